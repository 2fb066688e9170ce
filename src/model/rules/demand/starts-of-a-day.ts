import type { Calendar } from '../../time/calendar.ts';

/**
 * The share of a year's starts of supervision that come on one working day: that of a working day, times the season of
 * its month (1 is the mean) and what demand has grown by (`demandGrownBy`). Courts sit on working days only: on others
 * nobody starts.
 * Source: assumed.
 */
export const startsShareOnDay = (season: number, grown: number, workingDays: number): number =>
  (season * grown) / workingDays;

/**
 * Working days of the year of a day. Of the first year, the days from the run-in on, which the calendar knows, stand
 * for the whole.
 */
export function workingDaysOfYear(calendar: Calendar, year: number): number {
  const first = calendar.dayOf(`${year}-01-01`);
  const next = calendar.dayOf(`${year + 1}-01-01`);
  const from = Math.max(0, first);
  return ((calendar.workingDayNumber(next) - calendar.workingDayNumber(from)) * (next - first)) / (next - from);
}
