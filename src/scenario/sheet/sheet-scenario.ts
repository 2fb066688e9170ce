import type * as Xlsx from '@e965/xlsx';
import { nearestName } from '../problems/nearest-name.ts';
import type { Problem } from '../problems/problem.ts';
import { cellName, lastOfRange, rangeName } from './cell-names.ts';
import type { Workbook } from './open-workbook.ts';
import { cellAt, labelOf, readCell } from './sheet-cells.ts';
import { aboutHeading, formSheets, headingsOf, sourceHeading } from './sheet-form.ts';
import type { FormRow, FormSheet } from './sheet-form.ts';

/** Where a line of the text that is made of a sheet comes from. */
export interface SheetPlace {
  readonly sheet: string;
  /** As the spreadsheet names it: `C7`. */
  readonly cell: string;
  /** The line and column as the sheet labels them. */
  readonly label: string;
}

/** A spreadsheet as the text of a scenario file, with the cell that each line of it stands for. */
export interface SheetScenario {
  readonly text: string;
  /** By line of the text, from 1. */
  readonly places: readonly (SheetPlace | undefined)[];
  /** What is wrong with the sheet itself: names, cells that hold no value. */
  readonly problems: readonly Problem[];
  /** What a reader should know of a good sheet. */
  readonly notes: readonly Problem[];
}

/** Reads a workbook that has the form of `formSheets`. Bad input never throws. */
export function sheetScenario(file: string, workbook: Workbook, hidden: ReadonlySet<string>): SheetScenario {
  return new SheetReader(file, workbook, hidden).read();
}

interface Located {
  readonly form: FormSheet;
  readonly name: string;
  readonly sheet: Xlsx.WorkSheet;
}

interface Value {
  readonly key: string;
  readonly value: string | number;
  readonly place: SheetPlace;
}

class SheetReader {
  readonly #file: string;
  readonly #workbook: Workbook;
  readonly #hidden: ReadonlySet<string>;
  readonly #lines: string[] = [];
  readonly #places: (SheetPlace | undefined)[] = [];
  readonly #problems: Problem[] = [];
  readonly #notes: Problem[] = [];

  constructor(file: string, workbook: Workbook, hidden: ReadonlySet<string>) {
    this.#file = file;
    this.#hidden = hidden;
    this.#workbook = workbook;
  }

  read(): SheetScenario {
    const sheets = this.#locate();
    const [first, ...tables] = formSheets;
    const main = sheets.find(({ form }) => form === first);
    const values = main === undefined ? [] : this.#rows(main);
    const of = (chapter: FormRow['chapter']): Value[] =>
      values.filter(({ row }) => row.chapter === chapter).flatMap(({ values }) => values);
    for (const { key, value, place } of of('scenario')) this.#put(0, key, value, place);
    if (!of('scenario').some(({ key }) => key === 'extends')) this.#put(0, 'extends', 'procap:baseline');
    if (of('run').length > 0) this.#open(0, 'run');
    for (const { key, value, place } of of('run')) this.#put(1, key, value, place);
    this.#open(0, 'own_figures', main && this.#place(main.name, 0, 0, first.title));
    for (const { key, value, place } of of(undefined)) this.#put(1, key, value, place);
    for (const form of tables) {
      const located = sheets.find((each) => each.form === form);
      if (located !== undefined) this.#table(located);
    }
    return {
      text: `${this.#lines.join('\n')}\n`,
      places: [undefined, ...this.#places],
      problems: this.#problems,
      notes: this.#notes,
    };
  }

  /** The sheets of the form: by the name of the sheet, else by the title in its first cell. */
  #locate(): Located[] {
    const { SheetNames, Sheets } = this.#workbook;
    const hidden = this.#hidden;
    const titles = formSheets.map(({ title }) => title);
    const found = formSheets.flatMap((form): Located[] => {
      const byName = SheetNames.find((name) => isSame(name, form.title));
      const byTitle = SheetNames.find(
        (name) =>
          !titles.some((title) => isSame(title, name)) && isSame(labelOf(cellAt(Sheets[name], 0, 0)), form.title),
      );
      const name = byName ?? byTitle;
      if (name === undefined) {
        const near = nearestName(form.title, SheetNames);
        const words = { message: `There is no sheet "${form.title}".`, allowed: titles.join(', ') };
        if (near !== undefined && !titles.includes(near))
          this.#problem(undefined, {
            ...words,
            found: near,
            suggestion: `Rename the sheet "${near}" to "${form.title}".`,
          });
        else if (form === formSheets[0]) this.#problem(undefined, { ...words, found: SheetNames.join(', ') });
        else if (form.isSeries !== true)
          this.#note(undefined, { message: `${words.message} All of its lines are taken from the baseline.` });
        return [];
      }
      if (hidden.has(name)) {
        this.#problem(undefined, {
          message: `The sheet "${name}" is hidden, so that nobody sees what would be read from it.`,
          suggestion: 'Show it, or delete it.',
        });
        return [];
      }
      if (byName === undefined)
        this.#note(this.#place(name, 0, 0, ''), {
          message: `The sheet "${name}" is read as "${form.title}", by its title.`,
        });
      return [{ form, name, sheet: Sheets[name] }];
    });
    const others = SheetNames.filter((name) => !found.some((each) => each.name === name) && !hidden.has(name));
    if (found.length > 0 && others.length > 0)
      this.#note(undefined, { message: `Not read, since they are not sheets of the form: ${others.join(', ')}.` });
    return found;
  }

  /** The lines of a sheet, each with what is filled in. */
  #rows({ form, name, sheet }: Located): { row: FormRow; place: SheetPlace; values: Value[]; source?: Value }[] {
    const last = lastOfRange(sheet['!ref'] ?? 'A1');
    const [firstHeading] = headingsOf(form);
    const heading = rowsTo(last.row).find((r) => isSame(labelOf(cellAt(sheet, r, 0)), firstHeading));
    if (heading === undefined) {
      this.#problem(this.#place(name, 0, 0, ''), {
        message: `The sheet has no row of headings: one whose first cell is "${firstHeading}".`,
        suggestion: `Make a new sheet with "procap new FILE --sheet", and copy the figures over.`,
      });
      return [];
    }
    this.#reportMerges(name, sheet, heading);
    const columns = this.#columns(form, name, sheet, last.column, heading);
    const seen = new Map<string, string>();
    return rowsTo(last.row)
      .filter((r) => r > heading)
      .flatMap((r) => {
        const label = labelOf(cellAt(sheet, r, 0));
        if (label === '') {
          this.#reportOrphans(name, sheet, r, columns);
          return [];
        }
        const place = this.#place(name, r, 0, label);
        const row = form.isSeries
          ? this.#month(form, cellAt(sheet, r, 0), place)
          : form.rows.find((each) => isSame(each.label, label) || each.key === label);
        if (row === 'bad day') return [];
        if (row === undefined) {
          const labels = form.rows.map((each) => each.label);
          this.#problem(place, {
            message: `The sheet has no line "${label}".`,
            allowed: labels.join(', '),
            ...suggest(nearestName(label, labels)),
          });
          return [];
        }
        const earlier = seen.get(row.label);
        if (earlier !== undefined) {
          this.#problem(place, {
            message: `The line "${row.label}" stands here and in ${earlier}.`,
            suggestion: 'Keep one of them.',
          });
          return [];
        }
        seen.set(row.label, place.cell);
        return [this.#row(form, name, sheet, r, row, columns)];
      });
  }

  /** The line of a month end, by its day; reported where it is none. */
  #month(form: FormSheet, cell: Xlsx.CellObject | undefined, place: SheetPlace): FormRow | 'bad day' {
    const reading = readCell(cell, { key: 'day', label: place.label }, 'date');
    if ('text' in reading) {
      const day = String(reading.text);
      return { key: day, label: day, about: '', columns: form.columns.map(({ key }) => key) };
    }
    const { wrong: message, ...rest } = 'wrong' in reading ? reading : { wrong: 'A date is needed here.', found: '' };
    this.#problem(place, { message, ...rest });
    return 'bad day';
  }

  #row(
    form: FormSheet,
    name: string,
    sheet: Xlsx.WorkSheet,
    r: number,
    row: FormRow,
    columns: ReadonlyMap<string, number>,
  ) {
    const values = form.columns.flatMap((column): Value[] => {
      const c = columns.get(column.key);
      if (c === undefined) return [];
      const line = form.table === undefined ? row.key : column.key;
      const label = form.columns.length === 1 ? row.label : `${row.label}, ${column.label}`;
      const place = this.#place(name, r, c, label);
      const reading = readCell(cellAt(sheet, r, c), column, line);
      if ('isEmpty' in reading) return [];
      if (!row.columns.includes(column.key)) {
        this.#problem(place, {
          message: 'Nothing may stand here: the column has no meaning for this line.',
          found: 'text' in reading ? String(reading.text) : reading.found,
        });
        return [];
      }
      if ('wrong' in reading) {
        const { wrong: message, ...rest } = reading;
        this.#problem(place, { message, ...rest });
        return [];
      }
      return [{ key: form.table === undefined ? row.key : column.key, value: reading.text, place }];
    });
    const c = columns.get('source');
    const text = c === undefined ? '' : labelOf(cellAt(sheet, r, c));
    return {
      row,
      place: this.#place(name, r, 0, row.label),
      values,
      ...(c !== undefined &&
        text !== '' && {
          source: { key: 'source', value: text, place: this.#place(name, r, c, `${row.label}, source`) },
        }),
    };
  }

  /**
   * Where each column of the form stands; one that is missing counts as empty, and one that nobody knows is a problem.
   */
  #columns(
    form: FormSheet,
    name: string,
    sheet: Xlsx.WorkSheet,
    lastColumn: number,
    heading: number,
  ): Map<string, number> {
    const known = [...form.columns, { key: 'source', label: sourceHeading }, { key: 'about', label: aboutHeading }];
    const columns = new Map<string, number>();
    for (let c = 1; c <= Math.min(lastColumn, 60); c++) {
      const label = labelOf(cellAt(sheet, heading, c));
      if (label === '') continue;
      const column = known.find((each) => isSame(each.label, label) || each.key === label);
      const place = this.#place(name, heading, c, label);
      const allowed = known.map((each) => each.label);
      if (column === undefined) {
        const near = nearestName(label, allowed);
        this.#problem(place, {
          message: `The table has no column "${label}".`,
          allowed: allowed.join(', '),
          ...suggest(near),
        });
      } else if (columns.has(column.key))
        this.#problem(place, { message: `The column "${column.label}" stands here twice.` });
      else columns.set(column.key, c);
    }
    return columns;
  }

  #reportMerges(name: string, sheet: Xlsx.WorkSheet, heading: number): void {
    for (const merge of sheet['!merges'] ?? []) {
      if (merge.e.r < heading) continue;
      this.#problem(this.#place(name, merge.s.r, merge.s.c, ''), {
        message: `The cells ${rangeName(merge)} are merged; each line and column needs a cell of its own.`,
        suggestion: 'Split them, and put each figure where it belongs.',
      });
    }
  }

  /** Figures in a row without a label are nobody's. */
  #reportOrphans(name: string, sheet: Xlsx.WorkSheet, r: number, columns: ReadonlyMap<string, number>): void {
    for (const [key, c] of columns) {
      const cell = cellAt(sheet, r, c);
      if (key === 'about' || cell?.v === undefined || labelOf(cell) === '') continue;
      this.#problem(this.#place(name, r, c, ''), {
        message: 'A figure stands here in a row that has no line in its first cell.',
        found: labelOf(cell),
        suggestion: 'Put it in the row of its line, or take it out.',
      });
    }
  }

  #table(located: Located): void {
    const rows = this.#rows(located).filter(({ values }) => values.length > 0);
    if (rows.length === 0) return;
    this.#open(1, located.form.table!.key, this.#place(located.name, 0, 0, located.form.title));
    for (const { row, place: ofLine, values, source } of rows) {
      // What is wrong with a line of the series is wrong with its day.
      this.#open(2, row.key, located.form.isSeries ? ofLine : values[0].place);
      for (const { key, value, place } of source === undefined ? values : [...values, source])
        this.#put(3, key, value, place);
    }
  }

  #open(depth: number, key: string, place?: SheetPlace): void {
    this.#lines.push(`${'  '.repeat(depth)}${key}:`);
    this.#places.push(place);
  }

  #put(depth: number, key: string, value: string | number, place?: SheetPlace): void {
    this.#lines.push(
      `${'  '.repeat(depth)}${key}: ${typeof value === 'number' ? plainDigits(value) : JSON.stringify(value)}`,
    );
    this.#places.push(place);
  }

  #place(sheet: string, r: number, c: number, label: string): SheetPlace {
    return { sheet, cell: cellName(r, c), label };
  }

  #problem(place: SheetPlace | undefined, words: Omit<Problem, 'file' | 'line' | 'column' | 'field'>): void {
    this.#problems.push(problemAt(this.#file, place, words));
  }

  #note(place: SheetPlace | undefined, words: Omit<Problem, 'file' | 'line' | 'column' | 'field'>): void {
    this.#notes.push(problemAt(this.#file, place, words));
  }
}

/** A problem that stands at a cell. */
export const problemAt = (
  file: string,
  place: SheetPlace | undefined,
  words: Omit<Problem, 'file' | 'line' | 'column' | 'field'>,
): Problem => ({ file, line: 1, column: 1, field: place?.label ?? '', place: placeInWords(file, place), ...words });

/** `region.xlsx, sheet Staff, cell C7` */
export const placeInWords = (file: string, place: SheetPlace | undefined): string =>
  place === undefined ? file : `${file}, sheet ${place.sheet}, cell ${place.cell}`;

const rowsTo = (last: number): number[] => Array.from({ length: last + 1 }, (_, r) => r);

const isSame = (a: string, b: string): boolean => plain(a) === plain(b);
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const suggest = (near: string | undefined): { suggestion?: string } =>
  near === undefined ? {} : { suggestion: `Did you mean ${near}?` };

/** A number as the text of a scenario wants it: without an exponent. */
const plainDigits = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? value.toFixed(0) : String(value);
