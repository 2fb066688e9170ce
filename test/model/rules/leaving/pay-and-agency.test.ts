import { describe, expect, it } from 'vitest';
import { grades } from '../../../../src/model/categories.ts';
import { mayJoinAgency } from '../../../../src/model/rules/leaving/agency-from-staff.ts';
import { leavingByPay, payAgainstOutside } from '../../../../src/model/rules/leaving/pay-against-outside.ts';

describe('pay against the outside', () => {
  it.each([
    // pay, pay on the first day, pay outside, against the outside
    [40_000, 40_000, 1, 1],
    [44_000, 40_000, 1, 1.1],
    [40_000, 40_000, 1.25, 0.8],
    [44_000, 40_000, 1.1, 1],
    [44_000, 0, 1, 1],
    [0, 40_000, 1, 1],
    [0, 0, 0.5, 2],
  ])('of %i, of %i at first, where others pay %f times as much as then, is %f', (pay, first, outside, relative) => {
    expect(payAgainstOutside(pay, first, outside)).toBeCloseTo(relative, 12);
  });

  it.each([
    // pay against the outside, elasticity, multiplier of leaving
    [1, 2, 1],
    [0.8, 0, 1],
    [1.1, 1, 1 / 1.1],
    [0.8, 1, 1.25],
    [0.5, 2, 4],
  ])('of %f multiplies leaving, at an elasticity of %f, by %f', (relative, elasticity, factor) => {
    expect(leavingByPay(relative, elasticity)).toBeCloseTo(factor, 12);
  });
});

describe('an agency place', () => {
  it('may be taken by a probation officer who is not newly qualified', () => {
    expect(grades.filter((_, grade) => mayJoinAgency(grade))).toEqual(['PO']);
  });
});
