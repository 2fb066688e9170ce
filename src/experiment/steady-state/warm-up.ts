import { mean } from 'simple-statistics';
import type { MetricName, ReplicationResult, Area } from '../../model/index.ts';
import { metricIndex, wholeService } from '../../model/index.ts';
import type { Estimate } from '../statistics/sample.ts';
import { levelOf } from '../level.ts';
import type { Trend } from './trend.ts';
import { trendOf } from './trend.ts';
import { estimateMean, isConstant, knownValues } from '../statistics/sample.ts';
import { valueOf } from '../selection.ts';

/** Months in one batch. Source: White and Spratt (2000). */
const batchSize = 5;

/**
 * Batches at the end at which no truncation is considered: what is left would be too little to judge by. Source: Hoad,
 * Robinson and Davies (2010b).
 */
const fewestBatchesLeft = 5;

/**
 * Months on each side of the month that Welch's moving average is of: thirteen in all, so that a year's seasons cancel.
 */
const welchHalfWindow = 6;

/** Where a series leaves its beginning behind. */
export interface Truncation {
  /** Values to leave out at the beginning: where the error that MSER marks is least. */
  readonly values: number;
  /** Whether that lies in the first half of the series; otherwise the series is too short, or has no steady state. */
  readonly found: boolean;
}

/**
 * The truncation of a series by the rule MSER-5: of all beginnings that could be left out, the one that leaves the mean
 * of the rest with the least squared deviation a batch, counted in batches of five values.
 *
 * A beginning that differs from the rest adds more to the deviation than its values are worth; an ordinary one is kept.
 * A last batch that is not whole is left out of account. A series of fewer than ten batches is too short to judge:
 * nothing is found.
 * Source: White, "An effective truncation heuristic for bias reduction in simulation output", Simulation 69 (1997),
 * 323-334; White, Cobb and Spratt (2000) for batches of five; Hoad, Robinson and Davies, "Automating warm-up length
 * estimation", Journal of the Operational Research Society 61 (2010), 1389-1403, for means over replications, the end
 * that is left out and the warning.
 */
export function mser5(series: readonly number[]): Truncation {
  const batches = Array.from({ length: Math.floor(series.length / batchSize) }, (_, index) =>
    mean(series.slice(index * batchSize, (index + 1) * batchSize)),
  );
  if (batches.length < 2 * fewestBatchesLeft) return { values: 0, found: false };
  const errors = Array.from({ length: batches.length - fewestBatchesLeft + 1 }, (_, left) =>
    marginalError(batches.slice(left)),
  );
  const least = errors.indexOf(Math.min(...errors));
  return { values: least * batchSize, found: least * 2 <= batches.length };
}

/** The squared deviations from the mean over the square of their number. */
function marginalError(values: readonly number[]): number {
  const centre = mean(values);
  return values.reduce((sum, value) => sum + (value - centre) * (value - centre), 0) / (values.length * values.length);
}

/**
 * Welch's moving average: of each value and as many before and after it as the window says; near the beginning of as
 * many as there are on both sides. The last values of a series, which have no window, have no average.
 *
 * Source: Welch, "The statistical analysis of simulation results", in Lavenberg (ed.), The Computer Performance
 * Modeling Handbook (1983).
 */
export function movingAverage(series: readonly number[], halfWindow: number): number[] {
  return series.slice(0, Math.max(0, series.length - halfWindow)).map((_, index) => {
    const reach = Math.min(index, halfWindow);
    return mean(series.slice(index - reach, index + reach + 1));
  });
}

/** How one metric of a run comes to a steady state. */
export interface WarmUp {
  readonly metric: MetricName;
  readonly scope: Area;
  /**
   * Months, by their ends, from the first that has a value, with the mean over replications and, but for the last six,
   * its moving average.
   */
  readonly course: readonly { readonly date: string; readonly mean: number; readonly average?: number }[];
  /**
   * What the trend of the months after the warm-up is; absent where MSER-5 finds no warm-up, so that there are no such
   * months.
   */
  readonly trend?: Trend;
  /** Months from the start of the run that are left out; absent where no steady state is found. */
  readonly months?: number;
  /** End of the first month that counts. */
  readonly from?: string;
  /** The mean of the months that count, over replications; absent where no steady state is found. */
  readonly level?: Estimate;
}

/**
 * The warm-up of a metric, from its means over replications. Undefined where it has no meaning in a month after its
 * first.
 */
export function warmUpOf(
  results: readonly ReplicationResult[],
  metric: MetricName,
  scope: Area = wholeService,
): WarmUp | undefined {
  const { dates } = results[0];
  const means = dates.map((_, date) => meanOf(results.map((result) => valueAt(result, metric, scope, date))));
  const first = means.findIndex((value) => !Number.isNaN(value));
  const series = means.slice(first);
  if (first < 0 || series.some(Number.isNaN)) return undefined;
  const averages = movingAverage(series, welchHalfWindow);
  const course = series.map((value, index) => ({
    date: dates[first + index],
    mean: value,
    ...(index < averages.length && { average: averages[index] }),
  }));
  // The error that MSER-5 minimises is the same wherever a constant begins, but for what rounding leaves of it.
  const { values, found } = isConstant(series) ? { values: 0, found: true } : mser5(series);
  if (!found) return { metric, scope, course };
  const months = first + values;
  const trend = trendOf(
    results.map((result) => dates.slice(months).map((_, index) => valueAt(result, metric, scope, months + index))),
  );
  if (trend.verdict === 'rising' || trend.verdict === 'falling') return { metric, scope, course, trend };
  const levels = results.map((result) =>
    meanOf(dates.slice(months).map((_, index) => valueAt(result, metric, scope, months + index))),
  );
  return {
    metric,
    scope,
    course,
    trend,
    months,
    from: dates[months],
    level: levelOf(metric, estimateMean(knownValues(levels))),
  };
}

const valueAt = (result: ReplicationResult, metric: MetricName, scope: Area, date: number): number =>
  valueOf(result, { date, scope: result.areas.indexOf(scope), metric: metricIndex[metric] });

/** The mean of those that have a meaning; NaN where none has. */
function meanOf(values: readonly number[]): number {
  const known = knownValues(values);
  return known.length === 0 ? NaN : mean(known);
}
