import { doubleLength } from '../double-length.ts';

/**
 * Numbers in order of time; those of one time come out in order of adding. A binary heap over typed arrays.
 *
 * Serves what is added to a day already open, where a list put in order once would not do.
 */
export class TimeHeap {
  #times = new Float64Array(16);
  /** How many had been added before: settles ties. */
  #ranks = new Float64Array(16);
  #slots = new Int32Array(16);
  #size = 0;
  #added = 0;

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  /** Time of the first; Infinity when empty. */
  get firstTime(): number {
    return this.#size === 0 ? Infinity : this.#times[0];
  }

  add(time: number, slot: number): void {
    if (this.#size === this.#times.length) this.#grow();
    const times = this.#times;
    let hole = this.#size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      if (times[parent] <= time) break; // an equal time above was added earlier
      this.#move(parent, hole);
      hole = parent;
    }
    this.#put(hole, time, this.#added++, slot);
  }

  /** Takes the first; the heap must not be empty. */
  take(): number {
    const first = this.#slots[0];
    const times = this.#times;
    const ranks = this.#ranks;
    const last = --this.#size;
    const time = times[last];
    const rank = ranks[last];
    let hole = 0;
    for (let child = 1; child < last; child = 2 * hole + 1) {
      const other = child + 1;
      if (
        other < last &&
        (times[other] < times[child] || (times[other] === times[child] && ranks[other] < ranks[child]))
      )
        child = other;
      if (time < times[child] || (time === times[child] && rank < ranks[child])) break;
      this.#move(child, hole);
      hole = child;
    }
    this.#put(hole, time, rank, this.#slots[last]);
    return first;
  }

  clear(): void {
    this.#size = 0;
    this.#added = 0;
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#times[from], this.#ranks[from], this.#slots[from]);
  }

  #put(at: number, time: number, rank: number, slot: number): void {
    this.#times[at] = time;
    this.#ranks[at] = rank;
    this.#slots[at] = slot;
  }

  #grow(): void {
    this.#times = doubleLength(this.#times);
    this.#ranks = doubleLength(this.#ranks);
    this.#slots = doubleLength(this.#slots);
  }
}
