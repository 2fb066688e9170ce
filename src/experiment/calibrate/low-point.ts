import { levenbergMarquardt } from 'ml-levenberg-marquardt';
import type { FreeParameter } from '../../scenario/index.ts';
import type { Point } from './point.ts';
import { pointAt, written } from './point.ts';

/**
 * Steps down. Half of them suffice on sums of smooth squares, and the library would stop earlier only where nothing is
 * left of the sum.
 */
const steps = 20;

/** How far a parameter is moved, in shares of its range, to see what follows from it. */
const nudge = 1e-4;

/**
 * What a share beyond the range adds to the residuals, so that a step which leaves the range is drawn back into it. The
 * library's own limits would cut off such a step instead: the other parameters then stay where only the whole step had
 * been good.
 */
const wall = 100;

const within = (share: number): number => Math.min(1, Math.max(0, share));

/**
 * The point to which a start leads down the sum of squared residuals, by the Levenberg-Marquardt method; in the digits
 * in which it is written down, so that what is run is what is reported.
 *
 * It lies within the ranges; `residuals`, as many at every point, are asked a little beyond them too. A low point, not
 * always the lowest of all.
 * Source: Marquardt (1963), An algorithm for least-squares estimation of nonlinear parameters.
 */
export function lowPoint(
  parameters: readonly FreeParameter[],
  start: Point,
  residuals: (point: Point) => readonly number[],
): Point {
  const residualsAt = (shares: readonly number[]): number[] => [
    ...residuals(pointAt(parameters, shares)),
    ...shares.map((share) => wall * (share - within(share))),
  ];
  const from = parameters.map(({ low, high }, at) => (start[at] - low) / (high - low));
  const places = residualsAt(from).map((_, place) => place);
  const curve = (shares: number[]): ((place: number) => number) => {
    const each = residualsAt(shares);
    return (place) => each[place];
  };
  const { parameterValues } = levenbergMarquardt({ x: places, y: places.map(() => 0) }, curve, {
    initialValues: from,
    gradientDifference: nudge,
    maxIterations: steps,
  });
  return written(parameters, pointAt(parameters, parameterValues));
}
