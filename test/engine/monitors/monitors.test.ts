import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Histogram, Level, Tally } from '../../../src/engine/index.ts';

const options = { seed: 20250404, numRuns: 500 };

describe('a level', () => {
  test('by hand: two waiting for three days, then five for one day, are 2.75 on average', () => {
    const level = new Level();
    level.set(2, 0);
    level.add(3, 3);
    // (2 x 3 + 5 x 1) / 4 = 2.75; variance (4 x 3 + 25 x 1) / 4 - 2.75^2 = 9.25 - 7.5625
    expect(level.mean(4)).toBeCloseTo(2.75, 14);
    expect(level.variance(4)).toBeCloseTo(1.6875, 14);
    expect(level.total(4)).toBeCloseTo(11, 14);
    expect(level.value).toBe(5);
  });

  test('what comes before the window does not count, but the level it left does', () => {
    const level = new Level(10);
    level.set(100, 0);
    level.set(4, 9);
    level.set(6, 12);
    expect(level.mean(14)).toBeCloseTo(5, 14); // 4 for two days, 6 for two days
  });

  test('a window without length has no mean', () => {
    const level = new Level(10);
    level.set(3, 5);
    expect(level.mean(10)).toBeNaN();
    expect(level.variance(10)).toBeNaN();
    expect(level.total(10)).toBe(0);
  });

  test('asking does not change the answer, and neither do changes that last no time', () => {
    const level = new Level();
    level.set(2, 0);
    level.mean(1);
    level.set(1000, 2);
    level.set(2, 2);
    expect(level.mean(4)).toBe(2);
    expect(level.variance(4)).toBe(0);
  });

  test('a level far from 0 keeps its small variance', () => {
    const level = new Level(0, 1e9);
    for (let day = 0; day < 1000; day++) level.set(1e9 + (day & 1), day);
    expect(level.variance(1000)).toBeCloseTo(0.25, 6);
  });

  test('a clock that goes back is refused', () => {
    const level = new Level();
    level.set(1, 5);
    expect(() => level.set(1, 4)).toThrow('The clock of a level went back, from 5 to 4.');
    expect(() => level.mean(NaN)).toThrow(RangeError);
  });

  test('cleared, it is as new', () => {
    const level = new Level(1, 7);
    level.set(3, 2);
    level.clear();
    expect(level.value).toBe(7);
    expect(level.mean(2)).toBe(7);
  });
});

describe('a tally', () => {
  test('by hand: 2, 4 and 9', () => {
    const tally = new Tally();
    for (const value of [2, 4, 9]) tally.record(value);
    // mean 15 / 3 = 5; variance (9 + 1 + 16) / 2 = 13
    expect([tally.count, tally.mean, tally.variance, tally.least, tally.most]).toEqual([3, 5, 13, 2, 9]);
  });

  test('what was met before the window does not count; at its first moment it does', () => {
    const tally = new Tally(10);
    tally.record(1, 9.999);
    tally.record(2, 10);
    expect([tally.count, tally.mean]).toEqual([1, 2]);
  });

  test('of nothing there is no mean, and of one value no variance', () => {
    const tally = new Tally();
    expect([tally.count, tally.mean, tally.variance, tally.least, tally.most]).toEqual([
      0,
      NaN,
      NaN,
      Infinity,
      -Infinity,
    ]);
    tally.record(3);
    expect([tally.mean, tally.variance]).toEqual([3, NaN]);
    tally.clear();
    expect([tally.count, tally.mean]).toEqual([0, NaN]);
  });

  test('moving all values by a million moves the mean and leaves the variance', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 2, maxLength: 50 }), (values) => {
        const near = new Tally();
        const far = new Tally();
        for (const value of values) {
          near.record(value);
          far.record(value + 1e6);
        }
        expect(far.mean - near.mean).toBeCloseTo(1e6, 6);
        expect(far.variance).toBeCloseTo(near.variance, 5);
      }),
      options,
    );
  });
});

describe('a histogram', () => {
  test('by hand: quantiles by a straight line within the bin', () => {
    const histogram = new Histogram(0, 10, 5);
    for (const value of [1, 1, 3, 3, 3, 3, 9, 9]) histogram.record(value); // bins of 2: 2, 4, 0, 0, 2 values
    expect(histogram.quantile(0)).toBe(0);
    expect(histogram.quantile(0.25)).toBe(2); // the first two of eight
    expect(histogram.quantile(0.5)).toBe(3); // two more of the next bin's four: half-way from 2 to 4
    expect(histogram.quantile(0.75)).toBe(4);
    expect(histogram.quantile(0.875)).toBe(9); // empty bins are passed over
    expect(histogram.quantile(1)).toBe(10);
  });

  test('is never further than one bin from the value sought', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 50, noNaN: true }), { minLength: 1, maxLength: 200 }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (values, share) => {
          const histogram = new Histogram(0, 50, 100);
          for (const value of values) histogram.record(value);
          const sorted = [...values].sort((a, b) => a - b);
          const exact = sorted[Math.ceil(share * values.length) - 1];
          expect(Math.abs(histogram.quantile(share) - exact)).toBeLessThanOrEqual(0.5 + 1e-9);
        },
      ),
      options,
    );
  });

  test('values outside count in the first and the last bin', () => {
    const histogram = new Histogram(0, 10, 10);
    for (const value of [-5, -Infinity, 10, 99, Infinity]) histogram.record(value);
    expect(histogram.count).toBe(5);
    expect(histogram.quantile(0.4)).toBe(1);
    expect(histogram.quantile(0.41)).toBeGreaterThan(9);
  });

  test('two merged are one that was told of everything', () => {
    const all = new Histogram(0, 1, 20);
    const parts = [new Histogram(0, 1, 20), new Histogram(0, 1, 20)];
    for (let i = 0; i < 100; i++) {
      const value = (i * 0.37) % 1;
      all.record(value);
      parts[i % 2].record(value);
    }
    parts[0].merge(parts[1]);
    expect(parts[0].count).toBe(100);
    for (const share of [0, 0.1, 0.5, 0.9, 1]) expect(parts[0].quantile(share)).toBe(all.quantile(share));
  });

  test('a warm-up does not count, and a cleared one is as new', () => {
    const histogram = new Histogram(0, 10, 10, 100);
    histogram.record(3, 99);
    expect(histogram.quantile(0.5)).toBeNaN();
    histogram.record(3, 100);
    expect(histogram.count).toBe(1);
    histogram.clear();
    expect(histogram.count).toBe(0);
    expect(histogram.quantile(0.5)).toBeNaN();
  });

  test.each<[() => unknown, string]>([
    [() => new Histogram(5, 5, 10), 'A histogram needs at least one bin between two limits; found 10 between 5 and 5.'],
    [() => new Histogram(0, 5, 0), 'found 0 between 0 and 5.'],
    [() => new Histogram(0, 5, 5).record(NaN), 'A histogram cannot record a value that is not a number.'],
    [() => new Histogram(0, 5, 5).quantile(1.1), 'A quantile needs a share from 0 to 1; found 1.1.'],
    [
      () => new Histogram(0, 5, 5).merge(new Histogram(0, 6, 5)),
      'Histograms with different bins cannot be merged: 5 from 0 to 5, and 5 from 0 to 6.',
    ],
  ])('mistake %#: the message gives the numbers', (mistake, message) => {
    expect(mistake).toThrow(RangeError);
    expect(mistake).toThrow(message);
  });
});
