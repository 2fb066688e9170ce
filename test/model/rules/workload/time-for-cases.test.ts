import { describe, expect, it } from 'vitest';
import { timeForCases } from '../../../../src/model/rules/workload/time-for-cases.ts';

describe('the time that an officer has for cases', () => {
  it.each([
    // available, mentoring, load, strength of overtime, points: overtime of 10% is reached at a load of 1.5
    [2000, 0, 1, 1, 2000],
    [2000, 0.1, 1, 1, 1800],
    [2000, 0, 1.25, 1, 2100],
    [2000, 0, 2, 1, 2200],
    [2000, 0.1, 2, 0.5, 1890],
    [2000, 0, 2, 0, 2000],
    [0, 0, 0, 1, 0],
  ])('of %i points available, %f to mentoring, at a load of %f and a strength of %f, is %i', (...row) => {
    const [available, mentoring, load, strength, points] = row;
    expect(timeForCases(available, mentoring, load, strength, 0.1, 1.5)).toBeCloseTo(points, 9);
  });
});
