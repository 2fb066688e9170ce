import { estimateMean, isSignificant, valueOf } from '../../experiment/index.ts';
import type { Estimate } from '../../experiment/index.ts';
import { metricIndex } from '../../model/index.ts';
import type { MetricName, ReplicationResult } from '../../model/index.ts';
import { metricNamed } from '../../report/index.ts';
import type { Move } from '../state/moves.ts';
import { loopNamed } from './arrows.ts';
import type { LoopName } from './arrows.ts';

/** Runs with a loop in place and cut, pair by pair on the same random numbers. */
export interface LoopPairs {
  readonly inPlace: readonly ReplicationResult[];
  readonly cut: readonly ReplicationResult[];
}

/** What cutting a loop does to one measure: the mean of the months from the cut on. */
export interface Effect {
  readonly metric: MetricName;
  readonly unit: string;
  readonly inPlace: number;
  /** Cut less in place. */
  readonly difference: Estimate;
  readonly pairs: number;
}

/** The setting that is a loop's strength. */
export const settingOf = (loop: LoopName): string => `loops.${loop}`;

/** The move that cuts a loop, from a day on or from the start. */
export const cutOf = (loop: LoopName, from?: string): Move => ({
  setting: settingOf(loop),
  ...(from !== undefined && { from }),
  level: 0,
});

/** The moves without what was done to a loop. */
export const withoutLoop = (moves: readonly Move[], loop: LoopName): readonly Move[] =>
  moves.filter(({ setting }) => setting !== settingOf(loop));

/** The move that cuts a loop, where it has been cut. */
export const cutAmong = (moves: readonly Move[], loop: LoopName): Move | undefined =>
  moves.findLast(({ setting, level }) => setting === settingOf(loop) && level === 0);

/**
 * What the cut does to a measure; undefined where it has a value in no pair. What happens in a month is given by the
 * year, since in one unit a month holds too few of it to speak of.
 */
export function effectOn(pairs: LoopPairs, metric: MetricName, from?: string): Effect | undefined {
  const { counting, unit } = metricNamed(metric);
  const isYearly = counting === 'during the month' && unit !== '%';
  const values = pairs.inPlace.flatMap((result, index) => {
    const [inPlace, cut] = [result, pairs.cut[index]].map((each) => meanFrom(each, metric, from));
    return Number.isNaN(inPlace) || Number.isNaN(cut) ? [] : [{ inPlace, change: cut - inPlace }];
  });
  if (values.length === 0) return undefined;
  const times = isYearly ? 12 : 1;
  return {
    metric,
    unit: isYearly ? `${unit} a year` : unit,
    inPlace: (times * values.reduce((sum, { inPlace }) => sum + inPlace, 0)) / values.length,
    difference: estimateMean(values.map(({ change }) => times * change)),
    pairs: values.length,
  };
}

/** The mean of the months from a day on that have a value. */
function meanFrom(result: ReplicationResult, metric: MetricName, from = ''): number {
  const values = result.dates
    .map((on, date) => (on < from ? NaN : valueOf(result, { date, scope: 0, metric: metricIndex[metric] })))
    .filter((value) => !Number.isNaN(value));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How strong a loop is, on its own measure. */
export interface Strength extends Effect {
  readonly loop: LoopName;
  /** What the loop moves, as a share of the level without a cut. */
  readonly share: number;
  /** Whether luck alone does not explain it, and it goes the way that the model's list says. */
  readonly isTold: boolean;
  readonly goesAsListed: boolean;
}

export function strengthOf(loop: LoopName, pairs: LoopPairs, from?: string): Strength | undefined {
  const { metric, direction } = loopNamed(loop).moves;
  const effect = effectOn(pairs, metric, from);
  if (effect === undefined) return undefined;
  const { mean } = effect.difference;
  return {
    ...effect,
    loop,
    share: mean === 0 ? 0 : Math.abs(mean) / Math.max(Math.abs(effect.inPlace), Math.abs(mean)),
    isTold: isSignificant(effect.difference),
    goesAsListed: mean !== 0 && mean < 0 === (direction === 'up'),
  };
}

/** Thickness of an arrow: 2 for nothing, 11 for all of the measure; shares that differ little at the low end still part. */
export const thicknessOf = (share: number): number => 2 + 9 * Math.sqrt(Math.min(1, share));
