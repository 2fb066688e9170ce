import type { Comparison } from './analysis.ts';
import type { Move } from './moves.ts';
import type { TeachState } from '../teach/teach-state.ts';
import type { State, View } from './state.ts';

/** What is kept in the browser, so that a reload loses nothing. */
export interface Saved {
  readonly view: View;
  readonly path: string;
  readonly moves: readonly Move[];
  readonly replication: number;
  readonly week: number;
  readonly metric: string;
  readonly showsTwenty: boolean;
  readonly teach: TeachState;
  readonly comparison?: Comparison;
}

const key = 'procap workbench';

export function save({ view, path, moves, replication, week, metric, showsTwenty, teach, analysis }: State): void {
  const { comparison } = analysis;
  const saved: Saved = { view, path, moves, replication, week, metric, showsTwenty, teach, comparison };
  write(key, JSON.stringify(saved));
}

export function saved(): Saved | undefined {
  const text = read(key);
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Saved);
  } catch {
    return undefined;
  }
}

/** Files of the user's own, by path. */
export function saveFile(path: string, text: string): void {
  write(`${key} file`, JSON.stringify({ ...savedFiles(), [path]: text }));
}

export function forgetFile(path: string): void {
  write(
    `${key} file`,
    JSON.stringify(Object.fromEntries(Object.entries(savedFiles()).filter(([each]) => each !== path))),
  );
}

export const savedFiles = (): Readonly<Record<string, string>> =>
  JSON.parse(read(`${key} file`) ?? '{}') as Record<string, string>;

/** How the page is coloured. */
export const themes = ['as the device', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export const keepTheme = (theme: Theme): void => write(`${key} theme`, theme);
export const keptTheme = (): Theme | undefined => read(`${key} theme`) as Theme | undefined;

/** Some browsers keep nothing for a file that is opened from a disk: the page then works without. */
function write(name: string, text: string): void {
  try {
    localStorage.setItem(name, text);
  } catch {
    return;
  }
}

function read(name: string): string | undefined {
  try {
    return localStorage.getItem(name) ?? undefined;
  } catch {
    return undefined;
  }
}
