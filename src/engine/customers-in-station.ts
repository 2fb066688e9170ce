/** What a line ends with. */
const none = -1;

/**
 * The customers who are at a station, each in a place of its own that is used again when they have gone, and the
 * waiting line of each class: first come, first served, and whoever gives up leaves it from any place.
 */
export class CustomersInStation {
  /** By place: when a customer came, how long the service takes, and of which class the customer is. */
  cameAt = new Float64Array(32);
  takes = new Float64Array(32);
  classOf = new Int32Array(32);
  /** The neighbours in line; of a free place, the next free one stands in `#after`. */
  #before = new Int32Array(32);
  #after = new Int32Array(32);
  /**
   * Rises whenever a customer leaves a line or the place: by it one who waits is known from all who were there before.
   */
  #visit = new Int32Array(32);
  #used = 0;
  #free = none;
  readonly #first: Int32Array;
  readonly #last: Int32Array;

  constructor(classes: number) {
    this.#first = new Int32Array(classes).fill(none);
    this.#last = new Int32Array(classes).fill(none);
  }

  /** A customer comes; gives the place. */
  add(class_: number, cameAt: number, takes: number): number {
    let place = this.#free;
    if (place === none) {
      if (this.#used === this.cameAt.length) this.#grow();
      place = this.#used++;
    } else this.#free = this.#after[place];
    this.classOf[place] = class_;
    this.cameAt[place] = cameAt;
    this.takes[place] = takes;
    return place;
  }

  /** The customer of a place, who stands in no line, goes. */
  remove(place: number): void {
    this.#after[place] = this.#free;
    this.#free = place;
  }

  /** A customer joins the end of the line of the class. Gives the number of the visit. */
  join(place: number): number {
    const class_ = this.classOf[place];
    const last = this.#last[class_];
    this.#before[place] = last;
    this.#after[place] = none;
    if (last === none) this.#first[class_] = place;
    else this.#after[last] = place;
    this.#last[class_] = place;
    return this.#visit[place];
  }

  /** Whether it is still the same visit, and so the same customer who waits. */
  isStillWaiting(place: number, visit: number): boolean {
    return this.#visit[place] === visit;
  }

  /** The first of the first class in which anybody waits; there must be somebody. */
  get next(): number {
    let class_ = 0;
    while (this.#first[class_] === none) class_++;
    return this.#first[class_];
  }

  /** A customer leaves the line, from wherever in it. */
  leave(place: number): void {
    const class_ = this.classOf[place];
    const before = this.#before[place];
    const after = this.#after[place];
    if (before === none) this.#first[class_] = after;
    else this.#after[before] = after;
    if (after === none) this.#last[class_] = before;
    else this.#before[after] = before;
    this.#visit[place] = (this.#visit[place] + 1) | 0;
  }

  #grow(): void {
    this.cameAt = doubled(this.cameAt, new Float64Array(this.cameAt.length * 2));
    this.takes = doubled(this.takes, new Float64Array(this.takes.length * 2));
    this.classOf = doubled(this.classOf, new Int32Array(this.classOf.length * 2));
    this.#before = doubled(this.#before, new Int32Array(this.#before.length * 2));
    this.#after = doubled(this.#after, new Int32Array(this.#after.length * 2));
    this.#visit = doubled(this.#visit, new Int32Array(this.#visit.length * 2));
  }
}

function doubled<Numbers extends Float64Array | Int32Array>(numbers: Numbers, more: Numbers): Numbers {
  more.set(numbers);
  return more;
}
