/** What a line ends with. */
const none = -1;

/**
 * The customers who are at a station, each in a place of its own that is used again when they have gone, and the
 * waiting line of each class: first come, first served, and whoever gives up leaves it from any place.
 */
export class CustomersInStation {
  /** By place: when a customer came, how long the service takes, and of which class the customer is. */
  arrivedAt = new Float64Array(32);
  serviceTime = new Float64Array(32);
  classOf = new Int32Array(32);
  /** The neighbours in line; of a free place, the next free one stands in `#after`. */
  #before = new Int32Array(32);
  #after = new Int32Array(32);
  /**
   * Rises whenever a customer leaves a line or the place: by it one who waits is known from all who were there before.
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

  /** A customer comes; gives the place. */
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

  /** The customer of a place, who stands in no line, goes. */
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
    this.arrivedAt = copyInto(this.arrivedAt, new Float64Array(this.arrivedAt.length * 2));
    this.serviceTime = copyInto(this.serviceTime, new Float64Array(this.serviceTime.length * 2));
    this.classOf = copyInto(this.classOf, new Int32Array(this.classOf.length * 2));
    this.#before = copyInto(this.#before, new Int32Array(this.#before.length * 2));
    this.#after = copyInto(this.#after, new Int32Array(this.#after.length * 2));
    this.#visits = copyInto(this.#visits, new Int32Array(this.#visits.length * 2));
  }
}

function copyInto<Numbers extends Float64Array | Int32Array>(numbers: Numbers, larger: Numbers): Numbers {
  larger.set(numbers);
  return larger;
}
