import { RandomStreams } from '../../engine/index.ts';
import type { RandomStream } from '../../engine/index.ts';
import { isBreach } from '../breach/breach.ts';
import type { Criterion } from '../breach/criterion.ts';
import { shuffledIndices } from '../designs/shuffled-indices.ts';
import { measureText } from '../measure.ts';
import { probabilityOfAtLeastDrawn } from '../statistics/hypergeometric.ts';
import type { Estimate } from '../statistics/sample.ts';
import { meansOfPoints } from '../sweep/summary.ts';
import type { SweepResult } from '../sweep/sweep.ts';
import { countFailing, countPoints, coverageOf, densityOf, dropChanceLimits } from './box.ts';
import type { Box, BoxCounts, BoxLimit, JudgedPoint } from './box.ts';
import { chooseBox, paste, peelingTrajectory } from './prim.ts';
import type { BoxSetting, PeeledBox } from './prim.ts';

/** A question of where a scenario fails. */
export interface DiscoverRequest {
  /** Simulated; it has a measure for every criterion. */
  readonly sweep: SweepResult;
  /** A point fails where the mean of any of them over the replications is beyond its limit. At least one. */
  readonly criteria: readonly Criterion[];
  /** The density that the box must have on the half where it is found. Default: the best balance with coverage. */
  readonly leastDensity?: number;
}

/** A point of the sweep that could be judged. */
export interface DiscoverPoint extends JudgedPoint {
  /** Its number in the design, from 1. */
  readonly point: number;
  /** Of each criterion. */
  readonly means: readonly Estimate[];
  /** Whether the 95% interval of a mean includes its limit, so that more replications might judge the point otherwise. */
  readonly isUncertain: boolean;
  /** Whether the box was looked for on it, or judged by it. Absent where none was looked for. */
  readonly half?: 'found on' | 'judged on';
}

/** A limit of the box, with how far it can be relied on. */
export interface DiscoveredLimit extends BoxLimit {
  readonly quasiPValue: number;
  /** In how many of the resamples PRIM limits the same end of the same setting. */
  readonly reproduced: number;
}

/** A box with what both halves say of it. */
export interface DiscoveredBox {
  /** The most telling first. */
  readonly limits: readonly DiscoveredLimit[];
  readonly found: BoxCounts;
  readonly judged: BoxCounts;
  /**
   * How likely at least as many failing points of the other half would lie in the box if it had nothing to do with
   * failing: Fisher's exact test.
   */
  readonly pValue: number;
}

/** A box of the trajectory with what each half says of it. */
export interface TrajectoryBox extends PeeledBox {
  readonly judged: BoxCounts;
}

/**
 * What came of it: a box that the other half confirms; a box that it does not; no box where every limit may be chance or
 * none is as dense as asked for; or no question, since no point, every point, or too few points of a kind fail.
 */
export type DiscoverVerdict =
  'box' | 'not confirmed' | 'only chance' | 'not dense enough' | 'none fails' | 'all fail' | 'too few';

/** What scenario discovery found. */
export interface DiscoverResult {
  readonly sweep: SweepResult;
  readonly criteria: readonly Criterion[];
  readonly verdict: DiscoverVerdict;
  readonly points: readonly DiscoverPoint[];
  /** Points without a mean of some criterion, which are left out. */
  readonly unjudged: number;
  /** Empty where no box was looked for. */
  readonly trajectory: readonly TrajectoryBox[];
  /** Present where the verdict is `box` or `not confirmed`. */
  readonly box?: DiscoveredBox;
}

/** Points that must fail, and points that must not, for a half of each to say something. */
export const fewestOfAKind = 10;

/** Halves of all points on which the box is looked for again. */
export const resamples = 20;

/** What chance gives the other half in one study of twenty is no confirmation. */
const largestPValue = 0.05;

/**
 * Scenario discovery: in which box of the uncertain settings does a scenario fail?
 *
 * PRIM looks for the box on one half of the points, drawn by chance with half of those that fail; limits that may be
 * chance are taken out, and what is left is judged by the other half. Twenty further halves tell how often PRIM finds
 * each limit again. The same sweep gives the same box.
 * Source: Bryant and Lempert, "Thinking inside the box", Technological Forecasting and Social Change 77 (2010), 34-49.
 */
export function discover({ sweep, criteria, leastDensity }: DiscoverRequest): DiscoverResult {
  const points = judgePoints(sweep, criteria);
  const before = { sweep, criteria, points, unjudged: sweep.points.length - points.length, trajectory: [] };
  const failing = countFailing(points);
  if (failing === 0) return { ...before, verdict: 'none fails' };
  if (failing === points.length) return { ...before, verdict: 'all fail' };
  if (Math.min(failing, points.length - failing) < fewestOfAKind) return { ...before, verdict: 'too few' };

  const stream = new RandomStreams(sweep.study.seed, 0).stream('halves');
  const settings = sweep.study.factors.map(({ factor, values }): BoxSetting => ({
    isDiscrete: values !== undefined || factor.whole,
  }));
  const half = drawHalf(points, stream, 0);
  const foundOn = points.filter((_, index) => half.has(index));
  const judgedOn = points.filter((_, index) => !half.has(index));
  const peeled = peelingTrajectory(foundOn, settings);
  const result = {
    ...before,
    points: points.map((point, index): DiscoverPoint => ({
      ...point,
      half: half.has(index) ? 'found on' : 'judged on',
    })),
    trajectory: peeled.map((each): TrajectoryBox => ({ ...each, judged: countPoints(judgedOn, each.box) })),
  };
  const chosen = chooseBox(peeled, leastDensity);
  if (chosen === undefined) return { ...result, verdict: 'not dense enough' };
  const mayLose = (box: Box): boolean => densityOf(countPoints(foundOn, box)) >= (leastDensity ?? 0);
  const pruned = dropChanceLimits(foundOn, paste(foundOn, settings, chosen.box), mayLose);
  if (pruned.box.length === 0) return { ...result, verdict: 'only chance' };

  const judged = countPoints(judgedOn, pruned.box);
  const pValue = probabilityOfAtLeastDrawn(judged.failingInBox, {
    of: judged.points,
    hits: judged.failing,
    drawn: judged.pointsInBox,
  });
  const reproduced = countReproduced(points, settings, stream, pruned.box, coverageOf(chosen.counts));
  const limits = pruned.box
    .map((limit, index): DiscoveredLimit => ({
      ...limit,
      quasiPValue: pruned.quasiPValues[index],
      reproduced: reproduced[index],
    }))
    .sort((a, b) => a.quasiPValue - b.quasiPValue);
  return {
    ...result,
    verdict: pValue <= largestPValue ? 'box' : 'not confirmed',
    box: { limits, found: countPoints(foundOn, pruned.box), judged, pValue },
  };
}

/** The points at which every criterion has a mean, with whether they fail. */
function judgePoints(sweep: SweepResult, criteria: readonly Criterion[]): DiscoverPoint[] {
  const measures = sweep.measures.map(measureText);
  const means = criteria.map(({ measure }) => {
    const index = measures.indexOf(measureText(measure));
    if (index < 0)
      throw new RangeError(`The sweep does not measure ${measureText(measure)}; it has ${measures.join(', ')}.`);
    return meansOfPoints(sweep, index);
  });
  return sweep.points.flatMap((levels, at): DiscoverPoint[] => {
    const ofPoint = means.flatMap((each) => each[at] ?? []);
    if (ofPoint.length < criteria.length) return [];
    return [
      {
        point: at + 1,
        levels,
        means: ofPoint,
        fails: criteria.some(({ limit }, index) => isBreach(ofPoint[index].mean, limit)),
        isUncertain: criteria.some(({ limit }, index) => {
          const { mean, lo95 = mean, hi95 = mean } = ofPoint[index];
          return isBreach(lo95, limit) !== isBreach(hi95, limit);
        }),
      },
    ];
  });
}

/** Half of the points that fail and half of those that do not, by their indices. Each draw has numbers of its own. */
function drawHalf(points: readonly JudgedPoint[], stream: RandomStream, draw: number): ReadonlySet<number> {
  const drawn = [true, false].flatMap((fails) => {
    const indices = points.flatMap((point, index) => (point.fails === fails ? [index] : []));
    const order = shuffledIndices(indices.length, (index) => stream.uniform(draw, index, Number(fails)));
    const size = fails ? Math.ceil(indices.length / 2) : Math.floor(indices.length / 2);
    return order.slice(0, size).map((index) => indices[index]);
  });
  return new Set(drawn);
}

/** Of each limit of a box, in how many resamples the box of the nearest coverage limits the same end of the setting. */
function countReproduced(
  points: readonly DiscoverPoint[],
  settings: readonly BoxSetting[],
  stream: RandomStream,
  box: Box,
  coverage: number,
): number[] {
  const boxes = Array.from({ length: resamples }, (_, resample) => {
    const half = drawHalf(points, stream, 1 + resample);
    const trajectory = peelingTrajectory(
      points.filter((_point, index) => half.has(index)),
      settings,
    );
    const distance = ({ counts }: PeeledBox): number => Math.abs(coverageOf(counts) - coverage);
    // Of boxes that are equally near, the last has the highest density.
    return trajectory.reduce((nearest, each) => (distance(each) <= distance(nearest) ? each : nearest)).box;
  });
  return box.map(
    ({ setting, end }) =>
      boxes.filter((each) => each.some((limit) => limit.setting === setting && limit.end === end)).length,
  );
}
