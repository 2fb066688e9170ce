import { mean, sampleVariance } from 'simple-statistics';
import { RandomStreams } from '../../engine/index.ts';
import type { ReplicationResult, ServiceInput } from '../../model/index.ts';
import type { Calibration, CalibrationBudget, FittedFigure } from '../../scenario/index.ts';
import { sobolPoints } from '../designs/sobol-sequence.ts';
import { compareSeries } from '../reproduce/index.ts';
import type { Comparison } from '../reproduce/index.ts';
import type { Progress, ReplicationTask, RunReplications } from '../run.ts';
import { twinOf } from '../twin/twin.ts';
import { projectAhead } from './projection.ts';
import type { Projection } from './projection.ts';
import type { Emulator } from './emulator.ts';
import { fitEmulator } from './emulator.ts';
import type { FigureValues, JudgedPoint, PointImplausibility } from './implausibility.ts';
import {
  byPreference,
  figureValues,
  implausibilityOfFigure,
  assertForFitting,
  residualsOf,
  implausibilityOfPoint,
} from './implausibility.ts';
import { findLocalMinimum } from './local-minimum.ts';
import type { ParameterPoint } from './parameter-point.ts';
import { inputAt, pointAt, roundToDigits } from './parameter-point.ts';
import { correlatedPairs, survivingRanges } from './surviving-ranges.ts';
import type { ParameterPair, SurvivingRange } from './surviving-ranges.ts';

/** A calibration with all that it needs to be run. */
export interface CalibrationRequest {
  readonly calibration: Calibration;
  readonly budget: CalibrationBudget;
  /** The scenario of the calibration, as the model takes it; it is run for the calibration's years. */
  readonly scenario: ServiceInput;
  readonly runReplications: RunReplications;
  readonly onProgress?: (progress: Progress) => void;
  readonly say?: (doing: string) => void;
}

/** A point at which a model was run. */
export interface PointRun extends JudgedPoint {
  readonly values: FigureValues;
}

/** One wave: what was run, and what could not be ruled out after it. */
export interface Wave {
  readonly name: string;
  readonly runs: readonly PointRun[];
  /** Of the figures that the wave was judged by; absent for the others. */
  readonly emulators: readonly (Emulator | undefined)[];
  /** Share of the whole box that is left, by the emulators of this wave and all before it. */
  readonly left: number;
}

/** How far the twin is from the simulation in one figure, over the points at which both were run. */
export interface TwinGap {
  readonly mean: number;
  readonly spread: number;
}

export interface CalibrationResult {
  readonly calibration: Calibration;
  readonly budget: CalibrationBudget;
  readonly waves: readonly Wave[];
  /** Of each figure; absent where the twin does not know it. */
  readonly twinGaps: readonly (TwinGap | undefined)[];
  /** Variance of one replication about the mean of its point, of each figure. */
  readonly replicationVariances: readonly number[];
  readonly ranges: readonly SurvivingRange[];
  readonly pairs: readonly ParameterPair[];
  /** Points of emulators that are left at the end. */
  readonly surviving: readonly ParameterPoint[];
  /** The parameters as they were, and the least implausible point of the last wave in few digits: each run anew. */
  readonly before: PointRun;
  readonly after: PointRun;
  /** What the points that are left make of the time beyond the figures. */
  readonly projections: readonly Projection[];
  /** Every figure of the study before and after, those that nothing was fitted to among them. */
  readonly comparisons: readonly { readonly before: Comparison; readonly after: Comparison }[];
}

/**
 * History matching in three waves: rules out, step by step, the levels of the free parameters at which the model cannot
 * have come from what was published, and reports what is left.
 *
 * The first wave runs the deterministic twin, the others the simulation; between them polynomials stand for both. A
 * point is ruled out where its second largest implausibility passes the cutoff. Deterministic from the seed of the
 * calibration, whatever the number of threads. Throws a RangeError where a figure is kept back for testing or lies
 * outside the run.
 * Source: Vernon, Goldstein and Bower (2010), Galaxy formation: a Bayesian uncertainty analysis; the cutoff of 3:
 * Pukelsheim (1994).
 */
export async function calibrate(request: CalibrationRequest): Promise<CalibrationResult> {
  const { calibration, budget, say = () => {} } = request;
  const { parameters, figures, seed, cutoff } = calibration;
  const scenario = { ...request.scenario, years: calibration.years };
  assertForFitting(figures);
  const stream = new RandomStreams(seed, 0).stream('calibration');
  const shift = parameters.map((_, at) => stream.uniform(at, 0));
  const design = sobolPoints(parameters.length, Math.max(budget.twinPoints, budget.candidates), { shift }).map(
    (shares) => pointAt(parameters, shares),
  );
  const ranges = parameters.map(({ low, high }) => [low, high] as const);
  const simulation = simulationOf({ ...request, scenario });

  say(`Wave 1: the twin at ${budget.twinPoints} points`);
  const twinAt = (point: ParameterPoint): FigureValues =>
    figureValues(twinOf(inputAt(scenario, parameters, point)), figures);
  const twinRuns = design.slice(0, budget.twinPoints).map((point) => ({ point, values: twinAt(point) }));
  const twins = figures.map((_, at) => emulatorOf(ranges, twinRuns, at));
  const judgedByTwin = figures.map(({ twin }) => twin !== undefined);
  const first = judgeWave(
    'the twin',
    twinRuns,
    figures,
    figures.map(({ twin = NaN }) => twin * twin),
    twins.map((twin, at) => (judgedByTwin[at] ? twin : undefined)),
  );
  const afterFirst = ruleOut(design, [first], figures, cutoff);

  say('Wave 2: the simulation');
  const secondPoints = choosePoints(afterFirst, budget.points);
  const second = await simulation.run(secondPoints, budget.replications);
  const twinGaps = figures.map((_, at) =>
    gapOf(second.map(({ point, values }) => values[at] - (twins[at]?.at(point) ?? NaN))),
  );
  const known = (at: number) => (twins[at] === undefined ? undefined : (point: ParameterPoint) => twins[at]!.at(point));
  const secondWave = judgeWave(
    'the simulation',
    second,
    figures,
    simulation.variances(budget.replications),
    figures.map((_, at) => emulatorOf(ranges, second, at, known(at))),
  );
  const afterSecond = ruleOut(
    afterFirst.remaining.map(({ point }) => point),
    [first, secondWave],
    figures,
    cutoff,
  );

  say('Wave 3: what is left, confirmed');
  const spreadOut = choosePoints(afterSecond, Math.ceil(budget.confirmPoints / 2));
  const likeliest = [...afterSecond.remaining].sort(byPreference(parameters)).map(({ point }) => point);
  const lowestPoints = likeliest
    .slice(0, 1)
    .map((start) =>
      findLocalMinimum(parameters, start, (point) =>
        residualsOf(parameters, { point, implausibility: emulatedImplausibility(point, secondWave, figures) }),
      ),
    );
  const confirmed = new Set([...spreadOut, ...lowestPoints, ...likeliest, ...afterSecond.inOrder()]);
  const third = await simulation.run([...confirmed].slice(0, budget.confirmPoints), budget.confirmReplications);
  const both = [...second, ...third];
  const thirdWave = judgeWave(
    'the simulation again',
    third,
    figures,
    simulation.variances(budget.confirmReplications),
    figures.map((_, at) => emulatorOf(ranges, both, at, known(at))),
  );
  const afterThird = ruleOut(
    afterSecond.remaining.map(({ point }) => point),
    [first, thirdWave],
    figures,
    cutoff,
  );
  const surviving = afterThird.remaining.map(({ point }) => point);

  say('Before and after');
  const best = [...thirdWave.runs].sort(byPreference(parameters))[0];
  const ends = [parameters.map(({ before }) => before), roundToDigits(parameters, best.point)];
  const endRuns = await simulation.run(ends, budget.finalReplications);
  const [before, after] = judgeWave('', endRuns, figures, simulation.variances(budget.finalReplications), []).runs;
  say('Beyond the figures: the twin');
  const projections = projectAhead(
    { ...scenario, years: calibration.ahead.years },
    parameters,
    choosePoints(afterThird, Math.min(calibration.ahead.points, surviving.length)),
    after.point,
    lastFigureDay(figures),
  );
  const share = ({ remaining }: { remaining: readonly unknown[] }): number => remaining.length / design.length;
  return {
    calibration,
    budget,
    projections,
    twinGaps,
    replicationVariances: simulation.variances(1),
    surviving,
    before,
    after,
    waves: [
      { ...first, left: share(afterFirst) },
      { ...secondWave, left: share(afterSecond) },
      { ...thirdWave, left: share(afterThird) },
    ],
    ranges: survivingRanges(
      parameters,
      surviving,
      after.implausibility.secondLargest <= cutoff ? after.point : undefined,
    ),
    pairs: correlatedPairs(parameters, surviving),
    comparisons: compareBeforeAndAfter(
      calibration,
      endRuns.map(({ results }) => results),
    ),
  };
}

/** The day of the last figure. */
const lastFigureDay = (figures: readonly FittedFigure[]): string =>
  figures.reduce((last, { compared: { day } }) => (day > last ? day : last), '');

/** A point with the means of its replications. */
interface Simulated {
  readonly point: ParameterPoint;
  readonly values: FigureValues;
}

/**
 * The simulation at points, which remembers how much replications of one point differ. Each round has random numbers of
 * its own, the same at all of its points.
 */
function simulationOf({ calibration, budget, scenario, runReplications, onProgress = () => {} }: CalibrationRequest) {
  const { parameters, figures, seed } = calibration;
  const total =
    budget.points * budget.replications +
    budget.confirmPoints * budget.confirmReplications +
    2 * budget.finalReplications;
  const within = figures.map((): number[] => []);
  let done = 0;
  let used = 0;
  const onDone = (): void => onProgress({ done: ++done, total, share: done / total });
  return {
    /** Variance of a mean over so many replications, of each figure: over all points that were simulated so far. */
    variances: (replications: number): number[] =>
      within.map((each) => (each.length > 0 ? mean(each) : 0) / replications),
    async run(
      points: readonly ParameterPoint[],
      replications: number,
    ): Promise<(Simulated & { results: readonly ReplicationResult[] })[]> {
      const tasks = points.flatMap((point, at) => {
        const input = inputAt(scenario, parameters, point);
        return Array.from({ length: replications }, (_, index): ReplicationTask => ({
          scenario: at,
          input,
          seed,
          replication: used + index + 1,
          scopes: 'region',
        }));
      });
      used += replications;
      const results = await runReplications(tasks, onDone);
      return points.map((point, at) => {
        const own = results.slice(at * replications, (at + 1) * replications);
        const values = own.map((result) => figureValues(result, figures));
        if (replications > 1)
          figures.forEach((_, figure) => within[figure].push(sampleVariance(values.map((each) => each[figure]))));
        return { point, results: own, values: figures.map((_, figure) => mean(values.map((each) => each[figure]))) };
      });
    },
  };
}

/** The emulator of one figure; absent where a run does not know it. */
function emulatorOf(
  ranges: readonly (readonly [number, number])[],
  runs: readonly Simulated[],
  at: number,
  known?: (point: ParameterPoint) => number,
): Emulator | undefined {
  const values = runs.map(({ values: each }) => each[at]);
  return values.some(Number.isNaN)
    ? undefined
    : fitEmulator(
        ranges,
        runs.map(({ point }) => point),
        values,
        known,
      );
}

/**
 * Runs with how they stand, given the variance of what was run; a figure whose variance is not a number is not judged.
 */
function judgeWave(
  name: string,
  runs: readonly Simulated[],
  figures: readonly FittedFigure[],
  variances: readonly number[],
  emulators: Wave['emulators'],
): Omit<Wave, 'left'> {
  const judged = runs.map(({ point, values }) => ({
    point,
    values,
    implausibility: implausibilityOfPoint(
      figures.map((figure, at) => implausibilityOfFigure(figure, values[at], variances[at])),
    ),
  }));
  return { name, runs: judged, emulators };
}

/**
 * Points that are left, with how they stand by the emulators of the last wave; and all, the least implausible first, in
 * case too few are.
 */
interface RemainingPoints {
  readonly remaining: readonly JudgedPoint[];
  readonly inOrder: () => readonly ParameterPoint[];
}

function ruleOut(
  points: readonly ParameterPoint[],
  waves: readonly Omit<Wave, 'left'>[],
  figures: readonly FittedFigure[],
  cutoff: number,
): RemainingPoints {
  const judged = points.map((point) => {
    const implausibilities = waves.map((each, number) => emulatedImplausibility(point, each, figures, number === 0));
    return {
      point,
      implausibility: implausibilities[implausibilities.length - 1],
      worst: Math.max(...implausibilities.map(({ secondLargest }) => secondLargest)),
    };
  });
  return {
    remaining: judged.filter(({ worst }) => worst <= cutoff),
    inOrder: () => [...judged].sort((a, b) => a.worst - b.worst).map(({ point }) => point),
  };
}

/** How a point stands by the emulators of a wave; those of the twin have its distance from the simulation besides. */
const emulatedImplausibility = (
  point: ParameterPoint,
  { emulators }: Omit<Wave, 'left'>,
  figures: readonly FittedFigure[],
  isTwin = false,
): PointImplausibility =>
  implausibilityOfPoint(
    figures.map((figure, at) => {
      const emulator = emulators[at];
      const twin = isTwin ? (figure.twin ?? 0) : 0;
      return emulator === undefined
        ? NaN
        : implausibilityOfFigure(figure, emulator.at(point), emulator.error * emulator.error + twin * twin);
    }),
  );

/**
 * So many of the points that are left, in the order of the sequence, which spreads them out; the least implausible
 * besides where too few are left.
 */
function choosePoints({ remaining, inOrder }: RemainingPoints, count: number): ParameterPoint[] {
  const points = remaining.slice(0, count).map(({ point }) => point);
  return points.length === count
    ? points
    : [
        ...points,
        ...inOrder()
          .filter((point) => !points.includes(point))
          .slice(0, count - points.length),
      ];
}

function gapOf(differences: readonly number[]): TwinGap | undefined {
  if (differences.some(Number.isNaN)) return undefined;
  return { mean: mean([...differences]), spread: Math.sqrt(sampleVariance([...differences])) };
}

/** Every figure that the study holds against the scenario and that the runs reach to. */
function compareBeforeAndAfter(
  { study, scenario }: Calibration,
  [before, after]: readonly (readonly ReplicationResult[])[],
): CalibrationResult['comparisons'] {
  const name = study.scenarios.find(({ file }) => file === scenario)?.name ?? '';
  return study.series
    .filter((series) => series.in.includes(name))
    .flatMap((series) => {
      const [was, is] = [before, after].map((results) => compareSeries(series, { name, results }));
      return was.flatMap((each, at) => {
        const then = is[at];
        return 'spread' in each && 'spread' in then ? [{ before: each, after: then }] : [];
      });
    });
}
