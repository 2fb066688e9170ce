import type { EventLists } from './event-lists.ts';
import { TimeHeap } from './time-heap.ts';

/** Up to this many in one bucket, or in one day, are put in order one by one. */
const few = 24;

/**
 * The hours of the day now open: its events in order of time, those of one time in order of adding.
 *
 * What was known when the day opened is sorted once, by buckets of time: as many buckets as events, so that most hold
 * one or two. What is added later goes to a small heap. At equal times the first kind comes first, since it was added
 * first.
 */
export class OpenHours {
  #times = new Float64Array(64);
  #places = new Int32Array(64);
  #otherTimes = new Float64Array(64);
  #otherPlaces = new Int32Array(64);
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
    for (let place = lists.first(list); place !== -1; place = place === last ? -1 : lists.after(place)) {
      if (count === this.#times.length) this.#grow();
      this.#times[count] = lists.time(place);
      this.#places[count++] = place;
    }
    this.#from = 0;
    this.#to = count;
    if (this.#to <= few || this.#sortByBuckets(day) <= few) this.#sortOneByOne();
    else this.#sortByMerging();
  }

  /** Adds an event to the day now open. */
  add(time: number, place: number): void {
    this.#added.add(time, place);
  }

  /** Takes the next event; there must be one. */
  take(): number {
    if (this.#from < this.#to && this.#times[this.#from] <= this.#added.firstTime) return this.#places[this.#from++];
    return this.#added.take();
  }

  clear(): void {
    this.#from = this.#to = 0;
    this.#added.clear();
  }

  /** Insertion: quick where little is out of order, and leaves equals as they are. */
  #sortOneByOne(): void {
    const times = this.#times;
    const places = this.#places;
    for (let i = 1; i < this.#to; i++) {
      const time = times[i];
      let hole = i;
      if (times[hole - 1] <= time) continue;
      const place = places[i];
      do {
        times[hole] = times[hole - 1];
        places[hole] = places[hole - 1];
        hole--;
      } while (hole > 0 && times[hole - 1] > time);
      times[hole] = time;
      places[hole] = place;
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
      this.#otherPlaces[to] = this.#places[i];
    }
    this.#swap();
    return fullest;
  }

  /** Merges runs of 1, 2, 4 ... events: for days on which most of what happens falls into a few moments. */
  #sortByMerging(): void {
    const count = this.#to;
    for (let run = 1; run < count; run *= 2) {
      const times = this.#times;
      const places = this.#places;
      for (let start = 0; start < count; start += 2 * run) {
        const middle = Math.min(start + run, count);
        const end = Math.min(start + 2 * run, count);
        let left = start;
        let right = middle;
        for (let to = start; to < end; to++) {
          const from = left < middle && (right === end || times[left] <= times[right]) ? left++ : right++;
          this.#otherTimes[to] = times[from];
          this.#otherPlaces[to] = places[from];
        }
      }
      this.#swap();
    }
  }

  #swap(): void {
    const times = this.#times;
    const places = this.#places;
    this.#times = this.#otherTimes;
    this.#places = this.#otherPlaces;
    this.#otherTimes = times;
    this.#otherPlaces = places;
  }

  #grow(): void {
    const length = this.#times.length * 2;
    const times = new Float64Array(length);
    const places = new Int32Array(length);
    times.set(this.#times);
    places.set(this.#places);
    this.#times = times;
    this.#places = places;
    this.#otherTimes = new Float64Array(length);
    this.#otherPlaces = new Int32Array(length);
    this.#bucketEnds = new Int32Array(length + 1);
  }
}
