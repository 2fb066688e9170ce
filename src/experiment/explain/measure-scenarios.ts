import type { ServiceInput } from '../../model/index.ts';
import type { Measure } from '../measure.ts';
import { measuresAlone } from '../measure.ts';
import type { ReplicationTask, Scopes, TaskRunner } from '../run.ts';
import { modelInput, runTasks } from '../run.ts';

export interface MeasuringRequest extends TaskRunner {
  readonly scenarios: readonly ServiceInput[];
  readonly measures: readonly Measure[];
  /** Of each scenario; at least 1. */
  readonly replications: number;
  readonly seed: number;
  readonly scopes: Scopes;
  readonly checkBalance?: boolean;
}

/**
 * The measures of many scenarios with the same random numbers: [measure][scenario][replication], NaN where a measure
 * has no meaning. Rejects with `RunAborted` where `signal` asked to stop.
 */
export async function measureScenarios({
  scenarios,
  measures,
  replications,
  seed,
  scopes,
  checkBalance = false,
  ...runner
}: MeasuringRequest): Promise<number[][][]> {
  const inputs = scenarios.map(modelInput);
  const tasks = Array.from({ length: replications }, (_, index) => index + 1).flatMap((replication) =>
    inputs.map((input, scenario): ReplicationTask => ({
      scenario,
      input,
      seed,
      replication,
      scopes,
      ...(checkBalance && { checkBalance }),
    })),
  );
  const kept = await runTasks(tasks, runner, {}, measuresAlone(measures));
  const values = measures.map(() => scenarios.map(() => new Array<number>(replications).fill(NaN)));
  tasks.forEach(({ scenario, replication }, position) =>
    kept[position].forEach((value, measure) => (values[measure][scenario][replication - 1] = value)),
  );
  return values;
}
