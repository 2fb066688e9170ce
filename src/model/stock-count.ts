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
  'heldByPO', 'heldByPSO',
] as const;
export type Stock = (typeof stockNames)[number];

export type Stocks = Record<Stock, number>;

/** Nothing counted yet. */
export const noStocks = (): Stocks => Object.fromEntries(stockNames.map((name) => [name, 0])) as Stocks;

/** Counts all cases of the unit. */
export function countCases(service: Service, counts: Stocks): void {
  const { cases } = service;
  const { stage: stageOf, recordedRisk, mappaLevel, officer, waitsFrom } = cases;
  let open = 0;
  let community = 0;
  let onlyPO = 0;
  let noCurrentAssessment = 0;
  let allocated = 0;
  let outsidePolicy = 0;
  for (let case_ = 0; case_ < cases.end; case_ = cases.after(case_)) {
    const stage = stageOf[case_];
    if (stage === none) continue;
    open++;
    if (stage <= Stage.licence) community++;
    if (onlyProbationOfficerByClass[classOf(service, case_)] === 1) onlyPO++;
    if (stage === Stage.prisonHeld) continue;
    if (!hasCurrentAssessment(service, case_)) noCurrentAssessment++;
    if (officer[case_] !== none) {
      allocated++;
      if (isHeldOutsidePolicy(service, case_)) outsidePolicy++;
      continue;
    }
    counts.unallocated++;
    if (recordedRisk[case_] >= 2) counts.unallocatedHigh++;
    if (mappaLevel[case_] > 0) counts.unallocatedMappa++;
    if (waitsFrom[case_] !== never) counts.waiting++;
  }
  counts.cases = open;
  counts.community = community;
  counts.custody = open - community;
  counts.onlyPO = onlyPO;
  counts.hidden = service.unit.hidden;
  counts.noCurrentAssessment = noCurrentAssessment;
  counts.allocated = allocated;
  counts.outsidePolicy = outsidePolicy;
}

/** Whether a case that must have reviews has an assessment that still counts; a new case is given some time. */
function hasCurrentAssessment(service: Service, case_: number): boolean {
  const { cases, p, today } = service;
  if (!mustBeReviewed(service, case_)) return true;
  if (cases.assessedOn[case_] === never) return today - cases.supervisedFrom[case_] <= p.work.current_from_start;
  return today - cases.assessedOn[case_] <= cases.interval[case_] + p.work.current_allowance;
}

const traineeWhoMayHoldNone = holderClasses.indexOf('trainee before month 3');

/** Counts all officers of the unit; agency officers count for workload and not as staff. */
export function countOfficers(service: Service, counts: Stocks, capacity: CapacityCount): void {
  const { officers, p } = service;
  for (let officer = 0; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 0) continue;
    const grade = officers.grade[officer];
    if (officers.isAgency[officer] === 0) countInPost(service, counts, officer);
    if (officers.holdsCases[officer] === 0) continue;
    if (officers.isAgency[officer] === 0) counts.fteSentenceManagement += officers.hours[officer] / p.staff.full_time_hours;
    if (officers.attendance[officer] > Attendance.shortSickness || officers.available[officer] === 0) continue;
    if (officers.holderClass[officer] === traineeWhoMayHoldNone) continue;
    const points = officers.points[officer] * p.work.weight_scale;
    const percent = capacityPercent(points, officers.available[officer]);
    capacity.add(percent);
    counts.atWork++;
    counts.capacityAll += percent;
    counts.pointsAtWork += points;
    counts.availableAtWork += officers.available[officer];
    if (percent > 100) counts.over100++;
    if (percent > 110) counts.over110++;
    if (percent > 120) counts.over120++;
    if (percent > 150) counts.over150++;
    if (officers.weeksOver110[officer] >= 4) counts.excessive++;
    if (grade <= GradeIs.NQO) {
      counts.atWorkPO++;
      counts.capacityPO += percent;
      counts.heldByPO += officers.casesHeld[officer];
    } else if (grade === GradeIs.PSO) {
      counts.atWorkPSO++;
      counts.capacityPSO += percent;
      counts.heldByPSO += officers.casesHeld[officer];
    }
  }
}

function countInPost({ officers, p, today }: Service, counts: Stocks, officer: number): void {
  const grade = officers.grade[officer];
  const fte = officers.hours[officer] / p.staff.full_time_hours;
  counts.headsAll++;
  if (today - officers.serviceFrom[officer] <= 4 * daysOfAYear) counts.fourYearsOrLess++;
  if (grade <= GradeIs.NQO) {
    counts.headsPO++;
    counts.ftePO += fte;
  } else if (grade === GradeIs.SPO) counts.fteSPO += fte;
  else {
    counts.headsPSO++;
    counts[grade === GradeIs.PQiP ? 'ftePQiP' : 'ftePSO'] += fte;
  }
}
