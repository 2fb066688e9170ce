import type { Limit } from '../../experiment/index.ts';
import {
  canJudge,
  firstAbove,
  isBreach,
  isSignificant,
  limitsOf,
  settledBelowFrom,
  summaryOverTime,
} from '../../experiment/index.ts';
import { isUnitArea, metricIndex, wholeService } from '../../model/index.ts';
import type { ReportInput, ScenarioResults } from '../input.ts';
import type { BreachOfPeriod, PeriodDifference } from './breach-periods.ts';
import { breachByPeriod, inMonthOf, monthsOfPeriod, periodDifference, periodInWords } from './breach-periods.ts';
import { reconcile } from './reconcile.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { capitalise, uncapitalise } from '../words/letter-case.ts';
import { areaInWords } from '../words/measure-words.ts';
import { metricNamed } from '../words/metric.ts';
import { formatNumber, formatPercentage, isMoney, unitAfter } from '../words/number-words.ts';
import { hasSingleReplication } from '../words/subtitle.ts';

/** The probabilities whose passing is reported. */
const [unlikely, likely] = [0.05, 0.5];

/**
 * The limits that any scenario of a report sets on a metric that there is, each once; all scenarios are judged by all
 * of them.
 */
export const limitsIn = ({ sets }: ReportInput): Limit[] =>
  limitsOf(sets.map(({ scenario }) => scenario)).filter(({ metric }) => metric in metricIndex);

/** A level with its unit: `at most 200 cases`. */
export function levelInWords({ metric, atMost, atLeast }: Limit): string {
  const { unit } = metricNamed(metric);
  const level = (value: number): string => unitAfter(`${isMoney(unit) ? '£' : ''}${formatNumber(value)}`, unit);
  return atMost === undefined ? `at least ${level(atLeast ?? 0)}` : `at most ${level(atMost)}`;
}

/** A limit as a sentence names it: `the limit of 200 cases`, `the minimum of 50%`. */
export const namedLimit = (limit: Limit): string =>
  levelInWords(limit)
    .replace(/^at most/, 'the limit of')
    .replace(/^at least/, 'the minimum of');

/** What breaking it is: `more than 200 cases`. */
export const breachInWords = (limit: Limit): string =>
  levelInWords(limit)
    .replace(/^at most/, 'more than')
    .replace(/^at least/, 'less than');

/** What a limit is about: `Unallocated cases (region Wales)`. */
export const limitSubject = ({ metric, scope = 'service' }: Limit): string =>
  `${metricNamed(metric).label}${scope === 'service' ? '' : ` (${areaInWords(scope)})`}`;

/** `Unallocated cases: at most 200 cases` */
export const limitInWords = (limit: Limit): string => `${limitSubject(limit)}: ${levelInWords(limit)}`;

/** A probability as people say it; what is close to nothing or to certain but is neither is not rounded to it. */
export function formatProbability(share: number): string {
  if (share > 0 && share < 0.005) return 'under 1%';
  if (share < 1 && share > 0.995) return 'over 99%';
  return formatPercentage(share);
}

/** A difference of probabilities in percentage points: `+12`, `−35`. */
export const formatPercentagePoints = (difference: number): string => {
  const rounded = Math.round(100 * difference);
  return rounded === 0 ? '0' : `${rounded > 0 ? '+' : '−'}${Math.abs(rounded)}`;
};

/**
 * How likely each scenario is to be beyond each threshold in a month of the last quarter or year, as the chart shows it,
 * since when, and what a plan changes of that; a sentence for each threshold and scenario.
 */
export const thresholdFindings = (input: ReportInput): string[] =>
  limitsIn(input).flatMap((limit) =>
    input.sets.flatMap((set, index) => thresholdFinding(input, set, limit, index > 0)),
  );

function thresholdFinding(
  input: ReportInput,
  { scenario: { name }, results }: ScenarioResults,
  limit: Limit,
  isPlan: boolean,
): string[] {
  const what = `${namedLimit(limit)} for ${uncapitalise(limitSubject(limit))}`;
  if (!canJudge(limit, results[0])) {
    return isPlan || !isUnitArea(limit.scope ?? wholeService)
      ? []
      : [`${capitalise(what)} was not assessed: delivery units are reported only with --scope pdu.`];
  }
  if (hasSingleReplication(input)) return singleReplicationFinding(name, results, limit, what);
  const course = breachByPeriod(results, limit, monthsOfPeriod(input));
  const last = course.at(-1);
  if (last === undefined) return [];
  const difference = isPlan ? periodDifference(input.sets[0].results, results, limit, last.period) : undefined;
  return [
    `‘${name}’ has a probability of ${probabilityWithInterval(last)} of being ${sideOf(limit)} ${what} ` +
      `${inMonthOf(last.period)}. The probability ${crossingsInWords(course)}.` +
      (difference === undefined
        ? ''
        : ` ${changeInWords(input, difference)}${reconciled(input, results, limit, last, difference)}`),
  ];
}

/** Which side of a limit is a breach. */
const sideOf = ({ atMost }: Limit): string => (atMost === undefined ? 'below' : 'above');

const probabilityWithInterval = ({ share, lo95, hi95 }: BreachOfPeriod): string =>
  `${formatProbability(share)} (95% interval ${formatProbability(lo95)} to ${formatProbability(hi95)})`;

/** `first exceeds 5% in the three months to September 2021 and 50% in the three months to June 2022` */
function crossingsInWords(course: readonly BreachOfPeriod[]): string {
  const every = { 'three months': 'quarter' }[course[course.length - 1].period.length] ?? course.at(-1)!.period.length;
  if (course.every(({ share }) => share > likely)) return `is above ${formatProbability(likely)} in every ${every}`;
  const named = ({ period }: BreachOfPeriod): string =>
    `${period.dates.length === 1 ? '' : 'the '}${periodInWords(period)}`;
  const [above, farAbove] = [firstAbove(course, unlikely), firstAbove(course, likely)];
  if (above === undefined) return `never exceeds ${formatProbability(unlikely)}`;
  const further =
    farAbove === undefined
      ? ` and never exceeds ${formatProbability(likely)}`
      : ` and ${formatProbability(likely)} in ${farAbove === above ? `the same ${every}` : named(farAbove)}`;
  const rise = `first exceeds ${formatProbability(unlikely)} in ${named(above)}${further}`;
  const [gone, halved] = [settledBelowFrom(course, unlikely), settledBelowFrom(course, likely)];
  if (gone !== undefined) return `${rise}, and stays at or below ${formatProbability(unlikely)} from ${named(gone)} on`;
  return halved === undefined
    ? rise
    : `${rise}, and stays at or below ${formatProbability(likely)} from ${named(halved)} on`;
}

function changeInWords({ sets: [{ scenario }] }: ReportInput, difference: PeriodDifference): string {
  const { mean, replications, differing, verdict } = difference;
  if (verdict === 'identical') return `That is the same as with ‘${scenario.name}’ in every replication.`;
  const interval = intervalOfPoints(difference);
  const [points, size] = [formatPercentagePoints(mean), formatPercentagePoints(mean).replace(/^[+−]/, '')];
  if (verdict === 'cannot tell these apart')
    return (
      `The difference from ‘${scenario.name}’ is not significant (${points} percentage points` +
      `${interval === undefined ? `; ${differing} of ${replications} replications differ so` : `, 95% interval ${interval}`}).`
    );
  return (
    `That is ${size} percentage points ${mean > 0 ? 'above' : 'below'} ‘${scenario.name}’ ` +
    `${interval === undefined ? `in each of ${replications} replications` : `(95% interval ${interval})`}.`
  );
}

/**
 * `−35 to −12`; none where all replications differ by the same, of which a mean shows no spread, or so few that their
 * spread is none to judge by.
 */
export const intervalOfPoints = (difference: PeriodDifference): string | undefined => {
  const { mean, lo95, hi95, isTold } = difference;
  return lo95 === undefined ||
    hi95 === undefined ||
    (lo95 === hi95 && mean !== 0) ||
    (isSignificant(difference) && !isTold)
    ? undefined
    : `${formatPercentagePoints(lo95)} to ${formatPercentagePoints(hi95)}`;
};

const reconciled = (
  { sets: [baseline] }: ReportInput,
  results: ScenarioResults['results'],
  limit: Limit,
  { period }: BreachOfPeriod,
  difference: PeriodDifference,
): string => {
  const sentence = reconcile(baseline.results, results, limit, period, difference);
  return sentence === undefined ? '' : ` ${sentence}`;
};

/** One replication has no probability, but it has months. */
function singleReplicationFinding(
  name: string,
  results: ScenarioResults['results'],
  limit: Limit,
  what: string,
): string[] {
  const months = summaryOverTime(results, limit.metric, limit.scope);
  const beyond = months.filter(({ mean }) => isBreach(mean, limit));
  if (months.length === 0) return [];
  if (beyond.length === 0) return [`‘${name}’ keeps to ${what} in every month.`];
  const when =
    beyond.length === months.length
      ? 'in every month'
      : `in ${beyond.length} of ${months.length} months, first in ${formatMonth(beyond[0].date)}`;
  return [`‘${name}’ is ${sideOf(limit)} ${what} ${when}.`];
}
