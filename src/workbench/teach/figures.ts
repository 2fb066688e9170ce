import { estimateMean, valueOf } from '../../experiment/index.ts';
import { metricIndex } from '../../model/index.ts';
import type { MetricName, ReplicationResult } from '../../model/index.ts';
import { formatDifference, formatFigure, formatWithUnit, metricNamed } from '../../report/index.ts';

/** Runs of two worlds, pair by pair on the same random numbers. */
export interface WorldPairs {
  readonly with: readonly ReplicationResult[];
  readonly without: readonly ReplicationResult[];
}

/** Months of a run: those whose last day lies after `after` and not after `until`, both ISO dates. */
export interface Months {
  readonly after: string;
  readonly until: string;
}

/** What a world does to a measure over some months, over all pairs. */
export interface Effect {
  readonly metric: MetricName;
  readonly with: number;
  readonly without: number;
  readonly difference: number;
  readonly lo95?: number;
  readonly hi95?: number;
  readonly pairs: number;
  /** Luck alone does not explain the difference. */
  readonly isTold: boolean;
}

/** The course of a measure in a run, month by month. */
export const courseOf = (result: ReplicationResult, metric: MetricName): number[] =>
  result.dates.map((_, date) => valueOf(result, { date, scope: 0, metric: metricIndex[metric] }));

/** The mean of a measure over the months in which it has a value. */
export function meanOver(result: ReplicationResult, metric: MetricName, { after, until }: Months): number {
  const values = courseOf(result, metric).filter(
    (value, date) => result.dates[date] > after && result.dates[date] <= until && Number.isFinite(value),
  );
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The paired difference of two worlds in a measure; undefined where no pair has a value. */
export function effectOf(pairs: WorldPairs, metric: MetricName, months: Months): Effect | undefined {
  const both = pairs.with
    .slice(0, pairs.without.length)
    .map((result, i) => [meanOver(result, metric, months), meanOver(pairs.without[i], metric, months)] as const)
    .filter(([one, other]) => Number.isFinite(one) && Number.isFinite(other));
  if (both.length === 0) return undefined;
  const { mean, lo95, hi95 } = estimateMean(both.map(([one, other]) => one - other));
  return {
    metric,
    with: both.reduce((sum, [one]) => sum + one, 0) / both.length,
    without: both.reduce((sum, [, other]) => sum + other, 0) / both.length,
    difference: mean,
    ...(lo95 !== undefined && { lo95 }),
    ...(hi95 !== undefined && { hi95 }),
    pairs: both.length,
    isTold: lo95 !== undefined && hi95 !== undefined && (lo95 > 0 || hi95 < 0),
  };
}

/** `79.1 cases`. */
export const figureInWords = (metric: MetricName, value: number): string =>
  formatWithUnit(value, metricNamed(metric).unit);

/** `+165 (+119 to +210)`; without an interval where all pairs agree. */
export function differenceInFigures(effect: Effect, unitWords = ''): string {
  const { unit } = metricNamed(effect.metric);
  const { lo95, hi95 } = effect;
  const written = formatDifference(
    { mean: effect.difference, ...(lo95 !== undefined && hi95 !== undefined && { lo95, hi95 }) },
    unit,
  );
  return written.lo95 === undefined || written.lo95 === written.hi95
    ? `${written.mean}${unitWords}`
    : `${written.mean}${unitWords} (${written.lo95} to ${written.hi95})`;
}

/** A level of an effect, with a decimal where without it the two levels would look alike, or further apart than they are. */
export const levelIn = ({ metric, difference }: Effect, level: number): string =>
  Math.abs(difference) < 2 && difference !== 0
    ? level.toLocaleString('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
    : formatFigure(level, metricNamed(metric).unit);

const unitAfter = (figure: string, unit: string): string => (unit === '%' ? `${figure}%` : `${figure} ${unit}`);

/** `is higher: 169 against 4.3 cases`, or that luck could explain it. Follows the name of the measure. */
export function effectInWords(effect: Effect | undefined): string {
  if (effect === undefined) return 'has no value here';
  const { metric, difference, isTold } = effect;
  const { unit } = metricNamed(metric);
  const levels = `${levelIn(effect, effect.with)} against ${unitAfter(levelIn(effect, effect.without), unit)}`;
  if (difference === 0) return `is the same to the last digit, ${formatWithUnit(effect.with, unit)}`;
  if (!isTold) return `is ${levels}, which luck alone could explain`;
  return `is ${difference > 0 ? 'higher' : 'lower'}: ${levels}`;
}
