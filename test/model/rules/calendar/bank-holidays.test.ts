import { describe, expect, it } from 'vitest';
import { isoOfDay, weekdayOfDay } from '../../../../src/model/time/civil-date.ts';
import { bankHolidays } from '../../../../src/model/rules/calendar/bank-holidays.ts';

/** As listed by the government for England and Wales. */
const listed: Readonly<Record<number, readonly string[]>> = {
  //     New Year, Good Friday, Easter Monday, early May, spring, summer, Christmas, Boxing Day; days by proclamation
  // among them
  2019: ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2020: ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28'],
  2021: ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28'],
  2022: ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27'],
  2023: ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26'],
  2024: ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26'],
  2025: ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26'],
  2026: ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28'],
  2027: ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28'],
};

describe('bank holidays of England and Wales', () => {
  it.each(Object.entries(listed))('of %s are as the government lists them', (year, days) => {
    expect(bankHolidays(Number(year)).map(isoOfDay)).toEqual(days.map((day) => `${year}-${day}`));
  });

  it.each([
    // Good Friday and Easter Monday around the Easter Sunday of the church's tables
    [2028, '04-16', '04-14', '04-17'],
    [2029, '04-01', '03-30', '04-02'],
    [2030, '04-21', '04-19', '04-22'],
    [2031, '04-13', '04-11', '04-14'],
    [2032, '03-28', '03-26', '03-29'],
    [2033, '04-17', '04-15', '04-18'],
    [2034, '04-09', '04-07', '04-10'],
    [2035, '03-25', '03-23', '03-26'],
    [2038, '04-25', '04-23', '04-26'], // the latest that Easter can be
    [2049, '04-18', '04-16', '04-19'], // full moon brought forward
    [2076, '04-19', '04-17', '04-20'], // full moon brought forward
  ])('Easter Sunday %i falls on %s, so %s and %s are holidays', (year, _easter, goodFriday, easterMonday) => {
    const days = bankHolidays(year).map(isoOfDay);
    expect(days).toContain(`${year}-${goodFriday}`);
    expect(days).toContain(`${year}-${easterMonday}`);
  });

  it.each([2019, 2022, 2023, 2025, 2028, 2031, 2035])(
    'none of %i falls on a weekend, and none is listed twice',
    (year) => {
      const days = bankHolidays(year);
      expect(days.every((day) => weekdayOfDay(day) < 5)).toBe(true);
      expect(new Set(days).size).toBe(days.length);
    },
  );

  it('there are eight in a year without proclamations, from 2024 to 2060', () => {
    for (let year = 2024; year <= 2060; year++) expect(bankHolidays(year)).toHaveLength(8);
  });
});
