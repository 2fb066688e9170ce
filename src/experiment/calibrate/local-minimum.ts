import { levenbergMarquardt } from 'ml-levenberg-marquardt';
import type { FreeParameter } from '../../scenario/index.ts';
import type { ParameterPoint } from './parameter-point.ts';
import { pointAt, roundToDigits } from './parameter-point.ts';

/**
 * Steps down. Half of them suffice on sums of smooth squares, and the library would stop earlier only where nothing is
 * left of the sum.
 */
const mostIterations = 20;

/** How far a parameter is moved, in shares of its range, to see what follows from it. */
const gradientStep = 1e-4;

/**
 * What a share beyond the range adds to the residuals, so that a step which leaves the range is drawn back into it. The
 * library's own limits would cut off such a step instead: the other parameters then stay where only the whole step had
 * been good.
 */
const penalty = 100;

const clampShare = (share: number): number => Math.min(1, Math.max(0, share));

/**
 * The point to which a start leads down the sum of squared residuals, by the Levenberg-Marquardt method; in the digits
 * in which it is written down, so that what is run is what is reported.
 *
 * It lies within the ranges; `residuals`, as many at every point, are asked a little beyond them too. A low point, not
 * always the lowest of all.
 * Source: Marquardt (1963), An algorithm for least-squares estimation of nonlinear parameters.
 */
export function findLocalMinimum(
  parameters: readonly FreeParameter[],
  start: ParameterPoint,
  residuals: (point: ParameterPoint) => readonly number[],
): ParameterPoint {
  const residualsAt = (shares: readonly number[]): number[] => [
    ...residuals(pointAt(parameters, shares)),
    ...shares.map((share) => penalty * (share - clampShare(share))),
  ];
  const from = parameters.map(({ low, high }, at) => (start[at] - low) / (high - low));
  const indices = residualsAt(from).map((_, index) => index);
  const curve = (shares: number[]): ((index: number) => number) => {
    const each = residualsAt(shares);
    return (index) => each[index];
  };
  const { parameterValues } = levenbergMarquardt({ x: indices, y: indices.map(() => 0) }, curve, {
    initialValues: from,
    gradientDifference: gradientStep,
    maxIterations: mostIterations,
  });
  return roundToDigits(parameters, pointAt(parameters, parameterValues));
}
