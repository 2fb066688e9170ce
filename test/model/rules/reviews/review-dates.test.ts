import { describe, expect, it } from 'vitest';
import {
  isAssessmentCurrent,
  isAwaitingFirstAssessment,
} from '../../../../src/model/rules/reviews/current-assessment.ts';
import { dueAfterNoticing, reviewOpensOn } from '../../../../src/model/rules/reviews/review-dates.ts';

describe('dates of a review that can be begun 28 days before it is due', () => {
  it.each([
    // due on, not before, opens on
    [100, 10, 72],
    [100, 72, 72],
    [100, 80, 80],
    [5, 10, 10],
  ])('due on day %i, and not begun before day %i, it opens on day %i', (dueOn, notBefore, opensOn) => {
    expect(reviewOpensOn(dueOn, 28, notBefore)).toBe(opensOn);
  });

  it.each([
    // due on, rise noticed on, then due on
    [300, 100, 128],
    [129, 100, 128],
    [128, 100, 128],
    [110, 100, 110],
  ])('due on day %i, with a rise noticed on day %i, it is due on day %i', (dueOn, noticedOn, then) => {
    expect(dueAfterNoticing(dueOn, noticedOn, 28)).toBe(then);
  });
});

describe('a current assessment, on day 1000', () => {
  it.each([
    // assessed on, current, with an interval of 180 days and an allowance of 30
    [790, true],
    [789, false],
    [1000, true],
  ])('made on day %i: %s', (assessedOn, isCurrent) => {
    expect(isAssessmentCurrent(assessedOn, 180, 30, 1000)).toBe(isCurrent);
  });

  it.each([
    // supervised from, given time, with an allowance of 60 days
    [940, true],
    [939, false],
  ])('is not expected yet of a case supervised from day %i: %s', (supervisedFrom, isGivenTime) => {
    expect(isAwaitingFirstAssessment(supervisedFrom, 60, 1000)).toBe(isGivenTime);
  });
});
