/** Steps of a table; between them it is linear. */
const steps = 512;

/**
 * The quantiles of a distribution in a table, for draws so frequent that working each one out would cost too much.
 *
 * Between the middle of the first step and that of the last (1/1,024 from either end) the value is within the curvature
 * of a step of the exact one; beyond them it stays as it is, so that the rarest values are a little less extreme than
 * they should be.
 */
export class QuantileTable {
  readonly #values = new Float64Array(steps + 1);

  /** `quantile` gives the value below which a share strictly between 0 and 1 lies. */
  constructor(quantile: (share: number) => number) {
    for (let step = 0; step < steps; step++) this.#values[step] = quantile((step + 0.5) / steps);
    this.#values[steps] = this.#values[steps - 1];
  }

  /** The quantile for a uniform number strictly between 0 and 1. */
  at(u: number): number {
    const position = Math.max(0, u * steps - 0.5);
    const below = Math.floor(position);
    return this.#values[below] + (position - below) * (this.#values[below + 1] - this.#values[below]);
  }
}
