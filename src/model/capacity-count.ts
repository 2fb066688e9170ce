/** Places of half a per cent, up to 400%; higher capacities share the last. */
const places = 801;

/** How the capacity of practitioners is spread, for its quantiles. */
export class CapacityCount {
  readonly #counts = new Int32Array(places);
  /** How many have been counted, and the first place after the last one in use. */
  #counted = 0;
  #end = 0;

  clear(): void {
    this.#counts.fill(0, 0, this.#end);
    this.#counted = this.#end = 0;
  }

  add(percent: number): void {
    const place = Math.min(places - 1, Math.floor(percent * 2));
    this.#counts[place]++;
    this.#counted++;
    this.#end = Math.max(this.#end, place + 1);
  }

  /** Takes in what another has counted. */
  include(other: CapacityCount): void {
    addCounts(this.#counts, other.#counts, other.#end);
    this.#counted += other.#counted;
    this.#end = Math.max(this.#end, other.#end);
  }

  /** The quantile for a share, in per cent, to half a per cent; NaN where nobody was counted. */
  quantile(share: number): number {
    let left = share * this.#counted;
    for (let place = 0; place < this.#end; place++) {
      if (left < this.#counts[place]) return (place + left / this.#counts[place]) / 2;
      left -= this.#counts[place];
    }
    return NaN;
  }
}

/** Adds counts to counts, place by place, up to the end of what is in use. */
export function addCounts(counts: Int32Array, more: Int32Array, end = counts.length): void {
  for (let place = 0; place < end; place++) counts[place] += more[place];
}
