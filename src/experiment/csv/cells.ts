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
 * Writes names, which are the users' own words, as cells: in quotes where they must be, and with an apostrophe before a
 * sign that a spreadsheet would take for the beginning of a formula. Each name is worked out once.
 */
export function nameCellWriter(): (name: string) => string {
  const written = new Map<string, string>();
  return (name) => {
    let cell = written.get(name);
    if (cell === undefined) {
      cell = csvFormatValue(/^[=+\-@\t\r]/.test(name) ? `'${name}` : name);
      written.set(name, cell);
    }
    return cell;
  };
}
