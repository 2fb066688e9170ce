import { Event } from '../../events.ts';
import { Attendance } from '../../state/practitioners.ts';
import { daysPerMonth } from '../../time/day.ts';
import { isMentor } from '../../rules/staff/mentoring.ts';
import { isMorePressing, loadOfTask, timeForTasks } from '../../rules/tasks/deadlines.ts';
import { groupByTaskKind, workGroups } from '../../rules/tasks/groups.ts';
import { contactFraction, reviewCapacity } from '../../rules/workload/split-of-work.ts';
import { contactAtLevel } from '../../rules/workload/protected-contact.ts';
import { callsForOvertime, overtimeHoursAWeek } from '../../rules/workload/overtime.ts';
import { timeForCases } from '../../rules/workload/time-for-cases.ts';
import { timeCriticalPoints } from '../../rules/workload/work-of-cases.ts';
import type { Service } from '../../service.ts';
import { roshLevels } from '../../categories.ts';
import { atLevel, none } from '../../state/identity.ts';
import type { CaseId, OfficerId, TaskId } from '../../state/identity.ts';

/**
 * The work of one officer: contact first, and what time is left for a queue of tasks, assessments and reviews. Tasks,
 * which have a deadline, are done before the others, and one that is more pressing than the work in hand interrupts it.
 *
 * A late or missed review or task is what this queue did; nothing here draws one from a curve.
 */

const assessments = workGroups.indexOf('assessments');

/** Workload points over available points, live weights; 0 for an officer without available points. */
export function loadOf({ officers, p }: Service, officer: OfficerId): number {
  const available = officers.available[officer];
  return available > 0 ? (officers.points[officer] * p.work.weight_scale) / available : 0;
}

/** Points a month of work that cannot wait, which the officer's cases truly need; that of tasks is in the queue. */
const timeCriticalPointsOf = ({ officers, p }: Service, officer: OfficerId): number =>
  timeCriticalPoints(
    officers.points[officer] - officers.taskPoints[officer],
    p.work.weight_scale,
    p.work.work_factor,
    officers.deferrable[officer] / 1000,
  );

/** Points a month that an officer at work keeps free for open tasks, of the time for cases. */
const timeForTasksOf = ({ officers }: Service, officer: OfficerId, time: number): number =>
  timeForTasks(officers.taskLoad[officer] / 1000, time);

/** Points a month of work that cannot wait, of one case. */
export const timeCriticalPointsOfCase = ({ cases, p }: Service, case_: CaseId): number =>
  timeCriticalPoints(
    cases.points[case_] - cases.taskPoints[case_],
    p.work.weight_scale,
    p.work.work_factor,
    cases.deferrable[case_] / 1000,
  );

/** Points a month that an officer at work has for cases; `overtime` is the strength of that loop. */
function timeForCasesOf(
  service: Service,
  officer: OfficerId,
  load = loadOf(service, officer),
  overtime = service.p.loops.overtime,
): number {
  const { officers, unit, p } = service;
  return timeForCases(
    officers.available[officer],
    isMentor(officers.grade[officer]) ? unit.mentoring : 0,
    load,
    overtime,
    p.work.overtime_most,
    p.work.overtime_reached_at,
  );
}

/** Whether an officer is at work today and has points available. */
const isWorking = ({ officers }: Service, officer: OfficerId): boolean =>
  officers.attendance[officer] === Attendance.atWork && officers.available[officer] > 0;

/** Hours of overtime a week that the load of an officer at work calls for, and the officer works. */
export function overtimeOf(service: Service, officer: OfficerId): number {
  const load = loadOf(service, officer);
  if (!callsForOvertime(load)) return 0;
  const more = timeForCasesOf(service, officer, load) - timeForCasesOf(service, officer, load, 0);
  return overtimeHoursAWeek(more, service.p.work.nominal_target, service.p.staff.full_time_hours);
}

/** The fraction of contact that an officer keeps up today; 0 while absent. */
export function contactKeptUp(service: Service, officer: OfficerId): number {
  if (!isWorking(service, officer)) return 0;
  const time = timeForCasesOf(service, officer);
  return contactFraction(
    timeCriticalPointsOf(service, officer),
    service.officers.deferrable[officer] / 1000,
    time - timeForTasksOf(service, officer, time),
    service.p.work.contact_first,
  );
}

/** Points a month of contact that an officer keeps up today. */
export const contactDone = (service: Service, officer: OfficerId): number =>
  timeCriticalPointsOf(service, officer) * contactKeptUp(service, officer);

/**
 * The fraction of contact that an officer keeps up today with cases of a recorded risk: the least risky are the first
 * to lose it.
 */
export function contactKeptUpAtRisk(service: Service, officer: OfficerId, level: number): number {
  const kept = contactKeptUp(service, officer);
  const isPartOfItKept = kept > 0 && kept < 1;
  if (service.p.work.protection === 0 || !isPartOfItKept) return kept;
  return contactAtLevel(level, contactByRisk(service, officer), kept, service.derived.exposureByRisk);
}

/** The same for a case of each recorded risk. */
export const contactKeptUpByRisk = (service: Service, officer: OfficerId): readonly number[] =>
  roshLevels.map((_, level) => contactKeptUpAtRisk(service, officer, level));

/** The fraction of contact that an officer keeps up today with one of the cases held. */
export const contactKeptUpWith = (service: Service, officer: OfficerId, case_: CaseId): number =>
  contactKeptUpAtRisk(service, officer, service.cases.recordedRisk[case_]);

/** Points a month of work that cannot wait, of the officer's cases of each recorded risk. */
function contactByRisk({ officers, p }: Service, officer: OfficerId): number[] {
  const { pointsByRisk, deferrableByRisk } = officers;
  const { weight_scale, work_factor } = p.work;
  const work = [0, 0, 0, 0];
  for (let level = 0; level < roshLevels.length; level++)
    work[level] = timeCriticalPoints(
      pointsByRisk[atLevel(officer, level)],
      weight_scale,
      work_factor,
      deferrableByRisk[atLevel(officer, level)] / 1000,
    );
  return work;
}

/** Points a day at which an officer works through the queue of tasks, assessments and reviews; 0 while absent. */
function queuePace(service: Service, officer: OfficerId): number {
  if (!isWorking(service, officer)) return 0;
  const time = timeForCasesOf(service, officer);
  const forTasks = timeForTasksOf(service, officer, time);
  return (forTasks + timeForReviews(service, officer, time - forTasks)) / daysPerMonth;
}

/** Points a month that an officer gives to assessments and reviews, of the time that tasks leave. */
const timeForReviews = (service: Service, officer: OfficerId, time: number): number =>
  reviewCapacity(
    timeCriticalPointsOf(service, officer),
    service.officers.deferrable[officer] / 1000,
    time,
    service.p.work.contact_first,
  );

/**
 * The time that an officer has for assessments and reviews over what they take; above 1 where all of them can be done,
 * and for an officer without any; 0 while absent.
 */
export function shareOfReviewsDone(service: Service, officer: OfficerId): number {
  const deferrable = service.officers.deferrable[officer] / 1000;
  if (deferrable === 0) return Infinity;
  if (!isWorking(service, officer)) return 0;
  const time = timeForCasesOf(service, officer);
  return timeForReviews(service, officer, time - timeForTasksOf(service, officer, time)) / deferrable;
}

/** The officer's caseload, hours, attendance or tasks have changed: the work in hand goes on at another pace. */
export function updatePace(service: Service, officer: OfficerId): void {
  const { officers } = service;
  if (officers.reviewInHand[officer] === none && officers.taskInHand[officer] === none) return;
  const pace = queuePace(service, officer);
  if (pace === officers.pace[officer]) return;
  recordEffort(service, officer);
  scheduleCompletion(service, officer, pace, false);
}

/** The effort that has gone into the work in hand since it was last recorded is taken off what is left of it. */
function recordEffort(service: Service, officer: OfficerId): void {
  const { officers, cases, tasks, queue } = service;
  const done = 1000 * officers.pace[officer] * (queue.now - officers.workedUntil[officer]);
  const task = officers.taskInHand[officer];
  const before = task === none ? cases.effortLeft[officers.reviewInHand[officer]] : tasks.effortLeft[task];
  recordEffortLeft(service, officer, Math.max(0, Math.round(before - done)));
}

/** So many thousandths of points of the work in hand are left, and the others have been done. */
function recordEffortLeft({ officers, cases, tasks, flows }: Service, officer: OfficerId, left: number): void {
  const task = officers.taskInHand[officer];
  if (task === none) {
    const review = officers.reviewInHand[officer];
    flows.work[assessments] += cases.effortLeft[review] - left;
    cases.effortLeft[review] = left;
    return;
  }
  flows.work[groupByTaskKind[tasks.kind[task]]] += tasks.effortLeft[task] - left;
  tasks.effortLeft[task] = left;
}

/** An assessment or review joins the officer's queue, before all that are less urgent. */
export function enqueueReview(service: Service, case_: CaseId, officer: OfficerId): void {
  const { officers, cases } = service;
  const urgency = cases.urgency[case_];
  let before: CaseId = none;
  let after = officers.firstReview[officer];
  while (after !== none && cases.urgency[after] >= urgency) {
    before = after;
    after = cases.nextReview[after];
  }
  cases.nextReview[case_] = after;
  if (before === none) officers.firstReview[officer] = case_;
  else cases.nextReview[before] = case_;
  if (officers.reviewInHand[officer] === none && officers.taskInHand[officer] === none) takeNextWork(service, officer);
}

/** An assessment or review is taken out of the officer's queue undone; effort already given to it is kept. */
export function removeReview(service: Service, case_: CaseId, officer: OfficerId): void {
  const { officers, cases } = service;
  if (officers.reviewInHand[officer] === case_) {
    recordEffort(service, officer);
    takeNextWork(service, officer);
    return;
  }
  let before: CaseId = none;
  let review = officers.firstReview[officer];
  while (review !== case_) {
    before = review;
    review = cases.nextReview[review];
  }
  if (before === none) officers.firstReview[officer] = cases.nextReview[case_];
  else cases.nextReview[before] = cases.nextReview[case_];
}

/**
 * A task joins the officer's queue, before all that are due later, and is begun at once if it is more pressing than the
 * work in hand. While it is open it asks for time.
 */
export function enqueueTask(service: Service, task: TaskId, officer: OfficerId): void {
  const { officers, tasks, today } = service;
  const dueOn = tasks.dueOn[task];
  tasks.officer[task] = officer;
  tasks.load[task] = Math.round(loadOfTask(tasks.effortLeft[task], today, dueOn));
  officers.taskLoad[officer] += tasks.load[task];
  insertTask(service, task, officer);
  const inHand = officers.taskInHand[officer];
  if (inHand !== none && !isMorePressing(dueOn, tasks.dueOn[inHand])) {
    updatePace(service, officer);
    return;
  }
  putBackWork(service, officer);
  takeNextWork(service, officer);
}

function insertTask({ officers, tasks }: Service, task: TaskId, officer: OfficerId): void {
  let before: TaskId = none;
  let after = officers.firstTask[officer];
  while (after !== none && !isMorePressing(tasks.dueOn[task], tasks.dueOn[after])) {
    before = after;
    after = tasks.next[after];
  }
  tasks.next[task] = after;
  if (before === none) officers.firstTask[officer] = task;
  else tasks.next[before] = task;
}

/** The work in hand, if any, goes back to the head of its queue; effort already given to it is kept. */
function putBackWork(service: Service, officer: OfficerId): void {
  const { officers, cases } = service;
  const task = officers.taskInHand[officer];
  const review = officers.reviewInHand[officer];
  if (task === none && review === none) return;
  recordEffort(service, officer);
  officers.taskInHand[officer] = officers.reviewInHand[officer] = none;
  if (task !== none) insertTask(service, task, officer);
  else {
    cases.nextReview[review] = officers.firstReview[officer];
    officers.firstReview[officer] = review;
  }
}

/** A task leaves the officer undone, or done if it is the one in hand and nothing of it is left. */
export function removeTask(service: Service, task: TaskId): void {
  const { officers, tasks } = service;
  const officer = tasks.officer[task];
  officers.taskLoad[officer] -= tasks.load[task];
  tasks.officer[task] = none;
  if (officers.taskInHand[officer] === task) {
    recordEffort(service, officer);
    takeNextWork(service, officer);
    return;
  }
  let before: TaskId = none;
  let other = officers.firstTask[officer];
  while (other !== task) {
    before = other;
    other = tasks.next[other];
  }
  if (before === none) officers.firstTask[officer] = tasks.next[task];
  else tasks.next[before] = tasks.next[task];
  updatePace(service, officer);
}

/** The officer takes up the most pressing task, or else the most urgent assessment or review, if there is one. */
export function takeNextWork(service: Service, officer: OfficerId): void {
  const { officers, cases, tasks } = service;
  const task = officers.firstTask[officer];
  const review = task === none ? officers.firstReview[officer] : none;
  officers.taskInHand[officer] = task;
  officers.reviewInHand[officer] = review;
  if (task !== none) officers.firstTask[officer] = tasks.next[task];
  else if (review !== none) officers.firstReview[officer] = cases.nextReview[review];
  else {
    officers.workTimer[officer]++;
    return;
  }
  scheduleCompletion(service, officer, queuePace(service, officer), true);
}

/**
 * The work in hand will be completed when its effort is done at this pace.
 *
 * Work changes more often than it is completed. Where completion moves within a day still to come, what was
 * scheduled moves with it; where it moves to a later day, what was scheduled stands, and is found to be too soon when
 * its time comes.
 */
function scheduleCompletion(service: Service, officer: OfficerId, pace: number, isNew: boolean): void {
  const { officers, cases, tasks, queue } = service;
  const task = officers.taskInHand[officer];
  const left = task === none ? cases.effortLeft[officers.reviewInHand[officer]] : tasks.effortLeft[task];
  officers.pace[officer] = pace;
  officers.workedUntil[officer] = queue.now;
  const time = pace > 0 ? queue.now + left / (1000 * pace) : Infinity;
  officers.completesAt[officer] = time;
  if (!isNew && queue.moveWithinDay(officers.completionSlot[officer], time)) officers.scheduledFor[officer] = time;
  else if (isNew || time < officers.scheduledFor[officer]) scheduleCompletionAt(service, officer, time);
}

function scheduleCompletionAt({ officers, queue, endDay }: Service, officer: OfficerId, time: number): void {
  const timer = ++officers.workTimer[officer];
  const kind = officers.taskInHand[officer] === none ? Event.assessmentIsCompleted : Event.taskIsCompleted;
  officers.scheduledFor[officer] = time;
  officers.completionSlot[officer] = time < endDay ? queue.addAt(time, kind, officer, timer) : none;
}

/**
 * The time has come for which completion was scheduled: whether the work in hand is done now, or is rescheduled for
 * later.
 */
export function completeOrReschedule(service: Service, officer: OfficerId): boolean {
  const { officers, queue } = service;
  if (officers.completesAt[officer] <= queue.now) {
    recordEffortLeft(service, officer, 0);
    return true;
  }
  scheduleCompletionAt(service, officer, officers.completesAt[officer]);
  return false;
}
