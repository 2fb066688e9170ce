import type { Difference, Summary } from '../../experiment/index.ts';
import { differenceOverTime, summaryOverTime, verdictOf } from '../../experiment/index.ts';
import type { ReportInput } from '../input.ts';
import { monthOf } from './calendar-words.ts';
import { figureWithUnit, roughly } from './number-words.ts';
import type { Subject } from './subject.ts';
import { sentence } from './subject.ts';

/** Changes of less than this share of the larger level are not called a rise or a fall. */
const smallestTrend = 0.05;

/**
 * The message of a chart in one line: where a measure goes, or what the plans do to it.
 *
 * A plan is said to be above or below the baseline only where the 95% interval of the paired difference says so.
 */
export const headline = (input: ReportInput, subject: Subject): string =>
  input.sets.length === 1 ? trendHeadline(input, subject) : comparisonHeadline(input, subject);

function trendHeadline({ sets: [{ results }] }: ReportInput, { metric, words, unit }: Subject): string {
  const points = summaryOverTime(results, metric);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return `${sentence(words)}: no figures in this run`;
  const trend = trendBetween(first, last);
  return `${sentence(words)} ${trend === 'steady' ? 'stay near' : trend === 'rise' ? 'rise to' : 'fall to'} ${roughly(last.mean, unit)} by ${monthOf(last.date)}`.replace('near about', 'near');
}

/** Whether a level has risen or fallen between two dates: by one part in twenty at least, and with intervals that do not meet. */
function trendBetween(first: Summary, last: Summary): 'rise' | 'fall' | 'steady' {
  const change = last.mean - first.mean;
  if (Math.abs(change) < smallestTrend * Math.max(Math.abs(first.mean), Math.abs(last.mean))) return 'steady';
  const apart = change > 0 ? (last.lo95 ?? last.mean) > (first.hi95 ?? first.mean) : (last.hi95 ?? last.mean) < (first.lo95 ?? first.mean);
  return !apart ? 'steady' : change > 0 ? 'rise' : 'fall';
}

function comparisonHeadline(input: ReportInput, subject: Subject): string {
  const { words, unit, better } = subject;
  const baseline = input.sets[0].scenario.name;
  const ends = endDifferences(input, subject);
  const [only] = ends;
  if (only === undefined) return `${sentence(words)}: no figures in this run`;
  const month = monthOf(only.difference.date);
  const amount = ({ difference }: NamedDifference): string => roughly(Math.abs(difference.mean), unit).replace('%', ' percentage points');
  const sideOf = ({ difference }: NamedDifference): string => (difference.mean > 0 ? 'above' : 'below');
  if (ends.length === 1) {
    const verdict = verdictOf(only.difference);
    if (verdict === 'identical') return `${sentence(words)} are the same with ‘${only.name}’ and ‘${baseline}’`;
    if (verdict === 'cannot tell these apart') return `${sentence(words)} with ‘${only.name}’ and ‘${baseline}’ cannot be told apart in ${month}`;
    return `${sentence(words)} with ‘${only.name}’ are ${amount(only)} ${sideOf(only)} ‘${baseline}’ in ${month}`;
  }
  const told = ends.filter(({ difference }) => verdictOf(difference) === 'higher' || verdictOf(difference) === 'lower');
  if (told.length === 0) return `No plan’s ${words} can be told apart from ‘${baseline}’ in ${month}`;
  const sign = better === 'lower' ? 1 : -1;
  const best = told.reduce((a, b) => (sign * b.difference.mean < sign * a.difference.mean ? b : a));
  if (verdictOf(best.difference) !== better) return `No plan’s ${words} are ${better} than with ‘${baseline}’ in ${month}`;
  return `${sentence(words)} are ${better === 'lower' ? 'lowest' : 'highest'} with ‘${best.name}’: ${amount(best)} ${sideOf(best)} ‘${baseline}’ in ${month}`;
}

interface NamedDifference {
  readonly name: string;
  readonly difference: Difference;
}

/** Each plan's difference from the baseline at the last month end that both have. */
export function endDifferences({ sets: [baseline, ...plans] }: ReportInput, { metric }: Pick<Subject, 'metric'>): NamedDifference[] {
  return plans.flatMap(({ scenario, results }) => {
    const difference = differenceOverTime(baseline.results, results, metric).at(-1);
    return difference ? [{ name: scenario.name, difference }] : [];
  });
}

/** The course of a measure in words, for those who cannot see the lines: where each begins, turns and ends. */
export function courseInWords(input: ReportInput, { metric, words, unit }: Subject): string {
  const courses = input.sets.flatMap(({ scenario, results }) => {
    const points = summaryOverTime(results, metric);
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return [];
    const top = points.reduce((a, b) => (b.mean > a.mean ? b : a));
    const peak = top === first || top === last ? '' : `, reach ${figureWithUnit(top.mean, unit)} in ${monthOf(top.date)}`;
    const interval = last.lo95 === undefined || last.hi95 === undefined ? '' : ` (95% interval ${figureWithUnit(last.lo95, unit)} to ${figureWithUnit(last.hi95, unit)})`;
    return [`${input.sets.length === 1 ? sentence(words) : `With ‘${scenario.name}’ ${words}`} begin at ${figureWithUnit(first.mean, unit)} in ${monthOf(first.date)}${peak} and end at ${figureWithUnit(last.mean, unit)} in ${monthOf(last.date)}${interval}.`];
  });
  return courses.join(' ');
}
