/** Places of half a per cent, up to 400%; higher capacities share the last. */
const places = 801;

/** How the capacity of practitioners is spread, for its quantiles. */
export class CapacityCount {
  readonly #counts = new Int32Array(places);

  clear(): void {
    this.#counts.fill(0);
  }

  add(percent: number): void {
    this.#counts[Math.min(places - 1, Math.floor(percent * 2))]++;
  }

  /** Takes in what another has counted. */
  include(other: CapacityCount): void {
    addCounts(this.#counts, other.#counts);
  }

  /** The quantile for a share, in per cent, to half a per cent; NaN where nobody was counted. */
  quantile(share: number): number {
    let left = share * this.#counts.reduce((total, number) => total + number, 0);
    for (let place = 0; place < places; place++) {
      if (left < this.#counts[place]) return (place + left / this.#counts[place]) / 2;
      left -= this.#counts[place];
    }
    return NaN;
  }
}

/** Adds counts to counts, place by place. */
export function addCounts(counts: Int32Array, more: Int32Array): void {
  for (let place = 0; place < counts.length; place++) counts[place] += more[place];
}
