import type { CapacityCount } from './capacity-count.ts';
import { Stage } from '../state/cases.ts';
import { daysPerYear } from '../time/day.ts';
import { Attendance, GradeIndex } from '../state/practitioners.ts';
import { isAssessmentCurrent, isAwaitingFirstAssessment } from '../rules/reviews/current-assessment.ts';
import { isWorkloadExcessive } from '../rules/workload/excessive-workload.ts';
import { capacityPercent } from '../rules/workload/capacity.ts';
import {
  holderClasses,
  mayHoldByClass,
  mayHoldIndex,
  requiresProbationOfficerByClass,
} from '../rules/allocation/who-may-hold.ts';
import type { Service } from '../service.ts';
import { caseClass, roshLevels } from '../categories.ts';
import { none, never } from '../state/identity.ts';
import type { OfficerId } from '../state/identity.ts';

const highRisk = roshLevels.indexOf('high');

/** What is there at a month end, counted over all cases and officers: nothing counted yet. */
export const emptyStocks = () => ({
  cases: 0,
  community: 0,
  custody: 0,
  onlyPO: 0,
  unallocated: 0,
  unallocatedHigh: 0,
  unallocatedMappa: 0,
  waiting: 0,
  allocated: 0,
  outsidePolicy: 0,
  noCurrentAssessment: 0,
  awaitingCountersignature: 0,
  hidden: 0,
  ftePO: 0,
  ftePSO: 0,
  ftePQiP: 0,
  fteSPO: 0,
  fteAgency: 0,
  fteSentenceManagement: 0,
  headsPO: 0,
  headsPSO: 0,
  headsAll: 0,
  fourYearsOrLess: 0,
  atWork: 0,
  atWorkPO: 0,
  atWorkPSO: 0,
  capacityAll: 0,
  capacityPO: 0,
  capacityPSO: 0,
  pointsAtWork: 0,
  availableAtWork: 0,
  over100: 0,
  over110: 0,
  over120: 0,
  over150: 0,
  excessive: 0,
  heldByPO: 0,
  heldByPSO: 0,
});
export type Stocks = ReturnType<typeof emptyStocks>;
export type Stock = keyof Stocks;
export const stockNames = Object.keys(emptyStocks()) as Stock[];

/** Counts all cases of the unit. */
export function countCases(service: Service, counts: Stocks): void {
  const { cases, officers, p, today } = service;
  const {
    stage: stageOf,
    recordedRisk,
    mappaLevel,
    officer: officerOf,
    waitsFrom,
    contactHasEnded,
    assessedOn,
    interval,
    supervisedFrom,
  } = cases;
  const { holderClass } = officers;
  const { current_from_start, current_allowance } = p.work;
  let open = 0;
  let community = 0;
  let onlyPO = 0;
  let noCurrentAssessment = 0;
  let allocated = 0;
  let outsidePolicy = 0;
  for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_)) {
    const stage = stageOf[case_];
    if (stage === none) continue;
    const class_ = caseClass(recordedRisk[case_], mappaLevel[case_]);
    open++;
    onlyPO += requiresProbationOfficerByClass[class_];
    if (stage === Stage.prisonHeld) continue;
    if (stage <= Stage.licence) {
      community++;
      // Only these must have reviews.
      const assessed = assessedOn[case_];
      const isCurrent =
        assessed === never
          ? isAwaitingFirstAssessment(supervisedFrom[case_], current_from_start, today)
          : isAssessmentCurrent(assessed, interval[case_], current_allowance, today);
      if (!isCurrent && contactHasEnded[case_] === 0) noCurrentAssessment++;
    }
    const officer = officerOf[case_];
    if (officer !== none) {
      allocated++;
      outsidePolicy += 1 - mayHoldByClass[mayHoldIndex(holderClass[officer], class_)];
      continue;
    }
    counts.unallocated++;
    if (recordedRisk[case_] >= highRisk) counts.unallocatedHigh++;
    if (mappaLevel[case_] > 0) counts.unallocatedMappa++;
    if (waitsFrom[case_] !== never) counts.waiting++;
  }
  counts.cases = open;
  counts.community = community;
  counts.custody = open - community;
  counts.onlyPO = onlyPO;
  counts.hidden = service.unit.hidden.value;
  counts.awaitingCountersignature = service.unit.awaitingCountersignature.size;
  counts.noCurrentAssessment = noCurrentAssessment;
  counts.allocated = allocated;
  counts.outsidePolicy = outsidePolicy;
}

const traineeWithoutCases = holderClasses.indexOf('trainee before month 3');

/** Counts all officers of the unit; agency officers count for workload and not as staff. */
export function countOfficers(service: Service, counts: Stocks, capacity: CapacityCount): void {
  const { officers, p } = service;
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 0) continue;
    const grade = officers.grade[officer];
    if (officers.isAgency[officer] === 0) countInPost(service, counts, officer);
    else counts.fteAgency += officers.hours[officer] / p.staff.full_time_hours;
    if (officers.holdsCases[officer] === 0) continue;
    if (officers.isAgency[officer] === 0)
      counts.fteSentenceManagement += officers.hours[officer] / p.staff.full_time_hours;
    if (officers.attendance[officer] > Attendance.shortSickness || officers.available[officer] === 0) continue;
    if (officers.holderClass[officer] === traineeWithoutCases) continue;
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
    if (isWorkloadExcessive(officers.weeksOver110[officer])) counts.excessive++;
    if (grade <= GradeIndex.NQO) {
      counts.atWorkPO++;
      counts.capacityPO += percent;
      counts.heldByPO += officers.casesHeld[officer];
    } else if (grade === GradeIndex.PSO) {
      counts.atWorkPSO++;
      counts.capacityPSO += percent;
      counts.heldByPSO += officers.casesHeld[officer];
    }
  }
}

/** The most cases that one practitioner of the unit holds, whoever is away and agency officers included. */
export const largestCaseload = ({ officers, unit }: Service): number =>
  unit.caseHolders.reduce((most, officer) => Math.max(most, officers.casesHeld[officer]), 0);

function countInPost({ officers, p, today }: Service, counts: Stocks, officer: OfficerId): void {
  const grade = officers.grade[officer];
  const fte = officers.hours[officer] / p.staff.full_time_hours;
  counts.headsAll++;
  if (today - officers.serviceFrom[officer] <= 4 * daysPerYear) counts.fourYearsOrLess++;
  if (grade <= GradeIndex.NQO) {
    counts.headsPO++;
    counts.ftePO += fte;
  } else if (grade === GradeIndex.SPO) counts.fteSPO += fte;
  else {
    counts.headsPSO++;
    counts[grade === GradeIndex.PQiP ? 'ftePQiP' : 'ftePSO'] += fte;
  }
}
