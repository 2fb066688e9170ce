import type { ReplicationResult, Scopes, ServiceInput } from '../model/index.ts';
import type { ReplicationTask } from './replication-task.ts';
import { groupsOf } from './shared-history.ts';

export type { ReplicationTask, Scopes };

/**
 * Runs replications, on threads, in a browser's worker or one after the other: whatever the caller has.
 *
 * Each result stands at the index of its task, in whatever order they were finished. `onDone` is called once for each
 * task as it is finished, with its result where whoever runs it has that by then. `groups` are the same tasks, those
 * together that are quicker simulated together; whoever cannot do that leaves them aside.
 */
export type RunReplications = (
  tasks: readonly ReplicationTask[],
  onDone: (task: ReplicationTask, result?: ReplicationResult) => void,
  groups?: readonly (readonly ReplicationTask[])[],
) => Promise<readonly ReplicationResult[]>;

/** How far an experiment has come. */
export interface Progress {
  /** Replications finished, over all scenarios. */
  readonly done: number;
  readonly total: number;
  /** Share of the simulated years that are finished, 0 to 1: a scenario of ten years counts twice one of five. */
  readonly share: number;
  /** How many are finished at once by one worker, where that is more than one. */
  readonly together?: number;
}

/**
 * Runs tasks of any kind. Each result stands at the index of its task; `onDone` is called once for each task as it is
 * finished.
 */
export type RunTasks<Task, Result> = (
  tasks: readonly Task[],
  onDone: (task: Task, result?: Result) => void,
) => Promise<readonly Result[]>;

/** Keeps what is finished, so that whoever was stopped can resume. Tasks and results are plain data. */
export interface Journal {
  /**
   * The results of tasks: those that are kept, and those of the rest, each of which is kept as it ends. `kept` is all
   * that decides a result besides its task.
   */
  complete<Task extends object, Result>(
    tasks: readonly Task[],
    kept: object,
    run: RunTasks<Task, Result>,
    onDone: (task: Task) => void,
  ): Promise<readonly Result[]>;
}

/** What is kept of a replication in place of its whole result, which may be large. */
export interface Reduction<Kept> {
  /** All that decides what is kept besides the replication, as plain data: such as the measures. */
  readonly kept: object;
  readonly reduce: (result: ReplicationResult, task: ReplicationTask) => Kept;
}

/** How replications are run, and whoever follows their progress or asks to stop. */
export interface TaskRunner {
  readonly runReplications: RunReplications;
  /** How many are run at once, where groups of them can be simulated together. */
  readonly workers?: number;
  /** Without it nothing is kept beyond the run. */
  readonly journal?: Journal;
  readonly onProgress?: (progress: Progress) => void;
  /** Whether the caller has asked to stop; an `AbortSignal` fits. */
  readonly signal?: { readonly aborted: boolean };
}

export interface Experiment extends TaskRunner {
  readonly scenarios: readonly ServiceInput[];
  /** Of each scenario; at least 1. */
  readonly replications: number;
  /** The number of the first of them, where earlier ones were run before. Default: 1. */
  readonly firstReplication?: number;
  /** One seed for all scenarios, so that replication 3 of each meets the same random numbers. */
  readonly seed: number;
  readonly scopes: Scopes;
  readonly checkBalance?: boolean;
}

/** The experiment was stopped on request before its last replication: there are no results. */
export class RunAborted extends Error {
  override readonly name = 'RunAborted';
  readonly done: number;
  readonly total: number;

  constructor(done: number, total: number) {
    super(`Stopped after ${done} of ${total} replications.`);
    this.done = done;
    this.total = total;
  }
}

/**
 * All replications of all scenarios: for each scenario in the order given, its results in order of replication.
 *
 * The order is that of the question, never that of completion, so results do not depend on how many ran at once.
 * Scenarios take turns, replication by replication: the share that is done then says how much time is left, whichever
 * scenario is the slow one.
 *
 * Rejects with `RunAborted` where `signal` asked to stop, and with a `RangeError` where there is nothing to run or
 * where results do not belong to their tasks.
 */
export async function runExperiment(experiment: Experiment): Promise<readonly (readonly ReplicationResult[])[]> {
  const tasks = tasksOf(experiment);
  const results = await runTasks(tasks, experiment, { shareOf: ({ input }) => input.years });
  tasks.forEach((task, index) => assertBelongsToTask(results[index], task));
  return experiment.scenarios.map((_, scenario) => results.filter((_, index) => tasks[index].scenario === scenario));
}

/** What tasks are a part of, for the progress. */
interface Whole {
  /** Replications that were done already. Default: none. */
  readonly before?: number;
  /** Replications in all. Default: those of the tasks. */
  readonly total?: number;
  /** What a task weighs in the share that is done, where nothing comes before or after these. Default: each alike. */
  readonly shareOf?: (task: ReplicationTask) => number;
}

/**
 * Runs tasks, or takes from the journal what is done already, and gives what is kept of each: its whole result, or what
 * `reduction` makes of it as soon as it is there, so that no more than a few results stand in memory.
 *
 * Rejects with `RunAborted` where `signal` asked to stop, and with whatever a replication failed with.
 */
export function runTasks(
  tasks: readonly ReplicationTask[],
  runner: TaskRunner,
  whole?: Whole,
): Promise<readonly ReplicationResult[]>;
export function runTasks<Kept>(
  tasks: readonly ReplicationTask[],
  runner: TaskRunner,
  whole: Whole,
  reduction: Reduction<Kept>,
): Promise<readonly Kept[]>;
export async function runTasks(
  tasks: readonly ReplicationTask[],
  { runReplications, workers, journal, onProgress, signal }: TaskRunner,
  { before = 0, total = tasks.length, shareOf }: Whole = {},
  reduction?: Reduction<unknown>,
): Promise<readonly unknown[]> {
  const weights = shareOf && tasks.reduce((sum, task) => sum + shareOf(task), 0);
  let [done, weight, together] = [before, 0, 1];
  const onDone = (task: ReplicationTask): void => {
    done += 1;
    weight += shareOf?.(task) ?? 0;
    const share = weights === undefined ? done / total : weight / weights;
    onProgress?.({ done, total, share, ...(together > 1 && { together }) });
  };
  const groupsFor = (some: readonly ReplicationTask[]) => {
    const groups = workers === undefined ? some.map((task) => [task]) : groupsOf(some, workers);
    together = Math.max(...groups.map(({ length }) => length));
    return groups;
  };
  const run: RunTasks<ReplicationTask, unknown> =
    reduction === undefined
      ? (some, whenDone) => runReplications(some, whenDone, groupsFor(some))
      : reducing(runReplications, reduction, groupsFor);
  try {
    return await (journal?.complete(tasks, reduction?.kept ?? {}, run, onDone) ?? run(tasks, onDone));
  } catch (error) {
    throw signal?.aborted ? new RunAborted(done, total) : error;
  }
}

/** Replications of which each is boiled down as its group ends. */
const reducing =
  <Kept>(
    runReplications: RunReplications,
    { reduce }: Reduction<Kept>,
    groupsFor: (tasks: readonly ReplicationTask[]) => readonly (readonly ReplicationTask[])[],
  ): RunTasks<ReplicationTask, Kept> =>
  async (tasks, onDone) => {
    const kept = new Map<ReplicationTask, Kept>();
    const runGroup = async (group: readonly ReplicationTask[]): Promise<void> => {
      const results = await runReplications(group, () => {}, [group]);
      for (const [index, task] of group.entries()) {
        kept.set(task, reduce(results[index], task));
        onDone(task, kept.get(task));
      }
    };
    await Promise.all(groupsFor(tasks).map(runGroup));
    return tasks.map((task) => kept.get(task)!);
  };

/** What the model needs of a scenario and no more, since every task is sent to a thread. */
export const modelInput = ({ start, years, parameters, changes }: ServiceInput): ServiceInput => ({
  start,
  years,
  parameters,
  changes,
});

function tasksOf({
  scenarios,
  replications,
  firstReplication = 1,
  seed,
  scopes,
  checkBalance = false,
}: Experiment): readonly ReplicationTask[] {
  if (scenarios.length === 0) throw new RangeError('An experiment needs at least one scenario; there is none.');
  if (!Number.isInteger(replications) || replications < 1)
    throw new RangeError(`An experiment needs a whole number of replications, at least 1; found ${replications}.`);
  return Array.from({ length: replications }, (_, index) => firstReplication + index).flatMap((replication) =>
    scenarios.map((input, scenario) => ({
      scenario,
      input,
      seed,
      replication,
      scopes,
      ...(checkBalance && { checkBalance }),
    })),
  );
}

function assertBelongsToTask(result: ReplicationResult | undefined, task: ReplicationTask) {
  if (result?.replication === task.replication) return;
  const found = result === undefined ? 'no result' : `replication ${result.replication}`;
  throw new RangeError(
    `Replication ${task.replication} of scenario ${task.scenario + 1} was asked for and ${found} came back.`,
  );
}
