import seedrandom from 'seedrandom';
import { philoxBits } from './philox.ts';
import { philoxBitsInWasm } from './philox-wasm.ts';

/** 52 random bits of a counter and a key: the same whether WebAssembly computes them or JavaScript. */
const bitsOf = philoxBitsInWasm() ?? philoxBits;

const sources = 4096; // 2^12
const draws = 1048576; // 2^20

/**
 * The random numbers of one replication: a stream for each process, by name.
 *
 * Streams are independent of one another and of the order in which they are asked for, so that a process added to a
 * model disturbs no other, and two scenarios with one seed share their random numbers (common random numbers).
 */
export class RandomStreams {
  readonly seed: number;
  readonly replication: number;
  readonly #streams = new Map<string, RandomStream>();

  /** Seed and replication are whole numbers; a RangeError otherwise. */
  constructor(seed: number, replication: number) {
    if (!Number.isSafeInteger(seed) || !Number.isSafeInteger(replication)) {
      throw new RangeError(`The seed and the replication must be whole numbers; found ${seed} and ${replication}.`);
    }
    this.seed = seed;
    this.replication = replication;
  }

  /** The stream of one process. The same name gives the same stream. */
  stream(process: string): RandomStream {
    let stream = this.#streams.get(process);
    if (stream === undefined) {
      const key = seedrandom.xor4096(`${this.seed}|${this.replication}|${process}`);
      stream = new RandomStream(key.int32(), key.int32());
      this.#streams.set(process, stream);
    }
    return stream;
  }
}

/**
 * The random numbers of one process: for every agent a row of its own, each number to be had in any order and any
 * number of times.
 *
 * There is no state but the place. A number is computed from the key of the stream, the source that the agent comes
 * from, its serial number within that source, and which draw of the agent's it is, with the counter-based generator
 * Philox2x32-7. So an agent, or a draw, more or less disturbs no other.
 */
export class RandomStream {
  readonly #keyOfProcess: number;
  readonly #maskOfProcess: number;
  #key: number;
  #serialMask: number;

  /** The key has 64 bits, given as two whole numbers of 32. */
  constructor(key: number, serialMask: number) {
    this.#key = this.#keyOfProcess = key | 0;
    this.#serialMask = this.#maskOfProcess = serialMask | 0;
  }

  /**
   * Turns to a place, such as one of several offices: the numbers are those of the same process there. They depend on
   * the key of the place alone (`keyOfName`), and not on how many places there are, in what order, or where the stream
   * was before. The stream stays the same object, because a new one for each place costs a sixth of a run.
   */
  turnTo([key, serialMask]: NameKey): this {
    this.#key = this.#keyOfProcess ^ key;
    this.#serialMask = this.#maskOfProcess ^ serialMask;
    return this;
  }

  /**
   * A uniform number strictly between 0 and 1: the middle of one of 2^52 equal steps.
   *
   * `source` is from 0 to 4,095, `draw` from 0 to 1,048,575, `serialNumber` any whole number of 32 bits, negative ones
   * included; a RangeError otherwise.
   */
  uniform(source: number, serialNumber: number, draw = 0): number {
    if (((source >>> 12) | (draw >>> 20)) !== 0 || (serialNumber | 0) !== serialNumber)
      throw outOfRange(source, serialNumber, draw);
    const bits = bitsOf(serialNumber ^ this.#serialMask, (source << 20) | draw, this.#key);
    return (bits + 0.5) * 2.220446049250313e-16; // 1 / 2^52
  }

  /** The same at another place, for an agent who has come from there. The stream stays where it is. */
  uniformAt(place: NameKey, source: number, serialNumber: number, draw = 0): number {
    const key = this.#key;
    const serialMask = this.#serialMask;
    const uniform = this.turnTo(place).uniform(source, serialNumber, draw);
    this.#key = key;
    this.#serialMask = serialMask;
    return uniform;
  }
}

/** What a name comes to as a key for random numbers: two whole numbers of 32 bits. */
export type NameKey = readonly [number, number];

/** The key of a name. Two names have the same key with a chance of 1 in 2^64. */
export function keyOfName(name: string): NameKey {
  const generator = seedrandom.xor4096(name);
  return [generator.int32(), generator.int32()];
}

function outOfRange(source: number, serialNumber: number, draw: number): RangeError {
  return new RangeError(
    `A random number needs a source from 0 to ${sources - 1}, a whole serial number of 32 bits and a draw from 0 ` +
      `to ${draws - 1}; found source ${source}, serial number ${serialNumber}, draw ${draw}.`,
  );
}

/**
 * Random numbers one after another, for a process that has no agents: the arrivals at a queue, say.
 *
 * The draws of `serialNumber` are used first; when they run out, those of the next one. So a sequence that may be long
 * needs a source of its own.
 */
export class SequentialStream {
  readonly #stream: RandomStream;
  readonly #source: number;
  #serialNumber: number;
  #draw = 0;

  constructor(stream: RandomStream, source = 0, serialNumber = 0) {
    this.#stream = stream;
    this.#source = source;
    this.#serialNumber = serialNumber;
  }

  /** The next uniform number, strictly between 0 and 1. */
  next(): number {
    if (this.#draw === draws) {
      this.#draw = 0;
      this.#serialNumber = (this.#serialNumber + 1) | 0;
    }
    return this.#stream.uniform(this.#source, this.#serialNumber, this.#draw++);
  }
}
