import { daysPerMonth } from '../time/day.ts';
import { contactKeptUp, loadOf } from '../processes/work/officer-work.ts';
import type { Service } from '../service.ts';
import { grades } from '../categories.ts';
import type { StaffGrade } from '../categories.ts';
import { nameOfOfficer } from './agent-names.ts';
import { none } from '../state/identity.ts';
import type { CaseId, OfficerId, TaskId } from '../state/identity.ts';

/** An officer as a story speaks of one. */
export interface NamedOfficer {
  readonly name: string;
  readonly grade: StaffGrade;
}

/** What an officer has to do and to do it with, at a moment. */
export interface Workload {
  readonly cases: number;
  /** Workload points over available points, in per cent; 0 while away. */
  readonly capacity: number;
  /** Tasks in the queue, and assessments and reviews; the one in hand included. */
  readonly tasks: number;
  readonly reviews: number;
}

/** A position in an officer's queue of assessments and reviews. */
export interface QueuePosition extends Workload {
  /** Tasks, assessments and reviews that will be done first; 0 for the one in hand. */
  readonly ahead: number;
}

export const attendanceWords = [
  'at work',
  'off sick for some days',
  'off sick for weeks',
  'on parental leave',
] as const;
export type AttendanceWord = (typeof attendanceWords)[number];

export const namedOfficer = (service: Service, officer: OfficerId): NamedOfficer => ({
  name: nameOfOfficer(service, officer),
  grade: grades[service.officers.grade[officer]],
});

/** The tasks of an officer in the order in which they will be done. */
function tasksOf({ officers, tasks }: Service, officer: OfficerId): TaskId[] {
  const inHand = officers.taskInHand[officer];
  const found = inHand === none ? [] : [inHand];
  for (let task = officers.firstTask[officer]; task !== none; task = tasks.next[task]) found.push(task);
  return found;
}

/** The assessments and reviews of an officer in the order in which they will be done. */
function reviewsOf({ officers, cases }: Service, officer: OfficerId): CaseId[] {
  const inHand = officers.reviewInHand[officer];
  const found = inHand === none ? [] : [inHand];
  for (let review = officers.firstReview[officer]; review !== none; review = cases.nextReview[review])
    found.push(review);
  return found;
}

export function workloadOf(service: Service, officer: OfficerId): Workload {
  const { officers } = service;
  return {
    cases: officers.casesHeld[officer],
    capacity: roundToStep(100 * loadOf(service, officer), 10),
    tasks: tasksOf(service, officer).length,
    reviews: reviewsOf(service, officer).length,
  };
}

/** Where the open review of a case stands in the queue of the officer who holds it. */
export const queuePositionOf = (service: Service, case_: CaseId, officer: OfficerId): QueuePosition => ({
  ...workloadOf(service, officer),
  ahead: tasksOf(service, officer).length + reviewsOf(service, officer).indexOf(case_),
});

/** Share of contact that an officer keeps up today, two decimals. */
export const contactShareOf = (service: Service, officer: OfficerId): number =>
  roundToStep(contactKeptUp(service, officer), 100);

/** Points a day that the assessments and reviews of an officer's cases need. */
export const pointsNeededPerDay = ({ officers }: Service, officer: OfficerId): number =>
  officers.deferrable[officer] / 1000 / daysPerMonth;

/** Figures of a story are rounded to what it reports. */
export const roundToStep = (value: number, steps: number): number => Math.round(value * steps) / steps;
