/** A cell: a number, words, or a mark in brackets that the notes explain. */
export type SheetCell = number | string;

/** A table of a workbook. Every cell is filled, and headings are unique. */
export interface SheetTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** One sheet: a title, lines below it, and at most one table. */
export interface Sheet {
  /** On its tab: at most 31 letters, digits, spaces and underscores. */
  readonly name: string;
  readonly title: string;
  readonly lines: readonly string[];
  readonly table?: SheetTable;
}

/**
 * A workbook as the Analysis Function asks for it ("Releasing statistics in spreadsheets"): a cover, contents and notes,
 * then one table a sheet.
 */
export interface Workbook {
  readonly title: string;
  readonly sheets: readonly Sheet[];
}

/** Stands for a figure that cannot be had: an interval from one replication. */
export const notAvailable = '[x]';

/** The line above a table that people who cannot see the sheet are told of it. */
export const hasOneTable = 'This worksheet contains one table.';
