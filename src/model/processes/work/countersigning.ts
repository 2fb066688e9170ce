import { Event } from '../../events.ts';
import { carriedOverFrom, countersignaturesOfDay } from '../../rules/tasks/countersigning.ts';
import type { Service } from '../../service.ts';
import { ReviewStage } from '../../state/cases.ts';
import { Attendance } from '../../state/practitioners.ts';
import { countersigningPart } from '../../time/day.ts';
import type { CaseId } from '../../state/identity.ts';

/**
 * Seniors of the unit countersign assessments that record high or very high risk. Until then the assessment is written
 * and not complete: the old risk is on record, and the review is open and may become late or missed.
 */

/** An assessment of a level of risk is written: it joins those that wait for the seniors of the unit. */
export function awaitCountersignature(service: Service, case_: CaseId, level: number): void {
  const { cases, unit, calendar, today } = service;
  cases.review[case_] = ReviewStage.awaitingCountersignature;
  unit.awaitingCountersignature.set(case_, { level, writtenOn: today });
  if (!unit.isCountersigningScheduled)
    scheduleCountersigning(service, calendar.isWorkingDay(today) ? today : calendar.deadline(today, 1));
}

function scheduleCountersigning({ unit, queue, endDay }: Service, day: number): void {
  unit.isCountersigningScheduled = day < endDay;
  if (day < endDay) queue.addOn(day, countersigningPart, Event.seniorsCountersign, 0);
}

/** At the end of a working day seniors countersign, in order of writing, as many assessments as they have time for. */
export function seniorsCountersign(service: Service): void {
  const { cases, unit, queue, calendar, p, today } = service;
  const waiting = unit.awaitingCountersignature;
  const time = countersignaturesOfDay(
    unit.countersignaturesCarriedOver,
    seniorsAtWork(service),
    p.tasks.countersignatures,
  );
  unit.countersignaturesCarriedOver = carriedOverFrom(time);
  unit.isCountersigningScheduled = false;
  let left = Math.floor(time);
  for (const case_ of waiting.keys()) {
    if (left-- <= 0) break;
    queue.addOn(today, countersigningPart, Event.assessmentIsCountersigned, case_, cases.reviewTimer[case_]);
  }
  if (waiting.size > time) scheduleCountersigning(service, calendar.deadline(today, 1));
}

/** How many seniors of the unit are at work today. */
const seniorsAtWork = ({ officers, unit }: Service): number =>
  unit.seniors.filter((senior) => officers.attendance[senior] === Attendance.atWork).length;
