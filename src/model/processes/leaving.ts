import { Attendance, GradeIs } from '../practitioners.ts';
import type { Flow } from '../flows.ts';
import type { Service } from '../service.ts';
import { countSickDays } from './absence.ts';
import { casesComeBack } from './allocation.ts';
import { isProbationOfficer } from './officers.ts';
import { postsAreFilled } from './posts.ts';

export type ReasonForLeaving = 'leaves the service' | 'moves to another role' | 'is promoted' | 'agency contract ends';

/**
 * Someone leaves the grade: the cases come back to be reallocated, and posts that fall vacant are filled where they are
 * filled at all.
 */
export function officerLeaves(service: Service, officer: number, reason: ReasonForLeaving): void {
  const { officers, unit, flows, today } = service;
  const grade = officers.grade[officer];
  // First off the list, so that none of the cases comes back to the one who leaves.
  if (officers.holdsCases[officer] === 1) remove(unit.holders, officer);
  if (isProbationOfficer(service, officer)) remove(unit.probationOfficers, officer);
  casesComeBack(service, officer);
  officers.inPost[officer] = 0;
  officers.available[officer] = 0;
  if (officers.isAgency[officer] === 1) return;
  const attendance = officers.attendance[officer];
  if (attendance === Attendance.shortSickness || attendance === Attendance.longSickness) {
    countSickDays(service);
    unit.sick--;
  }
  unit.inPost[grade]--;
  unit.left[grade]++;
  const flow = flowOf(grade, reason);
  if (flow !== undefined) flows[flow]++;
  if (grade === GradeIs.PQiP) flows.traineesDroppedOut++;
  if (reason === 'leaves the service') flows.retention.leavesTheService(officer, today);
  postsAreFilled(service);
}

function flowOf(grade: number, reason: ReasonForLeaving): Flow | undefined {
  if (reason === 'moves to another role') return 'moversPO';
  if (reason === 'is promoted') return 'promotedPO';
  if (grade === GradeIs.SPO) return 'leaversSPO';
  return grade <= GradeIs.NQO ? 'leaversPO' : 'leaversPSO';
}

function remove(list: number[], officer: number): void {
  list.splice(list.indexOf(officer), 1);
}
