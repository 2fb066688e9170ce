import { tQuantile95 } from './sample.ts';

/**
 * A mean and its 95% interval that are brought up to date with each further value, without going through the earlier
 * ones again.
 */
export class RunningEstimate {
  #count = 0;
  #mean = 0;
  /** Sum of squared deviations from the mean. */
  #squares = 0;

  /**
   * Source: Welford, "Note on a method for calculating corrected sums of squares and products", Technometrics 4 (1962).
   */
  add(value: number): void {
    this.#count += 1;
    const deviation = value - this.#mean;
    this.#mean += deviation / this.#count;
    this.#squares += deviation * (value - this.#mean);
  }

  get count(): number {
    return this.#count;
  }

  /** 0 before there is a value. */
  get mean(): number {
    return this.#mean;
  }

  /** Half of the 95% interval of the mean; absent with fewer than two values. */
  get halfWidth(): number | undefined {
    if (this.#count < 2) return undefined;
    return tQuantile95(this.#count - 1) * Math.sqrt(this.#squares / (this.#count - 1) / this.#count);
  }
}
