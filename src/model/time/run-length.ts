import { Calendar } from './calendar.ts';
import { daysPerYear } from './day.ts';

/** Days from the start of a run to its end: whole months by the calendar, what is left of a month by days. */
export function runLengthInDays(calendar: Calendar, years: number): number {
  const months = Math.floor(years * 12 + 1e-9);
  return calendar.addMonths(0, months) + Math.round((years - months / 12) * daysPerYear);
}

/** The first day after a run, as an ISO date. */
export function endOfRun(start: string, years: number): string {
  const calendar = new Calendar(start, 1);
  return calendar.isoOf(runLengthInDays(calendar, years));
}
