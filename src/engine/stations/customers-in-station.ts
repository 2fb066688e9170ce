import { doubleLength } from '../double-length.ts';

/** What a line ends with. */
const none = -1;

/**
 * The customers who are at a station, each in a slot of its own that is used again when they have gone, and the
 * waiting line of each class: first come, first served, and whoever gives up leaves it from any position.
 */
export class CustomersInStation {
  /** By slot: when a customer came, how long the service takes, and of which class the customer is. */
  arrivedAt = new Float64Array(32);
  serviceTime = new Float64Array(32);
  classOf = new Int32Array(32);
  /** The neighbours in line; of a free slot, the next free one stands in `#after`. */
  #before = new Int32Array(32);
  #after = new Int32Array(32);
  /**
   * Rises whenever a customer leaves a line or the slot: it tells one who waits from all who had the slot before.
   */
  #visits = new Int32Array(32);
  #used = 0;
  #free = none;
  readonly #first: Int32Array;
  readonly #last: Int32Array;

  constructor(classes: number) {
    this.#first = new Int32Array(classes).fill(none);
    this.#last = new Int32Array(classes).fill(none);
  }

  /** A customer comes; gives the slot. */
  add(class_: number, arrivedAt: number, serviceTime: number): number {
    let slot = this.#free;
    if (slot === none) {
      if (this.#used === this.arrivedAt.length) this.#grow();
      slot = this.#used++;
    } else this.#free = this.#after[slot];
    this.classOf[slot] = class_;
    this.arrivedAt[slot] = arrivedAt;
    this.serviceTime[slot] = serviceTime;
    return slot;
  }

  /** The customer in a slot, who stands in no line, goes. */
  remove(slot: number): void {
    this.#after[slot] = this.#free;
    this.#free = slot;
  }

  /** A customer joins the end of the line of the class. Gives the number of the visit. */
  join(slot: number): number {
    const class_ = this.classOf[slot];
    const last = this.#last[class_];
    this.#before[slot] = last;
    this.#after[slot] = none;
    if (last === none) this.#first[class_] = slot;
    else this.#after[last] = slot;
    this.#last[class_] = slot;
    return this.#visits[slot];
  }

  /** Whether it is still the same visit, and so the same customer who waits. */
  isStillWaiting(slot: number, visit: number): boolean {
    return this.#visits[slot] === visit;
  }

  /** The first of the first class in which anybody waits; there must be somebody. */
  get next(): number {
    let class_ = 0;
    while (this.#first[class_] === none) class_++;
    return this.#first[class_];
  }

  /** A customer leaves the line, from wherever in it. */
  leave(slot: number): void {
    const class_ = this.classOf[slot];
    const before = this.#before[slot];
    const after = this.#after[slot];
    if (before === none) this.#first[class_] = after;
    else this.#after[before] = after;
    if (after === none) this.#last[class_] = before;
    else this.#before[after] = before;
    this.#visits[slot] = (this.#visits[slot] + 1) | 0;
  }

  #grow(): void {
    this.arrivedAt = doubleLength(this.arrivedAt);
    this.serviceTime = doubleLength(this.serviceTime);
    this.classOf = doubleLength(this.classOf);
    this.#before = doubleLength(this.#before);
    this.#after = doubleLength(this.#after);
    this.#visits = doubleLength(this.#visits);
  }
}
