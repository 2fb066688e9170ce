import { describe, expect, it } from 'vitest';
import { calendarDays, daysOfSpell, shareOfWorkingDays } from '../../../../src/model/rules/calendar/working-week.ts';

describe('working days as calendar days', () => {
  it.each([
    // working days, calendar days, whole days of a spell
    [5, 7, 7],
    [20, 28, 28],
    [3, 4.2, 4],
    [0.5, 0.7, 1],
    [0, 0, 1],
  ])('%f are %f, and as a spell of absence %i', (workingDays, days, ofSpell) => {
    expect(calendarDays(workingDays)).toBeCloseTo(days, 12);
    expect(daysOfSpell(workingDays)).toBe(ofSpell);
    expect(days * shareOfWorkingDays).toBeCloseTo(workingDays, 12);
  });
});
