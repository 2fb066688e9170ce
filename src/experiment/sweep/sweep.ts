import { scopesFor } from '../../model/index.ts';
import type { ServiceInput } from '../../model/index.ts';
import type { SweepStudy } from '../../scenario/index.ts';
import { withLevels } from '../../scenario/index.ts';
import { measuresAlone, readMeasure } from '../measure.ts';
import type { Measure } from '../measure.ts';
import { modelInput, runTasks } from '../run.ts';
import type { ReplicationTask, TaskRunner } from '../run.ts';
import { sweepPoints } from './points.ts';

/** The measures of one replication, in the order of the study; NaN where one has no meaning. */
export type MeasuredValues = readonly number[];

export interface SweepRequest extends TaskRunner {
  readonly study: SweepStudy;
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
 * another differ by the settings and not by chance. The order of the result is that of the design, whichever
 * replication was finished first. Rejects with `RunAborted` where `signal` asked to stop, and with whatever a
 * replication failed with.
 */
export async function runSweep({ study, ...runner }: SweepRequest): Promise<SweepResult> {
  const points = sweepPoints(study);
  const measures = measuresOf(study);
  const scopes = scopesFor(measures.map(({ scope }) => scope));
  const { seed, replications } = study;
  const tasks = points.flatMap((levels, scenario) => {
    const input = inputAtLevels(study, levels);
    return Array.from({ length: replications }, (_, index): ReplicationTask => ({
      scenario,
      input,
      seed,
      replication: index + 1,
      scopes,
    }));
  });
  const measured = await runTasks(tasks, runner, {}, measuresAlone(measures));
  return {
    study,
    measures,
    points,
    measured: points.map((_, at) => measured.slice(at * replications, (at + 1) * replications)),
  };
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
