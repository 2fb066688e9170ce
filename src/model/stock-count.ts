import type { CapacityCount } from './capacity-count.ts';
import { never, none, Stage } from './cases.ts';
import { daysOfAYear } from './day.ts';
import { Attendance, GradeIs } from './practitioners.ts';
import { classOf, mustBeReviewed } from './processes/caseload.ts';
import { isHeldOutsidePolicy } from './processes/allocation.ts';
import { capacityPercent } from './rules/capacity.ts';
import { holderClasses, onlyProbationOfficerByClass } from './rules/who-may-hold.ts';
import type { Service } from './service.ts';

/** What is there at a month end, counted over all cases and officers. */
export const stockNames = [
  'cases', 'community', 'custody', 'onlyPO', 'unallocated', 'unallocatedHigh', 'unallocatedMappa', 'waiting', 'allocated', 'outsidePolicy', 'noCurrentAssessment', 'hidden',
  'ftePO', 'ftePSO', 'ftePQiP', 'fteSPO', 'fteSentenceManagement', 'headsPO', 'headsPSO', 'headsAll', 'fourYearsOrLess',
  'atWork', 'atWorkPO', 'atWorkPSO', 'capacityAll', 'capacityPO', 'capacityPSO', 'pointsAtWork', 'availableAtWork', 'over100', 'over110', 'over120', 'over150', 'excessive',
  'heldByPO', 'holdersPO', 'heldByPSO', 'holdersPSO',
] as const;
export type Stock = (typeof stockNames)[number];

type Counts = Readonly<Record<Stock, Float64Array>>;

/** Counts all cases into the stocks of their units. */
export function countCases(service: Service, counts: Counts): void {
  const { cases } = service;
  const { inUse, unit: unitOf, stage: stageOf, recordedRisk, actualRisk, mappaLevel, officer, waitsFrom } = cases;
  for (let case_ = 0; case_ < cases.end; case_ = cases.after(case_)) {
    if (inUse[case_] === 0) continue;
    const unit = unitOf[case_];
    const stage = stageOf[case_];
    counts.cases[unit]++;
    if (stage <= Stage.licence) counts.community[unit]++;
    else counts.custody[unit]++;
    if (onlyProbationOfficerByClass[classOf(service, case_)] === 1) counts.onlyPO[unit]++;
    if (stage === Stage.prisonHeld) continue;
    if (recordedRisk[case_] < actualRisk[case_]) counts.hidden[unit]++;
    if (!hasCurrentAssessment(service, case_)) counts.noCurrentAssessment[unit]++;
    if (officer[case_] !== none) {
      counts.allocated[unit]++;
      if (isHeldOutsidePolicy(service, case_)) counts.outsidePolicy[unit]++;
      continue;
    }
    counts.unallocated[unit]++;
    if (recordedRisk[case_] >= 2) counts.unallocatedHigh[unit]++;
    if (mappaLevel[case_] > 0) counts.unallocatedMappa[unit]++;
    if (waitsFrom[case_] !== never) counts.waiting[unit]++;
  }
}

/** Whether a case that must have reviews has an assessment that still counts; a new case is given some time. */
function hasCurrentAssessment(service: Service, case_: number): boolean {
  const { cases, p, today } = service;
  if (!mustBeReviewed(service, case_)) return true;
  if (cases.assessedOn[case_] === never) return today - cases.supervisedFrom[case_] <= p.work.current_from_start;
  return today - cases.assessedOn[case_] <= cases.interval[case_] + p.work.current_allowance;
}

const traineeWhoMayHoldNone = holderClasses.indexOf('trainee before month 3');

/** Counts all officers into the stocks of their units; agency officers count for workload and not as staff. */
export function countOfficers(service: Service, counts: Counts, capacity: CapacityCount): void {
  const { officers, p } = service;
  for (let officer = 0; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 0) continue;
    const unit = officers.unit[officer];
    const grade = officers.grade[officer];
    if (officers.isAgency[officer] === 0) countInPost(service, counts, officer);
    if (officers.holdsCases[officer] === 0) continue;
    if (officers.isAgency[officer] === 0) counts.fteSentenceManagement[unit] += officers.hours[officer] / p.staff.full_time_hours;
    if (officers.attendance[officer] > Attendance.shortSickness || officers.available[officer] === 0) continue;
    if (officers.holderClass[officer] === traineeWhoMayHoldNone) continue;
    const points = officers.points[officer] * p.work.weight_scale;
    const percent = capacityPercent(points, officers.available[officer]);
    capacity.add(unit, percent);
    counts.atWork[unit]++;
    counts.capacityAll[unit] += percent;
    counts.pointsAtWork[unit] += points;
    counts.availableAtWork[unit] += officers.available[officer];
    if (percent > 100) counts.over100[unit]++;
    if (percent > 110) counts.over110[unit]++;
    if (percent > 120) counts.over120[unit]++;
    if (percent > 150) counts.over150[unit]++;
    if (officers.weeksOver110[officer] >= 4) counts.excessive[unit]++;
    if (grade <= GradeIs.NQO) {
      counts.atWorkPO[unit]++;
      counts.capacityPO[unit] += percent;
      counts.holdersPO[unit]++;
      counts.heldByPO[unit] += officers.casesHeld[officer];
    } else if (grade === GradeIs.PSO) {
      counts.atWorkPSO[unit]++;
      counts.capacityPSO[unit] += percent;
      counts.holdersPSO[unit]++;
      counts.heldByPSO[unit] += officers.casesHeld[officer];
    }
  }
}

function countInPost({ officers, p, today }: Service, counts: Counts, officer: number): void {
  const unit = officers.unit[officer];
  const grade = officers.grade[officer];
  const fte = officers.hours[officer] / p.staff.full_time_hours;
  counts.headsAll[unit]++;
  if (today - officers.serviceFrom[officer] <= 4 * daysOfAYear) counts.fourYearsOrLess[unit]++;
  if (grade <= GradeIs.NQO) {
    counts.headsPO[unit]++;
    counts.ftePO[unit] += fte;
  } else if (grade === GradeIs.SPO) counts.fteSPO[unit] += fte;
  else {
    counts.headsPSO[unit]++;
    counts[grade === GradeIs.PQiP ? 'ftePQiP' : 'ftePSO'][unit] += fte;
  }
}
