import { metricIndex } from '../../model/index.ts';
import type { MetricName, ReplicationResult } from '../../model/index.ts';
import { definitionOf } from '../../scenario/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Move } from './moves.ts';

/** The most plans that stand beside a baseline. */
export const mostPlans = 4;
export const mostReplications = 200;

/** A scenario with what is moved in it, under a name of its own where anything is. */
export interface Plan {
  readonly name: string;
  readonly path: string;
  readonly moves: readonly Move[];
}

/** What a plan should reach in the last month. */
export interface Target {
  readonly metric: MetricName;
  readonly side: 'at most' | 'at least';
  readonly level: number;
}

/** What the user asks: everything that a link carries. */
export interface Comparison {
  /** Path of a shipped file, or of one that the user has opened. */
  readonly baseline: string;
  readonly plans: readonly Plan[];
  readonly replications: number;
  /** Fewer years than the files simulate. */
  readonly years?: number | undefined;
  readonly target?: Target | undefined;
}

/** A comparison as it was asked for, and what has come of it so far. */
export interface Run {
  readonly id: number;
  readonly comparison: Comparison;
  readonly status: 'running' | 'stopped' | 'finished' | 'failed';
  /** As simulated: moved, named, shortened; the baseline first. Empty until the files are read. */
  readonly scenarios: readonly Scenario[];
  /** Of each scenario the replications that all of them have. */
  readonly results: readonly (readonly ReplicationResult[])[];
  /** Simulations of single scenarios, done and in all. */
  readonly done: number;
  readonly total: number;
  /** Seconds that one simulation of one scenario takes, on average so far. */
  readonly secondsEach?: number | undefined;
  /** Simulations at a time. */
  readonly workers: number;
  readonly problem?: string | undefined;
}

export interface Analysis {
  readonly comparison: Comparison;
  readonly past: readonly Comparison[];
  readonly undone: readonly Comparison[];
  /** What was changed last: a lever under a finger is one step to undo. */
  readonly lastChange?: string | undefined;
  /** The chart that is shown: the name of a metric, or of a chart of the report. */
  readonly chart: string;
  readonly run?: Run | undefined;
}

export type AnalysisAction =
  /** Changes of the same kind that follow each other are one step to undo. */
  | { readonly do: 'compare'; readonly comparison: Comparison; readonly kind?: string }
  | { readonly do: 'undo' | 'redo' | 'reset' | 'start' | 'stop' }
  | { readonly do: 'choose chart'; readonly chart: string }
  | { readonly do: 'run goes on'; readonly id: number; readonly news: Partial<Run> };

export const firstComparison: Comparison = {
  baseline: 'scenarios/busy-unit.yaml',
  plans: [{ name: '', path: 'scenarios/busy-unit-plan.yaml', moves: [] }],
  replications: 10,
};

export const initialAnalysis: Analysis = {
  comparison: firstComparison,
  past: [],
  undone: [],
  chart: 'unallocated.all',
};

/** The analysis after an action. */
export function reduceAnalysis(analysis: Analysis, action: AnalysisAction): Analysis {
  const { comparison, past, undone, run } = analysis;
  switch (action.do) {
    case 'compare': {
      const isGoingOn = action.kind !== undefined && action.kind === analysis.lastChange;
      return {
        ...analysis,
        comparison: action.comparison,
        past: isGoingOn ? past : [...past, comparison],
        undone: [],
        lastChange: action.kind,
      };
    }
    case 'undo':
      return past.length === 0
        ? analysis
        : {
            ...analysis,
            comparison: past.at(-1)!,
            past: past.slice(0, -1),
            undone: [...undone, comparison],
            lastChange: undefined,
          };
    case 'redo':
      return undone.length === 0
        ? analysis
        : {
            ...analysis,
            comparison: undone.at(-1)!,
            past: [...past, comparison],
            undone: undone.slice(0, -1),
            lastChange: undefined,
          };
    case 'reset':
      return { ...analysis, comparison: firstComparison, past: [...past, comparison], undone: [], run: undefined };
    case 'start':
      return {
        ...analysis,
        run: {
          id: (run?.id ?? 0) + 1,
          comparison,
          status: 'running',
          scenarios: [],
          results: [],
          done: 0,
          total: comparison.replications * (comparison.plans.length + 1),
          workers: 1,
        },
      };
    case 'stop':
      return run?.status === 'running' ? { ...analysis, run: { ...run, status: 'stopped' } } : analysis;
    case 'choose chart':
      return { ...analysis, chart: action.chart };
    case 'run goes on':
      return run?.id === action.id && run.status === 'running'
        ? { ...analysis, run: { ...run, ...action.news } }
        : analysis;
  }
}

/** The scenarios of a comparison in order, the baseline first. */
export const plansOf = ({ baseline, plans }: Comparison): readonly Plan[] => [
  { name: '', path: baseline, moves: [] },
  ...plans,
];

/** A comparison that comes from outside, as far as it makes sense; undefined where it does not. */
export function checkedComparison(value: unknown): Comparison | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { baseline, plans, replications, years, target } = value as Record<string, unknown>;
  if (typeof baseline !== 'string' || !Array.isArray(plans) || !plans.every(isPlan)) return undefined;
  return {
    baseline,
    plans: plans.slice(0, mostPlans),
    replications: isWithin(replications, 1, mostReplications) ? replications : firstComparison.replications,
    ...(isWithin(years, 1, 100) && { years }),
    ...(isTarget(target) && { target }),
  };
}

const isWithin = (value: unknown, least: number, most: number): value is number =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most;

const isPlan = (value: unknown): value is Plan => {
  if (typeof value !== 'object' || value === null) return false;
  const { name, path, moves } = value as Record<string, unknown>;
  return typeof name === 'string' && typeof path === 'string' && Array.isArray(moves) && moves.every(isMove);
};

/** Whether something is a move of a setting that the model has. */
export const isMove = (value: unknown): value is Move => {
  if (typeof value !== 'object' || value === null) return false;
  const { setting, from, level } = value as Record<string, unknown>;
  return (
    typeof setting === 'string' &&
    definitionOf(setting) !== undefined &&
    Number.isFinite(level) &&
    (from === undefined || (typeof from === 'string' && /^\d{4}-\d\d-\d\d$/.test(from)))
  );
};

const isTarget = (value: unknown): value is Target => {
  if (typeof value !== 'object' || value === null) return false;
  const { metric, side, level } = value as Record<string, unknown>;
  return (
    typeof metric === 'string' &&
    metric in metricIndex &&
    (side === 'at most' || side === 'at least') &&
    Number.isFinite(level)
  );
};
