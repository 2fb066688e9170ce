import { formatFigure } from './words/number-words.ts';

/** A table of text: the first columns of each row name it, the others are what it says. */
export interface DataTable {
  readonly caption: string;
  readonly columns: readonly string[];
  /** How many of the columns name the row. */
  readonly headings: number;
  readonly rows: readonly (readonly string[])[];
}

/** What stands for a figure that does not exist. */
export const notApplicable = '[z]';

/** A figure as a cell, without its unit; a mark where there is none. */
export const figureCell = (value: number | undefined, unit: string): string =>
  value === undefined ? notApplicable : formatFigure(value, unit);

/**
 * Whether a column holds figures, which stand in line at the right: every cell is empty, a number, a mark in brackets,
 * or begins with one.
 */
export const isNumericColumn = ({ headings, rows }: DataTable, column: number): boolean =>
  column >= headings && rows.every((row) => /^$|^[+−]?£?\d|^\[/.test(row[column]));

/** A table as lines of text, its columns in line, a name that the row above has already given left out. */
export function tableAsText(table: DataTable): string {
  const rows = table.rows.map((row, index) =>
    row.map((cell, column) => (column === 0 && table.headings > 1 && table.rows[index - 1]?.[0] === cell ? '' : cell)),
  );
  const widths = table.columns.map((heading, column) =>
    Math.max(heading.length, ...rows.map((row) => row[column].length)),
  );
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) =>
        isNumericColumn(table, column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
      )
      .join('  ')
      .trimEnd();
  return [line(table.columns), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
