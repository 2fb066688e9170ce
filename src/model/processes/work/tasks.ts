import { taskKinds } from '../../categories.ts';
import { outcomeOnCompletion } from '../../rules/reviews/review-status.ts';
import { groupByTaskKind } from '../../rules/tasks/groups.ts';
import { isTaskStillWanted } from '../../rules/tasks/still-wanted.ts';
import type { CaseTaskKind, StageName } from '../../rules/tasks/still-wanted.ts';
import type { Service } from '../../service.ts';
import { Stage } from '../../state/cases.ts';
import { completeOrReschedule, enqueueTask, removeTask } from './officer-work.ts';
import { none } from '../../state/identity.ts';
import type { CaseId, OfficerId, TaskId } from '../../state/identity.ts';

/**
 * Tasks: work with a deadline. One about a case follows the case: it is in the queue of the officer who holds it, waits
 * while nobody does, and is cancelled when it is no longer wanted. It may be late, and stays until it is done.
 */

const stageNames = Object.keys(Stage) as StageName[];

/** Begins a task of a kind, with nobody to do it yet; `none` where the kind is left out. */
export function beginTask({ tasks, calendar, derived, today }: Service, kind: number): TaskId {
  const effort = derived.taskEffort[kind];
  return effort === 0 ? none : tasks.open(kind, effort, calendar.deadline(today, derived.taskDue[kind]));
}

/** An event in a case calls for a task. */
export function beginTaskOfCase(service: Service, kind: CaseTaskKind, case_: CaseId): void {
  const { cases, tasks } = service;
  const task = beginTask(service, taskKinds.indexOf(kind));
  if (task === none) return;
  tasks.case_[task] = case_;
  tasks.nextOfCase[task] = cases.firstTask[case_];
  cases.firstTask[case_] = task;
  if (cases.officer[case_] !== none) enqueueTask(service, task, cases.officer[case_]);
}

/** The tasks about a case are given to its new officer. */
export function giveTasks(service: Service, case_: CaseId, officer: OfficerId): void {
  const { cases, tasks } = service;
  for (let task = cases.firstTask[case_]; task !== none; task = tasks.nextOfCase[task])
    enqueueTask(service, task, officer);
}

/** The tasks about a case leave its officer, and wait with it. */
export function takeBackTasks(service: Service, case_: CaseId): void {
  const { cases, tasks } = service;
  for (let task = cases.firstTask[case_]; task !== none; task = tasks.nextOfCase[task]) removeTask(service, task);
}

/** The person is somewhere else now: tasks that are no longer wanted there are cancelled. */
export function cancelUnwantedTasks(service: Service, case_: CaseId): void {
  const { cases, tasks } = service;
  let before: TaskId = none;
  for (let task = cases.firstTask[case_]; task !== none;) {
    const next = tasks.nextOfCase[task];
    const kind = taskKinds[tasks.kind[task]] as CaseTaskKind;
    if (isTaskStillWanted(kind, stageNames[cases.stage[case_]])) before = task;
    else {
      if (before === none) cases.firstTask[case_] = next;
      else tasks.nextOfCase[before] = next;
      cancelTask(service, task);
    }
    task = next;
  }
}

/** The case ends, and with it all that was to be done about it. */
export function cancelTasks(service: Service, case_: CaseId): void {
  const { cases, tasks } = service;
  for (let task = cases.firstTask[case_]; task !== none;) {
    const next = tasks.nextOfCase[task];
    cancelTask(service, task);
    task = next;
  }
  cases.firstTask[case_] = none;
}

/** A task is not to be done any more; it is in no case's list by now. */
export function cancelTask(service: Service, task: TaskId): void {
  const { tasks } = service;
  if (tasks.officer[task] !== none) removeTask(service, task);
  tasks.close(task);
}

/** An officer completes the task in hand, in time or late. */
export function taskIsCompleted(service: Service, officer: OfficerId): void {
  const { officers, cases, tasks, flows, today } = service;
  if (!completeOrReschedule(service, officer)) return;
  const task = officers.taskInHand[officer];
  const group = groupByTaskKind[tasks.kind[task]];
  if (outcomeOnCompletion(today, tasks.dueOn[task]) === 'in time') flows.tasksInTime[group]++;
  else flows.tasksLate[group]++;
  const case_ = tasks.case_[task];
  if (case_ !== none) {
    let other = cases.firstTask[case_];
    if (other === task) cases.firstTask[case_] = tasks.nextOfCase[task];
    else {
      while (tasks.nextOfCase[other] !== task) other = tasks.nextOfCase[other];
      tasks.nextOfCase[other] = tasks.nextOfCase[task];
    }
  }
  removeTask(service, task);
  tasks.close(task);
}
