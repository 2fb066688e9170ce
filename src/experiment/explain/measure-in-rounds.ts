import type { ServiceInput } from '../../model/index.ts';
import type { Measure } from '../measure.ts';
import { valueOfMeasure } from '../measure.ts';
import type { ReplicationTask, Scopes, TaskRunner } from '../run.ts';
import { modelInput, runTasks } from '../run.ts';

/** Replications in a round: so many results stand in memory at once, in place of all. */
const replicationsPerRound = 128;

export interface RoundsRequest extends TaskRunner {
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
 * has no meaning.
 *
 * Each result is boiled down as soon as its round is done. Rejects with `RunAborted` where `signal` asked to stop.
 */
export async function measureInRounds({
  scenarios,
  measures,
  replications,
  seed,
  scopes,
  checkBalance = false,
  ...runner
}: RoundsRequest): Promise<number[][][]> {
  const tasks = Array.from({ length: replications }, (_, index) => index + 1).flatMap((replication) =>
    scenarios.map((input, scenario): ReplicationTask => ({
      scenario,
      input: modelInput(input),
      seed,
      replication,
      scopes,
      ...(checkBalance && { checkBalance }),
    })),
  );
  const values = measures.map(() => scenarios.map(() => new Array<number>(replications).fill(NaN)));
  for (let from = 0; from < tasks.length; from += replicationsPerRound) {
    const round = tasks.slice(from, from + replicationsPerRound);
    const results = await runTasks(round, runner, { before: from, total: tasks.length });
    round.forEach(({ scenario, replication }, position) => {
      measures.forEach(
        (measure, index) => (values[index][scenario][replication - 1] = valueOfMeasure(results[position], measure)),
      );
    });
  }
  return values;
}
