import { isPlanningMonth } from '../rules/planning/planning-dates.ts';
import type { Day } from '../state/identity.ts';
import type { Calendar } from './calendar.ts';

/** The days on which delivery units plan together: the first after the run-in, and the first of each planning month. */
export function planningDays(calendar: Calendar, firstDay: Day, endDay: Day, monthsBetween: number): Day[] {
  const days = [firstDay];
  for (const { day } of calendar.monthEnds()) {
    const first = (day + 1) as Day;
    if (first > firstDay && first < endDay && isPlanningMonth(calendar.month(first), monthsBetween)) days.push(first);
  }
  return days;
}
