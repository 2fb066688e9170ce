import { scopesFor } from '../../model/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { SettingLevel, Scenario } from '../../scenario/index.ts';
import { withLevels } from '../../scenario/index.ts';
import type { Measure } from '../measure.ts';
import { valueOfMeasure } from '../measure.ts';
import type { ReplicationTask, TaskRunner } from '../run.ts';
import { modelInput, runTasks } from '../run.ts';

/** One choice of the uncertain values, and the replications that are to be run of it. */
export interface Draw {
  /** Values by setting; whatever is not named stays as the scenario has it. */
  readonly values: Readonly<Record<string, SettingLevel>>;
  readonly replications: readonly number[];
}

/** What draws gave: by draw, by measure, by replication; NaN where a measure has no meaning. */
export type DrawResults = readonly (readonly (readonly number[])[])[];

export type RunDraws = (draws: readonly Draw[]) => Promise<DrawResults>;

export interface DrawRunnerOptions extends TaskRunner {
  readonly scenario: Scenario;
  readonly measures: readonly Measure[];
  readonly seed: number;
  /** Replications of all rounds together, at most. */
  readonly total: number;
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
export function drawRunner({ scenario, measures, seed, total, ...runner }: DrawRunnerOptions): RunDraws {
  let before = 0;
  const valuesOf = async (tasks: readonly ReplicationTask[]): Promise<number[][]> => {
    const results = await runTasks(tasks, runner, { before, total });
    before += tasks.length;
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
        inputs.set(draw, modelInput(withLevels(scenario, draw.values)));
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
