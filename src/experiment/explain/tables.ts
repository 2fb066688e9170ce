import { measureText } from '../measure.ts';
import { csvText } from '../csv/cells.ts';
import type { Cell } from '../csv/cells.ts';
import type { Estimate } from '../statistics/sample.ts';
import type { ExplainResult } from './explain.ts';

/**
 * The data files of an explanation by name: what each change does, what each loop carries, and every value that these
 * are made from.
 */
export const explainFiles = (
  explanation: ExplainResult,
): Record<'shapley.csv' | 'loops.csv' | 'combinations.csv', string> => ({
  'shapley.csv': shapleyCsv(explanation),
  'loops.csv': loopsCsv(explanation),
  'combinations.csv': combinationsCsv(explanation),
});

/** Names of the columns of an estimate. */
const columnsOf = (name: string): string[] => [name, `${name}_lo95`, `${name}_hi95`];

const cellsOf = ({ mean, lo95, hi95 }: Estimate): Cell[] => [mean, lo95, hi95];

function shapleyCsv({ measures }: ExplainResult): string {
  const rows = measures.flatMap(({ measure, parts, difference }) => [
    ...parts.map(({ change, share, alone, last }) => [
      measureText(measure),
      change.name,
      change.settings.join(' '),
      change.from ?? '',
      ...cellsOf(share),
      ...cellsOf(alone),
      ...cellsOf(last),
      share.replications,
      change.because.join(' '),
    ]),
    [
      measureText(measure),
      'all changes',
      '',
      '',
      ...cellsOf(difference),
      ...cellsOf(difference),
      ...cellsOf(difference),
      difference.replications,
      '',
    ],
  ]);
  return csvText(
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
    rows,
  );
}

function loopsCsv({ measures }: ExplainResult): string {
  const rows = measures.flatMap(({ measure, difference, loops }) =>
    loops.map(({ loop, whenCut, carried }) => [
      measureText(measure),
      loop.name,
      loop.kind,
      ...cellsOf(difference),
      ...cellsOf(whenCut),
      ...cellsOf(carried),
      carried.replications,
    ]),
  );
  return csvText(
    [
      'measure',
      'loop',
      'kind',
      ...columnsOf('difference'),
      ...columnsOf('difference_when_cut'),
      ...columnsOf('carried'),
      'replications',
    ],
    rows,
  );
}

/** A column for each change says whether it is made (1) or not (0); values without a meaning are left out. */
function combinationsCsv({ measures, changes }: ExplainResult): string {
  const rows = measures.flatMap(({ measure, combinations }) =>
    combinations.flatMap((values, combination) =>
      values.flatMap((value, index) =>
        Number.isFinite(value)
          ? [[measureText(measure), index + 1, ...changes.map((_, change) => (combination >> change) & 1), value]]
          : [],
      ),
    ),
  );
  return csvText(['measure', 'replication', ...changes.map(({ name }) => name), 'value'], rows);
}
