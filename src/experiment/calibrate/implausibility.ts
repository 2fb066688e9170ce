import type { ReplicationResult } from '../../model/index.ts';
import type { Calibration, FittedFigure, FreeParameter } from '../../scenario/index.ts';
import { dayOfFigure, nameOfFigure } from '../../scenario/index.ts';
import { simulatedFigure, windowFor } from '../reproduce/simulated-figure.ts';
import type { ParameterPoint } from './parameter-point.ts';

/**
 * Every figure in the unit of the model, or on the scale on which it is compared; not a number where a run does not
 * know it.
 */
export type FigureValues = readonly number[];

/** A figure in a few words: `Probation officers in post, 2023-12-31, revised`. */
export function figureInWords({ series, compared: { figure } }: FittedFigure): string {
  const when = figure.from === undefined ? dayOfFigure(figure) : `${figure.from} to ${figure.to}`;
  return [series.name, when, figure.vintage === 'revised' ? 'revised' : undefined]
    .filter((each) => each !== undefined)
    .join(', ');
}

/** Nothing that is kept back for testing may be fitted: a RangeError names the first such figure. */
export function assertForFitting(figures: readonly FittedFigure[]): void {
  const kept = figures.find(({ compared }) => compared.figure.use !== 'calibrate' || compared.role === 'test');
  if (kept !== undefined)
    throw new RangeError(
      `${nameOfFigure(kept.compared.figure)} is held back (${kept.compared.figure.use}): nothing may be fitted to it.`,
    );
}

/** A number on the scale on which its figure is compared. */
export const onScale = (logarithmOf: number | undefined, value: number): number =>
  logarithmOf === undefined ? value : Math.log(value + logarithmOf);

/** A number on that scale in its own unit. */
export const offScale = (logarithmOf: number | undefined, value: number): number =>
  logarithmOf === undefined ? value : Math.exp(value) - logarithmOf;

/**
 * What a run has for every figure, on the scale on which it is compared. Throws a RangeError where a figure lies
 * outside the run.
 */
export function figureValues(result: ReplicationResult, figures: readonly FittedFigure[]): FigureValues {
  return figures.map(({ series, compared, logarithmOf }) => {
    const question = {
      simulated: series.simulated,
      scope: compared.scope,
      across: compared.across,
      aYear: series.perYear,
    };
    const window = windowFor(question, compared, result.dates);
    if (typeof window === 'string')
      throw new RangeError(`${nameOfFigure(compared.figure)} cannot be fitted. ${window}`);
    return onScale(logarithmOf, simulatedFigure(result, question, window));
  });
}

/**
 * How implausible it is that a model so near could be this far from a published number: the distance over its standard
 * deviation, in which stand together how well the number is known, how far a good model may be from it, and how well
 * its own mean is known.
 *
 * Anything between the two ends of a published range is no distance. Source: Craig, Goldstein, Seheult and Smith
 * (1997), Pressure matching for hydrocarbon reservoirs.
 */
export function implausibilityOfFigure(
  {
    compared,
    observation,
    discrepancy,
    logarithmOf,
  }: Pick<FittedFigure, 'observation' | 'discrepancy' | 'logarithmOf'> & {
    readonly compared: Pick<FittedFigure['compared'], 'low' | 'high'>;
  },
  value: number,
  ownVariance: number,
): number {
  const [low, high] = [compared.low, compared.high].map((end) => onScale(logarithmOf, end));
  const distance = value < low ? value - low : value > high ? value - high : 0;
  return distance / Math.sqrt(observation * observation + discrepancy * discrepancy + ownVariance);
}

/** How a point does over all figures. */
export interface PointImplausibility {
  /** Of each figure, with its sign: above nothing where the model has more. Not a number where it is not known. */
  readonly each: readonly number[];
  readonly largest: number;
  readonly secondLargest: number;
  readonly sumOfSquares: number;
}

/** Takes the implausibilities of a point together, figures that are not known left out. */
export function implausibilityOfPoint(each: readonly number[]): PointImplausibility {
  let [largest, secondLargest, sumOfSquares] = [0, 0, 0];
  for (const signed of each) {
    if (Number.isNaN(signed)) continue;
    const size = Math.abs(signed);
    sumOfSquares += size * size;
    if (size > largest) [largest, secondLargest] = [size, largest];
    else if (size > secondLargest) secondLargest = size;
  }
  return { each, largest, secondLargest, sumOfSquares };
}

/**
 * The implausibility by which a point is ruled out: the second largest, so that one figure of many may be wrong; of few
 * figures the largest.
 */
export const decidingImplausibility = (
  { largest, secondLargest }: PointImplausibility,
  { area }: Pick<Calibration, 'area'>,
): number => (area?.mayMiss === 0 ? largest : secondLargest);

/** A point with how it stands. */
export interface JudgedPoint {
  readonly point: ParameterPoint;
  readonly implausibility: PointImplausibility;
}

/**
 * What speaks against a point: its implausibilities, figures that are not known left out, and its distance from the
 * middle of each range in halves of it. The latter, at most 1 a parameter, leaves near the middle what the figures say
 * little of; without it such a parameter goes to a corner.
 */
export const residualsOf = (parameters: readonly FreeParameter[], { point, implausibility }: JudgedPoint): number[] => [
  ...implausibility.each.filter((signed) => !Number.isNaN(signed)),
  ...parameters.map(({ low, high }, at) => (2 * point[at] - low - high) / (high - low)),
];

/** How much speaks against a point: the sum of its squared residuals. */
export const sumOfSquaredResiduals = (parameters: readonly FreeParameter[], judged: JudgedPoint): number =>
  residualsOf(parameters, judged).reduce((sum, each) => sum + each * each, 0);

/**
 * Orders points, the one that is to be preferred first: by the second largest implausibility in steps of a half, so
 * that no hair decides, then by what speaks against them. Of several dozen figures one may be missed by chance.
 */
export const byPreference =
  (parameters: readonly FreeParameter[], calibration: Pick<Calibration, 'area'> = {}) =>
  (a: JudgedPoint, b: JudgedPoint): number => {
    const step = ({ implausibility }: JudgedPoint): number =>
      Math.ceil(2 * decidingImplausibility(implausibility, calibration));
    return step(a) - step(b) || sumOfSquaredResiduals(parameters, a) - sumOfSquaredResiduals(parameters, b);
  };
