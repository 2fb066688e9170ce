/** Customers who wait, first come, first served: when each came and how long its service takes. A ring of numbers that grows as needed. */
export class WaitingLine {
  /** Of the customer who left the line last. */
  cameAt = NaN;
  takes = NaN;
  #ring = new Float64Array(32);
  #first = 0;
  #length = 0;

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  join(cameAt: number, takes: number): void {
    if (this.#length * 2 === this.#ring.length) this.#grow();
    const at = ((this.#first + this.#length) * 2) & (this.#ring.length - 1);
    this.#ring[at] = cameAt;
    this.#ring[at + 1] = takes;
    this.#length++;
  }

  /** Takes the first customer off the line, into the fields above; there must be one. */
  leave(): void {
    const at = (this.#first * 2) & (this.#ring.length - 1);
    this.cameAt = this.#ring[at];
    this.takes = this.#ring[at + 1];
    this.#first = (this.#first + 1) & (this.#ring.length / 2 - 1);
    this.#length--;
  }

  #grow(): void {
    const ring = new Float64Array(this.#ring.length * 2);
    const start = this.#first * 2;
    ring.set(this.#ring.subarray(start));
    ring.set(this.#ring.subarray(0, start), this.#ring.length - start);
    this.#ring = ring;
    this.#first = 0;
  }
}
