import { summarise, verdictOf, yearEnds } from '../../experiment/index.ts';
import type { ReportInput, ScenarioResults } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { endDifferences } from './headline.ts';
import { formatDifference, formatFigure, formatWithHalfWidth } from '../words/number-words.ts';
import type { Subject } from '../words/subject.ts';
import { capitalise } from '../words/letter-case.ts';
import { keySubjects } from '../words/subject.ts';
import type { DataTable } from '../data-table.ts';

/** Year ends that fit beside each other in a terminal. */
const mostYears = 6;

/**
 * The key measures of a report in one table: for one scenario in the last month of each simulated year, for several in
 * the last month of the baseline, and what each plan adds to it or takes from it.
 */
export const keyTable = (input: ReportInput): DataTable =>
  input.sets.length === 1 ? runTable(input.sets[0]) : comparisonTable(input);

function runTable({ scenario, results }: ScenarioResults): DataTable {
  const dates = thinOut(yearEnds(results[0].dates), mostYears);
  const rows = keySubjects.flatMap((subject) => {
    const found = new Map(
      summarise(results, { metrics: [subject.metric], scopes: ['service'], dates }).map((each) => [each.date, each]),
    );
    const cells = dates.map((date) => {
      const each = found.get(date);
      if (!each) return '';
      return each.hi95 === undefined
        ? formatFigure(each.mean, subject.unit)
        : formatWithHalfWidth(each.mean, each.hi95 - each.mean, subject.unit);
    });
    return found.size === 0 ? [] : [[measureName(subject), ...cells]];
  });
  const note =
    results.length === 1
      ? 'one replication, so the effect of chance is unknown'
      : `mean of ${results.length} replications ± half the width of its 95% interval`;
  return { caption: `${scenario.name}: ${note}`, columns: ['Measure', ...dates.map(formatMonth)], headings: 1, rows };
}

function comparisonTable(input: ReportInput): DataTable {
  const [{ scenario, results }] = input.sets;
  const rows = keySubjects.flatMap((subject) => {
    const { metric, unit } = subject;
    return endDifferences(input, subject).map(({ name, difference }) => {
      const [before] = summarise(results, { metrics: [metric], scopes: ['service'], dates: [difference.date] });
      const { mean, lo95, hi95 } = formatDifference(difference, unit);
      const interval = lo95 === undefined || hi95 === undefined ? '' : `${lo95} to ${hi95}`;
      return [
        measureName(subject),
        name,
        before ? formatFigure(before.mean, unit) : '',
        mean,
        interval,
        verdictOf(difference),
      ];
    });
  });
  return {
    caption:
      `Difference from ‘${scenario.name}’ in ${formatMonth(results[0].dates.at(-1) ?? '')}: ` +
      'means over replications with the same random numbers',
    columns: ['Measure', 'Plan', scenario.name, 'Difference', '95% interval', 'In words'],
    headings: 2,
    rows,
  };
}

/** A measure as it begins a row: `Mean capacity of practitioners, %`. */
export const measureName = ({ words, unit }: Subject): string => `${capitalise(words)}${unit === '%' ? ', %' : ''}`;

/** So many of a list at most, evenly spread, the last one always among them. */
export function thinOut<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.ceil(items.length / most);
  return items.filter((_, index) => (items.length - 1 - index) % step === 0);
}
