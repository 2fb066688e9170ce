import type { ReportInput } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';

import { changeInWords, warmUpsOf } from './steady-state-words.ts';
import { capitalise } from '../words/letter-case.ts';
import type { DataTable } from '../data-table.ts';
import { figureCell } from '../data-table.ts';

/**
 * The warm-up of each key measure and the mean after it, for scenarios that ask for a steady state. Undefined where
 * none does.
 */
export function warmUpTable(input: ReportInput): DataTable | undefined {
  const several = input.sets.length > 1;
  const rows = input.sets.flatMap((set) =>
    warmUpsOf(set).map(({ subject: { words, unit }, warmUp: { months, from, level, trend } }) => [
      `${capitalise(words)}${unit === '%' ? ', %' : ''}`,
      ...(several ? [set.scenario.name] : []),
      months === undefined ? '[none found]' : String(months),
      from === undefined ? '' : formatMonth(from),
      ...[level?.mean, level?.lo95, level?.hi95].map((value) => figureCell(value, unit)),
      trend?.verdict ?? '',
      trend === undefined ? '' : changeInWords(trend, unit),
    ]),
  );
  if (rows.length === 0) return undefined;
  return {
    caption:
      'Steady state: warm-up months left out (MSER-5 rule), the mean of the remaining months with its 95% interval ' +
      'over replications, and how much they change',
    columns: [
      'Measure',
      ...(several ? ['Scenario'] : []),
      'Months left out',
      'Steady from',
      'Mean',
      '95% interval from',
      '95% interval to',
      'Trend',
      'Change over those months',
    ],
    headings: several ? 2 : 1,
    rows,
  };
}
