import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar } from '../../../src/model/time/calendar.ts';

// Monday 1 April 2024 is Easter Monday, so the first working day is Tuesday 2 April.
//   day  0 Mon (holiday) · 1 Tue · 2 Wed · 3 Thu · 4 Fri · 5 Sat · 6 Sun · 7 Mon · 8 Tue · ... · 11 Fri · 12 Sat · 13
// Sun · 14 Mon
const april = new Calendar('2024-04-01', 60);

describe('the calendar of a run', () => {
  it('numbers its days from the first, and tells their dates, years, months and weekdays', () => {
    expect(april.days).toBe(60);
    expect(april.isoOf(0)).toBe('2024-04-01');
    expect(april.isoOf(30)).toBe('2024-05-01');
    expect(april.dayOf('2024-05-30')).toBe(59);
    expect(april.dayOf('2024-03-31')).toBe(-1);
    expect([april.year(0), april.month(0), april.weekday(0)]).toEqual([2024, 4, 0]);
    expect([april.year(-92), april.month(-92), april.weekday(-92)]).toEqual([2023, 12, 6]); // Sunday 31 December 2023
  });

  it('adds calendar months, and stays on the last day of a shorter month', () => {
    expect(april.isoOf(april.addMonths(0, 4))).toBe('2024-08-01');
    expect(april.isoOf(april.addMonths(april.dayOf('2024-05-31'), 9))).toBe('2025-02-28');
    expect(april.isoOf(april.addMonths(april.dayOf('2024-05-31'), -3))).toBe('2024-02-29');
  });

  it('refuses a start that is no date, and a number of days that is none', () => {
    expect(() => new Calendar('1 April 2024', 60)).toThrow('"1 April 2024" is not a date of the calendar');
    expect(() => new Calendar('2024-04-01', 0)).toThrow('A calendar has a whole number of days, at least 1; found 0.');
    expect(() => new Calendar('2024-04-01', 1.5)).toThrow('found 1.5.');
  });
});

describe('working days', () => {
  it.each([
    [0, false, 0, 'Easter Monday'],
    [1, true, 0, 'the first working day'],
    [2, true, 1, 'Wednesday'],
    [4, true, 3, 'Friday'],
    [5, false, 4, 'Saturday'],
    [6, false, 4, 'Sunday'],
    [7, true, 4, 'Monday'],
    [35, false, 24, 'early May bank holiday, after five weeks of five weekdays less Easter Monday'],
  ])('day %i is a working day: %s, with %i working days before it (%s)', (day, working, before, _inWords) => {
    expect(april.isWorkingDay(day)).toBe(working);
    expect(april.workingDayNumber(day)).toBe(before);
  });

  it.each([
    [2022, 250], // 260 weekdays less ten holidays
    [2023, 251], // 260 less nine
    [2024, 254], // 262 less eight
    [2025, 253], // 261 less eight
  ])('%i has %i of them', (year, workingDays) => {
    const calendar = new Calendar(`${year}-01-01`, 366);
    expect(calendar.workingDayNumber(calendar.dayOf(`${year + 1}-01-01`))).toBe(workingDays);
  });

  it('are known for a year after the last day', () => {
    expect(april.isWorkingDay(april.dayOf('2024-12-25'))).toBe(false);
    expect(april.isWorkingDay(april.dayOf('2025-05-30'))).toBe(true);
  });

  it('the number of each one leads back to it', () => {
    for (let day = 0; day < april.days; day++) {
      if (april.isWorkingDay(day)) expect(april.afterWorkingDays(1, april.workingDayNumber(day))).toBe(day);
    }
  });
});

describe('a delay in working time', () => {
  it.each([
    [1, 1, 2, 'from the start of Tuesday, one working day leads to the start of Wednesday'],
    [4.5, 0.25, 4.75, 'a quarter of a day after Friday noon is still Friday'],
    [4.5, 0.5, 7, 'half a day after Friday noon is the start of Monday'],
    [4.5, 1, 7.5, 'one day after Friday noon is Monday noon'],
    [5.25, 1, 8, 'begun on a Saturday it runs from Monday'],
    [5.25, 0, 7, 'no delay at all on a Saturday leads to Monday'],
    [0.75, 2.5, 3.5, 'begun on Easter Monday it runs from Tuesday'],
    [1, 10, 15, 'ten working days are two weeks'],
  ])('from moment %d, %d working days end at %d: %s', (from, workingDays, end, _inWords) => {
    expect(april.afterWorkingDays(from, workingDays)).toBe(end);
  });

  it('ends in a working day, and two delays in a row take as long as their sum', () => {
    const quarters = fc.integer({ min: 0, max: 200 }).map((n) => n / 4);
    fc.assert(
      fc.property(quarters, quarters, quarters, (from, first, second) => {
        const end = april.afterWorkingDays(from, first);
        expect(april.isWorkingDay(Math.floor(end))).toBe(true);
        expect(end).toBeGreaterThanOrEqual(from + first);
        expect(april.afterWorkingDays(end, second)).toBe(april.afterWorkingDays(from, first + second));
      }),
      { seed: 10 },
    );
  });

  it('is refused where it leads beyond the days that are known', () => {
    expect(() => april.afterWorkingDays(0, 400)).toThrow(
      'Working days are known from 2024-04-01 to 2025-05-31; a delay or deadline lies outside.',
    );
    expect(() => april.afterWorkingDays(-3, 1)).toThrow(RangeError);
    expect(() => april.deadline(700, 5)).toThrow(RangeError);
  });
});

describe('a deadline in working days', () => {
  it.each([
    ['2024-04-02', 5, '2024-04-09', 'five from a Tuesday end on the next Tuesday'],
    ['2024-04-05', 1, '2024-04-08', 'one from a Friday ends on Monday'],
    ['2024-04-06', 5, '2024-04-12', 'five from a Saturday end on the next Friday'],
    ['2024-04-01', 1, '2024-04-02', 'one from a bank holiday ends on the day after'],
    ['2024-05-03', 1, '2024-05-07', 'one from the Friday before the early May holiday ends on Tuesday'],
    ['2024-04-06', 0, '2024-04-06', 'none ends on the day itself'],
    [
      '2024-05-24',
      10,
      '2024-06-10',
      'ten from 24 May leave out four days of weekend, the spring holiday, and two more days of weekend',
    ],
  ])('from %s, %i working days end on %s: %s', (from, workingDays, end, _inWords) => {
    expect(april.isoOf(april.deadline(april.dayOf(from), workingDays))).toBe(end);
  });

  it('leaves exactly so many working days after its first day, and falls on the last of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 59 }), fc.integer({ min: 1, max: 60 }), (day, workingDays) => {
        const end = april.deadline(day, workingDays);
        expect(april.isWorkingDay(end)).toBe(true);
        expect(april.workingDayNumber(end + 1) - april.workingDayNumber(day + 1)).toBe(workingDays);
      }),
      { seed: 11 },
    );
  });
});

describe('the ends of months', () => {
  it('are listed with day and date', () => {
    // 15 November is day 0: November ends on day 15, December on 46, January on 77, February, of a leap year, on 106.
    expect(new Calendar('2023-11-15', 120).monthEnds()).toEqual([
      { day: 15, iso: '2023-11-30' },
      { day: 46, iso: '2023-12-31' },
      { day: 77, iso: '2024-01-31' },
      { day: 106, iso: '2024-02-29' },
    ]);
  });

  it('include the first and the last day of the calendar where a month ends there', () => {
    expect(new Calendar('2024-01-31', 30).monthEnds().map(({ iso }) => iso)).toEqual(['2024-01-31', '2024-02-29']);
    expect(new Calendar('2024-01-31', 29).monthEnds().map(({ iso }) => iso)).toEqual(['2024-01-31']);
  });
});
