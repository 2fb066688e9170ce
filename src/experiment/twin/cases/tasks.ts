import {
  calendarDays,
  daysPerMonth,
  daysPerYear,
  daysReportCounts,
  GradeIndex,
  loadOfTask,
  mayWriteReport,
  reportKinds,
  reportPoints,
  taskKinds,
} from '../../../model/index.ts';
import type { Epoch, TaskKind } from '../../../model/index.ts';
import { shareOnLicence } from './recall.ts';

/** Tasks of one kind, in points. */
export interface TaskWork {
  /** Effort a month of all of them. */
  readonly effort: number;
  /** What an open one asks of its officer, a month. */
  readonly asks: number;
}

/** What calls for tasks about cases, in an area. */
export interface TaskOccasions {
  /** A day. */
  readonly releases: number;
  /** People supervised after release; those of them in contact, and orders, with officers who act on what happens. */
  readonly afterRelease: number;
  readonly afterReleaseEnforced: number;
  readonly ordersEnforced: number;
}

/** Tasks about cases, at the rates at which they come; kinds that are left out are none. */
export function tasksAboutCases(epoch: Epoch, occasions: TaskOccasions): TaskWork[] {
  const { derived } = epoch;
  const { demand, supervision, tasks } = epoch.p;
  const perYear = shareOnLicence(epoch) / daysPerYear;
  const early = demand.early_release_days > 0 ? demand.early_release_share : 0;
  const perDay: readonly (readonly [TaskKind, number])[] = [
    ['recall_papers', supervision.recall_rate * perYear * occasions.afterRelease],
    ['licence_warning', tasks.licence_warnings * perYear * occasions.afterReleaseEnforced],
    ['breach_pack', (supervision.breach_rate / daysPerYear) * occasions.ordersEnforced],
    ['early_release_papers', early * occasions.releases],
  ];
  return perDay.flatMap(([kind, number]) => workOf(kind, number, derived));
}

/** Reports of those who may write them. */
export interface ReportWork {
  /** Points a month that the workload measure counts for them. */
  readonly points: number;
  readonly tasks: readonly TaskWork[];
}

/**
 * Reports that only qualified officers write, and those that services officers write too. `shareOfYear` is the share of
 * a year's reports that are asked for in a day.
 */
export function reportsOf({ derived }: Epoch, shareOfYear: number): readonly [ReportWork, ReportWork] {
  const kinds = reportKinds.map((kind, index) => ({
    forAll: mayWriteReport(index, GradeIndex.PSO),
    points: reportPoints[kind] * daysReportCounts,
    perDay: derived.taskEffort[index] === 0 ? 0 : derived.reportsAYear[index] * shareOfYear,
    kind,
  }));
  const of = (group: typeof kinds): ReportWork => ({
    points: group.reduce((sum, { points, perDay }) => sum + points * perDay, 0),
    tasks: group.flatMap(({ kind, perDay }) => workOf(kind, perDay, derived)),
  });
  return [of(kinds.filter(({ forAll }) => !forAll)), of(kinds.filter(({ forAll }) => forAll))];
}

/** The work of a kind of task of which so many come a day; none where it is left out. */
function workOf(kind: TaskKind, perDay: number, { taskEffort, taskDue }: Epoch['derived']): TaskWork[] {
  const index = taskKinds.indexOf(kind);
  const effort = taskEffort[index] / 1000;
  if (effort * perDay === 0) return [];
  return [{ effort: effort * perDay * daysPerMonth, asks: loadOfTask(effort, 0, calendarDays(taskDue[index])) }];
}
