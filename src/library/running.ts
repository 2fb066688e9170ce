import type { Measure, ReplicationTask, RunReplications } from '../experiment/index.ts';
import { readMeasure, valueOfMeasure } from '../experiment/index.ts';
import { nearestName } from '../scenario/index.ts';
import { completeScenario } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import { currentSurroundings } from './surroundings.ts';

/** A replication that has just been finished. */
export interface FinishedReplication {
  /** The name of the scenario; of an experiment that makes plans of its own, that of the one it varies. */
  readonly scenario: string;
  /** From 1. */
  readonly replication: number;
  /** Replications finished so far. */
  readonly done: number;
  /** Replications in all; of an experiment that ends when it knows enough, the most that there may be. */
  readonly total: number;
  /** What a measure is in it, in the unit of the metric: `unallocated.all@end`. NaN where it has no meaning. */
  readonly valueOf: (measure: string) => number;
}

/** How replications are run. None of these changes a result. */
export interface RunOptions {
  /**
   * Threads, in Node: whole, 0 to 1,024; with 0 replications run one after another on the thread that calls. Default: one
   * for each core. In a page leave it out.
   */
  readonly workers?: number;
  /** Called as each replication is finished, in whatever order that is. What it throws ends the run. */
  readonly onReplication?: (finished: FinishedReplication) => void;
  /** Stops the run: the promise then rejects with the reason of the signal, an `AbortError` by default. */
  readonly signal?: AbortSignal;
}

/** What the work of a run is given. */
interface Running {
  readonly runReplications: RunReplications;
  readonly workers?: number;
  readonly signal?: AbortSignal;
}

/**
 * Does work on a runner of its own, that is closed however the work ends. `most` replications are run in all, at most.
 *
 * Rejects with the reason of the signal where that asked to stop.
 */
export async function withRunner<Result>(
  { workers, onReplication, signal }: RunOptions,
  { scenarios, most }: { readonly scenarios: readonly Scenario[]; readonly most: number },
  work: (running: Running) => Promise<Result>,
): Promise<Result> {
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 0 && workers <= 1_024))
    throw new RangeError(`"workers" must be a whole number from 0 to 1,024; found ${workers}.`);
  signal?.throwIfAborted();
  const all = scenarios.map(completeScenario);
  const names = all.map(({ name }) => name);
  const nameOf = ({ input: { parameters, changes } }: ReplicationTask): string =>
    all.find((each) => each.parameters === parameters && each.changes === changes)?.name ?? names[0];
  const runner = currentSurroundings().startRunner({ workers, most, names, signal });
  let done = 0;
  const runReplications: RunReplications = (tasks, onDone, groups) => {
    const noting: typeof onDone = (task, result) => {
      onDone(task, result);
      done += 1;
      onReplication?.({
        scenario: nameOf(task),
        replication: task.replication,
        done,
        total: Math.max(most, done),
        valueOf: (measure) => valueOfMeasure(result!, measureOf(measure)),
      });
    };
    return runner.runReplications(tasks, noting, groups);
  };
  try {
    const { workers: atOnce } = runner;
    return await work({ runReplications, ...(atOnce && { workers: atOnce }), ...(signal && { signal }) });
  } catch (error) {
    throw signal?.aborted === true ? signal.reason : error;
  } finally {
    await runner.close();
  }
}

/** A measure as it is written: `unallocated.all@mean`. Throws a RangeError that says what is wrong with it. */
export function measureOf(text: string): Measure {
  const reading = readMeasure(text);
  if (reading.ok) return reading.measure;
  const near = nearestName(text.split(/[@/]/)[0].trim(), reading.known);
  throw new RangeError(`${reading.problem}${near === undefined ? '' : ` Did you mean "${near}"?`}`);
}

/** A whole number within limits, or a RangeError. */
export function assertWhole(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const limits = `${least.toLocaleString('en-GB')} to ${most.toLocaleString('en-GB')}`;
  throw new RangeError(`"${name}" must be a whole number from ${limits}; found ${String(value)}.`);
}
