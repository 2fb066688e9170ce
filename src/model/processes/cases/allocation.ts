import { allocationPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { classIfPolicyIsBroken, hasWaitedLongEnough } from '../../rules/allocation/breaking-the-policy.ts';
import { effectiveCeiling } from '../../rules/allocation/ceiling.ts';
import { isUrgentByClass, mayHoldByClass, mayHoldIndex } from '../../rules/allocation/who-may-hold.ts';
import type { Service } from '../../service.ts';
import { roshLevels } from '../../categories.ts';
import { assignCase, unassignCase, joinWaitingList, caseClassOf } from './caseload.ts';
import { updatePace } from '../work/officer-work.ts';
import { giveAwayReports } from '../work/reports.ts';
import { none } from '../../state/identity.ts';
import type { CaseId, OfficerId } from '../../state/identity.ts';

/**
 * Allocation: a case waits for its papers, then for an officer of its unit who may hold it and has room. Among those,
 * the one with the least load takes it, as managers see load; nobody is taken over the ceiling, which bends as the
 * queue grows.
 */

/**
 * The papers of a case are complete: it waits for allocation, and an urgent one is allocated at once if anyone has
 * room.
 */
export function caseBecomesAllocatable(service: Service, case_: CaseId): void {
  joinWaitingList(service, case_);
  if (isUrgentByClass[caseClassOf(service, case_)] === 1) allocateAtOnce(service, case_);
}

/** The cases of an officer who leaves or stays away come back to be reallocated, and reports go to others. */
export function returnCases(service: Service, officer: OfficerId): void {
  const { officers, unit } = service;
  giveAwayReports(service, officer);
  while (officers.firstCase[officer] !== none) {
    const case_ = officers.firstCase[officer];
    const waitsForTransfer = unit.waitingList.has(case_);
    unassignCase(service, case_);
    if (waitsForTransfer) unit.waitingList.loseOfficer();
    else joinWaitingList(service, case_);
    if (isUrgentByClass[caseClassOf(service, case_)] === 1) allocateAtOnce(service, case_);
  }
}

/** Once a working day, the unit shares out the cases that wait: the riskiest first, then the longest waiting. */
export function casesAreAllocated(service: Service): void {
  const { calendar, cases, unit, allocationView, queue, today, endDay } = service;
  const next = calendar.deadline(today, 1);
  if (next < endDay) queue.addOn(next, allocationPart, Event.casesAreAllocated, 0);
  const { waitingList } = unit;
  if (waitingList.cases.length === 0) return;
  allocationView.refresh(service, ceilingFor(service));
  // Most wait in vain where many wait: only those are tried for whom somebody may have room. The list is in order of
  // waiting, and so are those of one level of risk.
  const candidates: CaseId[] = [];
  for (const case_ of waitingList.cases)
    if (allocationView.mayHaveRoomFor(allocationClassOf(service, case_), cases.points[case_])) candidates.push(case_);
  let allocated = 0;
  for (let level = roshLevels.length - 1; level >= 0; level--) {
    for (const case_ of candidates) {
      if (cases.recordedRisk[case_] === level && tryToAllocate(service, case_)) allocated++;
    }
  }
  if (allocated === 0) return;
  waitingList.removeAllocated();
}

/** Managers have looked at the officers of the unit: a case goes to the least loaded who has room, if there is one. */
function tryToAllocate(service: Service, case_: CaseId): boolean {
  const { cases, unit, allocationView } = service;
  const class_ = allocationClassOf(service, case_);
  const points = cases.points[case_];
  const present = cases.officer[case_];
  if (!allocationView.mayHaveRoomFor(class_, points)) return false;
  const row = allocationView.leastLoadedFor(class_, points, present, class_ !== caseClassOf(service, case_));
  if (row === none) return false;
  unit.waitingList.markAsAllocated(case_);
  allocateCase(service, case_, allocationView.officerOf(row));
  allocationView.take(row, points);
  if (present !== none) allocationView.release(service, present, points);
  return true;
}

function allocateAtOnce(service: Service, case_: CaseId): void {
  const { unit, allocationView } = service;
  allocationView.refresh(service, ceilingFor(service));
  if (tryToAllocate(service, case_)) unit.waitingList.remove(case_);
}

/** A case gets its officer, its first one or another. */
function allocateCase(service: Service, case_: CaseId, officer: OfficerId): void {
  const { cases, flows, today } = service;
  if (cases.officer[case_] !== none) unassignCase(service, case_);
  if (cases.wasAllocated[case_] === 1) flows.laterAllocations++;
  else {
    flows.firstAllocations++;
    flows.recordFirstAllocation(today - cases.needsOfficerFrom[case_]);
    cases.wasAllocated[case_] = 1;
  }
  assignCase(service, case_, officer);
}

/** The ceiling of a unit today, by the share of its cases that wait beyond the administrative delay. */
function ceilingFor({ unit, p }: Service): number {
  const { preferred_ceiling, most_ceiling, ceiling_half } = p.allocation;
  return effectiveCeiling(
    Math.min(1, unit.waitingList.unallocated / Math.max(1, unit.needingOfficer)),
    preferred_ceiling,
    most_ceiling,
    ceiling_half,
  );
}

/**
 * The class by which it is decided who may hold a case: its own, or, where managers break the policy for a high-risk
 * case that has waited long, that of medium risk.
 */
function allocationClassOf(service: Service, case_: CaseId): number {
  const { cases, calendar, p, today } = service;
  const class_ = caseClassOf(service, case_);
  const ifBroken = classIfPolicyIsBroken[class_];
  if (!p.allocation.may_break_policy || ifBroken === class_ || cases.officer[case_] !== none) return class_;
  const waited = calendar.workingDayNumber(today) - calendar.workingDayNumber(Math.max(0, cases.waitsFrom[case_]));
  return hasWaitedLongEnough(waited, p.allocation.break_policy_after) ? ifBroken : class_;
}

/**
 * The cases of the start state are shared out: below the preferred ceiling while anyone is, else below the most; what
 * then is left waits.
 */
export function allocateStartingCases(service: Service, toAllocate: readonly CaseId[]): void {
  const { cases, p, allocationView } = service;
  let left = toAllocate;
  for (const ceiling of [p.allocation.preferred_ceiling, p.allocation.most_ceiling]) {
    allocationView.refresh(service, ceiling);
    left = left.filter((case_) => {
      const class_ = caseClassOf(service, case_);
      if (!allocationView.mayHaveRoomFor(class_, cases.points[case_])) return true;
      const row = allocationView.leastLoadedFor(class_, cases.points[case_], none, false);
      if (row === none) return true;
      cases.wasAllocated[case_] = 1;
      assignCase(service, case_, allocationView.officerOf(row));
      allocationView.take(row, cases.points[case_]);
      return false;
    });
  }
  for (const case_ of left) joinWaitingList(service, case_);
}

/** Cases that an officer may no longer hold, after a change of grade, wait for a transfer. */
export function queueTransfers(service: Service, officer: OfficerId): void {
  const { cases, officers, unit } = service;
  for (let case_ = officers.firstCase[officer]; case_ !== none; case_ = cases.nextHeld[case_]) {
    const may = mayHoldByClass[mayHoldIndex(officers.holderClass[officer], caseClassOf(service, case_))] === 1;
    if (!may && !unit.waitingList.has(case_)) joinWaitingList(service, case_);
  }
  updatePace(service, officer);
}
