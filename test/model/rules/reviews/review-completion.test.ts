import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialAssessmentChance, completionChances } from '../../../../src/model/rules/reviews/review-completion.ts';

describe('what an officer gets done who has long had the same load', () => {
  const alike = [{ effort: 100, dues: 1 }];

  it('is the share that there is time for, where that is far from all of it and one thing falls due for each case', () => {
    // One due is an initial assessment: its share of effort is its chance c^1.25. With time for 0.3: c = 0.3^0.8 =
    // 0.3817.
    const [chance] = completionChances(alike, 0.3, 1, 2);
    expect(chance).toBeCloseTo(0.3817, 2);
    expect(initialAssessmentChance(chance)).toBeCloseTo(0.3, 2);
  });

  it('is seven eighths where there is just time for all: 1 / 2^(1/5) = 0.871', () => {
    expect(initialAssessmentChance(completionChances(alike, 1, 1, 2)[0])).toBeCloseTo(0.871, 2);
  });

  it('is more than that share where initial assessments that are missed need not be made again before the end', () => {
    // Two dues, initial twice a review, chance c of both alike would take 2 c + c of 3; what is missed at first costs 2
    // at the second due day, so that the effort of a chance of a half lies between 1/2 and 2/3 of all.
    const [chance] = completionChances([{ effort: 100, dues: 2 }], 0.58, 1, 2);
    expect(chance).toBeGreaterThan(0.45);
    expect(chance).toBeLessThan(0.58);
  });

  it('is everything where there is time without end, and nothing where there is none', () => {
    const levels = [0, 1, 2, 3].map(() => ({ effort: 10, dues: 2 }));
    for (const chance of completionChances(levels, Infinity, 1, 2)) expect(chance).toBeGreaterThan(0.99);
    for (const chance of completionChances(levels, 0, 1, 2)) expect(chance).toBeLessThan(0.01);
    for (const chance of completionChances(
      levels.map(() => ({ effort: 0, dues: 1 })),
      Infinity,
      1,
      2,
    ))
      expect(Number.isFinite(chance)).toBe(true);
  });

  it('is the same for every level where order of work does not look at risk', () => {
    const [ofOneLevel] = completionChances([{ effort: 40, dues: 2 }], 0.5, 1, 2);
    for (const chance of completionChances(
      [0, 1, 2, 3].map(() => ({ effort: 10, dues: 2 })),
      0.5,
      Infinity,
      2,
    ))
      expect(chance).toBeCloseTo(ofOneLevel, 2);
  });

  const someLevels = fc.array(
    fc.record({
      effort: fc.double({ min: 0, max: 500, noNaN: true }),
      dues: fc.double({ min: 1, max: 8, noNaN: true }),
    }),
    { minLength: 4, maxLength: 4 },
  );
  const shares = fc.double({ min: 0, max: 3, noNaN: true });

  it('is never less for a riskier case, nor with more time', () => {
    fc.assert(
      fc.property(
        someLevels,
        shares,
        shares,
        fc.double({ min: 0, max: 3, noNaN: true }),
        (levels, one, other, noise) => {
          const chances = completionChances(levels, Math.min(one, other), noise, 2);
          const withMore = completionChances(levels, Math.max(one, other), noise, 2);
          chances.forEach((chance, level) => {
            expect(chance).toBeGreaterThanOrEqual(0);
            expect(chance).toBeLessThanOrEqual(1);
            if (level > 0) expect(chance).toBeGreaterThanOrEqual(chances[level - 1]);
            expect(withMore[level]).toBeGreaterThanOrEqual(chance);
          });
        },
      ),
      { seed: 7 },
    );
  });
});
