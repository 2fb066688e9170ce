import type { BreachDifference, BreachPoint, Limit } from '../../experiment/index.ts';
import {
  breachDifferences,
  breachOverTime,
  isBreach,
  canJudge,
  firstMonthAbove,
  settledBelowFrom,
  limitsOf,
  summaryOverTime,
  verdictOf,
} from '../../experiment/index.ts';
import type { MetricName } from '../../model/index.ts';
import { metricIndex } from '../../model/index.ts';
import type { ReportInput, ScenarioResults } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { metricNamed } from '../words/metric.ts';
import { formatNumber, formatPercentage } from '../words/number-words.ts';
import { hasSingleReplication } from '../words/subtitle.ts';

/** The probabilities whose passing is told. */
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
  const level = (value: number): string => `${formatNumber(value)}${unit === '%' ? '%' : ` ${unit}`}`;
  return atMost === undefined ? `at least ${level(atLeast ?? 0)}` : `at most ${level(atMost)}`;
}

/** What breaking it is: `more than 200 cases`. */
export const breachInWords = (limit: Limit): string =>
  levelInWords(limit)
    .replace(/^at most/, 'more than')
    .replace(/^at least/, 'less than');

/** What a limit is about: `Unallocated cases (region:Wales)`. */
export const limitSubject = ({ metric, scope = 'service' }: Limit): string =>
  `${metricNamed(metric).label}${scope === 'service' ? '' : ` (${scope})`}`;

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

/** What a difference of probabilities says. */
export const breachVerdict = ({ difference, lo95, hi95, pairs }: BreachDifference): string =>
  verdictOf({ mean: difference, lo95, hi95, replications: pairs });

/**
 * How likely each scenario is to be beyond each threshold, since when, and what a plan changes of that; a sentence for
 * each threshold and scenario.
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
  const what = `the threshold of ${levelInWords(limit)} for ‘${limitSubject(limit)}’`;
  if (!canJudge(limit, results[0])) {
    return isPlan || !limit.scope?.startsWith('pdu:')
      ? []
      : [`Nothing is said of ${what}: delivery units are reported with --scope pdu only.`];
  }
  if (hasSingleReplication(input)) return singleReplicationFinding(name, results, limit, what);
  const course = breachOverTime(results, limit);
  const last = course.at(-1);
  if (last === undefined) return [];
  const difference = isPlan ? breachDifferences(input.sets[0].results, results, limit).at(-1) : undefined;
  return [
    `‘${name}’ is beyond ${what} in ${formatMonth(last.date)} with a probability of ${probabilityWithInterval(last)}${crossingsInWords(course)}.${difference === undefined ? '' : ` ${changeInWords(input, difference)}`}`,
  ];
}

const probabilityWithInterval = ({ share, lo95, hi95 }: BreachPoint): string =>
  `${formatProbability(share)} (95% interval ${formatProbability(lo95)} to ${formatProbability(hi95)})`;

/** `; it is first above 5% in August 2021 and above 50% in May 2022` */
function crossingsInWords(course: readonly BreachPoint[]): string {
  if (course.every(({ share }) => share > likely)) return `; it is above ${formatProbability(likely)} in every month`;
  const [above, farAbove] = [firstMonthAbove(course, unlikely), firstMonthAbove(course, likely)];
  if (above === undefined) return `; it is never above ${formatProbability(unlikely)}`;
  const rise = `; it is first above ${formatProbability(unlikely)} in ${formatMonth(above)}${farAbove === undefined ? `, never above ${formatProbability(likely)}` : farAbove === above ? ` and above ${formatProbability(likely)} in the same month` : ` and above ${formatProbability(likely)} in ${formatMonth(farAbove)}`}`;
  const [gone, halved] = [settledBelowFrom(course, unlikely), settledBelowFrom(course, likely)];
  if (gone !== undefined)
    return `${rise}, and stays at or below ${formatProbability(unlikely)} from ${formatMonth(gone)} on`;
  return halved === undefined
    ? rise
    : `${rise}, and stays at or below ${formatProbability(likely)} from ${formatMonth(halved)} on`;
}

function changeInWords({ sets: [{ scenario }] }: ReportInput, difference: BreachDifference): string {
  const interval = `95% interval ${formatPercentagePoints(difference.lo95)} to ${formatPercentagePoints(difference.hi95)}`;
  if (breachVerdict(difference) === 'cannot tell these apart')
    return `That cannot be told from ‘${scenario.name}’ (difference ${formatPercentagePoints(difference.difference)} percentage points, ${interval}).`;
  return `That is ${formatPercentagePoints(difference.difference).replace(/^[+−]/, '')} percentage points ${difference.difference > 0 ? 'above' : 'below'} ‘${scenario.name}’ (${interval}).`;
}

/** One replication has no probability, but it has months. */
function singleReplicationFinding(
  name: string,
  results: ScenarioResults['results'],
  limit: Limit,
  what: string,
): string[] {
  const months = summaryOverTime(results, limit.metric as MetricName, limit.scope);
  const beyond = months.filter(({ mean }) => isBreach(mean, limit));
  if (months.length === 0) return [];
  if (beyond.length === 0) return [`‘${name}’ keeps to ${what} throughout.`];
  const when =
    beyond.length === months.length
      ? 'in every month'
      : `in ${beyond.length} of ${months.length} months, first in ${formatMonth(beyond[0].date)}`;
  return [`‘${name}’ is beyond ${what} ${when}.`];
}
