import { mean, sampleStandardDeviation } from 'simple-statistics';
import { estimateMean } from './sample.ts';
import type { Estimate } from './sample.ts';
import { studentTQuantile } from './student-t.ts';

/** A mean over replications with its interval, and the range in which one new replication would fall. */
export interface Spread extends Estimate {
  /**
   * The 95% prediction range of a single replication: what happened once is to be compared with this and not with the
   * interval of the mean.
   */
  readonly least?: number;
  readonly most?: number;
}

/**
 * The mean, its 95% interval, and the 95% prediction range for one new observation: mean ± t s sqrt(1 + 1/n), with n -
 * 1 degrees of freedom.
 *
 * The interval and the range are cut off at zero where they would begin below it though no replication does. One
 * replication has neither interval nor range.
 */
export function spreadOf(values: readonly number[]): Spread {
  const level = estimateMean(values);
  const isNeverNegative = values.every((value) => value >= 0);
  const estimate = {
    ...level,
    ...(level.lo95 !== undefined && { lo95: isNeverNegative ? Math.max(0, level.lo95) : level.lo95 }),
  };
  const range = predictionRange(values, 0.95);
  return range === undefined ? estimate : { ...estimate, least: range[0], most: range[1] };
}

/** The range in which one new replication falls with a probability; absent where there are fewer than two. */
export function predictionRange(values: readonly number[], probability: number): readonly [number, number] | undefined {
  const { length } = values;
  if (length < 2) return undefined;
  const halfWidth =
    studentTQuantile((1 + probability) / 2, length - 1) * sampleStandardDeviation(values) * Math.sqrt(1 + 1 / length);
  const centre = mean(values);
  const least = centre - halfWidth;
  return [least < 0 && values.every((value) => value >= 0) ? 0 : least, centre + halfWidth];
}
