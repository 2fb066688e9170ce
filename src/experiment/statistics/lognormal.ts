import { ln } from '../../engine/index.ts';

/**
 * Mean and standard deviation of the logarithm of a lognormal quantity, from the mean and the coefficient of variation
 * of the quantity itself. A mean of 0 gives a centre of minus infinity.
 */
export function logMoments(mean: number, variation: number): { readonly centre: number; readonly spread: number } {
  const variance = ln(1 + variation * variation);
  return { centre: (mean > 0 ? ln(mean) : -Infinity) - variance / 2, spread: Math.sqrt(variance) };
}
