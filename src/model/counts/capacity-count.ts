/** Bins of half a per cent, up to 400%; higher capacities share the last. */
const binCount = 801;

/** How the capacity of practitioners is spread, for its quantiles. */
export class CapacityCount {
  readonly #counts = new Int32Array(binCount);
  /** How many have been counted, and the index after the last one in use. */
  #counted = 0;
  #endBin = 0;

  reset(): void {
    this.#counts.fill(0, 0, this.#endBin);
    this.#counted = this.#endBin = 0;
  }

  add(percent: number): void {
    const bin = Math.min(binCount - 1, Math.floor(percent * 2));
    this.#counts[bin]++;
    this.#counted++;
    this.#endBin = Math.max(this.#endBin, bin + 1);
  }

  /** Takes in what another has counted. */
  merge(other: CapacityCount): void {
    addCounts(this.#counts, other.#counts, other.#endBin);
    this.#counted += other.#counted;
    this.#endBin = Math.max(this.#endBin, other.#endBin);
  }

  /** The quantile for a share, in per cent, to half a per cent; NaN where nobody was counted. */
  quantile(share: number): number {
    let left = share * this.#counted;
    for (let bin = 0; bin < this.#endBin; bin++) {
      if (left < this.#counts[bin]) return (bin + left / this.#counts[bin]) / 2;
      left -= this.#counts[bin];
    }
    return NaN;
  }
}

/** Adds counts to counts, one by one, up to the end of what is in use. */
export function addCounts(counts: Int32Array, more: Int32Array, end = counts.length): void {
  for (let bin = 0; bin < end; bin++) counts[bin] += more[bin];
}
