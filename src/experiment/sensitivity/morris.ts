import { mean, sampleVariance } from 'simple-statistics';
import type { SequentialStream } from '../../engine/index.ts';
import type { Estimate } from '../statistics/sample.ts';
import { estimateMean, knownValues } from '../statistics/sample.ts';
import { studentTQuantile } from '../statistics/student-t.ts';
import { shuffledIndices } from '../designs/shuffled-indices.ts';

/** A walk through the plausible ranges that moves one setting after the other, each once. */
export interface Trajectory {
  /** One point more than there are settings; a position from 0 to 1 on the range of each setting. */
  readonly points: readonly (readonly number[])[];
  /** The setting that each step moves, by its index in the list. */
  readonly moves: readonly number[];
}

/** What screening says of one setting, in the unit of the measure for a move over its whole plausible range. */
export interface Screening {
  /**
   * Mean elementary effect, with its sign: near 0 where the setting does not act, and also where it acts now up, now
   * down.
   */
  readonly mu: Estimate;
  /** Mean size of an elementary effect, whatever its sign. */
  readonly muStar: Estimate;
  /** Standard deviation of the elementary effects over the trajectories, chance included. */
  readonly sigma: number;
  /**
   * Standard error of one elementary effect: how far chance alone moves it. 0 where there is one replication a point.
   */
  readonly noise: number;
  /**
   * `sigma` without the chance in it: how much the effect depends on the other settings, or on where on its own range
   * it is taken.
   */
  readonly interaction: number;
  /** The mean size above which chance alone is no good explanation. */
  readonly noiseLimit: number;
  /** Whether `muStar` is above that. */
  readonly standsOut: boolean;
  /** Trajectories in which the measure had a meaning. */
  readonly trajectories: number;
}

const levels = 4;
const step = 2 / 3; // levels / (2 (levels - 1)): from each level there is exactly one level to go to, and all levels are used alike

/** Mean and variance of the size of a standard normal number. */
const halfNormal = { mean: Math.sqrt(2 / Math.PI), variance: 1 - 2 / Math.PI };

/**
 * Trajectories on a grid of four levels, each step two thirds of a range.
 *
 * Levels are balanced: of four trajectories, each setting starts once at each level, so that few trajectories already
 * see the whole of every range. The order of the steps is a matter of chance.
 * Source: Morris (1991), Factorial sampling plans for preliminary computational experiments, Technometrics 33, 161-174.
 */
export function drawTrajectories(settings: number, count: number, stream: SequentialStream): Trajectory[] {
  const starts = Array.from({ length: settings }, () =>
    Array.from({ length: Math.ceil(count / levels) }, () => shuffledIndices(levels, () => stream.next())).flat(),
  );
  return Array.from({ length: count }, (_, trajectory) => {
    const moves = shuffledIndices(settings, () => stream.next());
    const position = starts.map((each) => each[trajectory] / (levels - 1));
    const points = [[...position]];
    for (const setting of moves) {
      position[setting] =
        position[setting] < 0.5 ? snapToGrid(position[setting] + step) : snapToGrid(position[setting] - step);
      points.push([...position]);
    }
    return { points, moves };
  });
}

/**
 * What trajectories say of each setting.
 *
 * `values` are those of each trajectory, by point and replication. All points of a trajectory have the same
 * replications, so that an elementary effect is a mean of differences between runs with the same random numbers; each
 * trajectory has random numbers of its own, so that the mean over trajectories is over random numbers too.
 *
 * Chance and interaction, separated: with R replications the effects e_r of one step scatter by a variance v, and
 * their mean has v / R of it. The variance of those means over trajectories, sigma², is made of two parts that add up:
 * that of the effect itself, because it depends on where the other settings stand or on its own level, and the mean of
 * v / R, `noise`². So interaction² = sigma² - noise², not below 0.
 *
 * A mean size is never 0 where there is chance: of T effects of nothing but normal noise it is 0.80 noise, with the
 * variance 0.36 / T. The noise is itself estimated, with n = T (R - 1) degrees of freedom, which adds 0.32 / n. So a
 * setting stands out above noise (0.80 + t √(0.36 / T + 0.32 / n)), with the 95% quantile t of Student's distribution.
 * That lets one setting in ten pass that does nothing: a screening would sooner keep a setting too many.
 *
 * Effects of replications in which the measure has no meaning are left out, and so are trajectories that have none
 * other.
 */
export function screenSettings(
  trajectories: readonly Trajectory[],
  values: readonly (readonly (readonly number[])[])[],
): Screening[] {
  const settings = trajectories[0].moves.length;
  const effects: number[][][] = Array.from({ length: settings }, () => []);
  trajectories.forEach(({ points, moves }, trajectory) => {
    moves.forEach((setting, index) => {
      const moved = points[index + 1][setting] - points[index][setting];
      const [before, after] = [values[trajectory][index], values[trajectory][index + 1]];
      const each = knownValues(after.map((value, replication) => (value - before[replication]) / moved));
      if (each.length > 0) effects[setting].push(each);
    });
  });
  return effects.map(screeningOf);
}

/** What the elementary effects of one setting say: those of each trajectory by replication. */
function screeningOf(effects: number[][]): Screening {
  const count = effects.length;
  if (count === 0)
    return {
      mu: unknownEstimate,
      muStar: unknownEstimate,
      sigma: NaN,
      noise: NaN,
      interaction: NaN,
      noiseLimit: NaN,
      standsOut: false,
      trajectories: 0,
    };
  const means = effects.map(mean);
  const replicated = effects.filter((each) => each.length > 1);
  const noiseVariance =
    replicated.length === 0 ? 0 : mean(replicated.map((each) => sampleVariance(each) / each.length));
  const variance = count > 1 ? sampleVariance(means) : 0;
  const noise = Math.sqrt(noiseVariance);
  const degreesOfFreedom = replicated.reduce((sum, each) => sum + each.length - 1, 0);
  const noiseLimit =
    noise === 0
      ? 0
      : noise *
        (halfNormal.mean +
          studentTQuantile(0.95, degreesOfFreedom) *
            Math.sqrt(halfNormal.variance / count + halfNormal.mean ** 2 / (2 * degreesOfFreedom)));
  const size = estimateMean(means.map(Math.abs));
  return {
    mu: estimateMean(means),
    muStar: size.lo95 === undefined ? size : { ...size, lo95: Math.max(0, size.lo95) },
    sigma: Math.sqrt(variance),
    noise,
    interaction: Math.sqrt(Math.max(0, variance - noiseVariance)),
    noiseLimit,
    standsOut: size.mean > noiseLimit,
    trajectories: count,
  };
}

const unknownEstimate: Estimate = { mean: NaN, replications: 0 };

/** A position on the grid, freed of the rounding of thirds, so that the ends of ranges are met exactly. */
const snapToGrid = (position: number): number => Math.round(position * (levels - 1)) / (levels - 1);
