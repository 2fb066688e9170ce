import { describe, expect, it } from 'vitest';
import { reviewStatus } from '../../../../src/model/rules/reviews/review-status.ts';

// Due on day 100 with a grace of 60 days: day 100 ends at moment 101, the last day of grace (160) at moment 161.
describe('a review due on day 100, with a grace of 60 days', () => {
  it.each([
    // now, completed at, ended at, standing, in words
    [50, undefined, undefined, 'open', 'not yet due'],
    [100.9, undefined, undefined, 'open', 'on its due day'],
    [101, undefined, undefined, 'open', 'after its due day, in the grace'],
    [160.9, undefined, undefined, 'open', 'on the last day of grace'],
    [161, undefined, undefined, 'missed', 'when the grace has passed'],
    [80, 80, undefined, 'in time', 'completed early'],
    [200, 100.9, undefined, 'in time', 'completed on its due day'],
    [101, 101, undefined, 'late', 'completed at the first moment of the next day'],
    [200, 160.9, undefined, 'late', 'completed on the last day of grace'],
    [161, 161, undefined, 'missed', 'completed at the first moment after the grace'],
    [300, 250, undefined, 'missed', 'completed months after the grace'],
    [50, undefined, 50, 'cancelled', 'when the case ended before the due day'],
    [300, undefined, 100.9, 'cancelled', 'when the case ended on the due day'],
    [101, undefined, 101, 'missed', 'when the case ended on the day after the due day'],
    [130, undefined, 130, 'missed', 'when the case ended within the grace'],
    [200, undefined, 180, 'missed', 'when the case ended after the grace'],
    [300, 90, 120, 'in time', 'completed early, whenever the case ended'],
    [300, 110, 120, 'late', 'completed late, before the case ended'],
  ] as const)('at %d, completed %s, ended %s, is %s: %s', (now, completedAt, endedAt, standing, _inWords) => {
    expect(reviewStatus(100, 60, now, completedAt, endedAt)).toBe(standing);
  });

  it('without any grace is missed as soon as its due day is over, and never late', () => {
    expect(reviewStatus(100, 0, 100.5)).toBe('open');
    expect(reviewStatus(100, 0, 101)).toBe('missed');
    expect(reviewStatus(100, 0, 101, 101)).toBe('missed');
  });
});
