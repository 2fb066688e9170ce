import { afterEach, describe, expect, test, vi } from 'vitest';
import { keyOfName, RandomStream, RandomStreams, SequentialStream } from '../../../src/engine/index.ts';
import { philox, philoxBits } from '../../../src/engine/random/philox.ts';
import { philoxBitsInWasm } from '../../../src/engine/random/philox-wasm.ts';

/** Two to the power 52: uniform numbers are whole numbers plus a half, over this. */
const steps = 2 ** 52;

describe('the generator', () => {
  // Source: the known answers published with Random123, the authors' own library (file kat_vectors, philox2x32, 7
  // rounds).
  test.each([
    [0x00000000, 0x00000000, 0x00000000, 0x257a3673, 0xcd26be2a],
    [0xffffffff, 0xffffffff, 0xffffffff, 0xab302c4d, 0x3dc9d239],
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0xbedbbe6b, 0xe4c770b3],
  ])('counter %i %i under key %i gives the published answer', (counter0, counter1, key, first, second) => {
    const words = new Int32Array(2);
    philox(counter0, counter1, key, words);
    expect([words[0] >>> 0, words[1] >>> 0]).toEqual([first, second]);
  });

  test('a uniform number is the first 26 bits of each word of its counter (serial number; source and draw), and a half', () => {
    // the third published answer: source 0x85a, draw 0x308d3
    const stream = new RandomStream(0x13198a2e, 0);
    expect(stream.uniform(0x85a, 0x243f6a88, 0x308d3)).toBe(
      ((0xbedbbe6b >>> 6) * 2 ** 26 + (0xe4c770b3 >>> 6) + 0.5) / steps,
    );
  });

  test('numbers lie strictly between 0 and 1, each the middle of one of 2^52 steps', () => {
    const stream = new RandomStreams(1, 0).stream('any');
    for (let serialNumber = 0; serialNumber < 1000; serialNumber++) {
      const u = stream.uniform(0, serialNumber);
      expect(u).toBeGreaterThan(0);
      expect(u).toBeLessThan(1);
      expect((u * steps) % 1).toBe(0.5);
    }
  });
});

describe('the generator in WebAssembly', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  test('gives the bits of the one in JavaScript, for edges and for 100,000 counters and keys', () => {
    const inWasm = philoxBitsInWasm()!;
    const edges = [0, 1, -1, 0x7fffffff, -0x80000000, 0xffff, 0x10000];
    for (const counter0 of edges)
      for (const counter1 of edges)
        for (const key of edges)
          expect(inWasm(counter0, counter1, key), `${counter0} ${counter1} ${key}`).toBe(
            philoxBits(counter0, counter1, key),
          );
    const words = new Int32Array([1, 2]);
    let different = 0;
    for (let key = 0; key < 100000; key++) {
      const [counter0, counter1] = words;
      if (inWasm(counter0, counter1, key) !== philoxBits(counter0, counter1, key)) different++;
      philox(counter0, counter1, key, words); // the next counter is any
    }
    expect(different).toBe(0);
  });

  test.each([
    ['is absent', undefined],
    [
      'may not be used on the page',
      {
        Module: class {
          constructor() {
            throw new Error('Wasm code generation disallowed by embedder');
          }
        },
      },
    ],
  ])('leaves the work to JavaScript where WebAssembly %s', (_, webAssembly) => {
    vi.stubGlobal('WebAssembly', webAssembly);
    expect(philoxBitsInWasm()).toBeUndefined();
  });
});

describe('streams', () => {
  test('the same seed, replication and process give the same numbers; a change of any gives others', () => {
    const numbers = (seed: number, replication: number, process: string) => {
      const stream = new RandomStreams(seed, replication).stream(process);
      return [0, 1, 2].map((serialNumber) => stream.uniform(5, serialNumber, 7));
    };
    const reference = numbers(1, 0, 'sickness');
    expect(numbers(1, 0, 'sickness')).toEqual(reference);
    for (const other of [
      numbers(2, 0, 'sickness'),
      numbers(1, 1, 'sickness'),
      numbers(1, 0, 'sicknesses'),
      numbers(-1, 0, 'sickness'),
    ]) {
      for (const u of other) expect(reference).not.toContain(u);
    }
  });

  test('a name asked for twice is one stream', () => {
    const streams = new RandomStreams(1, 0);
    expect(streams.stream('leaving')).toBe(streams.stream('leaving'));
  });

  test('drawing a thousand times for one process, source or agent moves no other', () => {
    const before = new RandomStreams(1, 0).stream('length of sentence').uniform(3, 12, 1);
    const streams = new RandomStreams(1, 0);
    for (let draw = 0; draw < 1000; draw++) {
      streams.stream('sickness').uniform(3, 12, draw);
      streams.stream('length of sentence').uniform(2, 12, draw);
      streams.stream('length of sentence').uniform(3, 11, draw);
      streams.stream(`another process ${draw}`);
    }
    expect(streams.stream('length of sentence').uniform(3, 12, 1)).toBe(before);
  });

  test('a stream has the numbers of another place too, and stays where it is', () => {
    const stream = new RandomStreams(1, 1).stream('sickness');
    const [wales, kent] = ['Wales 1', 'Kent 3'].map(keyOfName);
    const inWales = stream.turnTo(wales).uniform(2, -7, 3);
    const inKent = stream.turnTo(kent).uniform(2, -7, 3);
    expect(stream.uniformAt(wales, 2, -7, 3)).toBe(inWales);
    expect(stream.uniformAt(kent, 2, -7, 3)).toBe(inKent);
    expect(stream.uniform(2, -7, 3)).toBe(inKent);
    expect(inKent).not.toBe(inWales);
  });

  test('every source, serial number and draw at the edge of its range has a number of its own', () => {
    const stream = new RandomStreams(1, 0).stream('edges');
    const numbers = new Set<number>();
    for (const source of [0, 1, 4094, 4095]) {
      for (const serialNumber of [-2147483648, -1, 0, 1, 2147483647]) {
        for (const draw of [0, 1, 1048574, 1048575]) numbers.add(stream.uniform(source, serialNumber, draw));
      }
    }
    expect(numbers.size).toBe(4 * 5 * 4);
  });

  test.each([
    [4096, 0, 0],
    [-1, 0, 0],
    [0, 2147483648, 0],
    [0, 0.5, 0],
    [0, NaN, 0],
    [0, 0, 1048576],
    [0, 0, -1],
  ])(
    'source %d, serial number %d, draw %d is out of range, and the message says what is allowed',
    (source, serialNumber, draw) => {
      const stream = new RandomStreams(1, 0).stream('any');
      expect(() => stream.uniform(source, serialNumber, draw)).toThrow(RangeError);
      expect(() => stream.uniform(source, serialNumber, draw)).toThrow(
        `A random number needs a source from 0 to 4095, a whole serial number of 32 bits and a draw from 0 to 1048575; found source ${source}, serial number ${serialNumber}, draw ${draw}.`,
      );
    },
  );

  test('a seed or a replication that is not a whole number is refused', () => {
    expect(() => new RandomStreams(1.5, 0)).toThrow(
      'The seed and the replication must be whole numbers; found 1.5 and 0.',
    );
    expect(() => new RandomStreams(1, NaN)).toThrow(RangeError);
  });
});

describe('one number after another', () => {
  test('a sequence uses the draws of a serial number, then those of the next, and does not run out', () => {
    const stream = new RandomStreams(1, 0).stream('arrivals');
    const sequence = new SequentialStream(stream, 9, 4);
    expect([sequence.next(), sequence.next()]).toEqual([stream.uniform(9, 4, 0), stream.uniform(9, 4, 1)]);
    for (let draw = 2; draw < 1048576; draw++) sequence.next();
    expect([sequence.next(), sequence.next()]).toEqual([stream.uniform(9, 5, 0), stream.uniform(9, 5, 1)]);
  });
});

/**
 * The statistics below are of fixed seeds, so that they come out the same every time. Limits are where good random
 * numbers are with probability 0.999.
 */
const normalLimit = 3.29;

/** How far a chi-square is beyond its mean, in standard errors of a normal (Wilson and Hilferty's cube root). */
function standardised(chiSquare: number, degrees: number): number {
  return (Math.cbrt(chiSquare / degrees) - (1 - 2 / (9 * degrees))) / Math.sqrt(2 / (9 * degrees));
}

function chiSquare(bins: number, n: number, binOf: (i: number) => number): number {
  const counts = new Float64Array(bins);
  for (let i = 0; i < n; i++) counts[binOf(i)]++;
  return counts.reduce((sum, count) => sum + (count - n / bins) ** 2 / (n / bins), 0);
}

/** Correlation in standard errors: of n independent pairs it is a standard normal. */
function correlation(n: number, pair: (i: number) => [number, number]): number {
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const [a, b] = pair(i);
    sum += (a - 0.5) * (b - 0.5) * 12;
  }
  return sum / Math.sqrt(n);
}

const many = 100000;
const few = 4000; // where every pair needs two new streams
const one = new RandomStreams(2025, 0).stream('statistics');

const neighbours: [string, number, (i: number) => [number, number]][] = [
  ['agents born one after the other', many, (i) => [one.uniform(1, i), one.uniform(1, i + 1)]],
  ['draws of one agent one after the other', many, (i) => [one.uniform(1, 77, i), one.uniform(1, 77, i + 1)]],
  ['the first draw and the second of each agent', many, (i) => [one.uniform(2, i, 0), one.uniform(2, i, 1)]],
  [
    'agents of the same serial number in neighbouring sources',
    many,
    (i) => [one.uniform(i & 2047, i, 0), one.uniform((i & 2047) + 1, i, 0)],
  ],
  [
    'neighbouring seeds',
    few,
    (i) => [new RandomStreams(i, 0).stream('a').uniform(0, 0), new RandomStreams(i + 1, 0).stream('a').uniform(0, 0)],
  ],
  [
    'neighbouring replications',
    few,
    (i) => [new RandomStreams(1, i).stream('a').uniform(0, 0), new RandomStreams(1, i + 1).stream('a').uniform(0, 0)],
  ],
  [
    'processes that differ in one letter',
    few,
    (i) => [
      new RandomStreams(1, i).stream('case a').uniform(0, 0),
      new RandomStreams(1, i).stream('case b').uniform(0, 0),
    ],
  ],
];

describe('random numbers are even', () => {
  test.each(neighbours)('%s are not correlated', (_, n, pair) => {
    expect(Math.abs(correlation(n, pair))).toBeLessThan(normalLimit);
  });

  test.each(neighbours)('%s fill the square evenly', (_, n, pair) => {
    const side = n === many ? 32 : 8;
    const statistic = chiSquare(side * side, n, (i) => {
      const [a, b] = pair(i);
      return Math.floor(a * side) * side + Math.floor(b * side);
    });
    expect(Math.abs(standardised(statistic, side * side - 1))).toBeLessThan(normalLimit);
  });

  test.each([
    ['first', (u: number) => Math.floor(u * 1024)],
    ['middle', (u: number) => Math.floor(u * 2 ** 31) % 1024],
    ['last', (u: number) => Math.floor(u * steps) % 1024],
  ])('the %s ten bits of the first draws of consecutive agents take every value equally often', (_, bits) => {
    const statistic = chiSquare(1024, many, (i) => bits(one.uniform(3, i)));
    expect(Math.abs(standardised(statistic, 1023))).toBeLessThan(normalLimit);
  });

  test('these tests do catch a poor generator: a plain hash of the serial number fails them', () => {
    const poor = (serialNumber: number) => ((Math.imul(serialNumber, 0x9e3779b9) >>> 0) + 0.5) / 2 ** 32;
    expect(Math.abs(correlation(many, (i) => [poor(i), poor(i + 1)]))).toBeGreaterThan(10 * normalLimit);
  });
});
