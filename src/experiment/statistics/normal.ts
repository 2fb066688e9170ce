import { exp } from '../../engine/index.ts';

/**
 * The share of the standard normal distribution that lies below z: to 15 figures, near 1 or 0 relative to the smaller
 * of the two shares.
 *
 * Near the middle by the series z + z^3/3 + z^5/(3 5) + ..., further out by Laplace's continued fraction.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.11 and 26.2.14.
 */
export function normalCumulative(z: number): number {
  if (z < -38) return 0; // as far as a double reaches
  const density = 0.3989422804014327 * exp((-z * z) / 2);
  if (z < -3) {
    let fraction = 0;
    for (let k = 200; k >= 1; k--) fraction = k / (-z + fraction);
    return density / (-z + fraction);
  }
  if (z > 3) return 1 - normalCumulative(-z);
  let term = z;
  let sum = z;
  for (let k = 3; k < 120; k += 2) sum += term *= (z * z) / k;
  return 0.5 + density * sum;
}

/**
 * The same in fewer steps, to 15 digits after the point, for the twin, which asks for it millions of times: far below 0
 * the share is not exact relative to itself. Kept apart, because the twin's figures are written to the last digit.
 */
export function fastNormalCumulative(z: number): number {
  const size = Math.abs(z);
  if (size > 38) return z > 0 ? 1 : 0;
  const density = exp((-size * size) / 2) / 2.5066282746310002;
  if (size > 5) {
    let fraction = size;
    for (let term = 40; term > 0; term--) fraction = size + term / fraction;
    return z > 0 ? 1 - density / fraction : density / fraction;
  }
  let term = size;
  let sum = size;
  for (let k = 3; term > 1e-17 * sum; k += 2) {
    term *= (size * size) / k;
    sum += term;
  }
  return z > 0 ? 0.5 + density * sum : 0.5 - density * sum;
}
