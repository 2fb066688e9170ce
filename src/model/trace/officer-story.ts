import { none } from '../cases.ts';
import { daysOfAYear } from '../day.ts';
import { Event } from '../events.ts';
import { Attendance } from '../practitioners.ts';
import { holderClasses } from '../rules/who-may-hold.ts';
import type { Service } from '../service.ts';
import { grades } from '../words.ts';
import { LastEvent } from './last-event.ts';
import { nameOfOfficer } from './names.ts';
import { attendances, contactOf, rounded, workloadOf } from './officer-facts.ts';
import type { Onlooker } from './onlooker.ts';
import { reasonForGoing } from './reasons.ts';
import type { Dated, OfficerHappening } from './story.ts';

/** Over 110% for so many weekly counts on end, a workload is excessive. Source: pq-172934. */
const excessiveWeeks = 4;

const fields = ['inPost', 'grade', 'holderClass', 'holdsCases', 'attendance', 'weeksOver110', 'casesHeld'] as const;
type Standing = Record<(typeof fields)[number], number>;

/** Looks on at one officer, and keeps what happens in order, with a line for each quarter in which cases are held. */
export class OfficerStory implements Onlooker {
  readonly happenings: Dated<OfficerHappening>[] = [];
  readonly #name: string;
  #officer = none;
  #looked = 0;
  #was: Standing | undefined;
  #awaySince = 0;
  #isExcessive = false;
  #hasLeft = false;
  readonly #event = new LastEvent();
  #isFirstCall = true;
  #done = { inTime: 0, late: 0, missed: 0 };
  /** The last day of the quarter that runs. */
  #quarterEnds = 0;

  constructor(name: string) {
    this.#name = name;
  }

  eventComes(service: Service): void {
    if (this.#was !== undefined) this.#tellWhatHappened(service);
    else if (!this.#hasLeft && this.#officer === none) this.#lookForOfficer(service);
    this.#isFirstCall = false;
    while (this.#was !== undefined && service.queue.day > this.#quarterEnds) this.#quarterIsOver(service);
    this.#event.note(service);
  }

  unitEnds(service: Service): void {
    if (this.#was !== undefined) this.#tellWhatHappened(service);
    if (this.#was === undefined) return;
    this.#tell(service, service.endDay - 1, {
      what: 'run ends',
      grade: grades[this.#was.grade],
      figures: workloadOf(service, this.#officer),
    });
  }

  /** Nobody's record is used again, so that only those who have joined since need be looked at. */
  #lookForOfficer(service: Service): void {
    const { officers } = service;
    for (; this.#looked < officers.end; this.#looked = officers.after(this.#looked)) {
      if (nameOfOfficer(service, this.#looked) !== this.#name) continue;
      this.#officer = this.#looked;
      this.#was = this.#standing(service);
      this.#joins(service);
      return;
    }
  }

  #joins(service: Service): void {
    const { officers, calendar, p } = service;
    const day = this.#isFirstCall ? 0 : this.#event.day;
    const is = this.#was!;
    this.#quarterEnds = endOfQuarter(service, day + 1);
    this.happenings.push({
      on: calendar.isoOf(day),
      what: 'joins',
      atStart: this.#isFirstCall,
      grade: grades[is.grade],
      fullTime: officers.hours[this.#officer] >= p.staff.full_time_hours,
      holdsCases: is.holdsCases === 1,
      years: Math.max(0, rounded((service.firstDay - officers.serviceFrom[this.#officer]) / daysOfAYear, 10)),
      figures: workloadOf(service, this.#officer),
    });
  }

  #tellWhatHappened(service: Service): void {
    const { officers } = service;
    this.#countReview(service);
    if (fields.every((field) => officers[field][this.#officer] === this.#was![field])) return;
    const was = this.#was!;
    const is = this.#standing(service);
    const { day, kind } = this.#event;
    this.#was = is;
    if (is.inPost === 0) {
      this.#tell(service, day, { what: 'leaves', because: reasonForGoing(kind), figures: { cases: was.casesHeld } });
      this.#was = undefined;
      this.#hasLeft = true;
      return;
    }
    if (is.grade !== was.grade)
      this.#tell(service, day, {
        what: 'grade changes',
        from: grades[was.grade],
        to: grades[is.grade],
        holdsCases: is.holdsCases === 1,
      });
    else if (is.holderClass !== was.holderClass)
      this.#tell(service, day, { what: 'may hold more', now: holderClasses[is.holderClass] });
    if (is.attendance !== was.attendance) this.#attendanceChanges(service, was, is);
    const comeBack = kind === Event.casesOfAbsentReturn || kind === Event.parentalLeaveBegins;
    if (comeBack && is.casesHeld < was.casesHeld)
      this.#tell(service, day, {
        what: 'cases come back',
        because: attendances[is.attendance],
        figures: { cases: was.casesHeld - is.casesHeld },
      });
    if (is.attendance === Attendance.atWork) this.#excessChanges(service, is);
  }

  #attendanceChanges(service: Service, was: Standing, is: Standing): void {
    const { day } = this.#event;
    const figures = workloadOf(service, this.#officer);
    if (is.attendance === Attendance.atWork)
      this.#tell(service, day, {
        what: 'returns',
        from: attendances[was.attendance],
        days: day - this.#awaySince,
        figures,
      });
    else {
      this.#awaySince = day;
      this.#tell(service, day, {
        what: 'goes away',
        attendance: attendances[is.attendance],
        figures: { ...figures, cases: was.casesHeld },
      });
    }
  }

  /** Absence starts the count of weeks again, but is no relief: it is passed over. */
  #excessChanges(service: Service, { weeksOver110 }: Standing): void {
    const isExcessive = weeksOver110 >= excessiveWeeks;
    if (
      isExcessive === this.#isExcessive ||
      (this.#isExcessive && (weeksOver110 > 0 || this.#event.kind !== Event.staffReview))
    )
      return;
    this.#isExcessive = isExcessive;
    this.#tell(service, this.#event.day, {
      what: isExcessive ? 'workload is excessive' : 'workload is no longer excessive',
      figures: workloadOf(service, this.#officer),
    });
  }

  /** An assessment or review of a case that the officer holds has been done or missed. */
  #countReview(service: Service): void {
    const ended = this.#event.officer === this.#officer ? this.#event.endOfReview(service) : undefined;
    if (ended === 'in time') this.#done.inTime++;
    else if (ended === 'late' || ended === 'missed') this.#done[ended]++;
  }

  #quarterIsOver(service: Service): void {
    const { officers } = service;
    const officer = this.#officer;
    if (this.#was!.holdsCases === 1) {
      const figures = {
        ...workloadOf(service, officer),
        contact: contactOf(service, officer),
        strain: rounded(officers.strain[officer], 100),
        ...this.#done,
      };
      this.#tell(service, this.#quarterEnds, { what: 'quarter ends', figures });
    }
    this.#done = { inTime: 0, late: 0, missed: 0 };
    this.#quarterEnds = endOfQuarter(service, this.#quarterEnds + 1);
  }

  #standing({ officers }: Service): Standing {
    return Object.fromEntries(fields.map((field) => [field, officers[field][this.#officer]])) as Standing;
  }

  #tell({ calendar }: Service, day: number, happening: OfficerHappening): void {
    this.happenings.push({ on: calendar.isoOf(day), ...happening });
  }
}

/** The last day of the calendar quarter that a day lies in. */
function endOfQuarter({ calendar }: Service, day: number): number {
  const firstOfMonth = day - Number(calendar.isoOf(day).slice(8)) + 1;
  return calendar.addMonths(firstOfMonth, 3 - ((calendar.month(day) - 1) % 3)) - 1;
}
