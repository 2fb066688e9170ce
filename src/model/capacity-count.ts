/** Places of half a per cent, up to 400%; higher capacities share the last. */
const places = 801;

/** How the capacity of practitioners is spread, by unit, for quantiles over any set of units. */
export class CapacityCount {
  readonly #counts: Int32Array;

  constructor(units: number) {
    this.#counts = new Int32Array(units * places);
  }

  clear(): void {
    this.#counts.fill(0);
  }

  add(unit: number, percent: number): void {
    this.#counts[unit * places + Math.min(places - 1, Math.floor(percent * 2))]++;
  }

  /** Quantiles in per cent over some units, to half a per cent; NaN where nobody was counted. */
  quantiles(units: readonly number[]): { p10: number; p25: number; p50: number; p75: number; p90: number } {
    const sums = new Float64Array(places);
    let total = 0;
    for (const unit of units) {
      for (let place = 0; place < places; place++) {
        const number = this.#counts[unit * places + place];
        sums[place] += number;
        total += number;
      }
    }
    const at = (share: number): number => {
      let left = share * total;
      for (let place = 0; place < places; place++) {
        if (left < sums[place]) return (place + left / sums[place]) / 2;
        left -= sums[place];
      }
      return NaN;
    };
    return { p10: at(0.1), p25: at(0.25), p50: at(0.5), p75: at(0.75), p90: at(0.9) };
  }
}
