import type { Scenario } from '../scenario.ts';

/**
 * Something in a scenario file that must be put right, or, among the notes, that a reader should know. Lines and
 * columns count from 1.
 */
export interface Problem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /**
   * Where it stands, in place of file, line and column, if these are not what the user sees: a cell of a spreadsheet.
   */
  readonly place?: string;
  /**
   * The setting or key, by its path: `supervision.first_review_due.unit`, `changes[2].from` (entries of a list count
   * from 1).
   */
  readonly field: string;
  readonly found?: string;
  /** One or two sentences: what is wrong. */
  readonly message: string;
  readonly allowed?: string;
  /** What to write instead. */
  readonly suggestion?: string;
  /** The line of the file, for a caret. */
  readonly source?: string;
  /** How many characters of the line the caret underlines. */
  readonly length?: number;
  /** Of a note: it is all as meant, which whoever checks the file may want to read and a run need not repeat. */
  readonly isAsMeant?: true;
}

/** What a problem says, before it is known where it stands. */
export type ProblemText = Pick<Problem, 'message' | 'found' | 'allowed' | 'suggestion'>;

/** What comes of reading a scenario: the scenario with notes, or every problem that stands in the way. */
export type ScenarioReading =
  | { readonly ok: true; readonly scenario: Scenario; readonly notes: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };
