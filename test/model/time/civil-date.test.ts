import { describe, expect, it } from 'vitest';
import {
  addMonthsToDay,
  dateOfDay,
  dayOfDate,
  dayOfIso,
  isoOfDay,
  monthOfDay,
  weekdayOfDay,
  yearOfDay,
} from '../../../src/model/time/civil-date.ts';

describe('dates as numbers of days', () => {
  it.each([
    ['1970-01-01', 0, 'Thursday'],
    ['1969-12-31', -1, 'Wednesday'],
    ['1970-01-05', 4, 'Monday'],
    ['2000-02-29', 11_016, 'Tuesday'], // 30 x 365 + 7 leap days + 59 days
    ['2024-02-29', 19_782, 'Thursday'], // 54 x 365 + 13 leap days + 59 days
    ['2024-03-01', 19_783, 'Friday'],
  ])('%s is day %i, a %s', (iso, day, weekday) => {
    expect(dayOfIso(iso)).toBe(day);
    expect(isoOfDay(day)).toBe(iso);
    expect(['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'][weekdayOfDay(day)]).toBe(
      weekday,
    );
  });

  it('agree with the platform on every day from 1600 to 2400', () => {
    const milliseconds = 86_400_000;
    const wrong: string[] = [];
    for (let day = Date.UTC(1600, 0, 1) / milliseconds; day < Date.UTC(2400, 0, 1) / milliseconds; day++) {
      const date = new Date(day * milliseconds);
      const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
      const same =
        dateOfDay(day) === year * 10_000 + month * 100 + dayOfMonth &&
        dayOfDate(year, month, dayOfMonth) === day &&
        yearOfDay(day) === year &&
        monthOfDay(day) === month &&
        weekdayOfDay(day) === (date.getUTCDay() + 6) % 7;
      if (!same) wrong.push(date.toISOString());
    }
    expect(wrong).toEqual([]);
  });

  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '2024-1-1',
    '24-01-01',
    '2024-01-01T00:00',
    '',
    'tomorrow',
  ])('"%s" is refused, with the form that is wanted', (text) => {
    expect(() => dayOfIso(text)).toThrow(
      `"${text}" is not a date of the calendar; write year, month and day, such as 2024-02-29.`,
    );
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2023-08-31', 6, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2024-05-15', 4, '2024-09-15'],
    ['2024-11-30', 3, '2025-02-28'],
    ['2024-12-31', 1, '2025-01-31'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-01-15', -13, '2022-12-15'],
    ['2024-06-30', 0, '2024-06-30'],
  ])('%s and %i months make %s', (from, months, to) => {
    expect(isoOfDay(addMonthsToDay(dayOfIso(from), months))).toBe(to);
  });
});
