import type { ReportInput } from '../input.ts';
import { formatMonth } from '../words/calendar-words.ts';

import { warmUpsOf } from './steady-state-words.ts';
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
    warmUpsOf(set).map(({ subject: { words, unit }, warmUp: { months, from, level } }) => [
      `${capitalise(words)}${unit === '%' ? ', %' : ''}`,
      ...(several ? [set.scenario.name] : []),
      months === undefined ? '[none found]' : String(months),
      from === undefined ? '' : formatMonth(from),
      ...[level?.mean, level?.lo95, level?.hi95].map((value) => figureCell(value, unit)),
    ]),
  );
  if (rows.length === 0) return undefined;
  return {
    caption:
      'Steady state: warm-up months left out (MSER-5 rule), and the mean of the remaining months ' +
      'with its 95% interval over replications',
    columns: [
      'Measure',
      ...(several ? ['Scenario'] : []),
      'Months left out',
      'Steady from',
      'Mean',
      '95% interval from',
      '95% interval to',
    ],
    headings: several ? 2 : 1,
    rows,
  };
}
