import type * as Xlsx from '@e965/xlsx';
import { isIsoDate } from '../../model/index.ts';
import type { FormColumn } from './sheet-form.ts';
import { notApplicable } from './sheet-form.ts';
import { cellName } from './cell-names.ts';

type Cell = Xlsx.CellObject;

/** What a cell says: a value, to be checked with the line that it belongs to; nothing; or why it cannot be used. */
export type CellReading =
  | { readonly text: string | number }
  | { readonly isEmpty: true }
  | { readonly wrong: string; readonly found: string; readonly allowed?: string; readonly suggestion?: string };

export const cellAt = (sheet: Xlsx.WorkSheet, row: number, column: number): Cell | undefined =>
  sheet[cellName(row, column)] as Cell | undefined;

/** The text of a heading or a label: what stands there without spaces around it. */
export const labelOf = (cell: Cell | undefined): string =>
  cell === undefined || cell.v === undefined ? '' : String(cell.v).replace(/\s+/g, ' ').trim();

/**
 * Reads the cell of a line. A formula counts as the result that was stored with it. Numbers as text are read where they
 * can mean one thing only: 26,100 is a number, and so is £26 100 no number.
 */
export function readCell(cell: Cell | undefined, { isText, isPercent }: FormColumn, line: string): CellReading {
  if (cell?.f !== undefined && (cell.v === undefined || cell.v === ''))
    return {
      wrong: 'The formula has no stored result.',
      found: `=${cell.f}`,
      suggestion: 'Open the file in a spreadsheet program and save it, or put the number in.',
    };
  if (cell === undefined || cell.v === undefined) return { isEmpty: true };
  if (cell.t === 'e')
    return {
      wrong: 'The cell shows an error.',
      found: cell.w ?? errorNames[Number(cell.v)] ?? 'an error',
      suggestion: 'Put the number in.',
    };
  if (typeof cell.v === 'string') {
    const text = cell.v.replace(/[\u00a0\u202f]/g, ' ').trim();
    if (text === '' || text === notApplicable || text === '-' || text === '[x]') return { isEmpty: true };
    if (line === 'date') return readDateText(text);
    if (isText !== true || wantsNumber(line)) return readNumberText(isPercent ? text.replace(/\s*%$/, '') : text);
    return { text };
  }
  if (cell.v instanceof Date) {
    if (line === 'date') return { text: cell.v.toISOString().slice(0, 10) };
    return { wrong: 'A date stands here.', found: cell.v.toISOString().slice(0, 10), allowed: 'a number or nothing' };
  }
  if (typeof cell.v === 'number') {
    if (line === 'date') return readSerialDate(cell.v);
    if (/%/.test(String(cell.z ?? '')))
      return isPercent
        ? { text: Number((100 * cell.v).toPrecision(12)) }
        : percentage(`${Number((100 * cell.v).toPrecision(6))}%`);
    const number = Number(cell.v.toPrecision(12)); // 0.1 + 0.2 of a formula is 0.3
    return { text: isText === true && !wantsNumber(line) ? String(number) : number };
  }
  return { text: String(cell.v) };
}

/** What a cell shows for each code of an error that is stored in it. */
const errorNames: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};

/** Lines of the first sheet that are numbers. */
const wantsNumber = (line: string): boolean => ['units', 'years', 'replications'].includes(line);

const percentage = (found: string): CellReading => ({
  wrong: 'A percentage stands here, and this line counts.',
  found,
  allowed: 'how many',
});

function readNumberText(text: string): CellReading {
  if (/^[-+]?[\d.,]+\s*%$/.test(text)) return percentage(text);
  // Thousands are told by commas or spaces in threes.
  const bare = /^[-+]?\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(text) ? text.replace(/[, ]/g, '') : text;
  return { text: /^[-+]?\d+(\.\d+)?$/.test(bare) ? Number(bare) : text };
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** A date as people write it here: day, month, year. */
function readDateText(text: string): CellReading {
  const inDigits = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text);
  const inWords = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i.exec(text);
  const month = inWords === null ? Number(inDigits?.[2]) : months.indexOf(inWords[2].slice(0, 3).toLowerCase()) + 1;
  const [, day, , year] = inDigits ?? inWords ?? [];
  const date = day === undefined ? text : `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (isIsoDate(date)) return { text: date };
  return {
    wrong: day === undefined ? 'A date is needed here.' : 'There is no such day: dates are read as day, month, year.',
    found: text,
    allowed: 'a date such as 30/06/2025, 30 June 2025 or 2025-06-30',
  };
}

/** A day as a spreadsheet counts it, from 1900, where the cell is not formatted as a date. */
function readSerialDate(serial: number): CellReading {
  const [first, last] = [36_526, 58_805]; // 1 January 2000 and 30 December 2060
  if (Number.isInteger(serial) && serial >= first && serial <= last)
    return { text: new Date(Date.UTC(1899, 11, 30) + serial * 86_400_000).toISOString().slice(0, 10) };
  return { wrong: 'A date is needed here.', found: String(serial), allowed: 'a date such as 30/06/2025' };
}
