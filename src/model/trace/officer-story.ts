import { daysPerYear } from '../time/day.ts';
import { Event } from '../events.ts';
import { Attendance } from '../state/practitioners.ts';
import { holderClasses } from '../rules/allocation/who-may-hold.ts';
import { isWorkloadExcessive } from '../rules/workload/excessive-workload.ts';
import type { Service } from '../service.ts';
import { grades } from '../categories.ts';
import { LastEvent } from './last-event.ts';
import { nameOfOfficer } from './agent-names.ts';
import { attendanceWords, contactShareOf, roundToStep, workloadOf } from './officer-facts.ts';
import type { Observer } from './observer.ts';
import { reasonForLeaving } from './reasons.ts';
import type { Dated, OfficerTraceEntry } from './story.ts';
import { none } from '../state/identity.ts';
import type { OfficerId } from '../state/identity.ts';

const watchedFields = [
  'inPost',
  'grade',
  'holderClass',
  'holdsCases',
  'attendance',
  'weeksOver110',
  'casesHeld',
] as const;
type OfficerSnapshot = Record<(typeof watchedFields)[number], number>;

/** Looks on at one officer, and keeps what happens in order, with a line for each quarter in which cases are held. */
export class OfficerStory implements Observer {
  readonly traceEntries: Dated<OfficerTraceEntry>[] = [];
  readonly #name: string;
  #officer: OfficerId = none;
  #nextToCheck = 0 as OfficerId;
  #before: OfficerSnapshot | undefined;
  #awaySince = 0;
  #isExcessive = false;
  #hasLeft = false;
  readonly #event = new LastEvent();
  #isFirstCall = true;
  #done = { inTime: 0, late: 0, missed: 0, tasksInTime: 0, tasksLate: 0 };
  /** The last day of the quarter that runs. */
  #quarterEndsOn = 0;

  constructor(name: string) {
    this.#name = name;
  }

  eventComes(service: Service): void {
    if (this.#before !== undefined) this.#recordChanges(service);
    else if (!this.#hasLeft && this.#officer === none) this.#findOfficer(service);
    this.#isFirstCall = false;
    while (this.#before !== undefined && service.queue.day > this.#quarterEndsOn) this.#recordQuarter(service);
    this.#event.note(service);
  }

  unitEnds(service: Service): void {
    if (this.#before !== undefined) this.#recordChanges(service);
    if (this.#before === undefined) return;
    this.#record(service, service.endDay - 1, {
      what: 'run ends',
      grade: grades[this.#before.grade],
      figures: workloadOf(service, this.#officer),
    });
  }

  /** Nobody's record is used again, so that only those who have joined since need be looked at. */
  #findOfficer(service: Service): void {
    const { officers } = service;
    for (; this.#nextToCheck < officers.end; this.#nextToCheck = officers.after(this.#nextToCheck)) {
      if (nameOfOfficer(service, this.#nextToCheck) !== this.#name) continue;
      this.#officer = this.#nextToCheck;
      this.#before = this.#snapshot(service);
      this.#recordJoining(service);
      return;
    }
  }

  #recordJoining(service: Service): void {
    const { officers, calendar, p } = service;
    const day = this.#isFirstCall ? 0 : this.#event.day;
    const now = this.#before!;
    this.#quarterEndsOn = endOfQuarter(service, day + 1);
    this.traceEntries.push({
      on: calendar.isoOf(day),
      what: 'joins',
      atStart: this.#isFirstCall,
      grade: grades[now.grade],
      fullTime: officers.hours[this.#officer] >= p.staff.full_time_hours,
      holdsCases: now.holdsCases === 1,
      years: Math.max(0, roundToStep((service.firstDay - officers.serviceFrom[this.#officer]) / daysPerYear, 10)),
      figures: workloadOf(service, this.#officer),
    });
  }

  #recordChanges(service: Service): void {
    const { officers } = service;
    this.#countWork(service);
    if (watchedFields.every((field) => officers[field][this.#officer] === this.#before![field])) return;
    const before = this.#before!;
    const now = this.#snapshot(service);
    const { day, kind } = this.#event;
    this.#before = now;
    if (now.inPost === 0) {
      this.#record(service, day, {
        what: 'leaves',
        because: reasonForLeaving(service, this.#officer, kind),
        figures: { cases: before.casesHeld },
      });
      this.#before = undefined;
      this.#hasLeft = true;
      return;
    }
    if (now.grade !== before.grade)
      this.#record(service, day, {
        what: 'grade changes',
        from: grades[before.grade],
        to: grades[now.grade],
        holdsCases: now.holdsCases === 1,
      });
    else if (now.holderClass !== before.holderClass)
      this.#record(service, day, { what: 'may hold more', now: holderClasses[now.holderClass] });
    else if (now.holdsCases > before.holdsCases) this.#record(service, day, { what: 'returns to sentence management' });
    else if (now.holdsCases < before.holdsCases)
      this.#record(service, day, { what: 'leaves sentence management', figures: { cases: before.casesHeld } });
    if (now.attendance !== before.attendance) this.#attendanceChanges(service, before, now);
    const casesComeBack = kind === Event.casesOfAbsentReturn || kind === Event.parentalLeaveBegins;
    if (casesComeBack && now.casesHeld < before.casesHeld)
      this.#record(service, day, {
        what: 'cases come back',
        because: attendanceWords[now.attendance],
        figures: { cases: before.casesHeld - now.casesHeld },
      });
    if (now.attendance === Attendance.atWork) this.#excessChanges(service, now);
  }

  #attendanceChanges(service: Service, before: OfficerSnapshot, now: OfficerSnapshot): void {
    const { day } = this.#event;
    const figures = workloadOf(service, this.#officer);
    if (now.attendance === Attendance.atWork)
      this.#record(service, day, {
        what: 'returns',
        from: attendanceWords[before.attendance],
        days: day - this.#awaySince,
        figures,
      });
    else {
      this.#awaySince = day;
      this.#record(service, day, {
        what: 'goes away',
        attendance: attendanceWords[now.attendance],
        figures: { ...figures, cases: before.casesHeld },
      });
    }
  }

  /** Absence starts the count of weeks again, but is no relief: it is passed over. */
  #excessChanges(service: Service, { weeksOver110 }: OfficerSnapshot): void {
    const isExcessive = isWorkloadExcessive(weeksOver110);
    if (
      isExcessive === this.#isExcessive ||
      (this.#isExcessive && (weeksOver110 > 0 || this.#event.kind !== Event.staffIsReviewed))
    )
      return;
    this.#isExcessive = isExcessive;
    this.#record(service, this.#event.day, {
      what: isExcessive ? 'workload is excessive' : 'workload is no longer excessive',
      figures: workloadOf(service, this.#officer),
    });
  }

  /** An assessment or review of a case that the officer holds has been done or missed, or a task is done. */
  #countWork(service: Service): void {
    const outcome = this.#event.officer === this.#officer ? this.#event.reviewOutcome(service) : undefined;
    if (outcome === 'in time') this.#done.inTime++;
    else if (outcome === 'late' || outcome === 'missed') this.#done[outcome]++;
    const ofTask = this.#event.taskOutcome(service, this.#officer);
    if (ofTask !== undefined) this.#done[ofTask === 'in time' ? 'tasksInTime' : 'tasksLate']++;
  }

  #recordQuarter(service: Service): void {
    const { officers } = service;
    const officer = this.#officer;
    if (this.#before!.holdsCases === 1) {
      const figures = {
        ...workloadOf(service, officer),
        contact: contactShareOf(service, officer),
        strain: roundToStep(officers.strain[officer], 100),
        ...this.#done,
      };
      this.#record(service, this.#quarterEndsOn, { what: 'quarter ends', figures });
    }
    this.#done = { inTime: 0, late: 0, missed: 0, tasksInTime: 0, tasksLate: 0 };
    this.#quarterEndsOn = endOfQuarter(service, this.#quarterEndsOn + 1);
  }

  #snapshot({ officers }: Service): OfficerSnapshot {
    return Object.fromEntries(watchedFields.map((field) => [field, officers[field][this.#officer]])) as OfficerSnapshot;
  }

  #record({ calendar }: Service, day: number, entry: OfficerTraceEntry): void {
    this.traceEntries.push({ on: calendar.isoOf(day), ...entry });
  }
}

/** The last day of the calendar quarter that a day lies in. */
function endOfQuarter({ calendar }: Service, day: number): number {
  const firstOfMonth = day - Number(calendar.isoOf(day).slice(8)) + 1;
  return calendar.addMonths(firstOfMonth, 3 - ((calendar.month(day) - 1) % 3)) - 1;
}
