import { quantileSorted, sampleCorrelation } from 'simple-statistics';
import type { FreeParameter } from '../../scenario/index.ts';
import type { ParameterPoint } from './parameter-point.ts';

/** What is left of the range of one parameter. */
export interface SurvivingRange {
  readonly parameter: string;
  /** Before, and after: the middle nine tenths of the points that are left. */
  readonly prior: readonly [number, number];
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  /** All of them, and the chosen level where it is not ruled out itself. */
  readonly least: number;
  readonly most: number;
  /** Width of what is left over that of the middle nine tenths of the prior range. */
  readonly share: number;
}

/** A parameter that keeps so much of its range has not been determined. */
export const undeterminedShare = 0.75;

/**
 * What is left of each parameter's range over the points that are not implausible. `chosen` is a further one of them:
 * the point that is preferred, which was looked for by itself and may lie further out than all that were drawn.
 */
export const survivingRanges = (
  parameters: readonly FreeParameter[],
  points: readonly ParameterPoint[],
  chosen?: ParameterPoint,
): SurvivingRange[] =>
  parameters.map(({ name, low, high }, at) => {
    const levels = points.map((point) => point[at]).sort((a, b) => a - b);
    const [from, middle, to] = [0.05, 0.5, 0.95].map((share) =>
      levels.length > 0 ? quantileSorted(levels, share) : NaN,
    );
    return {
      parameter: name,
      prior: [low, high],
      low: from,
      middle,
      high: to,
      least: Math.min(...ends(levels), ...(chosen ? [chosen[at]] : [])),
      most: Math.max(...ends(levels), ...(chosen ? [chosen[at]] : [])),
      share: (to - from) / (0.9 * (high - low)),
    };
  });

const ends = (sorted: readonly number[]): number[] =>
  sorted.length === 0 ? [] : [sorted[0], sorted[sorted.length - 1]];

/** Two parameters that make up for each other. */
export interface ParameterPair {
  readonly a: string;
  readonly b: string;
  readonly correlation: number;
}

/** Pairs of parameters by how closely they go together over the points that are left, the closest first. */
export function correlatedPairs(
  parameters: readonly FreeParameter[],
  points: readonly ParameterPoint[],
): ParameterPair[] {
  if (points.length < 3) return [];
  const pairs = parameters.flatMap((a, i) =>
    parameters.slice(i + 1).map((b, past) => ({
      a: a.name,
      b: b.name,
      correlation: sampleCorrelation(
        points.map((point) => point[i]),
        points.map((point) => point[i + 1 + past]),
      ),
    })),
  );
  return pairs.sort((a, b) => Math.abs(b.correlation) - Math.abs(a.correlation));
}
