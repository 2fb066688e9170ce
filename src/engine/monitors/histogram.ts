/**
 * How a quantity is spread, by equal bins from `from` to `to`: quantiles without keeping the values. Two histograms
 * with the same bins can be merged.
 *
 * Values outside are counted in the first or the last bin, so give the bins room: quantiles that fall there come out
 * within the limits.
 */
export class Histogram {
  readonly #from: number;
  readonly #to: number;
  readonly #windowStart: number;
  readonly #counts: Float64Array;
  #count = 0;

  /**
   * What comes before `windowStart` (a warm-up) does not count. RangeError unless `from` is below `to` and there is a
   * bin.
   */
  constructor(from: number, to: number, bins: number, windowStart = 0) {
    if (!(from < to && to - from < Infinity && Number.isInteger(bins) && bins >= 1)) {
      throw new RangeError(
        `A histogram needs at least one bin between two limits; found ${bins} between ${from} and ${to}.`,
      );
    }
    this.#from = from;
    this.#to = to;
    this.#windowStart = windowStart;
    this.#counts = new Float64Array(bins);
  }

  /** Values counted. */
  get count(): number {
    return this.#count;
  }

  /** One more value, met now. RangeError if it is not a number. */
  record(value: number, now = Infinity): void {
    if (now < this.#windowStart) return;
    if (value !== value) throw new RangeError('A histogram cannot record a value that is not a number.');
    const bins = this.#counts.length;
    const bin = Math.floor(((value - this.#from) / (this.#to - this.#from)) * bins);
    this.#counts[bin < 0 ? 0 : bin < bins ? bin : bins - 1]++;
    this.#count++;
  }

  /**
   * The value below which a share of all values lies, 0.5 for the median: exact to one bin, by a straight line within
   * it. NaN of nothing. RangeError unless 0 <= share <= 1.
   */
  quantile(share: number): number {
    if (!(share >= 0 && share <= 1)) throw new RangeError(`A quantile needs a share from 0 to 1; found ${share}.`);
    if (this.#count === 0) return NaN;
    const width = (this.#to - this.#from) / this.#counts.length;
    let below = share * this.#count;
    let bin = 0;
    while (below > this.#counts[bin] || this.#counts[bin] === 0) {
      below -= this.#counts[bin];
      if (++bin === this.#counts.length) return this.#to; // rounding only
    }
    return this.#from + (bin + below / this.#counts[bin]) * width;
  }

  /** Adds what another histogram has counted. RangeError unless its bins are the same. */
  merge(other: Histogram): void {
    if (other.#from !== this.#from || other.#to !== this.#to || other.#counts.length !== this.#counts.length) {
      throw new RangeError(
        `Histograms with different bins cannot be merged: ${this.#counts.length} from ${this.#from} to ` +
          `${this.#to}, and ${other.#counts.length} from ${other.#from} to ${other.#to}.`,
      );
    }
    for (let bin = 0; bin < this.#counts.length; bin++) this.#counts[bin] += other.#counts[bin];
    this.#count += other.#count;
  }

  clear(): void {
    this.#counts.fill(0);
    this.#count = 0;
  }
}
