import { describe, expect, it } from 'vitest';
import { reviewInterval } from '../../../../src/model/rules/reviews/review-interval.ts';

const startValues = { urgent: 4, high: 6, mediumAndLow: 12 };

describe('months between reviews (operating rules, section 4)', () => {
  it.each([
    // risk, MAPPA 0, 1, 2, 3
    ['low', 12, 12, 4, 4],
    ['medium', 12, 12, 4, 4],
    ['high', 6, 6, 4, 4],
    ['very high', 4, 4, 4, 4],
  ] as const)('%s risk: %i outside MAPPA, %i at level 1, %i at level 2, %i at level 3', (rosh, ...months) => {
    expect(([0, 1, 2, 3] as const).map((level) => reviewInterval(rosh, level, startValues))).toEqual(months);
  });

  it('takes the intervals of the scenario', () => {
    const own = { urgent: 3, high: 5, mediumAndLow: 9 };
    expect(reviewInterval('very high', 0, own)).toBe(3);
    expect(reviewInterval('high', 1, own)).toBe(5);
    expect(reviewInterval('medium', 0, own)).toBe(9);
  });
});
