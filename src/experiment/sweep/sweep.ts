import { scopesFor } from '../../model/index.ts';
import type { ServiceInput } from '../../model/index.ts';
import type { SweepStudy } from '../../scenario/index.ts';
import { withLevels } from '../../scenario/index.ts';
import { readMeasure, valueOfMeasure } from '../measure.ts';
import type { Measure } from '../measure.ts';
import { modelInput, RunAborted } from '../run.ts';
import type { TaskRunner } from '../run.ts';
import { sweepPoints } from './points.ts';

/** The measures of one replication, in the order of the study; NaN where one has no meaning. */
export type MeasuredValues = readonly number[];

/**
 * What remembers the replications that are done, so that a sweep which is stopped can go on. Points and replications
 * count from 1.
 */
export interface SweepJournal {
  /** What a replication gave, where it is done. */
  find(point: number, replication: number): MeasuredValues | undefined;
  record(point: number, replication: number, measured: MeasuredValues): void;
}

export interface SweepRequest extends TaskRunner {
  readonly study: SweepStudy;
  /** How many replications may be under way at once. Results do not depend on it. */
  readonly concurrency: number;
  /** Without it nothing is remembered. */
  readonly journal?: SweepJournal;
}

/** What a sweep found. */
export interface SweepResult {
  readonly study: SweepStudy;
  readonly measures: readonly Measure[];
  /** The levels of the study's factors at each point. */
  readonly points: readonly (readonly number[])[];
  /** Of each point, of each replication. */
  readonly measured: readonly (readonly MeasuredValues[])[];
}

/**
 * Simulates every point of a study, so often as it asks, and keeps of each replication the measures alone.
 *
 * All points have the same random numbers (common random numbers): replication 3 of one point and replication 3 of
 * another differ by the settings and not by chance. A replication that the journal has is not run again; each that is
 * finished goes into the journal at once. The order of the result is that of the design, whichever replication was
 * finished first.
 *
 * Rejects with `RunAborted` where `signal` asked to stop, and with whatever a replication failed with.
 */
export async function runSweep({
  study,
  runReplications,
  concurrency,
  journal,
  onProgress,
  signal,
}: SweepRequest): Promise<SweepResult> {
  const points = sweepPoints(study);
  const measures = measuresOf(study);
  const scopes = scopesFor(measures.map(({ scope }) => scope));
  const measured = points.map((_, at) =>
    Array.from({ length: study.replications }, (_, index) => journal?.find(at + 1, index + 1)),
  );
  const pending = measured.flatMap((ofPoint, at) =>
    ofPoint.flatMap((values, index) => (values === undefined ? [{ at, replication: index + 1 }] : [])),
  );
  const before = points.length * study.replications - pending.length;
  let done = 0;
  let failed = false;

  const queue = pending.values();
  const workThroughQueue = async (): Promise<void> => {
    for (const { at, replication } of queue) {
      const input = inputAtLevels(study, points[at]);
      const [result] = await runReplications(
        [{ scenario: at, input, seed: study.seed, replication, scopes }],
        () => {},
      );
      if (failed) return;
      const values = measures.map((measure) => valueOfMeasure(result, measure));
      journal?.record(at + 1, replication, values);
      measured[at][replication - 1] = values;
      done += 1;
      onProgress?.({ done, total: pending.length, share: done / pending.length });
    }
  };
  try {
    await Promise.all(Array.from({ length: Math.min(concurrency, pending.length) }, workThroughQueue));
  } catch (error) {
    failed = true;
    throw signal?.aborted ? new RunAborted(before + done, points.length * study.replications) : error;
  }
  return { study, measures, points, measured: measured as MeasuredValues[][] };
}

/** The measures of a study, which has been read and checked. */
export const measuresOf = ({ measures }: SweepStudy): Measure[] =>
  measures.map((text) => {
    const reading = readMeasure(text);
    if (!reading.ok) throw new RangeError(reading.problem);
    return reading.measure;
  });

/** The scenario of a study at a point, as the model takes it. */
const inputAtLevels = ({ scenario, factors }: SweepStudy, levels: readonly number[]): ServiceInput =>
  modelInput(
    withLevels(scenario, Object.fromEntries(factors.map(({ factor }, index) => [factor.setting, levels[index]]))),
  );
