import { ln, lognormalFrom } from '../../../engine/index.ts';
import { fastNormalCumulative } from '../../statistics/normal.ts';
import { logMoments } from '../../statistics/lognormal.ts';

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
    const { centre, spread } = logMoments(mean, variation);
    this.#centre = centre;
    this.#spread = spread;
  }

  /** The share that lasts longer than so many days. */
  after(days: number): number {
    if (days <= 0) return 1;
    if (this.#spread === 0) return days < this.mean ? 1 : 0;
    return fastNormalCumulative((this.#centre - ln(days)) / this.#spread);
  }

  /**
   * What is left after so many days of everything there now, for a flow of one a day that has run for ever: the
   * integral of `after` from there on. At 0 it is the mean, as Little's law has it.
   */
  leftAfter(days: number): number {
    if (days <= 0) return this.mean;
    if (this.#spread === 0) return Math.max(0, this.mean - days);
    const above = fastNormalCumulative((this.#centre - ln(days)) / this.#spread + this.#spread);
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
