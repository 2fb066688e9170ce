import { describe, expect, it } from 'vitest';
import { contactByLevel } from '../../../../src/model/rules/workload/protected-contact.ts';

const mixes = [
  [10, 20, 8, 1],
  [0, 12, 0, 3],
  [30, 0, 0, 0],
  [0, 0, 5, 0],
];
const done = (work: readonly number[], kept: readonly number[]): number =>
  work.reduce((sum, ofLevel, level) => sum + ofLevel * kept[level], 0);

describe('Contact given up by recorded risk', () => {
  it('is given up alike at protection 0, and not at all where there is time for all of it', () => {
    for (const work of mixes) {
      expect(contactByLevel(work, 0.37, 0)).toEqual([0.37, 0.37, 0.37, 0.37]);
      expect(contactByLevel(work, 1, 2)).toEqual([1, 1, 1, 1]);
      expect(contactByLevel(work, 0, 2)).toEqual([0, 0, 0, 0]);
    }
    expect(contactByLevel([0, 0, 0, 0], 0.5, 2)).toEqual([0.5, 0.5, 0.5, 0.5]);
  });

  it('is as much in all as the officer keeps up, never below nothing or above all of a case, and more the riskier a case', () => {
    for (const work of mixes)
      for (const kept of [0.02, 0.3, 0.55, 0.8, 0.99])
        for (const protection of [0.1, 0.7, 1.5, 5]) {
          const byLevel = contactByLevel(work, kept, protection);
          const all = work.reduce((sum, each) => sum + each, 0);
          expect(done(work, byLevel)).toBeCloseTo(kept * all, 9);
          expect(Math.min(...byLevel)).toBeGreaterThanOrEqual(0);
          expect(Math.max(...byLevel)).toBeLessThanOrEqual(1);
          expect([...byLevel].sort((a, b) => a - b)).toEqual(byLevel);
        }
  });

  it('falls by the exponent from level to level where nobody loses all: by hand, half as much at each', () => {
    // Losses of x, x / 2, x / 4, x / 8 on work of 8, 4, 4, 8 are 12 x; a quarter of 24 is lost, so x is 1/2.
    const kept = contactByLevel([8, 4, 4, 8], 0.75, Math.LN2);
    [0.5, 0.75, 0.875, 0.9375].forEach((share, level) => expect(kept[level]).toBeCloseTo(share, 12));
  });

  it('is lost whole at the lowest level first, and what is left to lose falls on the others: by hand', () => {
    // 12 of 24 are lost. Alike by halves 4 x + 4 x + 2 x + x / 2 = 12 would make x more than 1: low risk loses its 4
    // whole, and of the other 8, 4 x + 2 x + x / 2 = 8 makes x 16 / 13.
    const kept = contactByLevel([4, 8, 8, 4], 0.5, Math.LN2);
    [0, 1 - 8 / 13, 1 - 4 / 13, 1 - 2 / 13].forEach((share, level) => expect(kept[level]).toBeCloseTo(share, 12));
  });
});
