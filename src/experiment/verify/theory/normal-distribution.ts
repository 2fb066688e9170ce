import { exp } from '../../../engine/index.ts';

/**
 * The share of the standard normal distribution that lies below z: to 15 figures, near 1 or 0 relative to the smaller
 * of the two shares.
 *
 * Near the middle by the series z + z^3/3 + z^5/(3 5) + ..., further out by Laplace's continued fraction.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.11 and 26.2.14.
 */
export function normalShareBelow(z: number): number {
  if (z < -38) return 0; // as far as a double reaches
  const density = 0.3989422804014327 * exp((-z * z) / 2);
  if (z < -3) {
    let fraction = 0;
    for (let k = 200; k >= 1; k--) fraction = k / (-z + fraction);
    return density / (-z + fraction);
  }
  if (z > 3) return 1 - normalShareBelow(-z);
  let term = z;
  let sum = z;
  for (let k = 3; k < 120; k += 2) sum += term *= (z * z) / k;
  return 0.5 + density * sum;
}
