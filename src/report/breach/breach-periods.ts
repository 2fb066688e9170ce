import type { Estimate, Limit, ProportionEstimate, Verdict } from '../../experiment/index.ts';
import {
  canJudge,
  estimateMean,
  estimateProportion,
  isBreach,
  isSignificant,
  verdictOf,
} from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import { valueAtMonth } from '../compare/leader.ts';
import type { ReportInput } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';

/** Runs of so many months at most are read by quarters, longer ones by years. */
const mostMonthsByQuarter = 24;

/** Months in a row that are read together. */
export interface Period {
  /** ISO dates of the month ends. */
  readonly dates: readonly string[];
  /** `three months`, `year`, `month` */
  readonly length: string;
}

/** How many months of a comparison are read together: a quarter, or a year where the longest run is long. */
export const monthsOfPeriod = ({ sets }: ReportInput): number =>
  sets.every(({ results }) => results[0].dates.length <= mostMonthsByQuarter) ? 3 : 12;

/** The periods of a run, counted back from its end so that the last ones are whole. */
export function periodsOf(dates: readonly string[], months: number): Period[] {
  const count = Math.ceil(dates.length / months);
  return Array.from({ length: count }, (_, index) => {
    const end = dates.length - (count - 1 - index) * months;
    const own = dates.slice(Math.max(0, end - months), end);
    return { dates: own, length: lengthInWords(own.length) };
  });
}

const lengthInWords = (months: number): string =>
  months === 12 ? 'year' : months === 3 ? 'three months' : months === 1 ? 'month' : `${months} months`;

/** `three months to June 2023`, `June 2023` */
export function periodInWords({ dates, length }: Period): string {
  const end = formatMonth(dates[dates.length - 1]);
  return dates.length === 1 ? end : `${length} to ${end}`;
}

/** When a breach of a period is: `in the year to June 2031`, `in June 2031`. */
export const inPeriod = (period: Period): string =>
  `in ${period.dates.length === 1 ? '' : 'the '}${periodInWords(period)}`;

/** When the months of a period are, each by itself: `in a month of the year to June 2031`, `in June 2031`. */
export const inMonthOf = (period: Period): string =>
  period.dates.length === 1 ? inPeriod(period) : `in a month of the ${periodInWords(period)}`;

/** How likely a breach is in a month of a period. */
export interface BreachOfPeriod extends ProportionEstimate {
  readonly period: Period;
}

/**
 * The probability of a breach in a month of each period: the share of its months in which a limit is breached, over the
 * replications. One month of one replication says little by itself, and months of one replication are alike: its
 * interval (Wilson) counts each replication once, however many months it has, which errs on the wide side. Periods in
 * which the metric has no meaning are left out.
 */
export function breachByPeriod(results: readonly ReplicationResult[], limit: Limit, months: number): BreachOfPeriod[] {
  if (!canJudge(limit, results[0])) return [];
  return periodsOf(results[0].dates, months).flatMap((period) => {
    const shares = results.map((result) => shareOfMonths(result, limit, period)).filter((each) => !Number.isNaN(each));
    const hits = shares.reduce((sum, each) => sum + each, 0);
    return shares.length === 0 ? [] : [{ period, ...estimateProportion(Math.min(hits, shares.length), shares.length) }];
  });
}

/** The share of the months of a period in which a replication breaches a limit; NaN where the metric has no meaning. */
function shareOfMonths(result: ReplicationResult, limit: Limit, { dates }: Period): number {
  const values = dates
    .map((date) => valueAtMonth(result, limit.metric, date, limit.scope))
    .filter((value) => !Number.isNaN(value));
  return values.filter((value) => isBreach(value, limit)).length / values.length;
}

/**
 * The paired difference of a plan from a baseline in the share of months of a period; absent where they have no
 * replication in common, or not the same months.
 */
export function periodDifference(
  baseline: readonly ReplicationResult[],
  plan: readonly ReplicationResult[],
  limit: Limit,
  period: Period,
): PeriodDifference | undefined {
  const differences = pairedDifferences(baseline, plan, period, (result) => shareOfMonths(result, limit, period));
  if (differences.length === 0) return undefined;
  const estimate = estimateMean(differences);
  const differing = differences.filter((each) => each !== 0 && each > 0 === estimate.mean > 0).length;
  const isTold = isSignificant(estimate) && differing >= fewestDiffering;
  const isSame = differences.every((each) => each === 0);
  return {
    ...estimate,
    differing,
    isTold,
    verdict: isTold ? verdictOf(estimate) : isSame ? 'identical' : 'cannot tell these apart',
  };
}

/** The same of the metric itself: of its mean over the months of a period. */
export function figureDifference(
  baseline: readonly ReplicationResult[],
  plan: readonly ReplicationResult[],
  { metric, scope }: Limit,
  period: Period,
): Estimate | undefined {
  const differences = pairedDifferences(baseline, plan, period, (result) => {
    const values = period.dates.map((date) => valueAtMonth(result, metric, date, scope)).filter((each) => !isNaN(each));
    return values.reduce((sum, each) => sum + each, 0) / values.length;
  });
  return differences.length === 0 ? undefined : estimateMean(differences);
}

/** What a plan has less what a baseline has, for each replication of both that has it and the months of a period. */
const pairedDifferences = (
  baseline: readonly ReplicationResult[],
  plan: readonly ReplicationResult[],
  { dates }: Period,
  of: (result: ReplicationResult) => number,
): number[] =>
  plan.flatMap((result) => {
    const other = baseline.find(({ replication }) => replication === result.replication);
    if (other === undefined || !dates.every((date) => other.dates.includes(date))) return [];
    const difference = of(result) - of(other);
    return Number.isNaN(difference) ? [] : [difference];
  });

/** A difference in the share of months, and whether it can be told from chance. */
export interface PeriodDifference extends Estimate {
  /** Replications that differ the way their mean does. */
  readonly differing: number;
  readonly isTold: boolean;
  readonly verdict: Verdict;
}

/**
 * Where so few replications differ, chance may have made it though all of these few differ alike, which no interval of
 * a mean shows: five of five one way is a chance of one in sixteen (sign test), six of six one in thirty-two.
 */
const fewestDiffering = 6;
