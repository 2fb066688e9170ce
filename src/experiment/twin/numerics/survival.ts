import { exp, ln, lognormalFrom } from '../../../engine/index.ts';

/**
 * The share of a standard normal distribution below x, to about 15 digits: a series near the middle, a continued
 * fraction in the tails.
 * Source: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.2.11 and 26.2.14.
 */
export function normalBelow(x: number): number {
  const size = Math.abs(x);
  if (size > 38) return x > 0 ? 1 : 0;
  const density = exp((-size * size) / 2) / 2.5066282746310002;
  if (size > 5) {
    let fraction = size;
    for (let term = 40; term > 0; term--) fraction = size + term / fraction;
    return x > 0 ? 1 - density / fraction : density / fraction;
  }
  let term = size;
  let sum = size;
  for (let k = 3; term > 1e-17 * sum; k += 2) {
    term *= (size * size) / k;
    sum += term;
  }
  return x > 0 ? 0.5 + density * sum : 0.5 - density * sum;
}

/**
 * How long a thing of lognormal length lasts, in days: what share of many is still there at an age, and how much of a
 * flow stands at once.
 */
export class Survival {
  readonly mean: number;
  readonly variation: number;
  readonly #centre: number;
  readonly #spread: number;

  constructor(mean: number, variation: number) {
    this.mean = mean;
    this.variation = variation;
    const variance = ln(1 + variation * variation);
    this.#spread = Math.sqrt(variance);
    this.#centre = (mean > 0 ? ln(mean) : -Infinity) - variance / 2;
  }

  /** The share that lasts longer than so many days. */
  after(days: number): number {
    if (days <= 0) return 1;
    if (this.#spread === 0) return days < this.mean ? 1 : 0;
    return normalBelow((this.#centre - ln(days)) / this.#spread);
  }

  /**
   * What is left after so many days of everything there now, for a flow of one a day that has run for ever: the
   * integral of `after` from there on. At 0 it is the mean, as Little's law has it.
   */
  leftAfter(days: number): number {
    if (days <= 0) return this.mean;
    if (this.#spread === 0) return Math.max(0, this.mean - days);
    const above = normalBelow((this.#centre - ln(days)) / this.#spread + this.#spread);
    return Math.max(0, this.mean * above - days * this.after(days));
  }

  /** So many lengths that stand for all, each for the same share. */
  lengths(number: number): number[] {
    return Array.from({ length: number }, (_, index) =>
      lognormalFrom((index + 0.5) / number, this.mean, this.variation),
    );
  }
}

/**
 * Stages of equal length, one after another, that together are as spread as a length with this coefficient of
 * variation; 1 is without memory, at most 30.
 */
export const stagesFor = (variation: number): number =>
  Math.max(1, Math.min(30, Math.round(1 / (variation * variation || 1e-9))));
