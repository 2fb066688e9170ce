import { Event } from '../../events.ts';
import { Attendance } from '../../state/practitioners.ts';
import { daysPerMonth } from '../../time/day.ts';
import { isMentor } from '../../rules/staff/mentoring.ts';
import { contactFraction, reviewCapacity } from '../../rules/workload/split-of-work.ts';
import { contactByLevel } from '../../rules/workload/protected-contact.ts';
import { overtimeHoursAWeek } from '../../rules/workload/overtime.ts';
import { timeForCases } from '../../rules/workload/time-for-cases.ts';
import { timeCriticalPoints } from '../../rules/workload/work-of-cases.ts';
import type { Service } from '../../service.ts';
import { roshLevels } from '../../categories.ts';
import { none } from '../../state/identity.ts';
import type { CaseId, OfficerId } from '../../state/identity.ts';

/**
 * The work of one officer: contact first, and what time is left for a queue of assessments and reviews.
 *
 * A late or missed review is what this queue did; nothing here draws one from a curve.
 */

/** Workload points over available points, live weights; 0 for an officer without available points. */
export function loadOf({ officers, p }: Service, officer: OfficerId): number {
  const available = officers.available[officer];
  return available > 0 ? (officers.points[officer] * p.work.weight_scale) / available : 0;
}

/** Points a month of work that cannot wait, which the officer's cases truly need. */
const timeCriticalPointsOf = ({ officers, p }: Service, officer: OfficerId, deferrable: number): number =>
  timeCriticalPoints(officers.points[officer], p.work.weight_scale, p.work.work_factor, deferrable);

/** Points a month of work that cannot wait, of one case. */
export const timeCriticalPointsOfCase = ({ cases, p }: Service, case_: CaseId): number =>
  timeCriticalPoints(cases.points[case_], p.work.weight_scale, p.work.work_factor, cases.deferrable[case_] / 1000);

/** Points a month that an officer at work has for cases; `overtime` is the strength of that loop. */
function timeForCasesOf(service: Service, officer: OfficerId, overtime = service.p.loops.overtime): number {
  const { officers, unit, p } = service;
  return timeForCases(
    officers.available[officer],
    isMentor(officers.grade[officer]) ? unit.mentoring : 0,
    loadOf(service, officer),
    overtime,
    p.work.overtime_most,
    p.work.overtime_reached_at,
  );
}

/** Hours of overtime a week that the load of an officer at work calls for, and the officer works. */
export function overtimeOf(service: Service, officer: OfficerId): number {
  const more = timeForCasesOf(service, officer) - timeForCasesOf(service, officer, 0);
  return overtimeHoursAWeek(more, service.p.work.nominal_target, service.p.staff.full_time_hours);
}

/** The fraction of contact that an officer keeps up today; 0 while absent. */
export function contactKeptUp(service: Service, officer: OfficerId): number {
  const { officers, p } = service;
  if (officers.attendance[officer] !== Attendance.atWork || officers.available[officer] === 0) return 0;
  const deferrable = officers.deferrable[officer] / 1000;
  return contactFraction(
    timeCriticalPointsOf(service, officer, deferrable),
    deferrable,
    timeForCasesOf(service, officer),
    p.work.contact_first,
  );
}

/**
 * The fraction of contact that an officer keeps up today with cases of each recorded risk, the least risky first to
 * lose it. The mix of the officer's cases is looked up when asked for, which is seldom.
 */
export function contactKeptUpByRisk(service: Service, officer: OfficerId): readonly number[] {
  const { cases, officers, p } = service;
  const kept = contactKeptUp(service, officer);
  const work = roshLevels.map(() => 0);
  if (p.work.protection > 0 && kept > 0 && kept < 1)
    for (let case_ = officers.firstCase[officer]; case_ !== none; case_ = cases.nextHeld[case_])
      work[cases.recordedRisk[case_]] += timeCriticalPointsOfCase(service, case_);
  return contactByLevel(work, kept, p.work.protection);
}

/** The fraction of contact that an officer keeps up today with one of the cases held. */
export const contactKeptUpWith = (service: Service, officer: OfficerId, case_: CaseId): number =>
  service.p.work.protection === 0
    ? contactKeptUp(service, officer)
    : contactKeptUpByRisk(service, officer)[service.cases.recordedRisk[case_]];

/** Points a day that an officer gives to assessments and reviews; 0 while absent. */
function reviewPace(service: Service, officer: OfficerId): number {
  const { officers, p } = service;
  if (officers.attendance[officer] !== Attendance.atWork || officers.available[officer] === 0) return 0;
  const deferrable = officers.deferrable[officer] / 1000;
  return (
    reviewCapacity(
      timeCriticalPointsOf(service, officer, deferrable),
      deferrable,
      timeForCasesOf(service, officer),
      p.work.contact_first,
    ) / daysPerMonth
  );
}

/**
 * The time that an officer at work has for assessments and reviews over what they take; above 1 where all of them can
 * be done, and for an officer without any.
 */
export function shareOfReviewsDone(service: Service, officer: OfficerId): number {
  const { officers } = service;
  const deferrable = officers.deferrable[officer] / 1000;
  return deferrable > 0 ? (reviewPace(service, officer) * daysPerMonth) / deferrable : Infinity;
}

/** The officer's caseload, hours or attendance has changed: the task in hand goes on at another pace. */
export function updatePace(service: Service, officer: OfficerId): void {
  const { officers, cases } = service;
  const task = officers.taskInHand[officer];
  if (task === none) return;
  const pace = reviewPace(service, officer);
  if (pace === officers.pace[officer]) return;
  cases.effortLeft[task] = remainingEffort(service, task, officer);
  scheduleCompletion(service, task, officer, pace, false);
}

/** Thousandths of points that the task in hand still needs now. */
function remainingEffort({ officers, cases, queue }: Service, task: CaseId, officer: OfficerId): number {
  const done = 1000 * officers.pace[officer] * (queue.now - officers.workedUntil[officer]);
  return Math.max(0, Math.round(cases.effortLeft[task] - done));
}

/** An assessment or review joins the officer's queue, before all that are less urgent. */
export function enqueueTask(service: Service, case_: CaseId, officer: OfficerId): void {
  const { officers, cases } = service;
  const urgency = cases.urgency[case_];
  let before: CaseId = none;
  let after = officers.firstTask[officer];
  while (after !== none && cases.urgency[after] >= urgency) {
    before = after;
    after = cases.nextTask[after];
  }
  cases.nextTask[case_] = after;
  if (before === none) officers.firstTask[officer] = case_;
  else cases.nextTask[before] = case_;
  if (officers.taskInHand[officer] === none) takeNextTask(service, officer);
}

/** An assessment or review is taken out of the officer's queue undone; effort already given to it is kept. */
export function removeTask(service: Service, case_: CaseId, officer: OfficerId): void {
  const { officers, cases } = service;
  if (officers.taskInHand[officer] === case_) {
    cases.effortLeft[case_] = remainingEffort(service, case_, officer);
    takeNextTask(service, officer);
    return;
  }
  let before: CaseId = none;
  let task = officers.firstTask[officer];
  while (task !== case_) {
    before = task;
    task = cases.nextTask[task];
  }
  if (before === none) officers.firstTask[officer] = cases.nextTask[case_];
  else cases.nextTask[before] = cases.nextTask[case_];
}

/** The officer takes up the most urgent task of the queue, if there is one. */
export function takeNextTask(service: Service, officer: OfficerId): void {
  const { officers, cases } = service;
  const task = officers.firstTask[officer];
  officers.taskInHand[officer] = task;
  if (task === none) {
    officers.taskTimer[officer]++;
    return;
  }
  officers.firstTask[officer] = cases.nextTask[task];
  scheduleCompletion(service, task, officer, reviewPace(service, officer), true);
}

/**
 * The task in hand will be completed when its effort is done at this pace.
 *
 * Work changes more often than tasks are completed. Where completion moves within a day still to come, what was
 * scheduled moves with it; where it moves to a later day, what was scheduled stands, and is found to be too soon when
 * its time comes.
 */
function scheduleCompletion(service: Service, task: CaseId, officer: OfficerId, pace: number, isNew: boolean): void {
  const { officers, cases, queue } = service;
  officers.pace[officer] = pace;
  officers.workedUntil[officer] = queue.now;
  const time = pace > 0 ? queue.now + cases.effortLeft[task] / (1000 * pace) : Infinity;
  officers.completesAt[officer] = time;
  if (!isNew && queue.moveWithinDay(officers.completionSlot[officer], time)) officers.scheduledFor[officer] = time;
  else if (isNew || time < officers.scheduledFor[officer]) scheduleCompletionAt(service, officer, time);
}

function scheduleCompletionAt({ officers, queue, endDay }: Service, officer: OfficerId, time: number): void {
  const timer = ++officers.taskTimer[officer];
  officers.scheduledFor[officer] = time;
  officers.completionSlot[officer] =
    time < endDay ? queue.addAt(time, Event.assessmentIsCompleted, officer, timer) : none;
}

/**
 * The time has come for which completion was scheduled: whether the task in hand is done now, or is rescheduled for
 * later.
 */
export function completeOrReschedule(service: Service, officer: OfficerId): boolean {
  const { officers, queue } = service;
  if (officers.completesAt[officer] <= queue.now) return true;
  scheduleCompletionAt(service, officer, officers.completesAt[officer]);
  return false;
}
