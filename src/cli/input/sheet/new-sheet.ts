import type * as Xlsx from '@e965/xlsx';
import { formSheets, headingsOf, monthEndsFrom, notApplicable } from '../../../scenario/index.ts';
import type { FormSheet } from '../../../scenario/index.ts';
import { xlsx } from './library.ts';

/** Month ends of the series that a new sheet has lines for. */
const monthsOfSeries = 24;

/**
 * A workbook to fill in, in the format of its ending: each sheet with a title, a sentence, and one table. `filled` has
 * what is known, by key of the line on the first sheet; baseline and name among them. `start` is the first day of the
 * run, after which the series begins.
 */
export function newSheet(
  format: 'xlsx' | 'ods',
  filled: Readonly<Record<string, string | number>>,
  start = '2025-07-01',
): Uint8Array {
  const { utils, write } = xlsx();
  const workbook = utils.book_new();
  for (const form of formSheets) utils.book_append_sheet(workbook, sheetOf(form, filled, start), form.title);
  return new Uint8Array(write(workbook, { type: 'array', bookType: format, compression: true }) as ArrayBuffer);
}

function sheetOf(form: FormSheet, filled: Readonly<Record<string, string | number>>, start: string): Xlsx.WorkSheet {
  const isFirst = form.table === undefined;
  const rows = form.rows.map((row) => {
    const key = row.chapter === undefined && row.key === 'name' ? 'area' : row.key;
    return [
      row.label,
      ...form.columns.map((column) => {
        if (!row.columns.includes(column.key)) return notApplicable;
        return isFirst ? filled[key] : undefined;
      }),
      ...(form.hasSource ? [undefined] : []),
      row.about,
    ];
  });
  const heads = headingsOf(form);
  const months = form.isSeries ? monthEndsFrom(start, monthsOfSeries).map((day) => [day]) : [];
  const hint = form.columns.length > 1 && rows.some((row) => row.includes(notApplicable));
  const sheet = xlsx().utils.aoa_to_sheet([
    [form.title],
    [`${form.about}${hint ? ` ${notApplicable} means not applicable.` : ''}`],
    heads,
    ...rows,
    ...months,
  ]);
  const widthOf = (index: number): number =>
    index === 0
      ? 32
      : index === 1 && isFirst
        ? 44
        : index === heads.length - 1 && !form.isSeries
          ? 90
          : Math.max(12, heads[index].length + 2);
  sheet['!cols'] = heads.map((_, index) => ({ wch: widthOf(index) }));
  return sheet;
}
