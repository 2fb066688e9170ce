import { metricIndex } from '../../model/index.ts';
import type { MetricName } from '../../model/index.ts';
import { initialTeachState } from '../teach/teach-state.ts';
import type { TeachState } from '../teach/teach-state.ts';
import { checkedComparison, isMove } from './analysis.ts';
import type { Comparison } from './analysis.ts';
import type { Move } from './moves.ts';
import { views } from './state.ts';
import type { OpenStory, State, View } from './state.ts';
import { keepFiles, keepState, keptFiles, keptState } from './storage.ts';

/** What is kept in the browser, so that a reload loses nothing. */
export interface Saved {
  readonly view: View;
  readonly path: string;
  readonly moves: readonly Move[];
  readonly replication: number;
  readonly week: number;
  readonly metric: MetricName;
  readonly showsTwenty: boolean;
  readonly weeksASecond: number;
  readonly story?: OpenStory;
  readonly teach: TeachState;
  readonly comparison?: Comparison;
}

export function save({ analysis: { comparison }, ...state }: State): void {
  const { view, path, moves, replication, week, metric, showsTwenty, weeksASecond, story, teach } = state;
  const seen = { view, path, moves, replication, week, metric, showsTwenty, weeksASecond };
  const saved: Saved = { ...seen, teach, comparison, ...(story !== undefined && { story }) };
  keepState(saved);
}

/** What was kept, as far as it still makes sense: a part that does not is left out. */
export function saved(): Partial<Saved> {
  const { view, path, moves, replication, week, metric, showsTwenty, weeksASecond, story, teach, comparison } =
    keptState();
  return {
    ...(views.some((each) => each === view) && { view: view as View }),
    ...(typeof path === 'string' && { path }),
    ...(Array.isArray(moves) && moves.every(isMove) && { moves }),
    ...(isWhole(replication, 1) && { replication }),
    ...(isWhole(week, 0) && { week }),
    ...(typeof metric === 'string' && metric in metricIndex && { metric: metric }),
    ...(typeof showsTwenty === 'boolean' && { showsTwenty }),
    ...(isWhole(weeksASecond, 1) && { weeksASecond }),
    ...(isOpenStory(story) && { story }),
    ...(isTeachState(teach) && { teach }),
    ...(checkedComparison(comparison) !== undefined && { comparison: checkedComparison(comparison)! }),
  };
}

/** Forgets all that was kept, but for the user's own files. */
export function forget(): void {
  keepState({});
}

const isWhole = (value: unknown, least: number): value is number =>
  Number.isInteger(value) && (value as number) >= least;

function isOpenStory(value: unknown): value is OpenStory {
  const { agent, moves } = (value ?? {}) as Partial<OpenStory>;
  return (
    Array.isArray(moves) &&
    moves.every(isMove) &&
    (agent?.of === 'case' || agent?.of === 'officer') &&
    typeof agent.name === 'string' &&
    (agent.on === undefined || /^\d{4}-\d\d-\d\d$/.test(agent.on))
  );
}

const isTeachState = (value: unknown): value is TeachState =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(initialTeachState).every(
    ([name, initial]) => typeof (value as Record<string, unknown>)[name] === typeof initial,
  );

/** Files of the user's own, by path. */
export const saveFile = (path: string, text: string): void => keepFiles({ ...savedFiles(), [path]: text });

export const forgetFile = (path: string): void =>
  keepFiles(Object.fromEntries(Object.entries(savedFiles()).filter(([each]) => each !== path)));

export const savedFiles = (): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(keptFiles()).filter((each): each is [string, string] => typeof each[1] === 'string'),
  );
