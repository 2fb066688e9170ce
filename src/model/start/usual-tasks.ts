import { reportKinds, taskKinds } from '../categories.ts';
import { contactKeptUp } from '../processes/work/officer-work.ts';
import { shareEnforced } from '../rules/tasks/enforcement.ts';
import { mayWriteByKind, mayWriteIndex } from '../rules/tasks/who-may-write.ts';
import type { Service } from '../service.ts';
import { Stage } from '../state/cases.ts';
import { none } from '../state/identity.ts';
import type { OfficerId } from '../state/identity.ts';

/**
 * What tasks take of officers before the first day, on which none is open: as much as they come at the rates of that
 * day.
 */

const recallPapers = taskKinds.indexOf('recall_papers');
const licenceWarning = taskKinds.indexOf('licence_warning');
const breachPack = taskKinds.indexOf('breach_pack');

/** Works something out as if an officer had tasks open as usual; `available` is from `availableForReports`. */
export function withUsualTasks<Result>(
  service: Service,
  officer: OfficerId,
  available: readonly number[],
  workOut: () => Result,
): Result {
  const { taskLoad } = service.officers;
  taskLoad[officer] = Math.round(tasksOfCases(service, officer) + reports(service, officer, available));
  const result = workOut();
  taskLoad[officer] = 0;
  return result;
}

/** Thousandths of points a month of recall papers, warnings and breach packs of the cases held. */
function tasksOfCases(service: Service, officer: OfficerId): number {
  const { cases, officers, derived, p } = service;
  const enforced = shareEnforced(contactKeptUp(service, officer), p.tasks.enforcement_gives_way);
  let aYear = 0;
  for (let case_ = officers.firstCase[officer]; case_ !== none; case_ = cases.nextHeld[case_]) {
    const stage = cases.stage[case_];
    if (stage === Stage.order) aYear += p.supervision.breach_rate * enforced * derived.taskEffort[breachPack];
    else if (stage === Stage.licence)
      aYear +=
        p.supervision.recall_rate * derived.taskEffort[recallPapers] +
        p.tasks.licence_warnings * enforced * derived.taskEffort[licenceWarning];
  }
  return aYear / 12;
}

const mayWrite = ({ officers }: Service, kind: number, officer: OfficerId): boolean =>
  mayWriteByKind[mayWriteIndex(kind, officers.grade[officer])] === 1;

/** Points a month available in the unit, of those who may write a report, by kind of report. */
export const availableForReports = (service: Service): number[] =>
  reportKinds.map((_, kind) =>
    service.unit.caseHolders
      .filter((officer) => mayWrite(service, kind, officer))
      .reduce((sum, officer) => sum + service.officers.available[officer], 0),
  );

/** Thousandths of points a month of reports: those of the unit, shared by available points among who may write them. */
function reports(service: Service, officer: OfficerId, available: readonly number[]): number {
  const { officers, unit, derived } = service;
  let aYear = 0;
  for (let kind = 0; kind < reportKinds.length; kind++) {
    if (available[kind] === 0 || !mayWrite(service, kind, officer)) continue;
    const ofUnit = derived.reportsAYear[kind] * unit.plan.shareOfCases * derived.taskEffort[kind];
    aYear += (ofUnit * officers.available[officer]) / available[kind];
  }
  return aYear / 12;
}
