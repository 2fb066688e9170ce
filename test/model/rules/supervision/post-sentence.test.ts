import { expect, it } from 'vitest';
import {
  endWithoutPostSentence,
  isFollowedByPostSentence,
  postSentenceFrom,
  shareOfTimePostSentence,
} from '../../../../src/model/rules/supervision/post-sentence.ts';

it.each([
  // released on, supervision ends on, months; post-sentence supervision from
  [0, 400, 6, 217], // 182.6 days, rounded
  [100, 400, 6, 217],
  [300, 400, 6, 301], // longer than supervision: from the day after release
  [0, 400, 0.1, 397], // 3.04 days
])(
  'A person released on day %i and supervised to day %i has %f months of post-sentence supervision from day %i',
  (from, to, months, day) => {
    expect(postSentenceFrom(from, to, months)).toBe(day);
  },
);

it('Post-sentence supervision follows the releases that draw below its share, for its part of the time', () => {
  expect([0, 0.49, 0.5, 0.99].map((drawn) => isFollowedByPostSentence(drawn, 0.5))).toEqual([true, true, false, false]);
  expect(isFollowedByPostSentence(0, 0)).toBe(false);
  expect(shareOfTimePostSentence(0.5, 6, 18)).toBeCloseTo(1 / 6, 12);
  expect(shareOfTimePostSentence(0.5, 24, 18)).toBe(0.5);
});

it.each([
  [250, 200, 250],
  [200, 200, 200],
  [150, 200, 200], // lapses on the day
])(
  'A sentence that ends on day %i ends supervision, where nothing follows it from day %i, on day %i',
  (ends, from, on) => {
    expect(endWithoutPostSentence(ends, from)).toBe(on);
  },
);
