import { exponentialFrom, lognormalFrom } from '../../engine/index.ts';
import { never } from '../cases.ts';
import { daysOfAMonth, staffPart } from '../day.ts';
import { Event } from '../events.ts';
import { Attendance, GradeIs } from '../practitioners.ts';
import { availablePoints } from '../rules/capacity.ts';
import { shareOfHoursTaken } from '../rules/reductions.ts';
import type { ReasonForReduction } from '../rules/reductions.ts';
import { holderClass } from '../rules/who-may-hold.ts';
import type { Service } from '../service.ts';
import type { Unit } from '../units.ts';
import { grades } from '../words.ts';
import type { Grade } from '../words.ts';
import { casesComeBack, holdingIsChecked } from './allocation.ts';
import { workChanges } from './work.ts';

/** An officer in post: how one joins, what the stage of a career leaves of the hours, and who counts as what. */

/** Kinds of source for the random numbers of officers; each unit has one of each. */
export const SourceOfOfficers = { initial: 0, recruited: 1, trained: 2, agency: 3 } as const;

/** The number of a source of random numbers for officers. */
export const sourceOfOfficers = ({ plan }: Unit, source: number): number => plan.number * 4 + source;

export interface NewOfficer {
  readonly grade: number;
  readonly source: number;
  readonly birth: number;
  readonly serviceFrom: number;
  readonly stageFrom: number;
  /** Absent where the officer is not known to have qualified recently. */
  readonly qualifiedOn?: number;
  /** Absent: decided by chance. */
  readonly isPartTime?: boolean;
  readonly isAgency?: boolean;
}

/** Someone starts in post. */
export function officerJoins(service: Service, joins: NewOfficer): number {
  const { officers, unit, luck, p } = service;
  const { grade, birth } = joins;
  const source = sourceOfOfficers(unit, joins.source);
  const officer = officers.add();
  officers.grade[officer] = grade;
  officers.source[officer] = source;
  officers.birth[officer] = birth;
  officers.serviceFrom[officer] = joins.serviceFrom;
  officers.stageFrom[officer] = joins.stageFrom;
  officers.qualifiedOn[officer] = joins.qualifiedOn ?? never;
  officers.isAgency[officer] = joins.isAgency === true ? 1 : 0;
  const isPartTime =
    grade !== GradeIs.PQiP &&
    joins.isAgency !== true &&
    (joins.isPartTime ?? luck['part time'].uniform(source, birth) < p.staff.part_time);
  officers.hours[officer] = isPartTime ? p.staff.part_time_hours : p.staff.full_time_hours;
  officers.loadEffect[officer] = Math.round(
    1e6 * lognormalFrom(luck['load effect'].uniform(source, birth), 1, p.allocation.officer_spread),
  );
  officers.strain[officer] = p.strain.reference;
  if (joins.isAgency === true) officers.holdsCases[officer] = 1;
  else {
    unit.inPost[grade]++;
    unit.joined[grade]++;
    workIsAssigned(service, officer);
    for (const [hazard, stream] of hazards)
      officers[hazard][officer] = exponentialFrom(luck[stream].uniform(source, birth), 1);
  }
  if (officers.holdsCases[officer] === 1) unit.holders.push(officer);
  if (isProbationOfficer(service, officer)) unit.probationOfficers.push(officer);
  stageIsReckoned(service, officer);
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
export const isProbationOfficer = ({ officers }: Service, officer: number): boolean =>
  officers.grade[officer] <= GradeIs.NQO && officers.isAgency[officer] === 0;

/** It is decided by chance whether an officer works in sentence management; newly qualified officers all do. */
function workIsAssigned({ officers, luck, p }: Service, officer: number): void {
  const grade = officers.grade[officer];
  const { probation_officers, probation_services_officers, trainees } = p.staff.in_sentence_management;
  const share = [probation_officers, 1, probation_services_officers, trainees, 0][grade];
  officers.holdsCases[officer] =
    luck['sentence management'].uniform(officers.source[officer], officers.birth[officer], grade) < share ? 1 : 0;
}

/**
 * Months at which something changes for an officer of a grade, by grade: who may be held, and what is left of the
 * hours.
 */
const stepsOfGrade: readonly (readonly number[])[] = [[9], [9], [6], [3, 6, 12, 18], []];

/** The next month after so many at which something changes for an officer of a grade; Infinity where nothing does. */
function nextStep({ p }: Service, grade: number, months: number): number {
  const bar = p.training.bar_on_mappa;
  let next = grade === GradeIs.NQO && bar > months ? bar : Infinity;
  for (const step of stepsOfGrade[grade]) if (step > months && step < next) next = step;
  return next;
}

/** Why an officer has fewer hours for cases, by the stage of the career, and since when; nothing for most. */
function reductionOf(
  { officers }: Service,
  officer: number,
): { reason: ReasonForReduction; since: number } | undefined {
  if (officers.isAgency[officer] === 1) return undefined;
  const since = officers.stageFrom[officer];
  switch (officers.grade[officer]) {
    case GradeIs.PQiP:
      return { reason: 'PQiP trainee', since };
    case GradeIs.PSO:
      return { reason: 'new PSO', since };
    default: {
      const qualifiedOn = officers.qualifiedOn[officer];
      return qualifiedOn === never ? undefined : { reason: 'newly qualified officer', since: qualifiedOn };
    }
  }
}

/** One person leaves a grade for another. */
export function changesGrade(unit: Unit, from: number, to: number): void {
  unit.inPost[from]--;
  unit.left[from]++;
  unit.inPost[to]++;
  unit.joined[to]++;
}

/** The day by which stages are reckoned: staff are held as they are on the first day until then. */
const stageDay = ({ today, firstDay }: Service): number => Math.max(today, firstDay);

/** Months since a day; the day on which a month is full counts as the next begun, whatever rounding makes of it. */
const monthsSince = (service: Service, day: number): number => (stageDay(service) - day) / daysOfAMonth + 1e-6;

/** Hours, available points and cases that may be held follow from the stage; the next step is arranged. */
export function stageIsReckoned(service: Service, officer: number): void {
  const { officers, queue, p, endDay } = service;
  const months = monthsSince(service, officers.stageFrom[officer]);
  if (officers.grade[officer] === GradeIs.NQO && months >= p.training.bar_on_mappa)
    becomesFullOfficer(service, officer);
  const grade = officers.grade[officer];
  if (grade === GradeIs.SPO) return;
  officers.holderClass[officer] = holderClass(grades[grade] as Grade, months);
  hoursAreReckoned(service, officer);
  const day = Math.max(
    service.firstDay,
    Math.ceil(officers.stageFrom[officer] + nextStep(service, grade, months) * daysOfAMonth),
  );
  if (day < endDay) queue.addOn(day, staffPart, Event.stageBegins, officer, grade);
}

/** Available points: none while away, otherwise what the stage leaves of the contract. */
export function hoursAreReckoned(service: Service, officer: number): void {
  const { officers, p } = service;
  const contractedHours = officers.hours[officer];
  const reduction = reductionOf(service, officer);
  const taken =
    reduction === undefined ? 0 : shareOfHoursTaken(reduction.reason, monthsSince(service, reduction.since));
  const share = officers.attendance[officer] >= Attendance.longSickness ? 1 : taken;
  officers.available[officer] = availablePoints({
    nominalTarget: p.work.nominal_target,
    contractedHours,
    defaultHours: p.staff.full_time_hours,
    reductionHours: share * contractedHours,
  });
  workChanges(service, officer);
}

/** An officer is no longer newly qualified, and may go on to work outside sentence management. */
function becomesFullOfficer(service: Service, officer: number): void {
  const { officers, unit } = service;
  changesGrade(unit, GradeIs.NQO, GradeIs.PO);
  officers.grade[officer] = GradeIs.PO;
  workIsAssigned(service, officer);
  if (officers.holdsCases[officer] === 1) return;
  unit.holders.splice(unit.holders.indexOf(officer), 1);
  casesComeBack(service, officer);
}

/** A step of a stage is reached. */
export function stageBegins(service: Service, officer: number): void {
  stageIsReckoned(service, officer);
  holdingIsChecked(service, officer);
}

/** Full-time equivalents of an officer on average, part-time ones included. */
export const meanFte = ({ p }: Service): number =>
  1 - p.staff.part_time * (1 - p.staff.part_time_hours / p.staff.full_time_hours);
