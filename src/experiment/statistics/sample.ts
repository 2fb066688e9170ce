import { mean, quantileSorted, sampleStandardDeviation } from 'simple-statistics';
import { studentTQuantile } from './student-t.ts';

/** A mean over replications, and how well the replications fix it. */
export interface Estimate {
  readonly mean: number;
  /** The 95% interval of the mean. Absent with one replication, which says nothing about its own error. */
  readonly lo95?: number;
  readonly hi95?: number;
  /** How many replications had a value. */
  readonly replications: number;
}

/** An estimate with the spread of single replications about it. */
export interface SampleSummary extends Estimate {
  /** A tenth of the replications are below it. */
  readonly p10: number;
  readonly p50: number;
  /** A tenth of the replications are above it. */
  readonly p90: number;
}

const tQuantile95ByDegrees: number[] = [];

/** The t value of a 95% interval, found once for each number of replications. */
export const tQuantile95 = (df: number): number => (tQuantile95ByDegrees[df] ??= studentTQuantile(0.975, df));

/**
 * The mean of some replications' values with its 95% interval, from Student's t with one degree of freedom fewer than
 * values.
 *
 * The interval is of the mean, not of a single replication: it narrows as replications are added. It is symmetric, so
 * that for a small count its lower end may lie below nothing. At least one value is needed.
 */
export function estimateMean(values: readonly number[]): Estimate {
  const replications = values.length;
  const centre = mean(values);
  if (replications < 2) return { mean: centre, replications };
  const halfWidth = (tQuantile95(replications - 1) * sampleStandardDeviation(values)) / Math.sqrt(replications);
  return { mean: centre, lo95: centre - halfWidth, hi95: centre + halfWidth, replications };
}

/** Whether every value is the same, as of an output that nothing moves. */
export const isConstant = (values: readonly number[]): boolean => values.every((value) => value === values[0]);

/** The values that have a meaning. */
export const knownValues = (values: readonly number[]): number[] => values.filter((value) => !Number.isNaN(value));

/** The mean of those that have a meaning with its interval; NaN, of no replications, where none has. */
export function estimateOfKnown(values: readonly number[]): Estimate {
  const known = knownValues(values);
  return known.length === 0 ? { mean: NaN, replications: 0 } : estimateMean(known);
}

/**
 * The mean with its interval, and the 10th, 50th and 90th percentiles across replications, by linear interpolation
 * between ranks.
 */
export function summariseValues(values: readonly number[]): SampleSummary {
  const sorted = [...values].sort((a, b) => a - b);
  return {
    ...estimateMean(values),
    p10: quantileSorted(sorted, 0.1),
    p50: quantileSorted(sorted, 0.5),
    p90: quantileSorted(sorted, 0.9),
  };
}
