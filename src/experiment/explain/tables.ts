import { csvFormatRows } from 'd3-dsv';
import { measureText } from '../measure.ts';
import { plainDecimal } from '../csv/plain-decimal.ts';
import type { Estimate } from '../statistics/sample.ts';
import type { ExplainResult } from './explain.ts';

/**
 * The data files of an explanation by name: what each change does, what each loop carries, and every value that these
 * are made from.
 */
export const explainFiles = (
  explanation: ExplainResult,
): Record<'shapley.csv' | 'loops.csv' | 'combinations.csv', string> => ({
  'shapley.csv': csvOf(shapleyRows(explanation)),
  'loops.csv': csvOf(loopRows(explanation)),
  'combinations.csv': csvOf(combinationRows(explanation)),
});

const csvOf = (rows: readonly (readonly string[])[]): string => `${csvFormatRows(rows.map((row) => [...row]))}\n`;

/** Names of the columns of an estimate. */
const columnsOf = (name: string): string[] => [name, `${name}_lo95`, `${name}_hi95`];

const cellsOf = ({ mean, lo95, hi95 }: Estimate): string[] =>
  [mean, lo95, hi95].map((value) => (value === undefined ? '' : plainDecimal(value)));

function shapleyRows({ measures }: ExplainResult): string[][] {
  const rows = measures.flatMap(({ measure, parts, difference }) => [
    ...parts.map(({ change, share, alone, last }) => [
      measureText(measure),
      withoutFormula(change.name),
      change.settings.join(' '),
      change.from ?? '',
      ...cellsOf(share),
      ...cellsOf(alone),
      ...cellsOf(last),
      String(share.replications),
      withoutFormula(change.because.join(' ')),
    ]),
    [
      measureText(measure),
      'all changes',
      '',
      '',
      ...cellsOf(difference),
      ...cellsOf(difference),
      ...cellsOf(difference),
      String(difference.replications),
      '',
    ],
  ]);
  return [
    [
      'measure',
      'change',
      'settings',
      'from',
      ...columnsOf('share'),
      ...columnsOf('alone'),
      ...columnsOf('last'),
      'replications',
      'because',
    ],
    ...rows,
  ];
}

function loopRows({ measures }: ExplainResult): string[][] {
  const rows = measures.flatMap(({ measure, difference, loops }) =>
    loops.map(({ loop, whenCut, carried }) => [
      measureText(measure),
      loop.name,
      loop.kind,
      ...cellsOf(difference),
      ...cellsOf(whenCut),
      ...cellsOf(carried),
      String(carried.replications),
    ]),
  );
  return [
    [
      'measure',
      'loop',
      'kind',
      ...columnsOf('difference'),
      ...columnsOf('difference_when_cut'),
      ...columnsOf('carried'),
      'replications',
    ],
    ...rows,
  ];
}

/** A column for each change says whether it is made (1) or not (0); values without a meaning are left out. */
function combinationRows({ measures, changes }: ExplainResult): string[][] {
  const rows = measures.flatMap(({ measure, combinations }) =>
    combinations.flatMap((values, combination) =>
      values.flatMap((value, index) =>
        Number.isFinite(value)
          ? [
              [
                measureText(measure),
                String(index + 1),
                ...changes.map((_, change) => String((combination >> change) & 1)),
                plainDecimal(value),
              ],
            ]
          : [],
      ),
    ),
  );
  return [['measure', 'replication', ...changes.map(({ name }) => withoutFormula(name)), 'value'], ...rows];
}

/** Words that a person wrote, as text that no spreadsheet takes for a formula. */
const withoutFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
