import type { Calibration, FittedFigure } from '../../scenario/index.ts';
import type { Emulator } from './emulator.ts';
import { fitEmulator } from './emulator.ts';
import type { FigureValues, JudgedPoint, PointImplausibility } from './implausibility.ts';
import { decidingImplausibility, implausibilityOfFigure, implausibilityOfPoint } from './implausibility.ts';
import type { ParameterPoint } from './parameter-point.ts';
import type { Simulated } from './simulated-points.ts';

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
  /** What an emulator of the wave may miss besides its own error, of each figure: a variance. */
  readonly besides: readonly number[];
}

/** The emulator of one figure; absent where a run does not know it. */
export function emulatorOf(
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
export const judgeRuns = (
  runs: readonly Simulated[],
  figures: readonly FittedFigure[],
  variances: readonly number[],
): PointRun[] =>
  runs.map(({ point, values }) => ({
    point,
    values,
    implausibility: implausibilityOfPoint(
      figures.map((figure, at) => implausibilityOfFigure(figure, values[at], variances[at])),
    ),
  }));

/**
 * Points that are left, with how they stand by the emulators of the last wave; and all, the least implausible first, in
 * case too few are.
 */
export interface RemainingPoints {
  readonly remaining: readonly JudgedPoint[];
  readonly inOrder: () => readonly ParameterPoint[];
}

/** The points that no wave rules out. */
export function ruleOut(
  points: readonly ParameterPoint[],
  waves: readonly Omit<Wave, 'left'>[],
  calibration: Calibration,
): RemainingPoints {
  const judged = points.map((point) => {
    const implausibilities = waves.map((each) => emulatedImplausibility(point, each, calibration));
    return {
      point,
      implausibility: implausibilities[implausibilities.length - 1],
      worst: Math.max(...implausibilities.map((each) => decidingImplausibility(each, calibration))),
    };
  });
  return {
    remaining: judged.filter(({ worst }) => worst <= calibration.cutoff),
    inOrder: () => [...judged].sort((a, b) => a.worst - b.worst).map(({ point }) => point),
  };
}

/** How a point stands by the emulators of a wave. */
export const emulatedImplausibility = (
  point: ParameterPoint,
  { emulators, besides }: Omit<Wave, 'left'>,
  { figures }: Pick<Calibration, 'figures'>,
): PointImplausibility =>
  implausibilityOfPoint(
    figures.map((figure, at) => {
      const emulator = emulators[at];
      return emulator === undefined
        ? NaN
        : implausibilityOfFigure(figure, emulator.at(point), emulator.error * emulator.error + besides[at]);
    }),
  );

/**
 * So many of the points that are left, in the order of the sequence, which spreads them out; the least implausible
 * besides where too few are left.
 */
export function choosePoints({ remaining, inOrder }: RemainingPoints, count: number): ParameterPoint[] {
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
