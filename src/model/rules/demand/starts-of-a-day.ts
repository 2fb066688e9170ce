import { power } from '../../../engine/index.ts';
import type { Calendar } from '../../time/calendar.ts';
import { daysPerYear } from '../../time/day.ts';

/**
 * The share of a year's starts of supervision that come on one working day: that of a working day, times the season of
 * its month (1 is the mean) and the growth of demand. Growth does not run before the first day after the run-in.
 * Courts sit on working days only: on others nobody starts.
 *
 * `growth` is a share a year, `daysFromFirst` counts from the first day after the run-in and may be below 0.
 * Source: assumed.
 */
export function startsShareOnDay(season: number, growth: number, daysFromFirst: number, workingDays: number): number {
  const grown = growth === 0 ? 1 : power(1 + growth, Math.max(0, daysFromFirst) / daysPerYear);
  return (season * grown) / workingDays;
}

/**
 * Working days of the year of a day. Of the first year, the days from the run-in on, which the calendar knows, stand for
 * the whole.
 */
export function workingDaysOfYear(calendar: Calendar, year: number): number {
  const first = calendar.dayOf(`${year}-01-01`);
  const next = calendar.dayOf(`${year + 1}-01-01`);
  const from = Math.max(0, first);
  return ((calendar.workingDayNumber(next) - calendar.workingDayNumber(from)) * (next - first)) / (next - from);
}
