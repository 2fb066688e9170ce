import { sampleCorrelation } from 'simple-statistics';
import { estimateMean, isConstant, knownValues } from '../statistics/sample.ts';
import type { Estimate } from '../statistics/sample.ts';
import { studentTQuantile } from '../statistics/student-t.ts';
import { levelOf } from '../level.ts';
import type { SweepResult } from './sweep.ts';

/**
 * The mean of a measure at each point, over the replications in which it has a meaning; absent where it has none in
 * any.
 */
export const meansOfPoints = ({ measured, measures }: SweepResult, measure: number): (Estimate | undefined)[] =>
  measured.map((replications) => {
    const values = knownValues(replications.map((each) => each[measure]));
    return values.length === 0 ? undefined : levelOf(measures[measure].metric, estimateMean(values));
  });

/** How closely a measure goes with a factor over the points of a sweep. */
export interface Association {
  /** Index of the factor in the study. */
  readonly factor: number;
  /**
   * Spearman's rank correlation of the levels and the means of the points, from -1 to 1; absent where either is the
   * same at every point, since what never changes has no order.
   */
  readonly rankCorrelation?: number;
}

/**
 * The factors of a sweep in order of how closely a measure goes with each, the closest first.
 *
 * A rank correlation sees any effect that goes one way all along, straight or not; one that turns it misses. Source:
 * Spearman (1904).
 */
export function associations(result: SweepResult, measure: number): Association[] {
  const means = meansOfPoints(result, measure);
  const known = means.flatMap((each, point) => (each === undefined ? [] : [{ point, mean: each.mean }]));
  const ranksOfMeans = ranksOf(known.map(({ mean }) => mean));
  return result.study.factors
    .map((_, factor): Association => {
      const ranksOfLevels = ranksOf(known.map(({ point }) => result.points[point][factor]));
      return isConstant(ranksOfLevels) || isConstant(ranksOfMeans)
        ? { factor }
        : { factor, rankCorrelation: sampleCorrelation(ranksOfLevels, ranksOfMeans) };
    })
    .sort((a, b) => closenessOf(b) - closenessOf(a) || a.factor - b.factor);
}

/** The size of a rank correlation, whichever way it goes; 0 where there is none. */
export const closenessOf = ({ rankCorrelation = 0 }: Association): number => Math.abs(rankCorrelation);

/**
 * The rank correlation that a factor without any effect goes beyond, one way or the other, in one of twenty sweeps of
 * so many points.
 *
 * From Student's t for n - 2 degrees of freedom. Below four points there is none: 1.
 */
export function criticalCorrelation(points: number): number {
  if (points < 4) return 1;
  const t = studentTQuantile(0.975, points - 2);
  return t / Math.sqrt(points - 2 + t * t);
}

/** Ranks from 1; equal values share the mean of their ranks. */
function ranksOf(values: readonly number[]): number[] {
  const order = values.map((_, index) => index).sort((a, b) => values[a] - values[b]);
  const rankOfIndex: number[] = [];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to + 1 < order.length && values[order[to + 1]] === values[order[from]]) to += 1;
    for (let position = from; position <= to; position++) rankOfIndex[order[position]] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return rankOfIndex;
}
