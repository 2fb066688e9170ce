import { addOfficers } from './day-count.ts';
import type { DayCounts } from './day-count.ts';
import { isSupervisedInCommunity, Stage } from '../state/cases.ts';
import { daysPerYear } from '../time/day.ts';
import { GradeIndex } from '../state/practitioners.ts';
import { isAssessmentCurrent, isAwaitingFirstAssessment } from '../rules/reviews/current-assessment.ts';
import { mayHoldByClass, mayHoldIndex, requiresProbationOfficerByClass } from '../rules/allocation/who-may-hold.ts';
import { currentScrutiny } from '../processes/work/scrutiny.ts';
import { serviceBandOf } from '../rules/staff/leaving-by-service.ts';
import type { Service } from '../service.ts';
import { caseClass } from '../categories.ts';
import { none, never } from '../state/identity.ts';
import type { OfficerId } from '../state/identity.ts';

/** What is there at a month end, counted over all cases and officers: nothing counted yet. */
export const emptyStocks = () => ({
  cases: 0,
  community: 0,
  custody: 0,
  recalled: 0,
  postSentence: 0,
  onlyPO: 0,
  allocated: 0,
  outsidePolicy: 0,
  outsideActualRisk: 0,
  noCurrentAssessment: 0,
  scrutinyOfCases: 0,
  awaitingCountersignature: 0,
  ftePO: 0,
  ftePSO: 0,
  ftePQiP: 0,
  fteSPO: 0,
  fteAgency: 0,
  retentionPay: 0,
  fteSentenceManagement: 0,
  headsPO: 0,
  headsPSO: 0,
  headsAll: 0,
  fourYearsOrLess: 0,
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
    actualRisk,
    mappaLevel,
    officer: officerOf,
    contactHasEnded,
    assessedOn,
    interval,
    supervisedFrom,
  } = cases;
  const { holderClass } = officers;
  const { current_from_start, current_allowance } = p.work;
  let open = 0;
  let community = 0;
  let recalled = 0;
  let postSentence = 0;
  let onlyPO = 0;
  let noCurrentAssessment = 0;
  let allocated = 0;
  let outsidePolicy = 0;
  let outsideActualRisk = 0;
  for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_)) {
    const stage = stageOf[case_];
    if (stage === none) continue;
    const class_ = caseClass(recordedRisk[case_], mappaLevel[case_]);
    open++;
    onlyPO += requiresProbationOfficerByClass[class_];
    if (stage === Stage.prisonHeld) continue;
    if (isSupervisedInCommunity(stage)) {
      community++;
      if (stage === Stage.postSentence) postSentence++;
      // Only these must have reviews.
      const assessed = assessedOn[case_];
      const isCurrent =
        assessed === never
          ? isAwaitingFirstAssessment(supervisedFrom[case_], current_from_start, today)
          : isAssessmentCurrent(assessed, interval[case_], current_allowance, today);
      if (!isCurrent && contactHasEnded[case_] === 0) noCurrentAssessment++;
    } else if (stage === Stage.recalled) recalled++;
    const officer = officerOf[case_];
    if (officer === none) continue;
    const holder = holderClass[officer];
    allocated++;
    outsidePolicy += 1 - mayHoldByClass[mayHoldIndex(holder, class_)];
    const classOfActualRisk = caseClass(actualRisk[case_], mappaLevel[case_]);
    outsideActualRisk += 1 - mayHoldByClass[mayHoldIndex(holder, classOfActualRisk)];
  }
  counts.cases = open;
  counts.community = community;
  counts.custody = open - community;
  counts.recalled = recalled;
  counts.postSentence = postSentence;
  counts.onlyPO = onlyPO;
  counts.scrutinyOfCases = open * currentScrutiny(service);
  counts.awaitingCountersignature = service.unit.awaitingCountersignature.size;
  counts.noCurrentAssessment = noCurrentAssessment;
  counts.allocated = allocated;
  counts.outsidePolicy = outsidePolicy;
  counts.outsideActualRisk = outsideActualRisk;
}

/**
 * Counts all officers of the unit, and adds those who may hold cases to the count of the day; agency officers count for
 * workload and not as staff.
 */
export function countOfficers(service: Service, counts: Stocks, lastDay: DayCounts): void {
  const { officers, p } = service;
  const caseHolders: OfficerId[] = [];
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 0) continue;
    const fte = officers.hours[officer] / p.staff.full_time_hours;
    if (officers.isAgency[officer] === 0) countInPost(service, counts, officer);
    else counts.fteAgency += fte;
    if (officers.holdsCases[officer] === 0) continue;
    if (officers.isAgency[officer] === 0) counts.fteSentenceManagement += fte;
    caseHolders.push(officer);
  }
  addOfficers(service, lastDay, caseHolders);
}

/** The most cases that one practitioner of the unit holds, whoever is away and agency officers included. */
export const largestCaseload = ({ officers, unit }: Service): number =>
  unit.caseHolders.reduce((most, officer) => Math.max(most, officers.casesHeld[officer]), 0);

function countInPost({ officers, p, derived, today }: Service, counts: Stocks, officer: OfficerId): void {
  const grade = officers.grade[officer];
  const fte = officers.hours[officer] / p.staff.full_time_hours;
  counts.headsAll++;
  const daysOfService = today - officers.serviceFrom[officer];
  if (daysOfService <= 4 * daysPerYear) counts.fourYearsOrLess++;
  counts.retentionPay += fte * derived.retentionPayments[grade][serviceBandOf(daysOfService / daysPerYear)];
  if (grade <= GradeIndex.NQO) {
    counts.headsPO++;
    counts.ftePO += fte;
  } else if (grade === GradeIndex.SPO) counts.fteSPO += fte;
  else {
    counts.headsPSO++;
    counts[grade === GradeIndex.PQiP ? 'ftePQiP' : 'ftePSO'] += fte;
  }
}
