import quantile from '@stdlib/stats-base-dists-t-quantile';

/** A 99.9% interval of a mean over replications: its middle and half its width. */
export function interval(values: readonly number[]): { mean: number; halfWidth: number } {
  const n = values.length;
  const mean = values.reduce((a, b) => a + b) / n;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return { mean, halfWidth: quantile(0.9995, n - 1) * Math.sqrt(variance / n) };
}
