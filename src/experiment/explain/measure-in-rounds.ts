import type { ServiceInput } from '../../model/index.ts';
import type { Measure } from '../measure.ts';
import { valueOfMeasure } from '../measure.ts';
import type { Progress, ReplicationTask, RunReplications, Scopes } from '../run.ts';
import { RunAborted } from '../run.ts';

/** Replications in a round: so many results stand in memory at once, in place of all. */
const replicationsPerRound = 128;

export interface RoundsRequest {
  readonly scenarios: readonly ServiceInput[];
  readonly measures: readonly Measure[];
  /** Of each scenario; at least 1. */
  readonly replications: number;
  readonly seed: number;
  readonly scopes: Scopes;
  readonly checkBalance?: boolean;
  readonly runReplications: RunReplications;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: { readonly aborted: boolean };
}

/**
 * The measures of many scenarios with the same luck: [measure][scenario][replication], NaN where a measure has no
 * meaning.
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
  runReplications,
  onProgress,
  signal,
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
  let done = 0;
  const onDone = () => {
    done += 1;
    onProgress?.({ done, total: tasks.length, share: done / tasks.length });
  };
  for (let from = 0; from < tasks.length; from += replicationsPerRound) {
    const round = tasks.slice(from, from + replicationsPerRound);
    const results = await runReplications(round, onDone).catch((error: unknown) => {
      throw signal?.aborted ? new RunAborted(done, tasks.length) : error;
    });
    round.forEach(({ scenario, replication }, place) => {
      measures.forEach(
        (measure, index) => (values[index][scenario][replication - 1] = valueOfMeasure(results[place], measure)),
      );
    });
  }
  return values;
}

/** What the model needs and no more, since every task is sent to a thread. */
const modelInput = ({ start, years, parameters, changes }: ServiceInput): ServiceInput => ({
  start,
  years,
  parameters,
  changes,
});
