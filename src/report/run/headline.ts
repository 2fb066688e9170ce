import type { Difference, Estimate, Summary } from '../../experiment/index.ts';
import { differenceOverTime, estimateMean, isSignificant, summaryOverTime, verdictOf } from '../../experiment/index.ts';
import type { MetricName, ReplicationResult } from '../../model/index.ts';
import type { ReportInput } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { leaderOf, lastYearDifference, plansInWords, valueAtMonth } from '../compare/leader.ts';
import { formatFigure, formatWithUnit, formatRoughly } from '../words/number-words.ts';
import type { Subject } from '../words/subject.ts';
import { capitalise } from '../words/letter-case.ts';

/** Changes of less than this share of the larger level are not called a rise or a fall. */
const smallestTrend = 0.05;

/**
 * The message of a chart in one line: where a measure goes, or what the plans do to it.
 *
 * At the end means in the last month: the mean of its working days for stocks that go up and down within a week, such as
 * unallocated cases and workload, so that no last night decides.
 *
 * A measure is said to rise or fall only where the 95% interval of its change within replications says so, and a plan
 * to be above or below the baseline only where that of the paired difference does. One of several plans is called the
 * lowest or highest only where it is ahead of all others (see `leaderOf`); otherwise the range of what they do is
 * given.
 */
export const headline = (input: ReportInput, subject: Subject): string =>
  input.sets.length === 1 ? trendHeadline(input, subject) : comparisonHeadline(input, subject);

function trendHeadline({ sets: [{ results }] }: ReportInput, { metric, words, unit }: Subject): string {
  const points = summaryOverTime(results, metric);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return `${capitalise(words)}: no figures in this run`;
  const [level, month] = [formatRoughly(last.mean, unit), formatMonth(last.date)];
  if (Math.abs(last.mean - first.mean) < smallestTrend * Math.max(Math.abs(first.mean), Math.abs(last.mean))) {
    return `${capitalise(words)} stay at ${level} until ${month}`;
  }
  const { mean, lo95 = mean, hi95 = mean } = changeBetween(results, metric, first.date, last.date);
  if (lo95 > 0) return `${capitalise(words)} rise to ${level} by ${month}`;
  if (hi95 < 0) return `${capitalise(words)} fall to ${level} by ${month}`;
  return `${capitalise(words)} end at ${level} in ${month}`;
}

/**
 * How a metric of the whole service changes between two dates, over the replications that have it at both; not at all
 * where none has.
 */
function changeBetween(results: readonly ReplicationResult[], metric: MetricName, from: string, to: string): Estimate {
  const changes = results.map((result) => valueAtMonth(result, metric, to) - valueAtMonth(result, metric, from));
  const known = changes.filter((change) => !Number.isNaN(change));
  return known.length > 0 ? estimateMean(known) : { mean: 0, replications: 0 };
}

function comparisonHeadline(input: ReportInput, subject: Subject): string {
  const { words, unit, better } = subject;
  const baseline = input.sets[0].scenario.name;
  const ends = endDifferences(input, subject);
  const [only] = ends;
  if (only === undefined) return `${capitalise(words)}: no figures in this run`;
  const month = formatMonth(only.difference.date);
  const amount = ({ difference }: NamedDifference): string =>
    formatRoughly(Math.abs(difference.mean), unit).replace('%', ' percentage points');
  const sideOf = ({ difference }: NamedDifference): string => (difference.mean > 0 ? 'above' : 'below');
  if (ends.length === 1) {
    const verdict = verdictOf(only.difference);
    if (verdict === 'identical') return `${capitalise(words)} are the same with ‘${only.name}’ and ‘${baseline}’`;
    if (verdict === 'cannot tell these apart')
      return `${capitalise(words)} with ‘${only.name}’ and ‘${baseline}’ do not differ significantly in ${month}`;
    return `${capitalise(words)} with ‘${only.name}’ are ${amount(only)} ${sideOf(only)} ‘${baseline}’ in ${month}`;
  }
  const significant = ends.filter(({ difference }) => isSignificant(difference));
  if (significant.length === 0) return `No plan’s ${words} differ significantly from ‘${baseline}’ in ${month}`;
  const good = significant.filter(({ difference }) => verdictOf(difference) === better);
  if (good.length === 0 && significant.length < ends.length)
    return `No plan’s ${words} are significantly ${better} than with ‘${baseline}’ in ${month}`;
  const leader = leaderOf(ends, better, (plan, other) => differencesFrom(plan, other, subject));
  if (leader !== undefined && good.includes(leader)) {
    const rank = better === 'lower' ? 'lowest' : 'highest';
    return (
      `${capitalise(words)} are ${rank} with ‘${leader.name}’: ${amount(leader)} ${sideOf(leader)} ‘${baseline}’ ` +
      `in ${month}`
    );
  }
  const group = (good.length > 0 ? good : significant).toSorted(
    (a, b) => Math.abs(a.difference.mean) - Math.abs(b.difference.mean),
  );
  const [least, most] = [amount(group[0]), amount(group[group.length - 1])];
  const range = least === most ? least : `${least.replace(' percentage points', '')} to ${most.replace(/^about /, '')}`;
  return `${capitalise(words)} are ${range} ${sideOf(group[0])} ‘${baseline}’ with ${plansInWords(
    group.map(({ name }) => name),
    ends.length,
  )} in ${month}`;
}

/** A plan less another in the last month and over the last year; nothing where they do not end in the same month. */
function differencesFrom(plan: NamedDifference, other: NamedDifference, { metric }: Subject): Estimate[] {
  if (plan.difference.date !== other.difference.date) return [];
  const valueAt = (result: ReplicationResult, date: string): number => valueAtMonth(result, metric, date);
  return [
    ...differenceOverTime(other.results, plan.results, metric).slice(-1),
    ...lastYearDifference(plan.results, other.results, valueAt),
  ];
}

interface NamedDifference {
  readonly name: string;
  readonly results: readonly ReplicationResult[];
  readonly difference: Difference;
}

/** Each plan's difference from the baseline in the last month that both have; of stocks, in the mean of that month. */
export function endDifferences(
  { sets: [baseline, ...plans] }: ReportInput,
  { metric }: Pick<Subject, 'metric'>,
): NamedDifference[] {
  return plans.flatMap(({ scenario, results }) => {
    const difference = differenceOverTime(baseline.results, results, metric).at(-1);
    return difference ? [{ name: scenario.name, results, difference }] : [];
  });
}

/**
 * The course of a measure in words, for those who cannot see the lines: where each begins, where it is highest, and
 * where it ends.
 */
export const courseInWords = ({ sets }: ReportInput, subject: Subject): string =>
  sets
    .flatMap(({ scenario, results }) => {
      const course = courseOf(summaryOverTime(results, subject.metric), subject);
      return course === undefined ? [] : [sets.length === 1 ? capitalise(course) : `With ‘${scenario.name}’ ${course}`];
    })
    .join(' ');

function courseOf(points: readonly Summary[], { words, unit }: Subject): string | undefined {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const level = ({ mean, date }: Summary): string => `${formatWithUnit(mean, unit)} in ${formatMonth(date)}`;
  const top = points.reduce((a, b) => (b.mean > a.mean ? b : a));
  const peak = top === first || top === last ? '' : `, reach ${level(top)}`;
  const { lo95, hi95 } = last;
  const interval =
    lo95 === undefined || hi95 === undefined
      ? ''
      : ` (95% interval ${formatFigure(lo95, unit)} to ${formatWithUnit(hi95, unit)})`;
  return `${words} start at ${level(first)}${peak} and end at ${level(last)}${interval}.`;
}
