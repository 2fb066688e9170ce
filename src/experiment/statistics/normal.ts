import { exp } from '../../engine/index.ts';

/** One over the root of two pi. */
const densityAtCentre = 0.3989422804014327;

/**
 * The share of the standard normal distribution below z, to about 15 figures, in the lower tail relative to the share
 * itself.
 *
 * Near the middle by the series z + z^3/3 + z^5/(3 5) + ..., further out by the continued fraction of the tail.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.11 and 26.2.14.
 */
export function normalCumulative(z: number): number {
  if (z > 0) return 1 - normalCumulative(-z);
  const density = densityAtCentre * exp((-z * z) / 2);
  if (z < -3) {
    let fraction = -z;
    for (let k = 60; k >= 1; k--) fraction = -z + k / fraction;
    return density / fraction;
  }
  let term = -z;
  let sum = term;
  for (let k = 3; term > 1e-18; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return 0.5 - density * sum;
}
