import type { EventLists } from './event-lists.ts';
import { TimeHeap } from './time-heap.ts';
import { doubleLength } from '../double-length.ts';

/** Up to this many in one bucket, or in one day, are put in order one by one. */
const insertionSortLimit = 24;

/**
 * The hours of the day now open: its events in order of time, those of one time in order of adding.
 *
 * What was known when the day opened is sorted once, by buckets of time: as many buckets as events, so that most hold
 * one or two. What is added later goes to a small heap. At equal times the first kind comes first, since it was added
 * first.
 */
export class OpenHours {
  #times = new Float64Array(64);
  #slots = new Int32Array(64);
  #otherTimes = new Float64Array(64);
  #otherSlots = new Int32Array(64);
  #bucketEnds = new Int32Array(65);
  #from = 0;
  #to = 0;
  readonly #added = new TimeHeap();

  get isEmpty(): boolean {
    return this.#from === this.#to && this.#added.isEmpty;
  }

  /** Opens the hours of a day: takes up the events of a list, and puts them in order. */
  open(day: number, lists: EventLists, list: number): void {
    const last = lists.last(list);
    let count = 0;
    for (let slot = lists.first(list); slot !== -1; slot = slot === last ? -1 : lists.after(slot)) {
      if (count === this.#times.length) this.#grow();
      this.#times[count] = lists.time(slot);
      this.#slots[count++] = slot;
    }
    this.#from = 0;
    this.#to = count;
    if (this.#to <= insertionSortLimit || this.#sortByBuckets(day) <= insertionSortLimit) this.#sortOneByOne();
    else this.#sortByMerging();
  }

  /** Adds an event to the day now open. */
  add(time: number, slot: number): void {
    this.#added.add(time, slot);
  }

  /** Takes the next event; there must be one. */
  take(): number {
    if (this.#from < this.#to && this.#times[this.#from] <= this.#added.firstTime) return this.#slots[this.#from++];
    return this.#added.take();
  }

  clear(): void {
    this.#from = this.#to = 0;
    this.#added.clear();
  }

  /** Insertion: quick where little is out of order, and leaves equals as they are. */
  #sortOneByOne(): void {
    const times = this.#times;
    const slots = this.#slots;
    for (let i = 1; i < this.#to; i++) {
      const time = times[i];
      let hole = i;
      if (times[hole - 1] <= time) continue;
      const slot = slots[i];
      do {
        times[hole] = times[hole - 1];
        slots[hole] = slots[hole - 1];
        hole--;
      } while (hole > 0 && times[hole - 1] > time);
      times[hole] = time;
      slots[hole] = slot;
    }
  }

  /** Puts events into buckets of time in their order of adding. Returns how many the fullest bucket holds. */
  #sortByBuckets(day: number): number {
    const count = this.#to;
    const times = this.#times;
    const ends = this.#bucketEnds;
    const buckets = 1 << (32 - Math.clz32(count - 1)); // a power of two, so that the product below is exact and stays under it
    ends.fill(0, 0, buckets + 1);
    for (let i = 0; i < count; i++) ends[(((times[i] - day) * buckets) | 0) + 1]++;
    let fullest = 0;
    for (let b = 1; b <= buckets; b++) {
      if (ends[b] > fullest) fullest = ends[b];
      ends[b] += ends[b - 1];
    }
    // ends[b] is now where bucket b begins; it moves on as the bucket fills
    for (let i = 0; i < count; i++) {
      const to = ends[((times[i] - day) * buckets) | 0]++;
      this.#otherTimes[to] = times[i];
      this.#otherSlots[to] = this.#slots[i];
    }
    this.#swap();
    return fullest;
  }

  /** Merges runs of 1, 2, 4 ... events: for days on which most of what happens falls into a few moments. */
  #sortByMerging(): void {
    const count = this.#to;
    for (let run = 1; run < count; run *= 2) {
      const times = this.#times;
      const slots = this.#slots;
      for (let start = 0; start < count; start += 2 * run) {
        const middle = Math.min(start + run, count);
        const end = Math.min(start + 2 * run, count);
        let left = start;
        let right = middle;
        for (let to = start; to < end; to++) {
          const from = left < middle && (right === end || times[left] <= times[right]) ? left++ : right++;
          this.#otherTimes[to] = times[from];
          this.#otherSlots[to] = slots[from];
        }
      }
      this.#swap();
    }
  }

  #swap(): void {
    const times = this.#times;
    const slots = this.#slots;
    this.#times = this.#otherTimes;
    this.#slots = this.#otherSlots;
    this.#otherTimes = times;
    this.#otherSlots = slots;
  }

  #grow(): void {
    this.#times = doubleLength(this.#times);
    this.#slots = doubleLength(this.#slots);
    const { length } = this.#times;
    this.#otherTimes = new Float64Array(length);
    this.#otherSlots = new Int32Array(length);
    this.#bucketEnds = new Int32Array(length + 1);
  }
}
