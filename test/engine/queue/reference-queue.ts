/**
 * The event queue as a textbook has it: one binary heap in order of day, part, time and order of adding. Slower, and
 * plain enough to be trusted; the tests hold the engine's queue against it.
 */
export class ReferenceQueue {
  kind = 0;
  agent = 0;
  generation = 0;
  day = 0;
  part = -1;
  now = 0;
  executed = 0;
  size = 0;
  readonly #hours: number;
  #added = 0;
  /** Day x parts + part, time, order of adding. */
  #keys: Float64Array;
  /** Kind, agent, generation. */
  #events: Int32Array;
  readonly #parts: number;

  constructor(options: { parts: number; hours: number }, capacity = 1024) {
    this.#parts = options.parts;
    this.#hours = options.hours;
    this.#keys = new Float64Array(capacity * 3);
    this.#events = new Int32Array(capacity * 3);
  }

  addOn(day: number, part: number, kind: number, agent: number, generation = 0): void {
    if (part === this.#hours || day < this.day || (day === this.day && part < this.part))
      throw new RangeError('passed, or the hours');
    this.#add(day * this.#parts + part, day, kind, agent, generation);
  }

  addAt(time: number, kind: number, agent: number, generation = 0): number {
    if (!(time >= this.now)) throw new RangeError('passed, or not a number');
    this.#add(Math.floor(time) * this.#parts + this.#hours, time, kind, agent, generation);
    return -1;
  }

  /** Gives the one event of an agent another moment of its day; its place among equals stays. */
  move(agent: number, time: number): void {
    for (let at = 0; at < this.size; at++) if (this.#events[at * 3 + 1] === agent) this.#keys[at * 3 + 1] = time;
    for (let at = 1; at < this.size; at++) this.#rises(at);
  }

  next(until = Infinity): boolean {
    if (this.size === 0) return false;
    const day = Math.floor(this.#keys[0] / this.#parts);
    if (day >= until) return false;
    this.day = day;
    this.part = this.#keys[0] - day * this.#parts;
    this.now = this.part < this.#hours ? day : this.part === this.#hours ? this.#keys[1] : day + 1;
    this.kind = this.#events[0];
    this.agent = this.#events[1];
    this.generation = this.#events[2];
    this.executed++;
    this.#dropFirst();
    return true;
  }

  #add(slotOfDay: number, time: number, kind: number, agent: number, generation: number): void {
    if (this.size * 3 === this.#keys.length) this.#grow();
    this.#put(this.size, slotOfDay, time, this.#added++, kind, agent, generation);
    this.#rises(this.size++);
  }

  #rises(from: number): void {
    for (let at = from; at > 0; at = (at - 1) >> 1) {
      if (!this.#isBefore(at, (at - 1) >> 1)) break;
      this.#swap(at, (at - 1) >> 1);
    }
  }

  #dropFirst(): void {
    this.size--;
    this.#swap(0, this.size);
    let at = 0;
    for (let child = 1; child < this.size; child = 2 * at + 1) {
      if (child + 1 < this.size && this.#isBefore(child + 1, child)) child++;
      if (!this.#isBefore(child, at)) break;
      this.#swap(child, at);
      at = child;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const keys = this.#keys;
    const x = a * 3;
    const y = b * 3;
    if (keys[x] !== keys[y]) return keys[x] < keys[y];
    if (keys[x + 1] !== keys[y + 1]) return keys[x + 1] < keys[y + 1];
    return keys[x + 2] < keys[y + 2];
  }

  #swap(a: number, b: number): void {
    const keys = this.#keys;
    const events = this.#events;
    for (let field = 0; field < 3; field++) {
      const key = keys[a * 3 + field];
      keys[a * 3 + field] = keys[b * 3 + field];
      keys[b * 3 + field] = key;
      const word = events[a * 3 + field];
      events[a * 3 + field] = events[b * 3 + field];
      events[b * 3 + field] = word;
    }
  }

  #put(
    at: number,
    slotOfDay: number,
    time: number,
    rank: number,
    kind: number,
    agent: number,
    generation: number,
  ): void {
    this.#keys[at * 3] = slotOfDay;
    this.#keys[at * 3 + 1] = time;
    this.#keys[at * 3 + 2] = rank;
    this.#events[at * 3] = kind;
    this.#events[at * 3 + 1] = agent;
    this.#events[at * 3 + 2] = generation;
  }

  #grow(): void {
    const keys = new Float64Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    const events = new Int32Array(this.#events.length * 2);
    events.set(this.#events);
    this.#events = events;
  }
}
