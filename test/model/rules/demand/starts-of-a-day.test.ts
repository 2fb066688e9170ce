import { describe, expect, it } from 'vitest';
import { startsShareOnDay, workingDaysOfYear } from '../../../../src/model/rules/demand/starts-of-a-day.ts';
import { Calendar } from '../../../../src/model/time/calendar.ts';

describe('starts of supervision on a day', () => {
  it.each([
    // season, grown by, share of a year of 250 working days
    [1, 1, 1 / 250],
    [1.25, 1, 1.25 / 250],
    [1, 1.1, 1.1 / 250],
  ])('at a season of %f and grown by %f are the share %f', (season, grown, share) => {
    expect(startsShareOnDay(season, grown, 250)).toBeCloseTo(share, 12);
  });

  it('2027 has 253 working days: 261 on weekdays less 8 bank holidays, four of them instead of a weekend', () => {
    expect(workingDaysOfYear(new Calendar('2026-06-01', 900), 2027)).toBe(253);
  });

  it('of the first year what is known stands for the whole: December 2026 has 21 working days of 31', () => {
    expect(workingDaysOfYear(new Calendar('2026-12-01', 60), 2026)).toBeCloseTo((21 * 365) / 31, 10);
  });
});
