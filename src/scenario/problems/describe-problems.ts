import type { Problem } from './problem.ts';

export interface WordingOptions {
  /** Colours for a terminal. Default: none. */
  readonly colour?: boolean;
}

/** Characters of a line of the file that are shown at most. */
const maximumWidth = 100;

/** Problems that are told at most, and characters of what one says or found. */
const mostTold = 50;
const longestText = 500;

/**
 * All problems of a scenario as text for people: for each the position, the field, the line with a caret, what was
 * found, what is allowed. Of very many, the first are told and the others counted.
 */
export function describeProblems(path: string, problems: readonly Problem[], options: WordingOptions = {}): string {
  const elsewhere = problems.some((problem) => problem.file !== path) ? ', with the files it needs,' : '';
  const heading = `This scenario cannot be run: ${path}${elsewhere} has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.`;
  const told = problems.slice(0, mostTold).map((problem) => describeProblem(problem, options));
  const more = problems.length - told.length;
  const rest =
    more === 0
      ? []
      : [`${more.toLocaleString('en-GB')} more ${more === 1 ? 'problem is' : 'problems are'} not told here.`];
  return `${[paint(options, bold, heading), ...told, ...rest].join('\n\n')}\n`;
}

/** Notes on a scenario that can be run, in the same form. */
export function describeNotes(notes: readonly Problem[], options: WordingOptions = {}): string {
  return notes.map((note) => `${describeProblem(note, options)}\n`).join('\n');
}

function describeProblem(given: Problem, options: WordingOptions): string {
  const problem = plain(given);
  const place = paint(options, bold, problem.place ?? `${problem.file}:${problem.line}:${problem.column}`);
  const lines = [
    problem.field === '' ? place : `${place}  ${problem.field}`,
    ...caretLines(problem, options),
    `  ${problem.message}`,
    ...(problem.found === undefined ? [] : [`  Found: ${problem.found}`]),
    ...(problem.allowed === undefined ? [] : [`  Allowed: ${problem.allowed}`]),
    ...(problem.suggestion === undefined ? [] : [`  ${problem.suggestion}`]),
  ];
  return lines.join('\n');
}

/** The line of the file with a caret under the position; of a long line only the part around it. */
function caretLines({ place, source, line, column, length = 1 }: Problem, options: WordingOptions): string[] {
  if (place !== undefined || source === undefined || source.trim() === '') return [];
  const from = column + Math.min(length, 40) > maximumWidth ? column - 40 : 0;
  const shown = [
    from > 0 ? '...' : '',
    source.slice(from, from + maximumWidth),
    source.length > from + maximumWidth ? '...' : '',
  ].join('');
  const before = (from > 0 ? 3 : 0) + [...source.slice(from, column - 1)].length;
  const carets = Math.max(
    1,
    Math.min([...source.slice(column - 1, column - 1 + length)].length, maximumWidth + from - column + 1),
  );
  const margin = ` ${String(line).padStart(4)} | `;
  return [
    margin + shown,
    ' '.repeat(margin.length - 2) + '| ' + ' '.repeat(before) + paint(options, red, '^'.repeat(carets)),
  ];
}

/** What steers a terminal becomes a space, one for one; of a long text the beginning is told. */
function plain(problem: Problem): Problem {
  const texts = Object.entries(problem).map(([key, value]) => [
    key,
    typeof value === 'string' ? cut(key, withoutControlCharacters(value)) : (value as unknown),
  ]);
  return Object.fromEntries(texts) as Problem;
}

/** Line ends, tabs, and signs that turn the direction of text. */
export const withoutControlCharacters = (text: string): string =>
  text.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ');

const cut = (key: string, text: string): string =>
  key === 'source' || text.length <= longestText ? text : `${text.slice(0, longestText)}...`;

const bold = 1;
const red = 31;

function paint({ colour = false }: WordingOptions, code: number, text: string): string {
  return colour ? `\u001b[${code}m${text}\u001b[0m` : text;
}
