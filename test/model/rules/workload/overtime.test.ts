import { describe, expect, it } from 'vitest';
import { overtimeHoursAWeek, overtimeShare } from '../../../../src/model/rules/workload/overtime.ts';

describe('unpaid overtime', () => {
  it.each([
    // load, share of time with at most 0.135 reached at a load of 1.25
    [0, 0],
    [0.9, 0],
    [1, 0],
    [1.05, 0.027], // a fifth of the way
    [1.125, 0.0675], // half of the way
    [1.25, 0.135],
    [2.5, 0.135],
  ])('at a load of %d is a share of %d', (load, share) => {
    expect(overtimeShare(load, 0.135, 1.25)).toBeCloseTo(share, 12);
  });

  it('never runs backwards as the load grows', () => {
    let before = 0;
    for (let load = 0; load < 2; load += 0.01) {
      const share = overtimeShare(load, 0.135, 1.25);
      expect(share).toBeGreaterThanOrEqual(before);
      before = share;
    }
    expect(before).toBe(0.135);
  });

  it('is worked in full from any load over 1 where the most is reached at 1', () => {
    expect(overtimeShare(1, 0.135, 1)).toBe(0);
    expect(overtimeShare(1.001, 0.135, 1)).toBe(0.135);
  });

  it('can be switched off', () => {
    expect(overtimeShare(1.6, 0, 1.25)).toBe(0);
  });

  it.each([
    // more points a month, of 2,176 for 37 hours a week
    [0, 0],
    [2176 * (5 / 37), 5],
    [2176 * (5 / 37) * 0.8, 4], // a newly qualified officer, with a fifth of the hours taken
    [2176 * (5 / 37) * (25 / 37), (5 * 25) / 37], // part-time at 25 hours
  ])('of %d points a month is %d hours a week', (points, hours) => {
    expect(overtimeHoursAWeek(points, 2176, 37)).toBeCloseTo(hours, 12);
  });
});
