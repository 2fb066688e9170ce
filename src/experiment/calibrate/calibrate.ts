import { mean, sampleVariance } from 'simple-statistics';
import { RandomStreams } from '../../engine/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { Calibration, CalibrationBudget, FittedFigure } from '../../scenario/index.ts';
import { sobolPoints } from '../designs/sobol-sequence.ts';
import { compareSeries } from '../reproduce/index.ts';
import type { Comparison } from '../reproduce/index.ts';
import { twinOf } from '../twin/twin.ts';
import type { CalibrationRequest } from './calibration-request.ts';
import { projectAhead } from './projection.ts';
import type { Projection } from './projection.ts';
import type { FigureValues } from './implausibility.ts';
import { assertForFitting, byPreference, decidingImplausibility, figureValues, residualsOf } from './implausibility.ts';
import { findLocalMinimum } from './local-minimum.ts';
import type { ParameterPoint } from './parameter-point.ts';
import { inputAt, pointAt, roundToDigits } from './parameter-point.ts';
import { refocus } from './refocus.ts';
import { settledPoint } from './settled-point.ts';
import { simulationOf } from './simulated-points.ts';
import type { Simulated } from './simulated-points.ts';
import { correlatedPairs, survivingRanges } from './surviving-ranges.ts';
import type { ParameterPair, SurvivingRange } from './surviving-ranges.ts';
import { choosePoints, emulatedImplausibility, emulatorOf, judgeRuns, ruleOut } from './waves.ts';
import type { PointRun, Wave } from './waves.ts';

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
  /**
   * The parameters as they were, and the least implausible point of the last wave in few digits: each run anew. Of an
   * area, what its figures cannot tell stays as it was.
   */
  readonly before: PointRun;
  readonly after: PointRun;
  /** The same of the figures that were kept back. */
  readonly tests: { readonly before: PointRun; readonly after: PointRun };
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
 *
 * Of an area there is no twin; the chance of one course of events stands between its figures and the mean of a model;
 * points are drawn anew where few are left; and what the figures cannot tell stays as it was.
 * Source: Vernon, Goldstein and Bower (2010), Galaxy formation: a Bayesian uncertainty analysis; the cutoff of 3:
 * Pukelsheim (1994).
 */
export async function calibrate(request: CalibrationRequest): Promise<CalibrationResult> {
  const { calibration, budget, say = () => {} } = request;
  const { parameters, figures, seed, cutoff, area } = calibration;
  const scenario = { ...request.scenario, years: calibration.years };
  assertForFitting(figures);
  const stream = new RandomStreams(seed, 0).stream('calibration');
  const shift = parameters.map((_, at) => stream.uniform(at, 0));
  const design = sobolPoints(parameters.length, Math.max(budget.twinPoints, budget.candidates), { shift }).map(
    (shares) => pointAt(parameters, shares),
  );
  const ranges = parameters.map(({ low, high }) => [low, high] as const);
  const simulation = simulationOf({ ...request, scenario });
  // Figures of an area are one course of events, which differs from the mean by as much as one replication does.
  const chance = (): number[] => (area === undefined ? figures.map(() => 0) : simulation.variances(1));

  const withTwin = budget.twinPoints > 0;
  if (withTwin) say(`Wave 1: the twin at ${budget.twinPoints} points`);
  const twinAt = (point: ParameterPoint): FigureValues =>
    figureValues(twinOf(inputAt(scenario, parameters, point)), figures);
  const twinRuns = design.slice(0, budget.twinPoints).map((point) => ({ point, values: twinAt(point) }));
  const twins = withTwin ? figures.map((_, at) => emulatorOf(ranges, twinRuns, at)) : figures.map(() => undefined);
  const first = {
    name: 'the twin',
    runs: judgeRuns(
      twinRuns,
      figures,
      figures.map(({ twin = NaN }) => twin * twin),
    ),
    emulators: twins.map((twin, at) => (figures[at].twin !== undefined ? twin : undefined)),
    besides: figures.map(({ twin = 0 }) => twin * twin),
  };
  const beforehand = withTwin ? [first] : [];
  const afterFirst = withTwin
    ? ruleOut(design, beforehand, calibration)
    : {
        remaining: judgeRuns(
          design.map((point) => ({ point, values: figures.map(() => NaN) })),
          figures,
          [],
        ),
        inOrder: () => design,
      };

  say('Wave 2: the simulation');
  const secondPoints = choosePoints(afterFirst, budget.points);
  const second = await simulation.run(secondPoints, budget.replications);
  const twinGaps = figures.map((_, at) =>
    gapOf(second.map(({ point, values }) => values[at] - (twins[at]?.at(point) ?? NaN))),
  );
  const known = (at: number) => (twins[at] === undefined ? undefined : (point: ParameterPoint) => twins[at]!.at(point));
  // The error of an emulator has the chance of a mean of replications in it, which is part of that of one course.
  const besides = (replications: number): number[] => chance().map((variance) => variance * (1 - 1 / replications));
  const plus = (variances: readonly number[]): number[] => {
    const ofOne = chance();
    return figures.map((_, at) => variances[at] + ofOne[at]);
  };
  const secondWave = {
    name: 'the simulation',
    runs: judgeRuns(second, figures, plus(simulation.variances(budget.replications))),
    emulators: figures.map((_, at) => emulatorOf(ranges, second, at, known(at))),
    besides: besides(budget.replications),
  };
  const afterSecond = refocus(
    ruleOut(
      afterFirst.remaining.map(({ point }) => point),
      [...beforehand, secondWave],
      calibration,
    ),
    [secondWave],
    calibration,
    budget,
    shift,
  );

  say('Wave 3: what is left, confirmed');
  // Of an area nearly all: polynomials of what is left need points all over it.
  const spread = area === undefined ? Math.ceil(budget.confirmPoints / 2) : budget.confirmPoints - fewLikeliest;
  const spreadOut = choosePoints(afterSecond, Math.max(1, spread));
  const preferred = byPreference(parameters, calibration);
  const likeliest = [...afterSecond.remaining].sort(preferred).map(({ point }) => point);
  const lowestPoints = likeliest
    .slice(0, 1)
    .map((start) =>
      findLocalMinimum(parameters, start, (point) =>
        residualsOf(parameters, { point, implausibility: emulatedImplausibility(point, secondWave, calibration) }),
      ),
    );
  const confirmed = new Set([...spreadOut, ...lowestPoints, ...likeliest, ...afterSecond.inOrder()]);
  const third = await simulation.run([...confirmed].slice(0, budget.confirmPoints), budget.confirmReplications);
  const both = [...nearBy(second, secondWave.runs, third.length, calibration), ...third];
  const thirdWave = {
    name: 'the simulation again',
    runs: judgeRuns(third, figures, plus(simulation.variances(budget.confirmReplications))),
    emulators: figures.map((_, at) => emulatorOf(ranges, both, at, known(at))),
    besides: besides(Math.max(budget.replications, budget.confirmReplications)),
  };
  const afterThird = refocus(
    ruleOut(
      afterSecond.remaining.map(({ point }) => point),
      [...beforehand, thirdWave],
      calibration,
    ),
    [thirdWave],
    calibration,
    budget,
    shift,
  );
  // Of an area polynomials may miss a corner in which simulated points agree: these are then what is left.
  const simulated = area === undefined ? [] : [...secondWave.runs, ...thirdWave.runs];
  const agreeing = simulated.filter(
    ({ implausibility }) => decidingImplausibility(implausibility, calibration) <= cutoff,
  );
  const surviving = (afterThird.remaining.length > 0 ? afterThird.remaining : agreeing).map(({ point }) => point);

  say('Before and after');
  const best = [...thirdWave.runs].sort(preferred)[0];
  const chosen =
    area === undefined
      ? best.point
      : settledPoint(calibration, thirdWave, survivingRanges(parameters, surviving), best.point);
  const ends = [parameters.map(({ before }) => before), roundToDigits(parameters, chosen)];
  const endRuns = await simulation.runToTheEnd(ends, budget.finalReplications);
  const [before, after] = judgeRuns(endRuns, figures, plus(simulation.variances(budget.finalReplications)));
  if (withTwin) say('Beyond the figures: the twin');
  const projections = withTwin
    ? projectAhead(
        { ...scenario, years: calibration.ahead.years },
        parameters,
        choosePoints(afterThird, Math.min(calibration.ahead.points, surviving.length)),
        after.point,
        lastFigureDay(figures),
      )
    : [];
  const share = ({ remaining, ofBox = 1 }: { remaining: readonly unknown[]; ofBox?: number }): number =>
    (ofBox * remaining.length) / design.length;
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
      ...(withTwin ? [{ ...first, left: share(afterFirst) }] : []),
      { ...secondWave, left: share(afterSecond) },
      { ...thirdWave, left: share(afterThird) },
    ],
    ranges: survivingRanges(
      parameters,
      surviving,
      decidingImplausibility(after.implausibility, calibration) <= cutoff ? after.point : undefined,
    ),
    pairs: correlatedPairs(parameters, surviving),
    tests: testsOf(calibration, endRuns, simulation.variances(1), budget),
    comparisons: compareBeforeAndAfter(
      calibration,
      endRuns.map(({ results }) => results),
    ),
  };
}

/** Points of the last wave of an area that are chosen as likely; the others are spread out. */
const fewLikeliest = 4;

/**
 * The points of the second wave that the polynomials of the last one go through too: all, or of an area those that are
 * not far off where they suffice, since a polynomial through the whole box is a poor one near the truth.
 */
function nearBy(
  second: readonly Simulated[],
  runs: readonly PointRun[],
  others: number,
  calibration: Calibration,
): readonly Simulated[] {
  const near = second.filter(
    (_, at) => decidingImplausibility(runs[at].implausibility, calibration) <= 2 * calibration.cutoff,
  );
  const isEnough = near.length + others >= 2 * (calibration.parameters.length + 1);
  return calibration.area !== undefined && isEnough ? near : second;
}

/** How the figures that were kept back stand before and after. */
function testsOf(
  { figures, area }: Calibration,
  ends: readonly Simulated[],
  variances: readonly number[],
  { finalReplications }: CalibrationBudget,
): CalibrationResult['tests'] {
  const tests = area?.tests ?? [];
  const own = variances.slice(figures.length).map((variance) => variance * (1 + 1 / finalReplications));
  const [before, after] = judgeRuns(
    ends.map(({ point, values }) => ({ point, values: values.slice(figures.length) })),
    tests,
    own,
  );
  return { before, after };
}

/** The day of the last figure. */
const lastFigureDay = (figures: readonly FittedFigure[]): string =>
  figures.reduce((last, { compared: { day } }) => (day > last ? day : last), '');

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
