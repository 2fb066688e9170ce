import { exponentialFrom, lognormalFrom } from '../../../engine/index.ts';
import { daysPerMonth, staffPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import { Attendance, GradeIndex } from '../../state/practitioners.ts';
import { isReducedFromQualifying, nextMonthOfChange, reductionByGrade } from '../../rules/staff/career-stages.ts';
import { meanFte } from '../../rules/staff/people-in-posts.ts';
import { referenceOfTrainees } from '../../rules/staff/strain.ts';
import { availablePoints } from '../../rules/workload/capacity.ts';
import { shareOfHoursTaken } from '../../rules/workload/reductions.ts';
import { holderClass } from '../../rules/allocation/who-may-hold.ts';
import type { Service } from '../../service.ts';
import type { OfficerKey } from '../../state/officer-keys.ts';
import type { Unit } from '../../state/units.ts';
import { grades } from '../../categories.ts';
import type { Grade } from '../../categories.ts';
import { returnCases, queueTransfers } from '../cases/allocation.ts';
import { updatePace } from '../work/officer-work.ts';
import { never } from '../../state/identity.ts';
import type { OfficerId, Day, GradeCode } from '../../state/identity.ts';

/** An officer in post: how one joins, what the stage of a career leaves of the hours, and who counts as what. */

export interface NewOfficer extends OfficerKey {
  readonly grade: GradeCode;
  readonly serviceFrom: Day;
  readonly stageFrom: Day;
  /** Absent where the officer is not known to have qualified recently. */
  readonly qualifiedOn?: Day;
  /** Absent: decided by chance. */
  readonly isPartTime?: boolean;
  readonly isAgency?: boolean;
}

/** Someone starts in post. */
export function addOfficer(service: Service, newOfficer: NewOfficer): OfficerId {
  const { officers, unit, streams, p } = service;
  const { grade, source, serialNumber } = newOfficer;
  const officer = officers.add();
  officers.grade[officer] = grade;
  officers.source[officer] = source;
  officers.serialNumber[officer] = serialNumber;
  officers.serviceFrom[officer] = newOfficer.serviceFrom;
  officers.stageFrom[officer] = newOfficer.stageFrom;
  officers.qualifiedOn[officer] = newOfficer.qualifiedOn ?? never;
  officers.isAgency[officer] = newOfficer.isAgency === true ? 1 : 0;
  const isPartTime =
    grade !== GradeIndex.PQiP &&
    newOfficer.isAgency !== true &&
    (newOfficer.isPartTime ?? streams['part time'].uniform(source, serialNumber) < p.staff.part_time);
  officers.hours[officer] = isPartTime ? p.staff.part_time_hours : p.staff.full_time_hours;
  officers.loadEffect[officer] = Math.round(
    1e6 * lognormalFrom(streams['load effect'].uniform(source, serialNumber), 1, p.allocation.officer_spread),
  );
  officers.strain[officer] =
    grade === GradeIndex.PQiP
      ? referenceOfTrainees(p.strain.reference, p.strain.reference_of_trainees)
      : p.strain.reference;
  if (newOfficer.isAgency === true) officers.holdsCases[officer] = 1;
  else {
    unit.inPost[grade]++;
    unit.joined[grade]++;
    drawSentenceManagement(service, officer);
    for (const [hazard, stream] of hazards)
      officers[hazard][officer] = exponentialFrom(streams[stream].uniform(source, serialNumber), 1);
  }
  if (officers.holdsCases[officer] === 1) unit.caseHolders.push(officer);
  if (isProbationOfficer(service, officer)) unit.probationOfficers.push(officer);
  if (grade === GradeIndex.SPO) unit.seniors.push(officer);
  recalculateStage(service, officer);
  return officer;
}

/**
 * What may happen to an officer by chance, each with a store of unit hazard that is used up in time; and the stream
 * that fills it.
 */
const hazards = [
  ['untilLeaving', 'leaving'],
  ['untilMoving', 'moving'],
  ['untilShortSpell', 'short sickness'],
  ['untilLongSpell', 'long sickness'],
  ['untilParentalLeave', 'parental leave'],
] as const;

/** Whether someone is a probation officer in post, newly qualified or not, agency not counted. */
export const isProbationOfficer = ({ officers }: Service, officer: OfficerId): boolean =>
  officers.grade[officer] <= GradeIndex.NQO && officers.isAgency[officer] === 0;

/** It is decided by chance whether an officer works in sentence management; newly qualified officers all do. */
function drawSentenceManagement({ officers, streams, p }: Service, officer: OfficerId): void {
  const grade = officers.grade[officer];
  const { probation_officers, probation_services_officers, trainees } = p.staff.in_sentence_management;
  const share = [probation_officers, 1, probation_services_officers, trainees, 0][grade];
  officers.holdsCases[officer] = officers.uniform(streams['sentence management'], officer, grade) < share ? 1 : 0;
}

/** The share of an officer's hours that the stage of the career takes; 0 for most. */
function shareTakenByStage(service: Service, officer: OfficerId): number {
  const { officers } = service;
  const grade = officers.grade[officer];
  const reason = reductionByGrade[grade];
  const since = (isReducedFromQualifying(grade) ? officers.qualifiedOn : officers.stageFrom)[officer];
  return reason === undefined || since === never || officers.isAgency[officer] === 1
    ? 0
    : shareOfHoursTaken(reason, monthsSince(service, since));
}

/**
 * Someone takes up another grade, and works in sentence management by its share: in it, or outside it without cases.
 */
export function takeUpGrade(service: Service, officer: OfficerId, grade: GradeCode): void {
  const { officers, unit } = service;
  const heldCases = officers.holdsCases[officer] === 1;
  officers.grade[officer] = grade;
  drawSentenceManagement(service, officer);
  const holdsCases = officers.holdsCases[officer] === 1;
  if (holdsCases && !heldCases) unit.caseHolders.push(officer);
  if (holdsCases || !heldCases) return;
  unit.caseHolders.splice(unit.caseHolders.indexOf(officer), 1);
  returnCases(service, officer);
}

/**
 * Other shares of the grades are to work in sentence management from today: as many as that takes come back to it, or
 * go to other work. Those with the lowest numbers work there at any share, so that nobody goes where more are to come.
 */
export function moveInAndOutOfSentenceManagement(service: Service): void {
  const { officers } = service;
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer))
    if (officers.inPost[officer] === 1 && officers.isAgency[officer] === 0)
      takeUpGrade(service, officer, officers.grade[officer]);
}

/** One person leaves a grade for another: the unit's counts. */
export function changeGrade(unit: Unit, from: number, to: number): void {
  unit.inPost[from]--;
  unit.left[from]++;
  unit.inPost[to]++;
  unit.joined[to]++;
}

/** The day by which stages are counted: staff are held as they are on the first day until then. */
const stageDay = ({ today, firstDay }: Service): number => Math.max(today, firstDay);

/** Months since a day; the day on which a month is full counts as the next begun, whatever rounding makes of it. */
const monthsSince = (service: Service, day: number): number => (stageDay(service) - day) / daysPerMonth + 1e-6;

/** Hours, available points and cases that may be held follow from the stage; the next step is scheduled. */
export function recalculateStage(service: Service, officer: OfficerId): void {
  const { officers, queue, p, endDay } = service;
  const months = monthsSince(service, officers.stageFrom[officer]);
  if (officers.grade[officer] === GradeIndex.NQO && months >= p.training.bar_on_mappa)
    endNewlyQualifiedStage(service, officer);
  const grade = officers.grade[officer];
  if (grade === GradeIndex.SPO) return;
  officers.holderClass[officer] = holderClass(grades[grade] as Grade, months);
  recalculateHours(service, officer);
  const day = Math.max(
    service.firstDay,
    Math.ceil(officers.stageFrom[officer] + nextMonthOfChange(grade, months, p.training.bar_on_mappa) * daysPerMonth),
  );
  if (day < endDay) queue.addOn(day, staffPart, Event.stageBegins, officer, grade);
}

/** Available points: none while away, otherwise what the stage leaves of the contract. */
export function recalculateHours(service: Service, officer: OfficerId): void {
  const { officers, p } = service;
  const contractedHours = officers.hours[officer];
  const isAway = officers.attendance[officer] >= Attendance.longSickness;
  const share = isAway ? 1 : shareTakenByStage(service, officer);
  officers.available[officer] = availablePoints({
    nominalTarget: p.work.nominal_target,
    contractedHours,
    defaultHours: p.staff.full_time_hours,
    reductionHours: share * contractedHours,
  });
  updatePace(service, officer);
}

/** An officer is no longer newly qualified, and may go on to work outside sentence management. */
function endNewlyQualifiedStage(service: Service, officer: OfficerId): void {
  changeGrade(service.unit, GradeIndex.NQO, GradeIndex.PO);
  takeUpGrade(service, officer, GradeIndex.PO);
}

/** A step of a stage is reached. */
export function stageBegins(service: Service, officer: OfficerId): void {
  recalculateStage(service, officer);
  queueTransfers(service, officer);
}

/** Full-time equivalents of an officer on average, under the settings in force. */
export const meanFteOf = ({ p }: Service): number =>
  meanFte(p.staff.part_time, p.staff.part_time_hours, p.staff.full_time_hours);
