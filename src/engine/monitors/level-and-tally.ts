/**
 * Monitors: they are notified of what happens and measure it. Each has the start of a window (the end of a warm-up):
 * what comes before it does not count, and the processes that notify them need not know of it.
 */

/** A quantity that has a level at every moment, such as the length of a queue: its mean and variance over time. */
export class Level {
  readonly #windowStart: number;
  readonly #startValue: number;
  #value: number;
  #lastTime = -Infinity;
  /** Up to where the level has been counted. */
  #countedUntil: number;
  #mean = 0;
  #squares = 0;

  constructor(windowStart = 0, value = 0) {
    this.#windowStart = windowStart;
    this.#countedUntil = windowStart;
    this.#startValue = value;
    this.#value = value;
  }

  get value(): number {
    return this.#value;
  }

  /** The level is `value` from now on. RangeError if the clock went back. */
  set(value: number, now: number): void {
    this.#countUpTo(now);
    this.#value = value;
  }

  /** The level changes by `change`, up or down. */
  add(change: number, now: number): void {
    this.set(this.#value + change, now);
  }

  /**
   * Mean level from the start of the window until now, each level weighted by how long it lasted. NaN while the window
   * has no length.
   */
  mean(now: number): number {
    this.#countUpTo(now);
    return this.#length() > 0 ? this.#mean : NaN;
  }

  /** Variance of the level over the same time. */
  variance(now: number): number {
    this.#countUpTo(now);
    return this.#length() > 0 ? this.#squares / this.#length() : NaN;
  }

  /** Level times days over the same time: person-days, say. */
  total(now: number): number {
    this.#countUpTo(now);
    return this.#mean * this.#length();
  }

  clear(): void {
    this.#value = this.#startValue;
    this.#lastTime = -Infinity;
    this.#countedUntil = this.#windowStart;
    this.#mean = this.#squares = 0;
  }

  #length(): number {
    return this.#countedUntil - this.#windowStart;
  }

  #countUpTo(now: number): void {
    if (!(now >= this.#lastTime))
      throw new RangeError(`The clock of a level went back, from ${this.#lastTime} to ${now}.`);
    this.#lastTime = now;
    const duration = now - this.#countedUntil;
    if (duration <= 0) return;
    this.#countedUntil = now;
    const deviation = this.#value - this.#mean;
    this.#mean += deviation * (duration / this.#length());
    this.#squares += duration * deviation * (this.#value - this.#mean);
  }
}

/** A quantity met now and then, such as a waiting time: how often, its mean and variance, the least and the most. */
export class Tally {
  readonly #windowStart: number;
  #count = 0;
  #mean = 0;
  #squares = 0;
  #least = Infinity;
  #most = -Infinity;

  constructor(windowStart = 0) {
    this.#windowStart = windowStart;
  }

  /** One more value, met now. */
  record(value: number, now = Infinity): void {
    if (now < this.#windowStart) return;
    this.#count++;
    const deviation = value - this.#mean;
    this.#mean += deviation / this.#count; // Welford: no large sums of squares that would cancel
    this.#squares += deviation * (value - this.#mean);
    if (value < this.#least) this.#least = value;
    if (value > this.#most) this.#most = value;
  }

  get count(): number {
    return this.#count;
  }

  /** NaN of nothing. */
  get mean(): number {
    return this.#count > 0 ? this.#mean : NaN;
  }

  /** Variance as estimated from a sample: over the count less one; NaN of fewer than two. */
  get variance(): number {
    return this.#count > 1 ? this.#squares / (this.#count - 1) : NaN;
  }

  /** Infinity of nothing. */
  get least(): number {
    return this.#least;
  }

  /** -Infinity of nothing. */
  get most(): number {
    return this.#most;
  }

  clear(): void {
    this.#count = this.#mean = this.#squares = 0;
    this.#least = Infinity;
    this.#most = -Infinity;
  }
}
