import { csvInChunks, nameCellWriter, numberCell } from '../csv/cells.ts';
import { measureText } from '../measure.ts';
import type { SweepResult } from './sweep.ts';
import { meansOfPoints } from './summary.ts';

/** One column of a table of data: its values are all of one kind, and one that is not there is undefined. */
export type TidyColumn =
  | { readonly name: string; readonly kind: 'text'; readonly values: readonly string[] }
  | { readonly name: string; readonly kind: 'whole' | 'number'; readonly values: readonly (number | undefined)[] };

/** Columns of one length: one row an observation. */
export type TidyTable = readonly TidyColumn[];

/** The settings at each point of a sweep. */
export const pointsTable = ({ study, points }: SweepResult): TidyTable => [
  { name: 'point', kind: 'whole', values: points.map((_, at) => at + 1) },
  ...study.factors.map(({ factor }, index): TidyColumn => ({
    name: factor.setting,
    kind: factor.whole ? 'whole' : 'number',
    values: points.map((levels) => levels[index]),
  })),
];

/** Every measure of every replication at every point; a measure without a meaning has no value. */
export function resultsTable({ measures, measured }: SweepResult): TidyTable {
  const rows = measured.flatMap((replications, at) =>
    replications.flatMap((values, index) =>
      measures.map((measure, measureIndex) => ({
        point: at + 1,
        replication: index + 1,
        measure: measureText(measure),
        value: values[measureIndex],
      })),
    ),
  );
  return [
    { name: 'point', kind: 'whole', values: rows.map(({ point }) => point) },
    { name: 'replication', kind: 'whole', values: rows.map(({ replication }) => replication) },
    { name: 'measure', kind: 'text', values: rows.map(({ measure }) => measure) },
    { name: 'value', kind: 'number', values: rows.map(({ value }) => (Number.isNaN(value) ? undefined : value)) },
  ];
}

/** The mean of every measure at every point with its interval, beside the settings. */
export function summaryTable(result: SweepResult): TidyTable {
  const { points, measures } = result;
  const means = measures.map((_, measureIndex) => meansOfPoints(result, measureIndex));
  const rows = points.flatMap((_, at) =>
    measures.map((measure, measureIndex) => ({ at, measure: measureText(measure), estimate: means[measureIndex][at] })),
  );
  return [
    ...pointsTable(result).map(
      (column) => ({ ...column, values: rows.map(({ at }) => column.values[at]) }) as TidyColumn,
    ),
    { name: 'measure', kind: 'text', values: rows.map(({ measure }) => measure) },
    { name: 'mean', kind: 'number', values: rows.map(({ estimate }) => estimate?.mean) },
    { name: 'lo95', kind: 'number', values: rows.map(({ estimate }) => estimate?.lo95) },
    { name: 'hi95', kind: 'number', values: rows.map(({ estimate }) => estimate?.hi95) },
    { name: 'replications', kind: 'whole', values: rows.map(({ estimate }) => estimate?.replications ?? 0) },
  ];
}

/**
 * A table as CSV in pieces: plain decimals that read back to the very same numbers, and an empty cell where there is no
 * value.
 */
export const tidyCsv = (table: TidyTable): Iterable<string> =>
  csvInChunks(table.map(({ name }) => nameCellWriter()(name)).join(','), function* () {
    const nameCell = nameCellWriter();
    const cells = table.map((column) =>
      column.kind === 'text'
        ? (row: number) => nameCell(column.values[row])
        : (row: number) => numberCell(column.values[row]),
    );
    for (let row = 0; row < table[0].values.length; row++) yield cells.map((cell) => cell(row)).join(',');
  });
