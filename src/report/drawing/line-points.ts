import { differenceOverTime, summaryOverTime } from '../../experiment/index.ts';
import type { MetricName } from '../../model/index.ts';
import type { ReportInput } from '../input.ts';
import { roundToDigits } from '../words/number-words.ts';

/**
 * One point of a line: a mean at a month end with its interval and, in a chart of one scenario, the spread across
 * replications.
 */
export interface LinePoint {
  readonly scenario: string;
  /** ISO date of the month end. */
  readonly date: string;
  readonly mean: number;
  readonly lo95?: number;
  readonly hi95?: number;
  readonly p10?: number;
  readonly p90?: number;
}

/**
 * A metric of the whole service over time, for every scenario. Spreads of several scenarios would cover each other and
 * are left out.
 */
export const pointsOverTime = ({ sets }: ReportInput, metric: MetricName): LinePoint[] =>
  sets.flatMap(({ scenario, results }) =>
    summaryOverTime(results, metric).map(({ p10, p90, ...each }) =>
      pointOf(scenario.name, sets.length === 1 && results.length > 1 ? { ...each, p10, p90 } : each),
    ),
  );

/** A metric of the whole service over time, for every scenario but the baseline, as the difference from it. */
export function differencePoints({ sets: [baseline, ...plans] }: ReportInput, metric: MetricName): LinePoint[] {
  return plans.flatMap(({ scenario, results }) =>
    differenceOverTime(baseline.results, results, metric).map((each) => pointOf(scenario.name, each)),
  );
}

/** A point with the digits that a chart can show, and no more to carry. */
function pointOf(scenario: string, { date, mean, lo95, hi95, p10, p90 }: Omit<LinePoint, 'scenario'>): LinePoint {
  const numbers = Object.entries({ lo95, hi95, p10, p90 }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, roundToDigits(value, 5)] as const],
  );
  return { scenario, date, mean: roundToDigits(mean, 5), ...Object.fromEntries(numbers) };
}

/**
 * Where an interval is drawn from: from zero where it would begin below it though no replication does, since it is
 * symmetric and a count is not.
 */
export const lowEndDrawn = (lo95: number, isNeverBelowZero: boolean): number =>
  isNeverBelowZero ? Math.max(0, lo95) : lo95;

/** All numbers that lines with their bands reach to. */
export const extentOf = (points: readonly LinePoint[]): number[] =>
  points.flatMap(({ mean, lo95, hi95, p10, p90 }) =>
    [mean, lo95, hi95, p10, p90].filter((value) => value !== undefined),
  );
