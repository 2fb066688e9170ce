import {
  addMonthsToDay,
  dateOfDay,
  dayOfDate,
  dayOfIso,
  isoOfDay,
  monthOfDay,
  weekdayOfDay,
  yearOfDay,
} from './civil-date.ts';
import { bankHolidays } from '../rules/calendar/bank-holidays.ts';
import type { Day } from '../state/identity.ts';

/**
 * Working days are known for so many days after the last day of a calendar, for deadlines that lie beyond the end of a
 * run.
 */
const marginDays = 366;

/** The last day of a calendar month. */
export interface MonthEnd {
  readonly day: number;
  readonly iso: string;
}

/**
 * The days of a run, numbered from 0, as dates of the calendar and as working days of England and Wales.
 *
 * Day 0 is the first day of the run-in, so that no day of a run is negative. Time is continuous: moment 3.5 is noon of
 * day 3. A working day is none of Saturday, Sunday and a bank holiday. Dates, weekdays and months can be asked for any
 * day; working days from day 0 to a year after the last, and a delay or deadline outside of that is a RangeError.
 */
export class Calendar {
  /** Days from 1 January 1970 to day 0. */
  readonly #start: number;
  /**
   * How many working days there are before each day; one more entry than days, so that a day's own working day can be
   * told.
   */
  readonly #workingDaysBefore: Int32Array;
  /** The day of each working day, by its number; the first is number 0. */
  readonly #dayOfWorkingDay: Int32Array;
  /** How many days the calendar has, from day 0. */
  readonly days: number;

  /**
   * `startIso` is the date of day 0, `days` a whole number. Throws a RangeError where the date or the number is none.
   */
  constructor(startIso: string, days: number) {
    if (!Number.isInteger(days) || days < 1)
      throw new RangeError(`A calendar has a whole number of days, at least 1; found ${days}.`);
    this.#start = dayOfIso(startIso);
    this.days = days;

    const known = days + marginDays;
    const holidays = new Set<number>();
    for (let year = yearOfDay(this.#start); year <= yearOfDay(this.#start + known); year++) {
      for (const holiday of bankHolidays(year)) holidays.add(holiday - this.#start);
    }
    this.#workingDaysBefore = new Int32Array(known + 1);
    const dayOfWorkingDay: number[] = [];
    for (let day = 0; day < known; day++) {
      if (this.weekday(day) < 5 && !holidays.has(day)) dayOfWorkingDay.push(day);
      this.#workingDaysBefore[day + 1] = dayOfWorkingDay.length;
    }
    this.#dayOfWorkingDay = Int32Array.from(dayOfWorkingDay);
  }

  /** The date of a day, such as 2024-02-29. */
  isoOf(day: number): string {
    return isoOfDay(this.#start + day);
  }

  /** The day of a date; below 0 before the first day. Throws a RangeError for what is no date. */
  dayOf(iso: string): Day {
    return (dayOfIso(iso) - this.#start) as Day;
  }

  /** Whether working days are known around a day: from day 0 until well after the last. */
  knowsWorkingDaysAround(day: number): boolean {
    return day >= 1 && day < this.days + marginDays - 30;
  }

  /** The year of a day. */
  year(day: number): number {
    return yearOfDay(this.#start + day);
  }

  /** The month of a day, 1 to 12. */
  month(day: number): number {
    return monthOfDay(this.#start + day);
  }

  /** The weekday of a day: 0 is Monday, 6 is Sunday. */
  weekday(day: number): number {
    return weekdayOfDay(this.#start + day);
  }

  /**
   * The day so many calendar months later, on the same day of the month, or on its last day where the month is shorter.
   */
  addMonths(day: number, months: number): Day {
    return (addMonthsToDay(this.#start + day, months) - this.#start) as Day;
  }

  /** The first day of the calendar month of a day. */
  firstOfMonth(day: number): Day {
    return this.dayOf(`${this.isoOf(day).slice(0, 8)}01`);
  }

  /** Whether a day is neither on a weekend nor a bank holiday. */
  isWorkingDay(day: number): boolean {
    return this.#workingDaysBefore[day + 1] > this.#workingDaysBefore[day];
  }

  /**
   * The number of working days from day 0 to the day before this one: the number that this day has if it is a working
   * day.
   */
  workingDayNumber(day: number): number {
    return this.#workingDaysBefore[day];
  }

  /**
   * The moment at which so many working days have passed since a moment, for a delay that runs in working time.
   *
   * Both may be fractions: half a working day after Friday noon is Monday 0:00, and one working day after Friday noon
   * is Monday noon. Non-working days pass in no time, so a delay begun on a Saturday runs from Monday, and the answer
   * lies in a working day.
   */
  afterWorkingDays(moment: number, workingDays: number): number {
    const day = Math.floor(moment);
    const passed = this.#workingDaysBefore[day] + (this.isWorkingDay(day) ? moment - day : 0) + workingDays;
    const whole = Math.floor(passed);
    return this.#dayOfNumber(whole) + (passed - whole);
  }

  /**
   * The last day of a limit of so many whole working days, by the end of which a duty must be done. The day from which
   * it runs does not count: five working days from a Monday end on the Monday after, five from a Saturday on the next
   * Friday.
   */
  deadline(day: number, workingDays: number): Day {
    return workingDays === 0 ? (day as Day) : this.#dayOfNumber(this.#workingDaysBefore[day + 1] + workingDays - 1);
  }

  /** The last day of each month that ends within the calendar, in order. */
  monthEnds(): readonly MonthEnd[] {
    const ends: MonthEnd[] = [];
    const first = dateOfDay(this.#start);
    const year = Math.floor(first / 10_000);
    for (let month = (Math.floor(first / 100) % 100) + 1; ; month++) {
      const day = dayOfDate(year, month, 1) - 1 - this.#start;
      if (day >= this.days) return ends;
      ends.push({ day, iso: this.isoOf(day) });
    }
  }
  /**
   * The day of the working day with this number; a RangeError rather than a guess where the calendar does not know it.
   */
  #dayOfNumber(number: number): Day {
    if (number >= 0 && number < this.#dayOfWorkingDay.length) return this.#dayOfWorkingDay[number] as Day;
    throw new RangeError(
      `Working days are known from ${this.isoOf(0)} to ${this.isoOf(this.days + marginDays - 1)}; a delay or ` +
        'deadline lies outside.',
    );
  }
}
