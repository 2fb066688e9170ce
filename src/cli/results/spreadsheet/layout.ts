import type { Sheet } from '../../../report/index.ts';

/** In characters. */
const [narrowest, widest] = [12, 60];

/** Of a sheet without a table. */
const widthOfText = 100;

/** How wide the columns of a sheet are, in characters: as its cells need, and not so wide that the next is out of sight. */
export const columnWidths = ({ table }: Sheet): readonly number[] =>
  table === undefined
    ? [widthOfText]
    : table.columns.map((heading, column) => {
        const longest = Math.max(heading.length / 2, ...table.rows.map((row) => String(row[column]).length));
        return Math.min(widest, Math.max(narrowest, Math.ceil(longest) + 2));
      });

/** The name by which programs know the table of a sheet: letters, digits and underscores. */
export const tableName = ({ name }: Sheet): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_');

/** Whether the first column of the table leads to the sheets that it names. */
export const hasContentsLinks = ({ name }: Sheet): boolean => name === 'Contents';

/** Height of a line of text, in points. */
const lineHeight = 16;

/** The height of a row, in points, at which all that its cells hold is seen. */
export function rowHeight(cells: readonly (string | number)[], widths: readonly number[]): number {
  const lines = cells.map((cell, column) => Math.ceil(String(cell).length / widths[column]));
  return lineHeight * Math.max(1, ...lines);
}

/** Whether a cell stands at the right: a number, or a mark in place of one. */
export const isAtRight = (cell: string | number): boolean => typeof cell === 'number' || /^\[[a-z]+\]$/.test(cell);
