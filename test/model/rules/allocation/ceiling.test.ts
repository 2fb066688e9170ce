import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { effectiveCeiling, shareWaitingAt, traineeCeilingAt } from '../../../../src/model/rules/allocation/ceiling.ts';

describe('the ceiling of allocation', () => {
  it.each([
    // share waiting, ceiling with 1.10 preferred, 1.60 most, 0.05 half
    [0, 1.1],
    [0.0125, 1.2], // 1.10 + 0.50 x 0.0125 / 0.0625
    [0.05, 1.35], // half of the way
    [0.2, 1.5], // 1.10 + 0.50 x 0.20 / 0.25
    [0.95, 1.575], // 1.10 + 0.50 x 0.95 / 1.00
  ])('a share of %d of the cases waiting bends it to %d', (waiting, ceiling) => {
    expect(effectiveCeiling(waiting, 1.1, 1.6, 0.05)).toBeCloseTo(ceiling, 12);
  });

  it('is hard where the most is the preferred', () => {
    for (const waiting of [0, 0.01, 0.5, 1]) expect(effectiveCeiling(waiting, 1.1, 1.1, 0.05)).toBe(1.1);
  });

  it('with half at 0 jumps to the most as soon as anyone waits', () => {
    expect(effectiveCeiling(0, 1.1, 1.6, 0)).toBe(1.1);
    expect(effectiveCeiling(0.001, 1.1, 1.6, 0)).toBeCloseTo(1.6, 12);
  });

  it('rises with the queue and stays between preferred and most', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        share,
        share,
        fc.double({ min: 0.5, max: 2, noNaN: true }),
        share,
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (a, b, preferred, more, half) => {
          const most = preferred + more;
          const lower = effectiveCeiling(Math.min(a, b), preferred, most, half);
          const upper = effectiveCeiling(Math.max(a, b), preferred, most, half);
          expect(lower).toBeGreaterThanOrEqual(preferred);
          expect(lower).toBeLessThanOrEqual(upper + 1e-12);
          expect(upper).toBeLessThanOrEqual(most + 1e-12);
        },
      ),
      { seed: 160 },
    );
  });
});

describe('the share of cases that waits at a ceiling', () => {
  it.each([0.001, 0.05, 0.2, 0.9])('is the inverse of the ceiling at a share of %f', (share) => {
    expect(shareWaitingAt(effectiveCeiling(share, 1.1, 1.6, 0.05), 1.1, 1.6, 0.05)).toBeCloseTo(share, 10);
  });

  it('is none up to the preferred ceiling, and nearly all at the most', () => {
    expect(shareWaitingAt(1, 1.1, 1.6, 0.05)).toBe(0);
    expect(shareWaitingAt(1.1, 1.1, 1.6, 0.05)).toBe(0);
    expect(shareWaitingAt(1.6, 1.1, 1.6, 0.05)).toBe(1 - 1e-9);
    expect(shareWaitingAt(1.2, 1.1, 1.1, 0.05)).toBe(1 - 1e-9);
  });
});

describe('the ceiling of a trainee', () => {
  it.each([
    // ceiling of the unit, strength of training drag, ceiling of the trainee
    [1.1, 1, 0.8],
    [1.3, 1, 1],
    [1.3, 0.5, 0.9],
    [1.3, 0, 0.8],
  ])('where the unit has %f is, at a strength of %f, %f', (ceiling, strength, ofTrainee) => {
    expect(traineeCeilingAt(ceiling, 1.1, 0.8, strength)).toBeCloseTo(ofTrainee, 12);
  });
});
