import { addOfficers } from './day-count.ts';
import { indexOfEach } from './names.ts';
import { isSupervisedInCommunity, Stage, stageCount } from '../state/cases.ts';
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

/** What is there at a month end, counted over all cases and officers. Counts are held as numbers in this order. */
export const stockNames = [
  'cases',
  'community',
  'custody',
  'recalled',
  'postSentence',
  'onlyPO',
  'allocated',
  'outsidePolicy',
  'outsideActualRisk',
  'noCurrentAssessment',
  'scrutinyOfCases',
  'awaitingCountersignature',
  'ftePO',
  'ftePSO',
  'ftePQiP',
  'fteSPO',
  'fteAgency',
  'retentionPay',
  'fteSentenceManagement',
  'headsPO',
  'headsPSO',
  'headsAll',
  'fourYearsOrLess',
] as const;

/** Where each of them stands. */
const at = indexOfEach(stockNames);

/** Counts all cases of the unit. */
export function countCases(service: Service, counts: Float64Array): void {
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
  const atStage = new Int32Array(stageCount);
  let onlyPO = 0;
  let noCurrentAssessment = 0;
  let allocated = 0;
  let outsidePolicy = 0;
  let outsideActualRisk = 0;
  for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_)) {
    const stage = stageOf[case_];
    if (stage === none) continue;
    atStage[stage]++;
    const class_ = caseClass(recordedRisk[case_], mappaLevel[case_]);
    onlyPO += requiresProbationOfficerByClass[class_];
    // Only these must have reviews.
    if (isSupervisedInCommunity(stage) && contactHasEnded[case_] === 0) {
      const assessed = assessedOn[case_];
      const isCurrent =
        assessed === never
          ? isAwaitingFirstAssessment(supervisedFrom[case_], current_from_start, today)
          : isAssessmentCurrent(assessed, interval[case_], current_allowance, today);
      if (!isCurrent) noCurrentAssessment++;
    }
    const officer = officerOf[case_];
    if (officer === none) continue;
    const holder = holderClass[officer];
    allocated++;
    outsidePolicy += 1 - mayHoldByClass[mayHoldIndex(holder, class_)];
    const classOfActualRisk = caseClass(actualRisk[case_], mappaLevel[case_]);
    outsideActualRisk += 1 - mayHoldByClass[mayHoldIndex(holder, classOfActualRisk)];
  }
  const open = cases.created - cases.ended;
  const community = atStage[Stage.order] + atStage[Stage.licence] + atStage[Stage.postSentence];
  counts[at.cases] = open;
  counts[at.community] = community;
  counts[at.custody] = open - community;
  counts[at.recalled] = atStage[Stage.recalled];
  counts[at.postSentence] = atStage[Stage.postSentence];
  counts[at.onlyPO] = onlyPO;
  counts[at.scrutinyOfCases] = open * currentScrutiny(service);
  counts[at.awaitingCountersignature] = service.unit.awaitingCountersignature.size;
  counts[at.noCurrentAssessment] = noCurrentAssessment;
  counts[at.allocated] = allocated;
  counts[at.outsidePolicy] = outsidePolicy;
  counts[at.outsideActualRisk] = outsideActualRisk;
}

/**
 * Counts all officers of the unit, and adds those who may hold cases to the count of the day; agency officers count for
 * workload and not as staff.
 */
export function countOfficers(service: Service, counts: Float64Array, lastDay: Float64Array): void {
  const { officers, p } = service;
  const caseHolders: OfficerId[] = [];
  for (let officer = officers.first; officer < officers.end; officer = officers.after(officer)) {
    if (officers.inPost[officer] === 0) continue;
    const fte = officers.hours[officer] / p.staff.full_time_hours;
    if (officers.isAgency[officer] === 0) countInPost(service, counts, officer);
    else counts[at.fteAgency] += fte;
    if (officers.holdsCases[officer] === 0) continue;
    if (officers.isAgency[officer] === 0) counts[at.fteSentenceManagement] += fte;
    caseHolders.push(officer);
  }
  addOfficers(service, lastDay, caseHolders);
}

/** The most cases that one practitioner of the unit holds, whoever is away and agency officers included. */
export const largestCaseload = ({ officers, unit }: Service): number =>
  unit.caseHolders.reduce((most, officer) => Math.max(most, officers.casesHeld[officer]), 0);

function countInPost({ officers, p, derived, today }: Service, counts: Float64Array, officer: OfficerId): void {
  const grade = officers.grade[officer];
  const fte = officers.hours[officer] / p.staff.full_time_hours;
  counts[at.headsAll]++;
  const daysOfService = today - officers.serviceFrom[officer];
  if (daysOfService <= 4 * daysPerYear) counts[at.fourYearsOrLess]++;
  counts[at.retentionPay] += fte * derived.retentionPayments[grade][serviceBandOf(daysOfService / daysPerYear)];
  if (grade <= GradeIndex.NQO) {
    counts[at.headsPO]++;
    counts[at.ftePO] += fte;
  } else if (grade === GradeIndex.SPO) counts[at.fteSPO] += fte;
  else {
    counts[at.headsPSO]++;
    counts[grade === GradeIndex.PQiP ? at.ftePQiP : at.ftePSO] += fte;
  }
}
