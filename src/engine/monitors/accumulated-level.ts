/**
 * A level whose days are added up, such as person-days of sickness: level times time, from when it was last collected.
 * Times are in days and never go back.
 */
export class AccumulatedLevel {
  #value = 0;
  #total = 0;
  #countedUntil = 0;

  /** The level as it stands. */
  get value(): number {
    return this.#value;
  }

  /** The level changes now, up or down. */
  add(change: number, now: number): void {
    this.#countUpTo(now);
    this.#value += change;
  }

  /** Level times days since the last collection, which begins anew. */
  collect(now: number): number {
    this.#countUpTo(now);
    const total = this.#total;
    this.#total = 0;
    return total;
  }

  /** Takes over the level of another, with what it has added up. */
  copyFrom(other: AccumulatedLevel): void {
    this.#value = other.#value;
    this.#total = other.#total;
    this.#countedUntil = other.#countedUntil;
  }

  #countUpTo(now: number): void {
    this.#total += this.#value * (now - this.#countedUntil);
    this.#countedUntil = now;
  }
}
