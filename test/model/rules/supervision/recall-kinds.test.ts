import { expect, it } from 'vitest';
import {
  daysOfRecall,
  isFixedTerm,
  meanMonthsOfRecall,
  releaseUnderNewTermOn,
} from '../../../../src/model/rules/supervision/recall-kinds.ts';

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

it.each([
  // recalled on, expected on, drawn; released on, where 56 days hold from day 100 and the phase is 20 days
  [90, 300, 0.9, 146], // 44 days after it begins to hold
  [44, 300, 0.9, 100], // served on that very day
  [43, 300, 0, 100],
  [43, 300, 0.5, 110],
  [43, 105, 0.5, 105],
  [90, 120, 0, 120],
])('Recalled on day %i and expected on day %i, one who draws %f is released on day %i', (from, expected, drawn, on) => {
  expect(releaseUnderNewTermOn(from, 56, expected, 100, 20, drawn)).toBe(on);
});

it('Recalls last as long as their kinds on average', () => {
  const kinds = { standard: 0.5, fixed_14: 0.2, fixed_28: 0.2, fixed_56: 0.1 };
  const month = 365.25 / 12;
  // 3 months, and 0.2 x 14 + 0.2 x 28 + 0.1 x 56 = 14 days.
  expect(meanMonthsOfRecall(kinds, 6)).toBeCloseTo(3 + 14 / month, 12);
  expect(meanMonthsOfRecall({ standard: 1, fixed_14: 0, fixed_28: 0, fixed_56: 0 }, 4.9)).toBeCloseTo(4.9, 12);
});
