import { never, none } from '../cases.ts';
import { allocationPart } from '../day.ts';
import { Event } from '../events.ts';
import { effectiveCeiling } from '../rules/ceiling.ts';
import { isUrgentByClass, mayHoldByClass, mayHoldIndex } from '../rules/who-may-hold.ts';
import type { Service } from '../service.ts';
import { caseClass, roshLevels } from '../words.ts';
import {
  caseIsGivenTo,
  caseIsTakenFromOfficer,
  caseStopsWaiting,
  caseWaits,
  classOf,
  needsProbationOfficer,
} from './caseload.ts';
import { workChanges } from './work.ts';

/**
 * Allocation: a case waits for its papers, then for an officer of its unit who may hold it and has room. Among those,
 * the one with the least load takes it, as managers see load; nobody is taken over the ceiling, which bends as the
 * queue grows.
 */

/**
 * The papers of a case are complete: it waits for allocation, and an urgent one is allocated at once if anyone has
 * room.
 */
export function caseBecomesAllocatable(service: Service, case_: number): void {
  caseWaits(service, case_);
  if (isUrgentByClass[classOf(service, case_)] === 1) allocateAtOnce(service, case_);
}

/** The cases of an officer who leaves or stays away come back to be reallocated. */
export function casesComeBack(service: Service, officer: number): void {
  const { cases, officers, unit } = service;
  while (officers.firstCase[officer] !== none) {
    const case_ = officers.firstCase[officer];
    const waitsForTransfer = cases.waitsFrom[case_] !== never;
    caseIsTakenFromOfficer(service, case_);
    if (waitsForTransfer) unit.unallocatedWaiting++;
    else caseWaits(service, case_);
    if (isUrgentByClass[classOf(service, case_)] === 1) allocateAtOnce(service, case_);
  }
}

/** Once a working day, the unit shares out the cases that wait: the riskiest first, then the longest waiting. */
export function allocationDay(service: Service): void {
  const { calendar, cases, unit, seen, queue, today, endDay } = service;
  const next = calendar.deadline(today, 1);
  if (next < endDay) queue.addOn(next, allocationPart, Event.allocationDay, 0);
  const { waiting } = unit;
  unit.waitingForProbationOfficer = 0;
  if (waiting.length === 0) return;
  seen.look(service, ceilingOf(service));
  // Most wait in vain where many wait: only those are tried for whom somebody may have room. The list is in order of
  // waiting, and so are those of one level of risk.
  const candidates: number[][] = roshLevels.map(() => []);
  for (const case_ of waiting) {
    if (cases.officer[case_] === none && needsProbationOfficer(service, case_)) unit.waitingForProbationOfficer++;
    if (seen.mayHaveRoomFor(classThatDecides(service, case_), cases.points[case_]))
      candidates[cases.recordedRisk[case_]].push(case_);
  }
  let allocated = 0;
  for (let level = roshLevels.length - 1; level >= 0; level--) {
    for (const case_ of candidates[level]) {
      const isUnallocated = cases.officer[case_] === none;
      if (!isTriedFor(service, case_)) continue;
      allocated++;
      if (isUnallocated && needsProbationOfficer(service, case_)) unit.waitingForProbationOfficer--;
    }
  }
  if (allocated === 0) return;
  let left = 0;
  for (const case_ of waiting) if (cases.waitsFrom[case_] !== never) waiting[left++] = case_;
  waiting.length = left;
}

/** Managers have looked at the officers of the unit: a case goes to the least loaded who has room, if there is one. */
function isTriedFor(service: Service, case_: number): boolean {
  const { cases, seen } = service;
  const class_ = classThatDecides(service, case_);
  const points = cases.points[case_];
  const present = cases.officer[case_];
  if (!seen.mayHaveRoomFor(class_, points)) return false;
  const row = seen.leastLoadedFor(class_, points, present, class_ !== classOf(service, case_));
  if (row === none) return false;
  caseStopsWaiting(service, case_);
  caseIsAllocated(service, case_, seen.officerOf(row));
  seen.took(row, points);
  if (present !== none) seen.gaveUp(service, present, points);
  return true;
}

function allocateAtOnce(service: Service, case_: number): void {
  const { unit, seen } = service;
  seen.look(service, ceilingOf(service));
  if (isTriedFor(service, case_)) unit.waiting.splice(unit.waiting.indexOf(case_), 1);
}

/** A case gets its officer, its first one or another. */
function caseIsAllocated(service: Service, case_: number, officer: number): void {
  const { cases, flows, today } = service;
  if (cases.officer[case_] !== none) caseIsTakenFromOfficer(service, case_);
  if (cases.wasAllocated[case_] === 1) flows.laterAllocations++;
  else {
    flows.firstAllocations++;
    flows.allocatedAfter(today - cases.needsOfficerFrom[case_]);
    cases.wasAllocated[case_] = 1;
  }
  caseIsGivenTo(service, officer, case_);
}

/** The ceiling of a unit today, by the share of its cases that wait beyond the administrative delay. */
function ceilingOf({ unit, p }: Service): number {
  const { preferred_ceiling, most_ceiling, ceiling_half } = p.allocation;
  return effectiveCeiling(
    Math.min(1, unit.unallocatedWaiting / Math.max(1, unit.needing)),
    preferred_ceiling,
    most_ceiling,
    ceiling_half,
  );
}

/**
 * The class by which it is decided who may hold a case: its own, or, where managers break the policy for a high-risk
 * case that has waited long, that of medium risk.
 */
function classThatDecides(service: Service, case_: number): number {
  const { cases, calendar, p, today } = service;
  const class_ = classOf(service, case_);
  if (
    !p.allocation.may_break_policy ||
    cases.recordedRisk[case_] !== 2 ||
    isUrgentByClass[class_] === 1 ||
    cases.officer[case_] !== none
  )
    return class_;
  const waited = calendar.workingDayNumber(today) - calendar.workingDayNumber(Math.max(0, cases.waitsFrom[case_]));
  return waited >= p.allocation.break_policy_after ? caseClass(1, cases.mappaLevel[case_]) : class_;
}

/**
 * The cases of the start state are shared out: below the preferred ceiling while anyone is, else below the most; what
 * then is left waits.
 */
export function casesHaveBeenAllocated(service: Service, toAllocate: readonly number[]): void {
  const { cases, p, seen } = service;
  let left = toAllocate;
  for (const ceiling of [p.allocation.preferred_ceiling, p.allocation.most_ceiling]) {
    seen.look(service, ceiling);
    left = left.filter((case_) => {
      const class_ = classOf(service, case_);
      if (!seen.mayHaveRoomFor(class_, cases.points[case_])) return true;
      const row = seen.leastLoadedFor(class_, cases.points[case_], none, false);
      if (row === none) return true;
      cases.wasAllocated[case_] = 1;
      caseIsGivenTo(service, seen.officerOf(row), case_);
      seen.took(row, cases.points[case_]);
      return false;
    });
  }
  for (const case_ of left) caseWaits(service, case_);
}

/** Cases that an officer may no longer hold, after a change of grade, wait for a transfer. */
export function holdingIsChecked(service: Service, officer: number): void {
  const { cases, officers } = service;
  for (let case_ = officers.firstCase[officer]; case_ !== none; case_ = cases.nextHeld[case_]) {
    const may = mayHoldByClass[mayHoldIndex(officers.holderClass[officer], classOf(service, case_))] === 1;
    if (!may && cases.waitsFrom[case_] === never) caseWaits(service, case_);
  }
  workChanges(service, officer);
}
