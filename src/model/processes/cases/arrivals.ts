import { serialNumberIn } from '../../state/draws.ts';
import { poissonFrom } from '../../../engine/index.ts';
import { Sentence, sentenceKindCount } from '../../state/cases.ts';
import { casesPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { monthNames } from '../../parameters/chapters/demand.ts';
import { startsShareOnDay, workingDaysOfYear } from '../../rules/demand/starts-of-a-day.ts';
import { demandGrownBy } from '../../rules/demand/growth.ts';
import type { Service } from '../../service.ts';
import { startSentence } from './custody.ts';
import { createCase } from './new-case.ts';
import { startOrder } from './supervision.ts';
import { reportsAreRequested } from '../work/reports.ts';

/**
 * Courts sit on each working day and send the unit a Poisson number of cases of each kind, at the rate of that day; they
 * and others ask for reports.
 *
 * The number of a kind and day depends on the random number of that day alone, and a case's serial number on its day
 * and rank in it: more cases on one day change no other day, and the cases that a higher rate adds come after those
 * that were there.
 */
export function courtsSit(service: Service): void {
  const { calendar, unit, streams, queue, derived, today, endDay } = service;
  const next = calendar.deadline(today, 1);
  if (next < endDay) queue.addOn(next, casesPart, Event.courtsSit, 0);
  if (!calendar.isWorkingDay(today)) return;
  const factor = shareOfYearToday(service);
  for (let sentence = 0; sentence < sentenceKindCount; sentence++) {
    const mean = derived.startsAYear[sentence] * factor * unit.plan.shareOfCases;
    const number = poissonFrom(streams.arrivals.uniform(sentence, today), mean);
    for (let i = 0; i < number; i++) startCase(service, sentence, serialNumberIn(today, i));
  }
  reportsAreRequested(service, factor);
}

function startCase(service: Service, sentence: number, serialNumber: number): void {
  const case_ = createCase(service, sentence, serialNumber);
  if (sentence === Sentence.custodial) startSentence(service, case_);
  else startOrder(service, case_);
}

/** Share of a year's starts that come on today, worked out once for all units. */
function shareOfYearToday({ calendar, p, today, demandGrowth, shareOfYearOnDay }: Service): number {
  if (Number.isNaN(shareOfYearOnDay[today])) {
    const season = p.demand.season[monthNames[calendar.month(today) - 1]];
    const workingDays = workingDaysOfYear(calendar, calendar.year(today));
    shareOfYearOnDay[today] = startsShareOnDay(season, demandGrownBy(demandGrowth, today), workingDays);
  }
  return shareOfYearOnDay[today];
}
