import type { DataTable } from '../data-table.ts';
import type { Chart } from '../drawing/chart.ts';

/** One of several things of a list: a sentence, after the name of what it is about where it has one. */
export interface MemoItem {
  readonly name?: string;
  readonly text: string;
}

/** A part of a memo. Whoever writes a file of it decides how each kind looks. */
export type MemoBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly MemoItem[] }
  /** A cell may have several lines. */
  | { readonly kind: 'table'; readonly table: DataTable }
  | { readonly kind: 'figure'; readonly chart: Chart };

/** Two pages that an adviser can send, as words, one table and one chart: what every file of a memo is written from. */
export interface Memo {
  readonly title: string;
  /** ISO date: the day on which the result was made. */
  readonly date: string;
  readonly blocks: readonly MemoBlock[];
}
