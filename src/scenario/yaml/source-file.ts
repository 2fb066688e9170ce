import type { Problem, ProblemText } from '../problems/problem.ts';

/** From and to (not included), in characters from the beginning of the text. */
export type Span = readonly [from: number, to: number];

/** The text of a scenario file, which knows on which line every character stands. */
export class SourceFile {
  readonly path: string;
  /** Without a byte order mark, which some editors put first. */
  readonly text: string;
  readonly #lineStarts: readonly number[];
  /** Whether what stands in the file may be shown; not that of a file that was named by mistake. */
  readonly #isShown: boolean;
  /** Behind the last word: a position beyond counts as here, so that there is a line to show. */
  readonly #end: number;

  constructor(path: string, text: string, isShown = true) {
    this.path = path;
    this.#isShown = isShown;
    this.text = text.startsWith('\uFEFF') ? text.slice(1) : text;
    this.#lineStarts = [0, ...[...this.text.matchAll(/\n/g)].map((newline) => newline.index + 1)];
    this.#end = this.text.trimEnd().length;
  }

  /** The line of a position, from 1. */
  lineOf([from]: Span): number {
    const at = Math.min(from, this.#end);
    let low = 0;
    let high = this.#lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#lineStarts[middle] <= at) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  problem(span: Span, field: string, words: ProblemText): Problem {
    const line = this.lineOf(span);
    const start = this.#lineStarts[line - 1];
    const source = this.text.slice(start, this.#lineStarts[line]).replace(/\r?\n?$/, '');
    const column = Math.min(span[0], this.#end) - start + 1;
    const length = Math.max(1, Math.min(span[1] - span[0], source.trimEnd().length - column + 1));
    if (this.#isShown) return { file: this.path, line, column, field, ...words, source, length };
    const { found: _, ...unseen } = words;
    return { file: this.path, line, column, field, ...unseen };
  }
}
