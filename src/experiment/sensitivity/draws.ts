import { scopesFor } from '../../model/index.ts';
import type { SettingLevel, Scenario } from '../../scenario/index.ts';
import { withLevels } from '../../scenario/index.ts';
import type { Measure } from '../measure.ts';
import { measuresAlone } from '../measure.ts';
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
 * Runs draws and keeps the measures of each replication. May be called round after round; progress counts through.
 *
 * Rejects with `RunAborted` where `signal` asked to stop.
 */
export function drawRunner({ scenario, measures, seed, total, ...runner }: DrawRunnerOptions): RunDraws {
  let before = 0;
  return async (draws) => {
    const scopes = scopesFor(measures.map(({ scope }) => scope));
    const wanted = draws.flatMap(({ values, replications }, draw) => {
      const input = modelInput(withLevels(scenario, values));
      return replications.map((replication): { draw: number; task: ReplicationTask } => ({
        draw,
        task: { scenario: 0, input, seed, replication, scopes },
      }));
    });
    const tasks = wanted.map(({ task }) => task);
    const kept = await runTasks(tasks, runner, { before, total }, measuresAlone(measures));
    before += tasks.length;
    const gathered: number[][][] = draws.map(() => measures.map(() => []));
    wanted.forEach(({ draw }, position) =>
      kept[position].forEach((value, measure) => gathered[draw][measure].push(value)),
    );
    return gathered;
  };
}
