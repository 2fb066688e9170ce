import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStreams } from '../../../src/engine/index.ts';
import { fullFactorial, latinHypercube, mostSobolDimensions, sobolPoints } from '../../../src/experiment/index.ts';

const fixed = { seed: 20210701, numRuns: 40 };

/** How often each of so many equal parts of an axis is met. */
function counts(shares: readonly number[], parts: number): number[] {
  const met = new Array<number>(parts).fill(0);
  for (const share of shares) met[Math.floor(share * parts)] += 1;
  return met;
}

const column = (points: readonly Float64Array[], dimension: number): number[] =>
  points.map((point) => point[dimension]);

describe("A Sobol' sequence", () => {
  it('begins in three dimensions as Joe and Kuo print it', () => {
    // Joe and Kuo, "Notes on generating Sobol' sequences" (2008), the first ten points
    expect(sobolPoints(3, 10).map((point) => [...point])).toEqual([
      [0, 0, 0],
      [0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25],
      [0.25, 0.75, 0.75],
      [0.375, 0.375, 0.625],
      [0.875, 0.875, 0.125],
      [0.625, 0.125, 0.875],
      [0.125, 0.625, 0.375],
      [0.1875, 0.3125, 0.9375],
      [0.6875, 0.8125, 0.4375],
    ]);
  });

  it('has far out, in high dimensions, the values of another implementation', () => {
    // SciPy 1.17.1, qmc.Sobol(256, scramble=False, bits=32); all 1,024 points of all 256 dimensions were found equal
    const points = sobolPoints(256, 1_024);
    expect([points[1_000][255], points[777][127], points[1_023][63], points[500][9]]).toEqual([
      0.2490234375, 0.1181640625, 0.0400390625, 0.138671875,
    ]);
  });

  it('has, of its first 256 points, exactly one in each 256th of every axis', () => {
    const points = sobolPoints(mostSobolDimensions, 256);
    for (let dimension = 0; dimension < mostSobolDimensions; dimension++)
      expect(new Set(counts(column(points, dimension), 256)), `dimension ${dimension + 1}`).toEqual(new Set([1]));
  });

  it('fills the plane of its first two dimensions: one of 64 points in each box of a 64th of the area, whatever its shape', () => {
    const points = sobolPoints(2, 64);
    for (const across of [1, 2, 4, 8, 16, 32, 64]) {
      const boxes = points.map(([x, y]) => Math.floor(x * across) * (64 / across) + Math.floor(y * (64 / across)));
      expect(new Set(boxes).size, `${across} boxes across`).toBe(64);
    }
  });

  it('is even in every plane of two of its first 40 dimensions: 256 of 4,096 points in each of 16 squares', () => {
    const points = sobolPoints(40, 4_096);
    for (let a = 0; a < 40; a++) {
      for (let b = a + 1; b < 40; b++) {
        const squares = counts(
          points.map((point) => (Math.floor(point[a] * 4) * 4 + Math.floor(point[b] * 4)) / 16),
          16,
        );
        expect(new Set(squares), `dimensions ${a + 1} and ${b + 1}`).toEqual(new Set([256]));
      }
    }
  });

  it('goes on where it was left, from any point', () => {
    const all = sobolPoints(5, 300);
    fc.assert(
      fc.property(fc.nat(270), fc.nat(30), (skip, count) => {
        expect(sobolPoints(5, count, { skip })).toEqual(all.slice(skip, skip + count));
      }),
      fixed,
    );
    // The last two there are: the Gray codes of 2^32 - 2 and 2^32 - 1 are 2^31 + 1 and 2^31, which read backwards are
    // 2^31 + 1 and 1.
    expect(sobolPoints(2, 2, { skip: 4_294_967_294 }).map(([x]) => x * 4_294_967_296)).toEqual([2_147_483_649, 1]);
  });

  it('stays even when it is shifted, and has the shift as its first point', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { minLength: 3, maxLength: 3 }),
        (shift) => {
          const points = sobolPoints(3, 64, { shift });
          for (const [dimension, share] of shift.entries()) {
            expect(points[0][dimension]).toBeCloseTo(share, 9); // to 32 binary digits
            expect(new Set(counts(column(points, dimension), 64))).toEqual(new Set([1]));
          }
        },
      ),
      fixed,
    );
  });

  it('says how many dimensions and points there are', () => {
    expect(() => sobolPoints(257, 1)).toThrow(
      "The dimensions of a Sobol' sequence are a whole number from 1 to 256; found 257.",
    );
    expect(() => sobolPoints(1, 2, { skip: 4_294_967_295 })).toThrow(
      "The points of a Sobol' sequence are a whole number from 0 to 1; found 2.",
    );
    expect(() => sobolPoints(2, 1, { shift: [0.5] })).toThrow(
      'A shift needs a number for each of 2 dimensions; found 1.',
    );
  });
});

describe('A Latin hypercube', () => {
  const chance = (seed: number) => new RandomStreams(seed, 0).stream('design');

  it('has exactly one point in each of as many parts of every axis', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 80 }),
        fc.nat(1_000),
        (dimensions, count, seed) => {
          const points = latinHypercube(dimensions, count, chance(seed));
          expect(points).toHaveLength(count);
          for (let dimension = 0; dimension < dimensions; dimension++)
            expect(new Set(counts(column(points, dimension), count))).toEqual(new Set([1]));
        },
      ),
      fixed,
    );
  });

  it('is the same for the same seed, and another for another', () => {
    expect(latinHypercube(3, 20, chance(1))).toEqual(latinHypercube(3, 20, chance(1)));
    expect(latinHypercube(3, 20, chance(1))).not.toEqual(latinHypercube(3, 20, chance(2)));
  });

  it('with one dimension more leaves the others as they were', () => {
    const [three, four] = [latinHypercube(3, 20, chance(1)), latinHypercube(4, 20, chance(1))];
    for (const dimension of [0, 1, 2]) expect(column(four, dimension)).toEqual(column(three, dimension));
  });

  it('puts the parts of one axis in no order that another axis shares', () => {
    // 200 points: the correlation of two independent columns has a standard error of 1 / sqrt(200) = 0.07
    const points = latinHypercube(2, 200, chance(5));
    const sum = points.reduce((total, [x, y]) => total + (x - 0.5) * (y - 0.5), 0);
    expect(Math.abs((12 * sum) / 200)).toBeLessThan(0.2);
  });
});

describe('A full factorial', () => {
  it('has every combination once, the last factor changing fastest', () => {
    expect(fullFactorial([2, 3])).toEqual([
      [0, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [1, 1],
      [1, 2],
    ]);
  });

  it('is as large as the numbers of values multiplied', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }), (values) => {
        const points = fullFactorial(values);
        expect(points).toHaveLength(values.reduce((product, each) => product * each, 1));
        expect(new Set(points.map((point) => point.join())).size).toBe(points.length);
      }),
      fixed,
    );
  });
});
