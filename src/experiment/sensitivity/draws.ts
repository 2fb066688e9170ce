import { scopesFor } from '../../model/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { SettingLevel, Scenario } from '../../scenario/index.ts';
import { withLevels } from '../../scenario/index.ts';
import type { Measure } from '../measure.ts';
import { valueOfMeasure } from '../measure.ts';
import type { Progress, ReplicationTask, RunReplications } from '../run.ts';
import { RunAborted } from '../run.ts';

/** One choice of the uncertain values, and the replications that are to be run of it. */
export interface Draw {
  /** Values by setting; whatever is not named stays as the scenario has it. */
  readonly values: Readonly<Record<string, SettingLevel>>;
  readonly replications: readonly number[];
}

/** What draws gave: by draw, by measure, by replication; NaN where a measure has no meaning. */
export type DrawResults = readonly (readonly (readonly number[])[])[];

export type RunDraws = (draws: readonly Draw[]) => Promise<DrawResults>;

export interface DrawRunnerOptions {
  readonly scenario: Scenario;
  readonly measures: readonly Measure[];
  readonly seed: number;
  /** Replications of all rounds together, at most. */
  readonly total: number;
  readonly runReplications: RunReplications;
  readonly onProgress?: (progress: Progress) => void;
  /** Whether the caller has asked to stop; an `AbortSignal` fits. */
  readonly signal?: { readonly aborted: boolean };
}

/**
 * Replications in one round: few enough that their results, of which a handful of numbers is kept, need little memory.
 */
const replicationsPerRound = 240;

/**
 * Runs draws and keeps the measures of each replication. May be called round after round; progress counts through.
 *
 * Rejects with `RunAborted` where `signal` asked to stop.
 */
export function drawRunner({
  scenario,
  measures,
  seed,
  total,
  runReplications,
  onProgress,
  signal,
}: DrawRunnerOptions): RunDraws {
  const { start, years } = scenario;
  let done = 0;
  const onDone = () => {
    done += 1;
    onProgress?.({ done, total, share: done / total });
  };
  const valuesOf = async (tasks: readonly ReplicationTask[]): Promise<number[][]> => {
    const results = await runReplications(tasks, onDone).catch((error: unknown) => {
      throw signal?.aborted ? new RunAborted(done, total) : error;
    });
    return results.map((result: ReplicationResult) => measures.map((measure) => valueOfMeasure(result, measure)));
  };

  return async (draws) => {
    const scopes = scopesFor(measures.map(({ scope }) => scope));
    const all = draws.flatMap((draw, index) => draw.replications.map((replication) => ({ draw, index, replication })));
    const gathered: number[][][] = draws.map(() => measures.map(() => []));
    for (let from = 0; from < all.length; from += replicationsPerRound) {
      const round = all.slice(from, from + replicationsPerRound);
      const inputs = new Map<Draw, ReplicationTask['input']>();
      for (const { draw } of round) {
        if (inputs.has(draw)) continue;
        const { parameters, changes } = withLevels(scenario, draw.values);
        inputs.set(draw, { start, years, parameters, changes }); // no more than the model needs: it crosses to a thread
      }
      const values = await valuesOf(
        round.map(({ draw, replication }) => ({ scenario: 0, input: inputs.get(draw)!, seed, replication, scopes })),
      );
      round.forEach(({ index }, position) =>
        values[position].forEach((value, measure) => gathered[index][measure].push(value)),
      );
    }
    return gathered;
  };
}
