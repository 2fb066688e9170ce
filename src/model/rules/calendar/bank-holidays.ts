import { dayOfDate, weekdayOfDay } from '../../time/civil-date.ts';

const saturday = 5;

/** Bank holidays by proclamation, with the year's regular ones that they replace. There was none from 2013 to 2019. */
const proclaimed: Readonly<
  Record<
    number,
    { readonly replaces?: 'early May' | 'spring'; readonly days: readonly (readonly [month: number, day: number])[] }
  >
> = {
  2020: { replaces: 'early May', days: [[5, 8]] }, // 75 years of the end of the war in Europe
  2022: {
    replaces: 'spring',
    days: [
      [6, 2],
      [6, 3],
      [9, 19],
    ],
  }, // Platinum Jubilee; funeral of Queen Elizabeth II
  2023: { days: [[5, 8]] }, // coronation of King Charles III
};

/**
 * The bank holidays of England and Wales in a year, as days since 1 January 1970, in order.
 *
 * New Year, Good Friday, Easter Monday, the first and the last Monday in May, the last Monday in August, Christmas and
 * Boxing Day. One that falls on a weekend is replaced by the next day that is neither a weekend nor a bank holiday; the
 * day itself is then not listed. Days by proclamation are known from 2013 to 2025; later years follow the rule alone.
 * Source: Banking and Financial Dealings Act 1971, schedule 1; royal proclamations, as listed at gov.uk/bank-holidays.
 */
export function bankHolidays(year: number): readonly number[] {
  const { replaces, days = [] } = proclaimed[year] ?? {};
  const easter = easterSunday(year);
  const newYear = dayOfDate(year, 1, 1);
  const christmas = dayOfDate(year, 12, 25);
  const boxingDay = christmas + 1;
  const holidays = [
    weekdayOfDay(newYear) >= saturday ? mondayOnOrAfter(newYear) : newYear,
    easter - 2,
    easter + 1,
    // Whichever of the two falls on the weekend, these are the next days that are neither weekend nor holiday.
    weekdayOfDay(christmas) >= saturday ? christmas + 2 : christmas,
    weekdayOfDay(boxingDay) >= saturday ? boxingDay + 2 : boxingDay,
    mondayOnOrBefore(dayOfDate(year, 8, 31)),
    ...days.map(([month, day]) => dayOfDate(year, month, day)),
  ];
  if (replaces !== 'early May') holidays.push(mondayOnOrAfter(dayOfDate(year, 5, 1)));
  if (replaces !== 'spring') holidays.push(mondayOnOrBefore(dayOfDate(year, 5, 31)));
  return holidays.sort((a, b) => a - b);
}

/**
 * Easter Sunday of a year in the Gregorian calendar: the Sunday after the full moon that the church computes for the
 * spring.
 * Source: the Gregorian reform of 1582, with the moon cycle of 19 years and its corrections by century.
 */
function easterSunday(year: number): number {
  const yearInMoonCycle = year % 19;
  const century = Math.floor(year / 100);
  const leapDaysDropped = century - Math.floor(century / 4);
  const lunarCorrection = Math.floor((8 * century + 13) / 25);
  const daysToFullMoon = (leapDaysDropped - lunarCorrection + 19 * yearInMoonCycle + 15) % 30;
  // At the end of the cycle of moons the full moon is taken a day earlier, so that none falls after 18 April.
  const isDayEarlier = daysToFullMoon === 29 || (daysToFullMoon === 28 && yearInMoonCycle > 10);
  const fullMoon = dayOfDate(year, 3, 21) + daysToFullMoon - (isDayEarlier ? 1 : 0);
  return fullMoon + 7 - ((weekdayOfDay(fullMoon) + 1) % 7);
}

const mondayOnOrAfter = (day: number): number => day + ((7 - weekdayOfDay(day)) % 7);
const mondayOnOrBefore = (day: number): number => day - weekdayOfDay(day);
