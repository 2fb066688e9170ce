import { poissonFrom, power } from '../../../engine/index.ts';
import { Sentence, sentenceKindCount } from '../../state/cases.ts';
import { casesPart, daysPerYear } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { monthNames } from '../../parameters/chapters/demand.ts';
import type { Service } from '../../service.ts';
import { startSentence } from './custody.ts';
import { createCase, caseSourceKey } from './new-case.ts';
import { startOrder } from './supervision.ts';

/**
 * Courts sit on each working day and send the unit a Poisson number of cases of each kind, at the rate of that day.
 *
 * The number of a kind and day hangs on that day's luck alone, and a case's birth number on its day and place in it:
 * more cases on one day change no other day, and the cases that a higher rate adds come after those that were there.
 */
export function courtsSit(service: Service): void {
  const { calendar, unit, streams, queue, derived, today, endDay } = service;
  const next = calendar.deadline(today, 1);
  if (next < endDay) queue.addOn(next, casesPart, Event.courtsSit, 0);
  if (!calendar.isWorkingDay(today)) return;
  const factor = shareOfYearToday(service);
  for (let sentence = 0; sentence < sentenceKindCount; sentence++) {
    const mean = derived.startsAYear[sentence] * factor * unit.plan.shareOfCases;
    const number = poissonFrom(streams.arrivals.uniform(caseSourceKey(unit, sentence), today), mean);
    for (let i = 0; i < number; i++) startCase(service, sentence, today * 4096 + i);
  }
}

function startCase(service: Service, sentence: number, serialNumber: number): void {
  const case_ = createCase(service, sentence, serialNumber);
  if (sentence === Sentence.custodial) startSentence(service, case_);
  else startOrder(service, case_);
}

/**
 * Share of a year's starts that come on today: a working day's share, times season and growth. Growth does not run
 * before the first day.
 */
function shareOfYearToday({ calendar, p, today, firstDay, shareOfYearOnDay }: Service): number {
  if (!Number.isNaN(shareOfYearOnDay[today])) return shareOfYearOnDay[today];
  const year = calendar.year(today);
  const first = calendar.dayOf(`${year}-01-01`);
  const next = calendar.dayOf(`${year + 1}-01-01`);
  // Of the first year, the days from the run-in on stand for the whole; later years are known to their end.
  const from = Math.max(0, first);
  const to = next;
  const workingDays =
    ((calendar.workingDayNumber(to) - calendar.workingDayNumber(from)) * (next - first)) / (to - from);
  const grown = power(1 + p.demand.growth, Math.max(0, today - firstDay) / daysPerYear);
  return (shareOfYearOnDay[today] = (p.demand.season[monthNames[calendar.month(today) - 1]] * grown) / workingDays);
}
