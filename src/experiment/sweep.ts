import type { ServiceInput } from '../model/index.ts';
import type { Scenario, Study } from '../scenario/index.ts';
import { withFactors } from '../scenario/index.ts';
import { readMeasure, valueOfMeasure } from './measure.ts';
import type { Measure } from './measure.ts';
import { RunAborted } from './run.ts';
import type { Experiment, RunReplications } from './run.ts';
import { sweepPoints } from './sweep-points.ts';

/** The measures of one replication, in the order of the study; NaN where one has no meaning. */
export type Measured = readonly number[];

/**
 * What remembers the replications that are done, so that a sweep which is stopped can go on. Points and replications
 * count from 1.
 */
export interface SweepJournal {
  /** What a replication gave, where it is done. */
  have(point: number, replication: number): Measured | undefined;
  record(point: number, replication: number, measured: Measured): void;
}

export interface Sweep {
  readonly study: Study;
  readonly runReplications: RunReplications;
  /** How many replications may be under way at once. Results do not depend on it. */
  readonly atOnce: number;
  /** Without it nothing is remembered. */
  readonly journal?: SweepJournal;
  readonly onProgress?: NonNullable<Experiment['onProgress']>;
  readonly signal?: { readonly aborted: boolean };
}

/** What a sweep found. */
export interface SweepResult {
  readonly study: Study;
  readonly measures: readonly Measure[];
  /** The levels of the study's factors at each point. */
  readonly points: readonly (readonly number[])[];
  /** Of each point, of each replication. */
  readonly measured: readonly (readonly Measured[])[];
}

/**
 * Simulates every point of a study, so often as it asks, and keeps of each replication the measures alone.
 *
 * All points have the same luck (common random numbers): replication 3 of one point and replication 3 of another differ
 * by the settings and not by the dice. A replication that the journal has is not run again; each that is finished goes
 * into the journal at once. The order of the result is that of the design, whichever replication was finished first.
 *
 * Rejects with `RunAborted` where `signal` asked to stop, and with whatever a replication failed with.
 */
export async function runSweep({
  study,
  runReplications,
  atOnce,
  journal,
  onProgress,
  signal,
}: Sweep): Promise<SweepResult> {
  const points = sweepPoints(study);
  const measures = measuresOf(study);
  const scopes = measures.some(({ scope }) => scope.startsWith('pdu:')) ? 'pdu' : 'region';
  const measured = points.map((_, at) =>
    Array.from({ length: study.replications }, (_, index) => journal?.have(at + 1, index + 1)),
  );
  const waiting = measured.flatMap((ofPoint, at) =>
    ofPoint.flatMap((values, index) => (values === undefined ? [{ at, replication: index + 1 }] : [])),
  );
  const before = points.length * study.replications - waiting.length;
  let done = 0;
  let failed = false;

  const queue = waiting.values();
  const workThrough = async (): Promise<void> => {
    for (const { at, replication } of queue) {
      const input = inputAt(study, points[at]);
      const [result] = await runReplications(
        [{ scenario: at, input, seed: study.seed, replication, scopes }],
        () => {},
      );
      if (failed) return;
      const values = measures.map((measure) => valueOfMeasure(result, measure));
      journal?.record(at + 1, replication, values);
      measured[at][replication - 1] = values;
      done += 1;
      onProgress?.({ done, total: waiting.length, share: done / waiting.length });
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, workThrough));
  } catch (error) {
    failed = true;
    throw signal?.aborted ? new RunAborted(before + done, points.length * study.replications) : error;
  }
  return { study, measures, points, measured: measured as Measured[][] };
}

/** The measures of a study, which has been read and checked. */
export const measuresOf = ({ measures }: Study): Measure[] =>
  measures.map((text) => {
    const reading = readMeasure(text);
    if (!reading.ok) throw new RangeError(reading.problem);
    return reading.measure;
  });

/** The scenario of a study at a point, as the model takes it. */
function inputAt({ scenario, factors }: Study, levels: readonly number[]): ServiceInput {
  const { start, years, parameters, changes }: Scenario = withFactors(
    scenario,
    Object.fromEntries(factors.map(({ factor }, index) => [factor.setting, levels[index]])),
  );
  return { start, years, parameters, changes };
}
