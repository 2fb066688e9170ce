import { Matrix, SingularValueDecomposition } from 'ml-matrix';
import { rootMeanSquare } from 'simple-statistics';
import type { ParameterPoint } from './parameter-point.ts';

/** What stands for a model that is dear to run: a polynomial through the points at which it was run. */
export interface Emulator {
  /** What the model would have at a point. */
  readonly at: (point: ParameterPoint) => number;
  /** Standard deviation of what the emulator misses at a point that it has not seen: each point left out in turn. */
  readonly error: number;
  readonly kind: (typeof kinds)[number];
}

const kinds = ['constant', 'linear', 'linear with squares', 'quadratic'] as const;

/** Points for each term of a polynomial, at least: with fewer it follows chance. */
const pointsPerTerm = 2;

/** Terms of a polynomial at a point of the cube from -1 to 1. */
function termsOf(kind: Emulator['kind'], scaled: readonly number[]): number[] {
  if (kind === 'constant') return [1];
  const linear = [1, ...scaled];
  if (kind === 'linear') return linear;
  const squares = scaled.map((each) => each * each);
  if (kind === 'linear with squares') return [...linear, ...squares];
  return [...linear, ...squares, ...scaled.flatMap((a, at) => scaled.slice(at + 1).map((b) => a * b))];
}

/**
 * The emulator of a number over points: of the polynomials for which there are points enough, the one that misses least
 * when each point is left out in turn. What is known beforehand, such as what a cheaper model has, is taken off first
 * and added again.
 *
 * `ranges` are the ends of each parameter. At least two points are needed.
 */
export function fitEmulator(
  ranges: readonly (readonly [number, number])[],
  points: readonly ParameterPoint[],
  values: readonly number[],
  known: (point: ParameterPoint) => number = () => 0,
): Emulator {
  const scaled = (point: ParameterPoint): number[] =>
    ranges.map(([low, high], at) => (2 * (point[at] - low)) / (high - low) - 1);
  const scaledPoints = points.map(scaled);
  const remainders = values.map((value, at) => value - known(points[at]));
  const fits = kinds.flatMap((kind) => {
    const rows = scaledPoints.map((scaledPoint) => termsOf(kind, scaledPoint));
    if (rows.length < pointsPerTerm * rows[0].length) return [];
    const fit = fitLeastSquares(rows, remainders);
    return fit === undefined ? [] : [{ kind, ...fit }];
  });
  const best = fits.reduce((a, b) => (b.error < a.error ? b : a));
  const { coefficients, kind, error } = best;
  return {
    kind,
    error,
    at: (point) =>
      known(point) + termsOf(kind, scaled(point)).reduce((sum, term, at) => sum + term * coefficients[at], 0),
  };
}

/** Least squares with the error of leaving each row out; absent where the rows do not decide the coefficients. */
function fitLeastSquares(
  rows: number[][],
  values: readonly number[],
): { coefficients: readonly number[]; error: number } | undefined {
  const terms = new Matrix(rows);
  const decomposed = new SingularValueDecomposition(terms);
  if (decomposed.rank < terms.columns) return undefined;
  const observed = Matrix.columnVector(values);
  const coefficients = decomposed.solve(observed);
  const residuals = Matrix.sub(observed, terms.mmul(coefficients)).to1DArray();
  // Of each row, 0 to 1: how far it decides itself what is fitted to it. Left out, it would be missed by so much more.
  const leverages = Matrix.pow(decomposed.leftSingularVectors, 2).sum('row');
  const leftOut = residuals.map((residual, at) => residual / Math.max(1e-9, 1 - leverages[at]));
  return { coefficients: coefficients.to1DArray(), error: rootMeanSquare(leftOut) };
}
