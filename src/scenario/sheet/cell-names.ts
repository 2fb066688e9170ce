import type * as Xlsx from '@e965/xlsx';

/** A cell as a spreadsheet names it, from its row and column, both from 0: `C7`. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** `A1:C7` */
export const rangeName = ({ s, e }: Xlsx.Range): string => `${cellName(s.r, s.c)}:${cellName(e.r, e.c)}`;

/** The last row and column of a range such as `A1:C7`, or of one cell; both from 0. */
export function lastOfRange(range: string): { readonly row: number; readonly column: number } {
  const [, letters, digits] = /\$?([A-Z]+)\$?(\d+)$/.exec(range) ?? ['', 'A', '1'];
  const column = [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
  return { row: Number(digits) - 1, column };
}
