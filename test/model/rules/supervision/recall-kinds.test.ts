import { expect, it } from 'vitest';
import { daysOfRecall, isFixedTerm, meanMonthsOfRecall } from '../../../../src/model/rules/supervision/recall-kinds.ts';

it.each([
  [0, 'standard', 100.5, false],
  [1, 'for 14 days', 14, true],
  [2, 'for 28 days', 28, true],
  [3, 'for 56 days', 56, true],
] as const)(
  'A recall of kind %i (%s) lasts %f days where a standard one would last 100.5',
  (kind, _name, days, fixed) => {
    expect(daysOfRecall(kind, 100.5)).toBe(days);
    expect(isFixedTerm(kind)).toBe(fixed);
  },
);

it('Recalls last as long as their kinds on average', () => {
  const kinds = { standard: 0.5, fixed_14: 0.2, fixed_28: 0.2, fixed_56: 0.1 };
  const month = 365.25 / 12;
  // 3 months, and 0.2 x 14 + 0.2 x 28 + 0.1 x 56 = 14 days.
  expect(meanMonthsOfRecall(kinds, 6)).toBeCloseTo(3 + 14 / month, 12);
  expect(meanMonthsOfRecall({ standard: 1, fixed_14: 0, fixed_28: 0, fixed_56: 0 }, 4.9)).toBeCloseTo(4.9, 12);
});
