import { Attendance, GradeIndex } from '../../state/practitioners.ts';
import type { Flow } from '../../counts/flows.ts';
import type { Service } from '../../service.ts';
import { returnCases } from '../cases/allocation.ts';
import { isProbationOfficer } from './officers.ts';
import { fillVacantPosts } from './posts.ts';
import type { OfficerId, GradeCode } from '../../state/identity.ts';

export type LeavingReason =
  | 'leaves the service'
  | 'joins an agency'
  | 'moves to another role'
  | 'goes to another unit'
  | 'is promoted'
  | 'agency contract ends';

/**
 * Someone leaves the grade: the cases come back to be reallocated, and posts that fall vacant are filled where they are
 * filled at all.
 */
export function officerLeaves(service: Service, officer: OfficerId, reason: LeavingReason): void {
  const { officers, unit, flows, queue, today } = service;
  const grade = officers.grade[officer];
  // First off the list, so that none of the cases comes back to the one who leaves.
  if (officers.holdsCases[officer] === 1) removeFrom(unit.caseHolders, officer);
  if (isProbationOfficer(service, officer)) removeFrom(unit.probationOfficers, officer);
  if (grade === GradeIndex.SPO) removeFrom(unit.seniors, officer);
  returnCases(service, officer);
  officers.inPost[officer] = 0;
  officers.available[officer] = 0;
  if (officers.isAgency[officer] === 1) return;
  const attendance = officers.attendance[officer];
  if (attendance === Attendance.shortSickness || attendance === Attendance.longSickness) {
    unit.sick.add(-1, queue.now);
  }
  unit.inPost[grade]--;
  unit.left[grade]++;
  const flow = reason === 'goes to another unit' ? undefined : flowOf(grade, reason);
  if (flow !== undefined) flows[flow]++;
  if (grade === GradeIndex.PQiP) flows.traineesDroppedOut++;
  if (reason === 'leaves the service' || reason === 'joins an agency') flows.retention.recordLeaving(officer, today);
  fillVacantPosts(service, { leaver: officer });
}

function flowOf(grade: GradeCode, reason: LeavingReason): Flow {
  if (reason === 'moves to another role') return 'moversPO';
  if (reason === 'is promoted') return 'promotedPO';
  if (grade === GradeIndex.SPO) return 'leaversSPO';
  return grade <= GradeIndex.NQO ? 'leaversPO' : 'leaversPSO';
}

function removeFrom(list: OfficerId[], officer: OfficerId): void {
  list.splice(list.indexOf(officer), 1);
}
