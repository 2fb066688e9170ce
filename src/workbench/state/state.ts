import type { MetricName } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { Course } from '../simulator/requests.ts';
import { initialTeachState } from '../teach/teach-state.ts';
import type { TeachState } from '../teach/teach-state.ts';
import { initialAnalysis, reduceAnalysis } from './analysis.ts';
import type { Analysis, AnalysisAction } from './analysis.ts';
import { withMove } from './moves.ts';
import type { Move } from './moves.ts';

export const views = ['play', 'loops', 'teach', 'analyse', 'evidence'] as const;
export type View = (typeof views)[number];

/** A case or an officer whose story is open, and the day that it is about. */
export interface Agent {
  readonly of: 'case' | 'officer';
  readonly name: string;
  readonly on?: string;
}

/** An open story, and the moves of the course in which the agent was found: a later course may not have the agent. */
export interface OpenStory {
  readonly agent: Agent;
  readonly moves: readonly Move[];
}

/** Replications of the world as moved and as it was, pair by pair on the same random numbers. */
export interface Pairs {
  readonly moved: readonly ReplicationResult[];
  readonly unmoved: readonly ReplicationResult[];
}

/** Everything on the page that the user could miss after a reload, and what follows from it by simulating. */
export interface State {
  readonly view: View;
  readonly path: string;
  readonly scenario: Scenario;
  readonly moves: readonly Move[];
  /** The moves before the last ones, to undo; and those undone, to do again. */
  readonly past: readonly (readonly Move[])[];
  readonly undone: readonly (readonly Move[])[];
  /** The moves of the lever that a finger is on: they keep their day while time goes on. */
  readonly held?: readonly Move[] | undefined;
  readonly replication: number;
  /** The week that is shown, from 0. */
  readonly week: number;
  readonly isPlaying: boolean;
  readonly weeksASecond: number;
  readonly showsTwenty: boolean;
  readonly metric: MetricName;
  readonly story?: OpenStory | undefined;
  readonly course?: Course | undefined;
  /** The moves that the course is of: it lags behind those of the page for a moment. */
  readonly courseMoves?: readonly Move[];
  /** The same luck without the moves. */
  readonly ghost?: Course | undefined;
  readonly pairs?: Pairs | undefined;
  readonly teach: TeachState;
  readonly analysis: Analysis;
  /** What went wrong, for the reader. */
  readonly problem?: string | undefined;
}

export type Action =
  | { readonly do: 'show view'; readonly view: View }
  | { readonly do: 'open scenario'; readonly path: string; readonly scenario: Scenario }
  | { readonly do: 'move'; readonly moves: readonly Move[] }
  | { readonly do: 'take moves'; readonly moves: readonly Move[] }
  | { readonly do: 'undo' | 'redo' | 'let go' | 'reset' | 'play' | 'pause' | 'close story' }
  | { readonly do: 'go to week'; readonly week: number }
  | { readonly do: 'set speed'; readonly weeksASecond: number }
  | { readonly do: 'show twenty'; readonly showsTwenty: boolean }
  | { readonly do: 'draw luck again' }
  | { readonly do: 'choose metric'; readonly metric: MetricName }
  | { readonly do: 'open story'; readonly agent: Agent }
  | {
      readonly do: 'courses come';
      readonly course?: Course;
      readonly courseMoves?: readonly Move[];
      readonly ghost?: Course;
    }
  | { readonly do: 'analyse'; readonly step: AnalysisAction }
  | { readonly do: 'pairs come'; readonly pairs: Pairs | undefined }
  | { readonly do: 'teach'; readonly teach: Partial<TeachState> }
  | { readonly do: 'fail'; readonly problem: string | undefined };

export const initialState = (path: string, scenario: Scenario): State => ({
  view: 'play',
  path,
  scenario,
  moves: [],
  past: [],
  undone: [],
  replication: 1,
  week: 0,
  isPlaying: false,
  weeksASecond: 8,
  showsTwenty: false,
  metric: 'capacity.mean.all',
  teach: initialTeachState,
  analysis: initialAnalysis,
});

/** The state after an action. */
export function reduce(state: State, action: Action): State {
  switch (action.do) {
    case 'show view':
      return { ...state, view: action.view, isPlaying: false };
    case 'open scenario':
      return {
        ...initialState(action.path, action.scenario),
        view: state.view,
        weeksASecond: state.weeksASecond,
        teach: state.teach,
        analysis: state.analysis,
      };
    case 'move':
      return move(state, action.moves);
    case 'let go':
      return { ...state, held: undefined };
    case 'take moves':
      return remember(state, action.moves, false);
    case 'undo':
      return state.past.length === 0
        ? state
        : {
            ...withMoves(state, state.past.at(-1)!),
            past: state.past.slice(0, -1),
            undone: [...state.undone, state.moves],
          };
    case 'redo':
      return state.undone.length === 0
        ? state
        : {
            ...withMoves(state, state.undone.at(-1)!),
            past: [...state.past, state.moves],
            undone: state.undone.slice(0, -1),
          };
    case 'reset':
      return { ...(state.moves.length === 0 ? state : remember(state, [], false)), week: 0, isPlaying: false };
    case 'play':
      return { ...state, isPlaying: true, week: state.week >= lastWeek(state) ? 0 : state.week };
    case 'pause':
      return { ...state, isPlaying: false };
    case 'go to week': {
      const last = lastWeek(state);
      const week = Math.min(last, Math.max(0, action.week));
      return { ...state, week, isPlaying: state.isPlaying && week < last };
    }
    case 'set speed':
      return { ...state, weeksASecond: action.weeksASecond };
    case 'show twenty':
      return { ...state, showsTwenty: action.showsTwenty, pairs: undefined };
    case 'draw luck again':
      return { ...state, replication: state.replication + 1, story: undefined, course: undefined, ghost: undefined };
    case 'choose metric':
      return { ...state, metric: action.metric };
    case 'open story':
      return {
        ...state,
        story: { agent: action.agent, moves: state.courseMoves ?? state.moves },
        isPlaying: false,
      };
    case 'close story':
      return { ...state, story: undefined };
    case 'courses come': {
      const { ghost = state.ghost } = action;
      // Where nothing is moved, the ghost is the course.
      const own = state.moves.length === 0 && ghost !== undefined ? { course: ghost, courseMoves: state.moves } : {};
      const { course = state.course, courseMoves = state.courseMoves } = { ...action, ...own };
      const next = { ...state, course, ghost, ...(courseMoves !== undefined && { courseMoves }) };
      const week = course === undefined ? next.week : Math.min(next.week, lastWeek(next));
      return { ...next, week, problem: undefined };
    }
    case 'analyse':
      return { ...state, analysis: reduceAnalysis(state.analysis, action.step) };
    case 'pairs come':
      return { ...state, pairs: action.pairs };
    case 'teach':
      return { ...state, teach: { ...state.teach, ...action.teach } };
    case 'fail':
      return { ...state, problem: action.problem, isPlaying: false };
  }
}

/** The last week of the course that is there, from 0. */
export const lastWeek = ({ course }: State): number => Math.max(0, (course?.rosters.length ?? 1) - 1);

/** The ISO date that is shown. */
export const shownDate = ({ course, week, scenario }: State): string =>
  course?.rosters[Math.min(week, course.rosters.length - 1)].on ?? scenario.start;

/** The day from which a lever that is moved now takes effect: the first of the next month; from the start before it. */
export function nextMonthStart(state: State): string | undefined {
  if (state.week === 0) return undefined;
  const [year, month] = shownDate(state).split('-').map(Number);
  return month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
}

const withMoves = (state: State, moves: readonly Move[]): State => ({ ...state, moves, pairs: undefined });

/** A lever under a finger is one move and one step to undo, however far it goes and time with it. */
function move(state: State, wanted: readonly Move[]): State {
  const { held } = state;
  const isHeld =
    held?.length === wanted.length && wanted.every(({ setting }, index) => held[index].setting === setting);
  const moves = isHeld ? wanted.map(({ level }, index) => ({ ...held[index], level })) : wanted;
  return { ...remember(state, moves.reduce(withMove, state.moves), isHeld), held: moves };
}

function remember(state: State, moves: readonly Move[], isGoingOn: boolean): State {
  const past = isGoingOn ? state.past : [...state.past, state.moves];
  return { ...withMoves(state, moves), past, undone: [] };
}
