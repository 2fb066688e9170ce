import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateProportion, pairedProportionDifference } from '../../../src/experiment/index.ts';

describe('A share of trials', () => {
  it.each([
    // Newcombe, Statistics in Medicine 17 (1998), 857-872, table I, method 3 (score without continuity correction)
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %d in %d has the published interval %f to %f', (hits, trials, lo, hi) => {
    const { share, lo95, hi95 } = estimateProportion(hits, trials);
    expect(share).toBe(hits / trials);
    expect(lo95).toBeCloseTo(lo, 4);
    expect(hi95).toBeCloseTo(hi, 4);
  });

  it('of none leaves the end at nothing exactly, and of all at certainty', () => {
    expect(estimateProportion(0, 10).lo95).toBe(0);
    expect(estimateProportion(10, 10).hi95).toBe(1);
    // None of 10: z² / (10 + z²) with z = 1.96, so 3.8415 / 13.8415
    expect(estimateProportion(0, 10).hi95).toBeCloseTo(0.2775, 4);
  });

  it('has an interval that holds it, lies within 0 and 1, and mirrors that of the misses', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 500 }), fc.double({ min: 0, max: 1, noNaN: true }), (trials, part) => {
        const hits = Math.round(part * trials);
        const [hit, missed] = [estimateProportion(hits, trials), estimateProportion(trials - hits, trials)];
        expect(hit.lo95).toBeGreaterThanOrEqual(0);
        expect(hit.hi95).toBeLessThanOrEqual(1);
        expect(hit.lo95).toBeLessThanOrEqual(hit.share);
        expect(hit.hi95).toBeGreaterThanOrEqual(hit.share);
        expect(hit.lo95).toBeCloseTo(1 - missed.hi95, 12);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it.each([
    [0, 0],
    [3, 2],
    [-1, 2],
  ])('refuses %d hits in %d trials', (hits, trials) => {
    expect(() => estimateProportion(hits, trials)).toThrow(`found ${hits} of ${trials}`);
  });
});

describe('The difference of two shares over pairs', () => {
  it('has the published interval', () => {
    // Complete response before and after therapy (Cavo and others, 2012), as worked in Fagerland, Lydersen and Laake,
    // Statistical Analysis of Contingency Tables (2017), chapter 8: -0.0621 (-0.1186 to -0.0046)
    const { difference, lo95, hi95 } = pairedProportionDifference({
      both: 59,
      firstOnly: 6,
      secondOnly: 16,
      neither: 80,
    });
    expect(difference).toBeCloseTo(-0.0621, 4);
    expect(lo95).toBeCloseTo(-0.1186, 4);
    expect(hi95).toBeCloseTo(-0.0046, 4);
  });

  it('turns round where the two change places', () => {
    const [one, other] = [
      pairedProportionDifference({ both: 5, firstOnly: 4, secondOnly: 1, neither: 10 }),
      pairedProportionDifference({ both: 5, firstOnly: 1, secondOnly: 4, neither: 10 }),
    ];
    expect(one.difference).toBeCloseTo(-other.difference, 12);
    expect(one.lo95).toBeCloseTo(-other.hi95, 12);
  });

  it('does not pretend to know more than so few pairs can tell where none differs', () => {
    const { difference, lo95, hi95 } = pairedProportionDifference({
      both: 0,
      firstOnly: 0,
      secondOnly: 0,
      neither: 10,
    });
    expect(difference).toBe(0);
    expect(lo95).toBeCloseTo(-0.2775, 4); // the Wilson end of none in 10
    expect(hi95).toBeCloseTo(0.2775, 4);
  });
});
