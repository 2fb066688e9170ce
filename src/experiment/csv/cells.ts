import { csvFormatValue } from 'd3-dsv';
import { plainDecimal } from './plain-decimal.ts';

/** Lines in one piece of text: enough that a file of a million lines is some hundred pieces. */
const linesPerChunk = 4_096;

/** A CSV file as pieces of text, so that a file of a million lines never stands in memory whole. */
export function* csvInChunks(header: string, lines: () => Iterable<string>): Generator<string> {
  let waiting = [header];
  for (const line of lines()) {
    waiting.push(line);
    if (waiting.length < linesPerChunk) continue;
    yield `${waiting.join('\n')}\n`;
    waiting = [];
  }
  if (waiting.length > 0) yield `${waiting.join('\n')}\n`;
}

/** A number as a cell; one that is not there is an empty cell. */
export const numberCell = (value: number | undefined): string => (value === undefined ? '' : plainDecimal(value));

/**
 * Digits of half an interval that are written: beyond them an estimate says nothing. Source: the Guide to the Expression
 * of Uncertainty in Measurement (JCGM 100:2008, 7.2.6), at most two digits of an uncertainty.
 */
const digitsOfHalfWidth = 2;

/** Digits of an estimate that has no interval. */
const digitsWithoutInterval = 6;

/**
 * An estimate with its interval, and figures in the same unit, as cells with the digits that mean something: all to the
 * decimal place at which half of the 95% interval has two digits, and never coarser than whole numbers. So 518.804
 * with 366.606 to 671.003 is 519,367,671. Where there is no interval, or it has no width, to six significant digits.
 */
export const estimateCells = (estimate: Rounded, others: readonly number[] = []): string =>
  roundEstimate(estimate, others).map(numberCell).join(',');

interface Rounded {
  readonly mean: number;
  readonly lo95?: number | undefined;
  readonly hi95?: number | undefined;
}

/** The mean, the two ends of its interval and the other figures, rounded as `estimateCells` has it. */
export function roundEstimate({ mean, lo95, hi95 }: Rounded, others: readonly number[] = []): (number | undefined)[] {
  const halfWidth = hi95 === undefined ? 0 : hi95 - mean;
  const places = Math.min(Math.max(0, digitsOfHalfWidth - 1 - exponentOf(halfWidth)), 100);
  const rounded = (value: number) =>
    Number(halfWidth > 0 ? value.toFixed(places) : value.toPrecision(digitsWithoutInterval));
  return [mean, lo95, hi95, ...others].map((value) => (value === undefined ? undefined : rounded(value)));
}

/** The power of ten of the first digit that is written. */
function exponentOf(value: number): number {
  const written = value.toExponential(digitsOfHalfWidth - 1);
  return Number(written.slice(written.indexOf('e') + 1));
}

/** A cell of a table: a number, words, or nothing. */
export type Cell = number | string | undefined;

/** A small CSV file, all rows at once. */
export function csvText(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const nameCell = nameCellWriter();
  const cell = (value: Cell): string => (typeof value === 'string' ? nameCell(value) : numberCell(value));
  return [columns, ...rows].map((row) => `${row.map(cell).join(',')}\n`).join('');
}

/** Words that a person wrote, as text that no spreadsheet takes for a formula. */
export const escapeFormula = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/**
 * Writes names, which are the users' own words, as cells: in quotes where they must be, and with an apostrophe before a
 * sign that a spreadsheet would take for the beginning of a formula. Each name is worked out once.
 */
export function nameCellWriter(): (name: string) => string {
  const written = new Map<string, string>();
  return (name) => {
    let cell = written.get(name);
    if (cell === undefined) {
      cell = csvFormatValue(escapeFormula(name));
      written.set(name, cell);
    }
    return cell;
  };
}
