/**
 * Dates as numbers, by arithmetic alone: the clock and time zone of the machine have no say. A day is a whole number,
 * counted from 1 January 1970 (day 0), in the Gregorian calendar extended to all years.
 */

/** Days from 1 March of year 0 to 1 January 1970. */
const daysBeforeEpoch = 719_468;

/**
 * The year starts in March, so that a leap day is the last day of a year: days of whole years since 1 March of year 0.
 */
const daysOfYears = (years: number): number =>
  365 * years + Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);

/** Days from 1 March to the first of a month, March being month 0: lengths 31, 30, 31, 30, 31 come round again. */
const daysOfMonths = (monthsFromMarch: number): number => Math.floor((153 * monthsFromMarch + 2) / 5);

/**
 * The day of a date. The month may lie outside 1 to 12 and then means a month of another year: month 13 is January of
 * the next.
 */
export function dayOfDate(year: number, month: number, dayOfMonth: number): number {
  const monthsFromMarch = month - 3;
  const yearFromMarch = year + Math.floor(monthsFromMarch / 12);
  const monthInYear = monthsFromMarch - 12 * Math.floor(monthsFromMarch / 12);
  return daysOfYears(yearFromMarch) + daysOfMonths(monthInYear) + dayOfMonth - 1 - daysBeforeEpoch;
}

/** The date of a day as one number that reads as the date: 20240229 is 29 February 2024. Years 1 to 9999. */
export function dateOfDay(day: number): number {
  const sinceMarchOfYear0 = day + daysBeforeEpoch;
  let yearFromMarch = Math.floor(sinceMarchOfYear0 / 365.2425);
  // The mean year is a guess that may be one year out at either end.
  if (daysOfYears(yearFromMarch) > sinceMarchOfYear0) yearFromMarch--;
  else if (daysOfYears(yearFromMarch + 1) <= sinceMarchOfYear0) yearFromMarch++;
  const dayOfYear = sinceMarchOfYear0 - daysOfYears(yearFromMarch);
  const monthsFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - daysOfMonths(monthsFromMarch) + 1;
  return monthsFromMarch < 10
    ? yearFromMarch * 10_000 + (monthsFromMarch + 3) * 100 + dayOfMonth
    : (yearFromMarch + 1) * 10_000 + (monthsFromMarch - 9) * 100 + dayOfMonth;
}

/** The year of a day. */
export const yearOfDay = (day: number): number => Math.floor(dateOfDay(day) / 10_000);

/** The month of a day, 1 to 12. */
export const monthOfDay = (day: number): number => Math.floor(dateOfDay(day) / 100) % 100;

/** The weekday of a day: 0 is Monday, 6 is Sunday. */
export const weekdayOfDay = (day: number): number => (((day + 3) % 7) + 7) % 7;

/**
 * The day so many calendar months later (or earlier, if negative), on the same day of the month; the last of the month
 * where the month is too short: one month after 31 January is 28 or 29 February.
 */
export function addMonthsToDay(day: number, months: number): number {
  const date = dateOfDay(day);
  const year = Math.floor(date / 10_000);
  const month = (Math.floor(date / 100) % 100) + months;
  const lastOfMonth = dayOfDate(year, month + 1, 1) - 1;
  return Math.min(dayOfDate(year, month, date % 100), lastOfMonth);
}

/** A day as an ISO date, such as 2024-02-29. */
export function isoOfDay(day: number): string {
  const digits = String(dateOfDay(day)).padStart(8, '0');
  return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
}

/** The day that a text in the form of an ISO date counts as, whether the calendar has it or not; else NaN. */
const dayCounted = (iso: string): number =>
  /^\d{4}-\d{2}-\d{2}$/.test(iso)
    ? dayOfDate(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8)))
    : NaN;

/** Whether a text is a date of the calendar in the form 2024-02-29. */
export function isIsoDate(text: string): boolean {
  const day = dayCounted(text);
  return !Number.isNaN(day) && isoOfDay(day) === text;
}

/**
 * The day of an ISO date. Throws a RangeError for what is no date of the calendar, such as 2023-02-29, or is written
 * otherwise.
 */
export function dayOfIso(iso: string): number {
  const day = dayCounted(iso);
  if (Number.isNaN(day) || isoOfDay(day) !== iso)
    throw new RangeError(`"${iso}" is not a date of the calendar; write year, month and day, such as 2024-02-29.`);
  return day;
}

/** The ISO date so many calendar months after another, as `addMonthsToDay` counts. */
export const addMonths = (iso: string, months: number): string => isoOfDay(addMonthsToDay(dayOfIso(iso), months));
