import { describe, expect, it } from 'vitest';
import { grades } from '../../../../src/model/categories.ts';
import { dilutionFactor } from '../../../../src/model/rules/staff/dilution.ts';
import {
  delayOfQualifying,
  isMentor,
  mentoringMissed,
  mentoringNeeded,
  mentoringShare,
} from '../../../../src/model/rules/staff/mentoring.ts';
import { mayBePromoted } from '../../../../src/model/rules/staff/promotion.ts';

describe('mentoring (operating rules, section 6)', () => {
  it('is done by probation officers, and by nobody of another grade', () => {
    expect(grades.filter((_, grade) => isMentor(grade))).toEqual(['PO']);
  });

  it.each([
    [0, 0.15],
    [83, 0.15],
    [84, 0.05],
    [600, 0.05],
  ])('a trainee %i days into training needs %f of an officer', (days, share) => {
    expect(mentoringNeeded(days, 0.15, 0.05)).toBe(share);
  });

  it.each([
    // hours needed, hours of mentors, the most of their time, share of it, share of mentoring missed
    [0, 370, 0.5, 0, 0],
    [37, 370, 0.5, 0.1, 0],
    [74, 370, 0.2, 0.2, 0],
    [148, 370, 0.2, 0.2, 0.5],
    [37, 0, 0.5, 0, 1],
    [0, 0, 0.5, 0, 0],
  ])('%i hours for trainees, of %i hours of mentors and at most %f of them, take %f and miss %f', (...row) => {
    const [needed, mentors, most, share, missed] = row;
    expect(mentoringShare(needed, mentors, most)).toBe(share);
    expect(mentoringMissed(needed, mentors, most)).toBeCloseTo(missed, 12);
  });

  it.each([
    // days, share missed, strength, days later
    [7, 0.5, 0, 0],
    [7, 0, 1, 0],
    [7, 0.5, 1, 3.5],
    [7, 1, 0.5, 3.5],
  ])('in %i days with a share of %f missed puts off qualifying, at strength %f, by %f days', (...row) => {
    const [days, missed, strength, later] = row;
    expect(delayOfQualifying(days, missed, strength)).toBe(later);
  });
});

describe('dilution of experience', () => {
  it.each([
    // share of new officers, usual share, strength, factor
    [0.3, 0.3, 1, 1],
    [0.5, 0.3, 1, 1.2],
    [0.5, 0.3, 0, 1],
    [0, 0.3, 4, 0.1],
  ])('a share of %f new where %f is usual makes, at strength %f, a factor of %f', (share, usual, strength, factor) => {
    expect(dilutionFactor(share, usual, strength)).toBeCloseTo(factor, 12);
  });
});

describe('promotion to senior', () => {
  it.each([
    [true, ['PO', 'NQO']],
    [false, ['PO']],
  ] as const)('with newly qualified officers allowed (%s) is open to %j', (allowed, may) => {
    expect(grades.filter((_, grade) => mayBePromoted(grade, allowed))).toEqual([...may]);
  });
});
