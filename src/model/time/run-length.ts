import type { ServiceInput } from '../input.ts';
import { addDays } from '../state/identity.ts';
import type { Day } from '../state/identity.ts';
import { Calendar } from './calendar.ts';
import { daysPerMonth, daysPerYear } from './day.ts';

/** The calendar of a run, run-in included; the first day after the run-in; and the day after the last. */
export interface CalendarOfRun {
  readonly calendar: Calendar;
  readonly firstDay: Day;
  readonly endDay: Day;
}

export function calendarOfRun({ start, years, parameters }: ServiceInput): CalendarOfRun {
  const fromStart = new Calendar(start, 1);
  const firstDay = Math.round(parameters.start.run_in * daysPerMonth) as Day;
  const endDay = addDays(firstDay, runLengthInDays(fromStart, years));
  return { calendar: new Calendar(fromStart.isoOf(-firstDay), endDay), firstDay, endDay };
}

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
