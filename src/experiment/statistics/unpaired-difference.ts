import { mean, sampleVariance } from 'simple-statistics';
import type { Estimate } from './sample.ts';
import { tQuantile95 } from './sample.ts';

/**
 * The mean of one sample less that of another whose values have nothing to do with each other, with its 95% interval
 * after Welch; the degrees of freedom are rounded down, which makes it a little wider. Without two values of each there
 * is no interval. `replications` is the number of values in the smaller sample.
 *
 * Source: Welch, "The generalization of Student's problem when several different population variances are involved",
 * Biometrika 34 (1947), 28-35.
 */
export function unpairedDifference(values: readonly number[], before: readonly number[]): Estimate {
  const difference = mean(values) - mean(before);
  const replications = Math.min(values.length, before.length);
  if (replications < 2) return { mean: difference, replications };
  const [a, b] = [values, before].map((each) => sampleVariance(each) / each.length);
  if (a + b === 0) return { mean: difference, lo95: difference, hi95: difference, replications };
  const degrees = (a + b) ** 2 / (a ** 2 / (values.length - 1) + b ** 2 / (before.length - 1));
  const halfWidth = tQuantile95(Math.max(1, Math.floor(degrees))) * Math.sqrt(a + b);
  return { mean: difference, lo95: difference - halfWidth, hi95: difference + halfWidth, replications };
}
