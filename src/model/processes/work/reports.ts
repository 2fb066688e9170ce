import { poissonFrom } from '../../../engine/index.ts';
import { reportKinds } from '../../categories.ts';
import { Event } from '../../events.ts';
import { mayWriteByKind, mayWriteIndex } from '../../rules/tasks/who-may-write.ts';
import { daysReportCounts, reportPoints } from '../../rules/workload/report-points.ts';
import type { Service } from '../../service.ts';
import { Attendance } from '../../state/practitioners.ts';
import { staffPart } from '../../time/day.ts';
import { beginTask, cancelTask } from './tasks.ts';
import { enqueueTask, removeTask, updatePace } from './officer-work.ts';
import { none } from '../../state/identity.ts';
import type { OfficerId, TaskId } from '../../state/identity.ts';

/**
 * Reports that courts and the Parole Board ask for, and ARMS assessments: tasks of the unit, about nobody whom the
 * model follows. Each goes to the least loaded officer at work who may write it.
 */

/** On a working day each kind of report is asked for a Poisson number of times, at its share of the year. */
export function reportsAreRequested(service: Service, shareOfYear: number): void {
  const { unit, streams, derived, today } = service;
  for (let kind = 0; kind < reportKinds.length; kind++) {
    const mean = derived.reportsAYear[kind] * shareOfYear * unit.plan.shareOfCases;
    if (mean === 0) continue;
    const number = poissonFrom(streams.reports.uniform(kind, today), mean);
    if (number === 1) reportIsRequested(service, kind);
    else if (number > 1) reportsOfOneKindAreRequested(service, kind, number);
  }
}

/** A report of a kind is asked for today. */
export function reportIsRequested(service: Service, kind: number): void {
  const task = beginTask(service, kind);
  if (task !== none) giveReport(service, task);
}

/**
 * Several reports of a kind are asked for today, one after another. Nobody's load changes in between but that of whoever
 * gets one, so that officers are asked for theirs once, however many reports there are in a large unit.
 */
function reportsOfOneKindAreRequested(service: Service, kind: number, number: number): void {
  const { caseHolders } = service.unit;
  const writers: OfficerId[] = [];
  const loads: number[] = [];
  for (let i = 0; i < caseHolders.length; i++) {
    if (!mayWriteToday(service, caseHolders[i], kind)) continue;
    writers.push(caseHolders[i]);
    loads.push(loadAsWriter(service, caseHolders[i]));
  }
  for (let i = 0; i < number; i++) {
    const task = beginTask(service, kind);
    if (task === none) return;
    let chosen = 0;
    for (let other = 1; other < loads.length; other++) if (loads[other] < loads[chosen]) chosen = other;
    giveReportTo(service, task, writers.length > 0 ? writers[chosen] : none);
    if (writers.length > 0) loads[chosen] = loadAsWriter(service, writers[chosen]);
  }
}

/** A report goes to an officer. */
function giveReport(service: Service, task: TaskId): void {
  giveReportTo(service, task, leastLoadedWriter(service, service.tasks.kind[task]));
}

/** A report goes to this officer; where nobody is there to write it, others do: it is none of the unit's. */
function giveReportTo(service: Service, task: TaskId, officer: OfficerId): void {
  if (officer === none) {
    cancelTask(service, task);
    return;
  }
  countReport(service, officer, reportPoints[reportKinds[service.tasks.kind[task]]]);
  enqueueTask(service, task, officer);
}

/** Whether an officer may write a report of a kind, and is at work. */
const mayWriteToday = ({ officers }: Service, officer: OfficerId, kind: number): boolean =>
  officers.attendance[officer] === Attendance.atWork &&
  officers.available[officer] > 0 &&
  mayWriteByKind[mayWriteIndex(kind, officers.grade[officer])] === 1;

/** The work of an officer, that of open tasks included, over the points available. */
const loadAsWriter = ({ officers }: Service, officer: OfficerId): number =>
  (officers.points[officer] + officers.taskLoad[officer] / 1000) / officers.available[officer];

/**
 * Who may write a report of a kind, is at work and has the least work for the points available; the first to join among
 * equals.
 */
function leastLoadedWriter(service: Service, kind: number): OfficerId {
  let chosen: OfficerId = none;
  let least = Infinity;
  const { caseHolders } = service.unit;
  for (let i = 0; i < caseHolders.length; i++) {
    const officer = caseHolders[i];
    if (!mayWriteToday(service, officer, kind)) continue;
    const load = loadAsWriter(service, officer);
    if (load >= least) continue;
    least = load;
    chosen = officer;
  }
  return chosen;
}

/** The workload measure counts a report with its officer, for so many days. */
function countReport(service: Service, officer: OfficerId, points: number): void {
  const { queue, today, endDay } = service;
  if (points === 0) return;
  changeReportPoints(service, officer, points);
  if (today + daysReportCounts < endDay)
    queue.addOn(today + daysReportCounts, staffPart, Event.reportLeavesTheCount, officer, points);
}

/** The days are over for which the workload measure counts a report. */
export function reportLeavesTheCount(service: Service, officer: OfficerId, points: number): void {
  changeReportPoints(service, officer, -points);
}

function changeReportPoints(service: Service, officer: OfficerId, more: number): void {
  const { officers } = service;
  officers.points[officer] += more;
  officers.taskPoints[officer] += more;
  updatePace(service, officer);
}

/** An officer goes away for long: the reports in the queue go to others. */
export function giveAwayReports(service: Service, officer: OfficerId): void {
  const { officers, tasks } = service;
  const reports: TaskId[] = [];
  if (officers.taskInHand[officer] !== none) reports.push(officers.taskInHand[officer]);
  for (let task = officers.firstTask[officer]; task !== none; task = tasks.next[task]) reports.push(task);
  for (const task of reports) {
    if (tasks.case_[task] !== none) continue;
    removeTask(service, task);
    giveReport(service, task);
  }
}
