import { describe, expect, it } from 'vitest';
import {
  lastDayOfGrace,
  outcomeOnCompletion,
  outcomeWhenNotWanted,
} from '../../../../src/model/rules/reviews/review-status.ts';

describe('a review due on day 100, with a grace of 60 days', () => {
  it.each([
    // completed on, outcome, in words
    [80, 'in time', 'early'],
    [100, 'in time', 'on its due day'],
    [101, 'late', 'on the next day'],
    [160, 'late', 'on the last day of grace'],
  ] as const)('completed on day %i is %s: %s', (completedOn, outcome, _inWords) => {
    expect(outcomeOnCompletion(completedOn, 100)).toBe(outcome);
  });

  it.each([
    // no longer wanted on, outcome, in words
    [50, 'cancelled', 'when the case ended before the due day'],
    [100, 'cancelled', 'when the case ended on the due day'],
    [101, 'missed', 'when the case ended on the day after the due day'],
    [130, 'missed', 'when the case ended within the grace'],
  ] as const)('not wanted from day %i is %s: %s', (day, outcome, _inWords) => {
    expect(outcomeWhenNotWanted(day, 100)).toBe(outcome);
  });

  it.each([
    // opens on, last day, in words
    [72, 160, 'in the ordinary way'],
    [130, 160, 'within the grace'],
    [200, 200, 'after the grace, as a review of the start may'],
  ])('that opens on day %i may be completed until day %i: %s', (opensOn, last, _inWords) => {
    expect(lastDayOfGrace(100, 60, opensOn)).toBe(last);
  });

  it('without any grace must be completed on its due day, and can never be late', () => {
    expect(lastDayOfGrace(100, 0, 72)).toBe(100);
  });
});
