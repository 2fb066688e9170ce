import quantile from '@stdlib/stats-base-dists-t-quantile';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studentTQuantile } from '../../../src/experiment/index.ts';

describe('Student’s t', () => {
  it.each([
    [0.975, 1, 12.7062],
    [0.975, 2, 4.3027],
    [0.975, 9, 2.2622],
    [0.975, 30, 2.0423],
    [0.95, 9, 1.8331],
    [0.5, 7, 0],
  ])('has the value of the printed tables: a share %d with %d degrees of freedom lies below %d', (p, df, t) => {
    expect(studentTQuantile(p, df)).toBeCloseTo(t, 4);
  });

  it('agrees with an independent library to one part in a hundred million, for 1 to 1,000 degrees of freedom', () => {
    for (let df = 1; df <= 1_000; df++) {
      for (const p of [0.9, 0.95, 0.975, 0.995]) {
        const expected = quantile(p, df);
        expect(Math.abs(studentTQuantile(p, df) / expected - 1), `p ${p}, df ${df}`).toBeLessThan(1e-8);
      }
    }
  });

  it('comes near the normal distribution for a hundred thousand replications', () => {
    expect(studentTQuantile(0.975, 99_999)).toBeCloseTo(1.95998, 4);
  });

  it('is symmetric, and rises with the share', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), fc.integer({ min: 1, max: 60 }), (p, df) => {
        expect(studentTQuantile(1 - p, df)).toBeCloseTo(-studentTQuantile(p, df), 6);
        expect(studentTQuantile(p, df)).toBeLessThan(studentTQuantile(p + (1 - p) / 2, df));
      }),
      { seed: 7, numRuns: 100 },
    );
  });

  it.each([
    [0, 3, 'share'],
    [1, 3, 'share'],
    [Number.NaN, 3, 'share'],
    [0.9, 0, 'degrees'],
    [0.9, 1.5, 'degrees'],
  ])('refuses a share of %d with %d degrees of freedom', (p, df, word) => {
    expect(() => studentTQuantile(p, df)).toThrow(RangeError);
    expect(() => studentTQuantile(p, df)).toThrow(word);
  });
});
