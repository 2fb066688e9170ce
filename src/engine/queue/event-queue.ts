import { EventLists } from './event-lists.ts';
import { OpenHours } from './open-hours.ts';

const lastDay = 2147483647;
const none = -1;

/** Stands for the part of an event that was added to the hours when they were open, and so is in no list. */
const addedLate = -1;

/**
 * What is to happen, and when: the order of a simulation.
 *
 * A day has named parts in a fixed order, numbered from 0. Exactly one of them, `hours`, has a clock; the others happen
 * all at once. Events happen in order of day, then part, then (in the hours) time, then order of adding: nothing is
 * simultaneous by accident. An event is three whole numbers of 32 bits: what happens (`kind`), to whom (`agent`), and a
 * `generation` by which the caller knows that the event has been cancelled: there is no removing, a cancelled event
 * is passed over when it comes up.
 *
 * How: a wheel of days, each with a list for every part; a list is put in order only when its turn comes. What lies
 * beyond the wheel waits in a list of its own. So adding and taking cost little more with a million events waiting than
 * with a thousand.
 */
export class EventQueue {
  /** The event taken last. */
  kind = 0;
  agent = 0;
  generation = 0;
  /** Its day and part; the part is -1 until the first event is taken. */
  day = 0;
  part = -1;
  /**
   * The clock, in days since the start: the day in parts before the hours, the event's own time in the hours, the next
   * day after them. Never goes back.
   */
  now = 0;
  /** Events taken since the start. */
  executed = 0;

  readonly #parts: number;
  readonly #hours: number;
  readonly #wheelDays: number;
  /** A list for each (day of the wheel, part), and a last one for what lies beyond the wheel. */
  readonly #lists: EventLists;
  readonly #overflow: number;
  /** For each day of the wheel, a bit for every part that has events. */
  readonly #partsOfDay: Int32Array;
  /** The first day beyond the wheel: at most one turn from the day now running, so that no two days share a list. */
  #horizon: number;
  #overflowSize = 0;
  #size = 0;

  /** The part now running: its list, the event taken last, and in the hours the order. */
  #list = none;
  #lastTaken = none;
  readonly #openHours = new OpenHours();

  /**
   * `parts` is the number of parts of a day, 1 to 31, and `hours` the number of the one with a clock. `wheelDays` is a
   * power of two; it and `initialSlots` matter for speed only.
   */
  constructor(options: { parts: number; hours: number; wheelDays?: number; initialSlots?: number }) {
    const { parts, hours, wheelDays = 4096, initialSlots = 1024 } = options;
    if (!(Number.isInteger(parts) && parts >= 1 && parts <= 31))
      throw new RangeError(`A day has 1 to 31 parts; found ${parts}.`);
    if (!(Number.isInteger(hours) && hours >= 0 && hours < parts))
      throw new RangeError(`The hours must be one of the parts 0 to ${parts - 1}; found ${hours}.`);
    if (!(
      Number.isInteger(wheelDays) &&
      wheelDays >= 2 &&
      wheelDays <= 1048576 &&
      (wheelDays & (wheelDays - 1)) === 0
    )) {
      throw new RangeError(`The days of the wheel must be a power of two from 2 to 1,048,576; found ${wheelDays}.`);
    }
    this.#parts = parts;
    this.#hours = hours;
    this.#wheelDays = wheelDays;
    this.#horizon = wheelDays;
    this.#overflow = wheelDays * parts;
    this.#lists = new EventLists(this.#overflow + 1, initialSlots);
    this.#partsOfDay = new Int32Array(wheelDays);
  }

  /** Events waiting. */
  get size(): number {
    return this.#size;
  }

  /** Events for which there is memory; doubles when there is need. */
  get capacity(): number {
    return this.#lists.capacity;
  }

  /**
   * Adds an event for a whole day and one of its parts other than the hours. It goes to the end of that part, also of
   * the part now running.
   *
   * RangeError if that part of that day has passed, or if day or part are not whole numbers in range.
   */
  addOn(day: number, part: number, kind: number, agent: number, generation = 0): void {
    if ((day | 0) !== day || (part | 0) !== part || part < 0 || part >= this.#parts) {
      throw new RangeError(
        `An event needs a whole day up to ${lastDay} and a part from 0 to ${this.#parts - 1}; found day ${day}, ` +
          `part ${part}.`,
      );
    }
    if (part === this.#hours) throw new RangeError(`Part ${part} has a clock: add its events with addAt and a time.`);
    if (day < this.day || (day === this.day && part < this.part)) {
      throw new RangeError(`Part ${part} of day ${day} has passed: it is part ${this.part} of day ${this.day}.`);
    }
    const slot = this.#appendSlot(day, part);
    this.#lists.setTime(slot, day);
    this.#lists.write(slot, part, kind, agent, generation);
  }

  /**
   * Adds an event at a moment within the hours of its day. The moment may be now: it then comes after what was added
   * before for the same moment. Gives the slot of the event, for `moveWithinDay`; -1 where it has none that stays: in
   * hours that have begun, and beyond the wheel.
   *
   * RangeError if the moment has passed, or is not a number.
   */
  addAt(time: number, kind: number, agent: number, generation = 0): number {
    const day = Math.floor(time);
    if (!(time >= this.now && day <= lastDay))
      throw new RangeError(`An event needs a time from now (${this.now}) up to day ${lastDay}; found ${time}.`);
    if (day === this.day && this.part === this.#hours) {
      const slot = this.#lists.takeSingle();
      this.#lists.setTime(slot, time);
      this.#lists.write(slot, addedLate, kind, agent, generation);
      this.#openHours.add(time, slot);
      this.#size++;
      return none;
    }
    const stays = day < this.#horizon; // what lies beyond the wheel gets another slot when the wheel reaches it
    const slot = this.#appendSlot(day, this.#hours);
    this.#lists.setTime(slot, time);
    this.#lists.write(slot, this.#hours, kind, agent, generation);
    return stays ? slot : none;
  }

  /**
   * Moves an event that is still to come, by the slot that `addAt` gave, to another moment of its own day, where that
   * costs nothing: as long as the hours of that day have not begun. False, and nothing has moved, where the new moment
   * lies on another day, the hours have begun, or the slot is -1: the caller then has to cancel the event and
   * add it anew.
   */
  moveWithinDay(slot: number, time: number): boolean {
    if (slot === none) return false;
    const day = Math.floor(time);
    if (day !== Math.floor(this.#lists.time(slot)) || day < this.day || (day === this.day && this.part >= this.#hours))
      return false;
    this.#lists.setTime(slot, time);
    return true;
  }

  /**
   * Takes the next event into the public fields. False, with the clock left where it is, when there is none, or none on
   * a day before `until`.
   */
  next(until = Infinity): boolean {
    if (this.day >= until || (this.#partIsOver() && !this.#openNextPart(until))) return false;
    const lists = this.#lists;
    let slot: number;
    if (this.part === this.#hours) {
      slot = this.#openHours.take();
      this.now = lists.time(slot);
      if (lists.part(slot) === addedLate) lists.freeSingle(slot);
    } else {
      slot = this.#lastTaken === none ? lists.first(this.#list) : lists.after(this.#lastTaken);
      this.#lastTaken = slot;
    }
    this.kind = lists.kind(slot);
    this.agent = lists.agent(slot);
    this.generation = lists.generation(slot);
    this.#size--;
    this.executed++;
    return true;
  }

  /** Back to an empty queue on day 0, with the memory kept for the next replication. */
  clear(): void {
    this.kind = this.agent = this.generation = this.day = this.now = this.executed = 0;
    this.part = -1;
    this.#lists.clear();
    this.#partsOfDay.fill(0);
    this.#horizon = this.#wheelDays;
    this.#size = this.#overflowSize = 0;
    this.#list = this.#lastTaken = none;
    this.#openHours.clear();
  }

  /**
   * Takes over all that waits in another queue of the same parts and days of the wheel, and its clock: from here on the
   * two go their own ways. RangeError where the hours of the other are open and have events left.
   */
  copyFrom(other: EventQueue): void {
    if (!other.#openHours.isEmpty)
      throw new RangeError('A queue is copied between parts of a day, not within the hours.');
    this.kind = other.kind;
    this.agent = other.agent;
    this.generation = other.generation;
    this.day = other.day;
    this.part = other.part;
    this.now = other.now;
    this.executed = other.executed;
    this.#lists.copyFrom(other.#lists);
    this.#partsOfDay.set(other.#partsOfDay);
    this.#horizon = other.#horizon;
    this.#overflowSize = other.#overflowSize;
    this.#size = other.#size;
    this.#list = other.#list;
    this.#lastTaken = other.#lastTaken;
    this.#openHours.clear();
  }

  /** A slot for an event, at the end of the list for its day and part. */
  #appendSlot(day: number, part: number): number {
    this.#size++;
    if (day >= this.#horizon) {
      this.#overflowSize++;
      return this.#lists.append(this.#overflow);
    }
    const dayOfWheel = day & (this.#wheelDays - 1);
    this.#partsOfDay[dayOfWheel] |= 1 << part;
    return this.#lists.append(dayOfWheel * this.#parts + part);
  }

  #partIsOver(): boolean {
    if (this.part === this.#hours) return this.#openHours.isEmpty;
    return this.#list === none || this.#lastTaken === this.#lists.last(this.#list);
  }

  /** Moves to the next part that has events. False, and nothing has moved, if there is none before `until`. */
  #openNextPart(until: number): boolean {
    if (this.#size === 0) return false;
    const mask = this.#wheelDays - 1;
    let day = this.day;
    let parts = this.#partsOfDay[day & mask] & (-1 << (this.part + 1)); // those still to come today
    if (this.#size === this.#overflowSize)
      day = this.#firstOverflowDay(); // no need to turn an empty wheel
    else while (parts === 0) parts = this.#partsOfDay[++day & mask];
    if (day >= until) return false;

    this.#closePart();
    if (day >= this.#horizon - this.#wheelDays / 2) this.#moveHorizon(day);
    if (parts === 0) parts = this.#partsOfDay[day & mask];
    const part = 31 - Math.clz32(parts & -parts); // the lowest bit
    this.day = day;
    this.part = part;
    this.now = part <= this.#hours ? day : day + 1;
    this.#list = (day & mask) * this.#parts + part;
    this.#lastTaken = none;
    if (part === this.#hours) this.#openHours.open(day, this.#lists, this.#list);
    return true;
  }

  #closePart(): void {
    if (this.#list === none) return;
    this.#lists.free(this.#lists.first(this.#list), this.#lists.last(this.#list));
    this.#lists.detach(this.#list);
    this.#partsOfDay[this.day & (this.#wheelDays - 1)] &= ~(1 << this.part);
  }

  #firstOverflowDay(): number {
    const last = this.#lists.last(this.#overflow);
    let slot = this.#lists.first(this.#overflow);
    let earliest = this.#lists.time(slot);
    while (slot !== last) {
      slot = this.#lists.after(slot);
      earliest = Math.min(earliest, this.#lists.time(slot));
    }
    return Math.floor(earliest);
  }

  /**
   * Lets the wheel reach one turn on from `day`. What it now reaches is added to it in order of adding, and before
   * anything else can be added for those days.
   */
  #moveHorizon(day: number): void {
    this.#horizon = day + this.#wheelDays;
    if (this.#overflowSize === 0) return;
    const lists = this.#lists;
    const first = lists.first(this.#overflow);
    const last = lists.last(this.#overflow);
    lists.detach(this.#overflow);
    this.#size -= this.#overflowSize;
    this.#overflowSize = 0;
    for (let slot = first; ; slot = lists.after(slot)) {
      const time = lists.time(slot);
      const part = lists.part(slot);
      const to = this.#appendSlot(Math.floor(time), part);
      lists.setTime(to, time);
      lists.write(to, part, lists.kind(slot), lists.agent(slot), lists.generation(slot));
      if (slot === last) break;
    }
    lists.free(first, last);
  }
}
