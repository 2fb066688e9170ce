import { doubleLength } from '../double-length.ts';

/**
 * Slots come in blocks of eight, so that the events of one list lie together in memory: adding never waits for it, and
 * reading runs straight through.
 */
const blockBits = 3;
const lastInBlock = 7;

/** An event takes 24 bytes: a time as a double, then four words of 32 bits. */
const doublesOfEvent = 3;
const wordsOfEvent = 6;
const kindWord = 2;
const agentWord = 3;
const generationWord = 4;
const partWord = 5;

/** What a list, or a chain of blocks, ends with. */
const none = -1;

/** Lists of events, by number, each in order of adding. A slot holds one event. */
export class EventLists {
  /** Two views of the same bytes. */
  #words: Int32Array;
  #times: Float64Array;
  /** The first and the last slot of each list. */
  readonly #ends: Int32Array;
  /** The block after each block of a list, or of the free ones. */
  #nextBlock: Int32Array;
  #usedBlocks = 0;
  #freeBlock = none;
  #freeSingleSlot = none;

  constructor(lists: number, capacity: number) {
    const blocks = (capacity >> blockBits) + 1;
    this.#ends = new Int32Array(2 * lists).fill(none);
    this.#nextBlock = new Int32Array(blocks);
    this.#words = new Int32Array((blocks << blockBits) * wordsOfEvent);
    this.#times = new Float64Array(this.#words.buffer);
  }

  /** Slots for which there is memory. */
  get capacity(): number {
    return this.#nextBlock.length << blockBits;
  }

  /** The first slot of a list, or -1. */
  first(list: number): number {
    return this.#ends[2 * list];
  }

  /** The last slot of a list, or -1. */
  last(list: number): number {
    return this.#ends[2 * list + 1];
  }

  /** The next slot of the same list; `slot` must not be the last. */
  after(slot: number): number {
    return (slot & lastInBlock) === lastInBlock ? this.#nextBlock[slot >> blockBits] << blockBits : slot + 1;
  }

  /** A new slot at the end of a list. */
  append(list: number): number {
    const ends = this.#ends;
    const last = ends[2 * list + 1];
    let slot = last + 1;
    if ((slot & lastInBlock) === 0) {
      // the block is full, or there is none: none + 1 is 0
      const block = this.#newBlock();
      slot = block << blockBits;
      if (last === none) ends[2 * list] = slot;
      else this.#nextBlock[last >> blockBits] = block;
    }
    ends[2 * list + 1] = slot;
    return slot;
  }

  /** A slot in no list; to be given back by `freeSingle`. */
  takeSingle(): number {
    if (this.#freeSingleSlot === none) {
      const first = this.#newBlock() << blockBits;
      for (let slot = first + lastInBlock; slot >= first; slot--) this.freeSingle(slot);
    }
    const slot = this.#freeSingleSlot;
    this.#freeSingleSlot = this.#words[slot * wordsOfEvent];
    return slot;
  }

  freeSingle(slot: number): void {
    this.#words[slot * wordsOfEvent] = this.#freeSingleSlot;
    this.#freeSingleSlot = slot;
  }

  /**
   * Writes an event, except for its time: a double handed to a function may cost a piece of memory, so that it has a
   * function to itself.
   */
  write(slot: number, part: number, kind: number, agent: number, generation: number): void {
    const words = this.#words;
    const at = slot * wordsOfEvent;
    words[at + kindWord] = kind;
    words[at + agentWord] = agent;
    words[at + generationWord] = generation;
    words[at + partWord] = part;
  }

  setTime(slot: number, time: number): void {
    this.#times[slot * doublesOfEvent] = time;
  }

  time(slot: number): number {
    return this.#times[slot * doublesOfEvent];
  }

  kind(slot: number): number {
    return this.#words[slot * wordsOfEvent + kindWord];
  }

  agent(slot: number): number {
    return this.#words[slot * wordsOfEvent + agentWord];
  }

  generation(slot: number): number {
    return this.#words[slot * wordsOfEvent + generationWord];
  }

  part(slot: number): number {
    return this.#words[slot * wordsOfEvent + partWord];
  }

  /** Takes all slots off a list, without giving them back: that is for `free`. */
  detach(list: number): void {
    this.#ends[2 * list] = this.#ends[2 * list + 1] = none;
  }

  /** Gives back the slots from the first of a list to its last. */
  free(first: number, last: number): void {
    this.#nextBlock[last >> blockBits] = this.#freeBlock;
    this.#freeBlock = first >> blockBits;
  }

  /** Empties all lists and keeps the memory. */
  clear(): void {
    this.#ends.fill(none);
    this.#usedBlocks = 0;
    this.#freeBlock = this.#freeSingleSlot = none;
  }

  /** Takes over the lists of another, which has as many. */
  copyFrom(other: EventLists): void {
    const used = other.#usedBlocks;
    if (this.#nextBlock.length < used) {
      this.#nextBlock = new Int32Array(other.#nextBlock.length);
      this.#words = new Int32Array(other.#words.length);
      this.#times = new Float64Array(this.#words.buffer);
    }
    this.#words.set(other.#words.subarray(0, (used << blockBits) * wordsOfEvent));
    this.#nextBlock.set(other.#nextBlock.subarray(0, used));
    this.#ends.set(other.#ends);
    this.#usedBlocks = used;
    this.#freeBlock = other.#freeBlock;
    this.#freeSingleSlot = other.#freeSingleSlot;
  }

  #newBlock(): number {
    const block = this.#freeBlock;
    if (block !== none) {
      this.#freeBlock = this.#nextBlock[block];
      return block;
    }
    if (this.#usedBlocks === this.#nextBlock.length) {
      this.#words = doubleLength(this.#words);
      this.#times = new Float64Array(this.#words.buffer);
      this.#nextBlock = doubleLength(this.#nextBlock);
    }
    return this.#usedBlocks++;
  }
}
