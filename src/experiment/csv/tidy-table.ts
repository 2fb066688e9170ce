import { csvInChunks, nameCellWriter, numberCell } from './cells.ts';

/**
 * One column of a table of data: its values are all of one kind, and one that is not there is undefined. A date is
 * written in ISO form.
 */
export type TidyColumn =
  | { readonly name: string; readonly kind: 'text' | 'date'; readonly values: readonly string[] }
  | { readonly name: string; readonly kind: 'whole' | 'number'; readonly values: readonly (number | undefined)[] };

/** Columns of one length: one row an observation. */
export type TidyTable = readonly TidyColumn[];

/**
 * A table as CSV in pieces: plain decimals that read back to the very same numbers, and an empty cell where there is no
 * value.
 */
export const tidyCsv = (table: TidyTable): Iterable<string> =>
  csvInChunks(table.map(({ name }) => nameCellWriter()(name)).join(','), function* () {
    const nameCell = nameCellWriter();
    const cells = table.map((column) => (row: number) => {
      const value = column.values[row];
      return typeof value === 'string' ? nameCell(value) : numberCell(value);
    });
    for (let row = 0; row < table[0].values.length; row++) yield cells.map((cell) => cell(row)).join(',');
  });
