import { RandomStreams, SequentialStream } from '../../engine/index.ts';
import type { Estimate } from '../statistics/sample.ts';
import { estimateOfKnown } from '../statistics/sample.ts';
import type { DrawResults, RunDraws } from './draws.ts';
import type { Screening } from './morris.ts';
import { drawTrajectories, screenSettings } from './morris.ts';
import type { Swing } from './one-at-a-time.ts';
import { oneAtATime } from './one-at-a-time.ts';
import type { SaltelliDesign, VarianceShares } from './sobol-indices.ts';
import { saltelliDesign, sobolIndices } from './sobol-indices.ts';
import { rankByInfluence, survivorsOf } from './survivors.ts';
import type { UncertainSetting } from './uncertain-setting.ts';
import { valuesAt } from './uncertain-setting.ts';

/** How much is to be run. */
export interface SensitivityPlan {
  /** How many settings are uncertain. */
  readonly settings: number;
  readonly trajectories: number;
  /** Rows of the two matrices of Sobol' indices; powers of 2 are the most even. */
  readonly samples: number;
  /** Of each point of the two designs; from 2 on, chance can be separated from interaction. */
  readonly replications: number;
  /** Settings that go on to Sobol' indices, at most. */
  readonly survivors: number;
}

/** Settings that are moved one at a time: as many bars as a chart bears. */
export const mostSwings = 15;

/** One setting at a time needs surer differences than a design, whose points bear each other out. */
const replicationsOfSwings = ({ replications }: SensitivityPlan): number => Math.max(6, replications);

/**
 * Replications of each step: those of the base, of screening, of Sobol' indices, and of one setting at a time, at most.
 */
export function budgetOf(plan: SensitivityPlan): {
  readonly base: number;
  readonly screening: number;
  readonly indices: number;
  readonly oneAtATime: number;
  readonly total: number;
} {
  const base = replicationsOfSwings(plan);
  const screening = plan.trajectories * (plan.settings + 1) * plan.replications;
  const indices = plan.samples * (Math.min(plan.survivors, plan.settings) + 2) * plan.replications;
  const swings = 2 * Math.min(mostSwings, plan.settings) * base;
  return { base, screening, indices, oneAtATime: swings, total: base + screening + indices + swings };
}

/** What is found of one measure. */
export interface MeasureSensitivity {
  readonly base: Estimate;
  /** One for each setting, in their order. */
  readonly screenings: readonly Screening[];
  /** Of the survivors, in their order. Absent where no setting stands out of the noise. */
  readonly variance?: VarianceShares;
  /** Of the settings that matter most for any measure. */
  readonly swings: readonly Swing[];
}

/** Which settings the answer hangs on. */
export interface Sensitivity {
  /** The settings that went on to Sobol' indices, by their index in the list, the one that matters most first. */
  readonly survivors: readonly number[];
  /** In the order of the measures. */
  readonly measures: readonly MeasureSensitivity[];
}

/**
 * Which of the uncertain settings the answer hangs on: all are screened, the few that stand out are studied together,
 * and those that matter most are moved one at a time.
 *
 * Each step has replications of its own, so that a setting that was chosen by chance is not borne out by the same
 * random numbers: the first for one setting at a time, which are those that a plain run has, then those of the
 * trajectories, then those of each row of the matrices.
 */
export async function analyseSensitivity(
  settings: readonly UncertainSetting[],
  plan: SensitivityPlan,
  seed: number,
  run: RunDraws,
): Promise<Sensitivity> {
  const streamFor = (purpose: string) =>
    new SequentialStream(new RandomStreams(seed, 0).stream(`sensitivity: ${purpose}`));
  const { replications } = plan;
  const blocks = replicationBlocks(replicationsOfSwings(plan), replications);

  const base = { replications: blocks.base, values: (await run([{ values: {}, replications: blocks.base }]))[0] };
  const ofMeasure = <T>(each: (measure: number) => T): T[] => base.values.map((_, measure) => each(measure));

  const trajectories = drawTrajectories(settings.length, plan.trajectories, streamFor('trajectories'));
  const trajectoryResults = await run(
    trajectories.flatMap(({ points }, index) =>
      points.map((point) => ({ values: valuesAt(settings, point), replications: blocks.block(index) })),
    ),
  );
  const screenings = ofMeasure((measure) =>
    screenSettings(
      trajectories,
      trajectories.map(({ points }, index) =>
        points.map((_, point) => trajectoryResults[index * points.length + point][measure]),
      ),
    ),
  );

  const survivors = survivorsOf(screenings, plan.survivors);
  const studied = survivors.map((setting) => settings[setting]);
  const design =
    survivors.length === 0 ? undefined : saltelliDesign(survivors.length, plan.samples, streamFor('matrices'));
  const replicationsOfRow = (matrix: 'a' | 'b') => (row: number) =>
    blocks.block(plan.trajectories + 2 * row + (matrix === 'a' ? 0 : 1));
  const evaluated =
    design === undefined ? [] : await run(drawsOf(design, studied, replicationsOfRow('a'), replicationsOfRow('b')));

  const mostInfluential = rankByInfluence(screenings).slice(0, mostSwings);
  const swings = await oneAtATime(
    mostInfluential.map((setting) => settings[setting]),
    base,
    run,
  );
  return {
    survivors,
    measures: ofMeasure((measure) => ({
      base: estimateOfKnown(base.values[measure]),
      screenings: screenings[measure],
      ...(design !== undefined && {
        variance: sobolIndices(valuesOf(design, evaluated, measure), streamFor('bootstrap')),
      }),
      swings: swings[measure].map((swing) => ({ ...swing, setting: mostInfluential[swing.setting] })),
    })),
  };
}

/** Numbers of replications that no two uses share: those of the base, then blocks of a few. */
function replicationBlocks(ofBase: number, inBlock: number) {
  const from = (first: number, count: number): number[] => Array.from({ length: count }, (_, index) => first + index);
  return { base: from(1, ofBase), block: (number: number) => from(1 + ofBase + number * inBlock, inBlock) };
}

type ReplicationsOfRow = (row: number) => readonly number[];

/**
 * The points of a design row by row; a row of A and those of all AB have the same random numbers, that of B has other
 * random numbers.
 */
const drawsOf = (
  { a, b, ab }: SaltelliDesign,
  settings: readonly UncertainSetting[],
  ofA: ReplicationsOfRow,
  ofB: ReplicationsOfRow,
) => {
  const draws = (matrix: SaltelliDesign['a'], replicationsOf: ReplicationsOfRow) =>
    matrix.map((point, row) => ({ values: valuesAt(settings, point), replications: replicationsOf(row) }));
  return [...draws(a, ofA), ...draws(b, ofB), ...ab.flatMap((matrix) => draws(matrix, ofA))];
};

/** The results of those points, matrix by matrix, for one measure. */
function valuesOf({ a, ab }: SaltelliDesign, results: DrawResults, measure: number) {
  const matrix = (index: number) => a.map((_, row) => results[index * a.length + row][measure]);
  return { a: matrix(0), b: matrix(1), ab: ab.map((_, setting) => matrix(2 + setting)) };
}
