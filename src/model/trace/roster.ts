import { Attendance } from '../state/practitioners.ts';
import { grades, roshLevels } from '../categories.ts';
import type { Rosh, StaffGrade } from '../categories.ts';
import { none } from '../state/identity.ts';
import type { CaseId, OfficerId } from '../state/identity.ts';
import type { Service } from '../service.ts';
import { loadOf } from '../processes/work/officer-work.ts';
import { nameOfCase, nameOfOfficer } from './agent-names.ts';
import { attendanceWords, roundToStep } from './officer-facts.ts';
import type { AttendanceWord } from './officer-facts.ts';
import { LastEvent } from './last-event.ts';
import type { Observer } from './observer.ts';

/** An officer of a unit as a roster lists one. */
export interface RosterOfficer {
  readonly name: string;
  readonly grade: StaffGrade;
  readonly attendance: AttendanceWord;
  readonly isAgency: boolean;
  readonly cases: number;
  /** Workload points over available points, in per cent; 0 while away. */
  readonly capacity: number;
}

/** A case that has no officer, as a roster lists it. */
export interface RosterCase {
  readonly name: string;
  readonly recorded: Rosh;
  /** Days since its papers were complete or its officer was lost. */
  readonly days: number;
}

/** Who holds cases in a unit, and which cases wait, at the end of a day. */
export interface Roster {
  /** ISO date. */
  readonly on: string;
  /** Those who may hold cases, in order of joining, whoever is away included. */
  readonly officers: readonly RosterOfficer[];
  /** The cases without an officer, in order of joining the queue. */
  readonly waiting: readonly RosterCase[];
  /** Reviews missed since the roster before this one, in order. */
  readonly missed: readonly RosterMissedReview[];
}

/** An assessment or review that was missed. */
export interface RosterMissedReview {
  readonly on: string;
  readonly case: string;
  readonly recorded: Rosh;
  /** Name of the officer who held the case; absent where it had none. */
  readonly officer?: string;
}

/** Looks on at a unit, and lists its officers and its queue every seven days from the first day of the run. */
export class RosterWatch implements Observer {
  readonly rosters: Roster[] = [];
  readonly #event = new LastEvent();
  #missed: RosterMissedReview[] = [];
  #nextOn = -1;

  eventComes(service: Service): void {
    this.#noteMissedReview(service);
    if (this.#nextOn < 0) this.#nextOn = service.firstDay;
    // The state stands since the last event, so that it is the one at the end of every day before this.
    for (; service.queue.day > this.#nextOn; this.#nextOn += 7) this.#list(service, this.#nextOn);
    this.#event.note(service);
  }

  unitEnds(service: Service): void {
    this.#noteMissedReview(service);
    for (; service.endDay > this.#nextOn; this.#nextOn += 7) this.#list(service, this.#nextOn);
  }

  #noteMissedReview(service: Service): void {
    const { day, officer, recordedRisk } = this.#event;
    if (this.#event.reviewOutcome(service) !== 'missed' || day < service.firstDay) return;
    this.#missed.push({
      on: service.calendar.isoOf(day),
      case: nameOfCase(service, this.#event),
      recorded: roshLevels[recordedRisk],
      ...(officer !== none && { officer: nameOfOfficer(service, officer) }),
    });
  }

  #list(service: Service, day: number): void {
    const { unit, calendar } = service;
    this.rosters.push({
      on: calendar.isoOf(day),
      officers: [...unit.caseHolders].sort((a, b) => a - b).map((officer) => rosterOfficer(service, officer)),
      waiting: unit.waitingList.cases
        .filter((case_) => service.cases.officer[case_] === none)
        .map((case_) => rosterCase(service, case_, day)),
      missed: this.#missed,
    });
    this.#missed = [];
  }
}

const rosterOfficer = (service: Service, officer: OfficerId): RosterOfficer => {
  const { officers } = service;
  return {
    name: nameOfOfficer(service, officer),
    grade: grades[officers.grade[officer]],
    attendance: attendanceWords[officers.attendance[officer]],
    isAgency: officers.isAgency[officer] === 1,
    cases: officers.casesHeld[officer],
    capacity: officers.attendance[officer] === Attendance.atWork ? roundToStep(100 * loadOf(service, officer), 10) : 0,
  };
};

const rosterCase = (service: Service, case_: CaseId, day: number): RosterCase => {
  const { cases } = service;
  return {
    name: nameOfCase(service, { source: cases.source[case_], serialNumber: cases.serialNumber[case_] }),
    recorded: roshLevels[cases.recordedRisk[case_]],
    days: day - cases.waitsFrom[case_],
  };
};
