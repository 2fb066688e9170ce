import { isSupervisedInCommunity, ReviewStage, Stage, locationOfStage } from '../../state/cases.ts';
import { daysPerMonth } from '../../time/day.ts';
import { tierIndex } from '../../derived.ts';
import { mayHoldByClass, mayHoldIndex, requiresProbationOfficerByClass } from '../../rules/allocation/who-may-hold.ts';
import { pointsByLocationAndTier, pointsIndex } from '../../rules/workload/workload-points.ts';
import { pointsAfterContact } from '../../rules/supervision/end-of-contact.ts';
import { pointsOnRestrictedLicence } from '../../rules/supervision/restricted-licence.ts';
import { effortOfCase } from '../../rules/workload/work-of-cases.ts';
import type { Service } from '../../service.ts';
import { caseClass, highRisk } from '../../categories.ts';
import { isOnRestrictedLicence } from './restricted-licence.ts';
import { enqueueReview, removeReview, updatePace } from '../work/officer-work.ts';
import { giveTasks, takeBackTasks } from '../work/tasks.ts';
import { atLevel, none } from '../../state/identity.ts';
import type { CaseId, OfficerId } from '../../state/identity.ts';

/**
 * Who holds which case, and what it weighs: a case joins and leaves an officer's caseload, changes its tier, and waits
 * for an officer. The sums kept here are exact: an officer's points are the sum over the cases held.
 */

/** The class of a case by recorded risk and MAPPA level. */
export const caseClassOf = ({ cases }: Service, case_: CaseId): number =>
  caseClass(cases.recordedRisk[case_], cases.mappaLevel[case_]);

/**
 * A case without an officer comes to need one (1), or gets one or needs one no longer (-1): the unit's unallocated
 * cases are counted as this happens, because nobody could look through all cases every day.
 */
export function countUnallocated({ cases, unit: { unallocated } }: Service, case_: CaseId, by: 1 | -1): void {
  unallocated.all += by;
  if (cases.recordedRisk[case_] >= highRisk) unallocated.high += by;
  if (cases.mappaLevel[case_] > 0) unallocated.mappa += by;
}

/** A case is given to an officer, with its tasks and any assessment or review that is open. */
export function assignCase(service: Service, case_: CaseId, officer: OfficerId): void {
  const { cases, officers } = service;
  countUnallocated(service, case_, -1);
  const first = officers.firstCase[officer];
  cases.officer[case_] = officer;
  cases.nextHeld[case_] = first;
  cases.previousHeld[case_] = none;
  if (first !== none) cases.previousHeld[first] = case_;
  officers.firstCase[officer] = case_;
  officers.casesHeld[officer]++;
  countContact(service, case_, officer, 1);
  officers.points[officer] += cases.points[case_];
  officers.deferrable[officer] += cases.deferrable[case_];
  officers.taskPoints[officer] += cases.taskPoints[case_];
  officers.pointsOnlyPO[officer] += cases.pointsOnlyPO[case_];
  if (cases.review[case_] === ReviewStage.open) enqueueReview(service, case_, officer);
  giveTasks(service, case_, officer);
  updatePace(service, officer);
}

/** A case leaves its officer, who no longer works on it. */
export function unassignCase(service: Service, case_: CaseId): void {
  const { cases, officers } = service;
  const officer = cases.officer[case_];
  const next = cases.nextHeld[case_];
  const previous = cases.previousHeld[case_];
  if (next !== none) cases.previousHeld[next] = previous;
  if (previous === none) officers.firstCase[officer] = next;
  else cases.nextHeld[previous] = next;
  cases.officer[case_] = none;
  countUnallocated(service, case_, 1);
  officers.casesHeld[officer]--;
  countContact(service, case_, officer, -1);
  officers.points[officer] -= cases.points[case_];
  officers.deferrable[officer] -= cases.deferrable[case_];
  officers.taskPoints[officer] -= cases.taskPoints[case_];
  officers.pointsOnlyPO[officer] -= cases.pointsOnlyPO[case_];
  if (cases.review[case_] === ReviewStage.open) removeReview(service, case_, officer);
  takeBackTasks(service, case_);
  updatePace(service, officer);
}

/**
 * The contact that a case needs comes to that of its officer's cases of the same recorded risk (1), or leaves it (-1).
 */
function countContact({ cases, officers }: Service, case_: CaseId, officer: OfficerId, by: 1 | -1): void {
  const ofRisk = atLevel(officer, cases.recordedRisk[case_]);
  officers.pointsByRisk[ofRisk] += by * (cases.points[case_] - cases.taskPoints[case_]);
  officers.deferrableByRisk[ofRisk] += by * cases.deferrable[case_];
}

/** Writes a level of risk into the record of a case that needs an officer: what is counted by it is counted anew. */
export function writeRecordedRisk(service: Service, case_: CaseId, level: number): void {
  const { cases } = service;
  const officer = cases.officer[case_];
  if (officer === none) countUnallocated(service, case_, -1);
  else countContact(service, case_, officer, -1);
  cases.recordedRisk[case_] = level;
  if (officer === none) countUnallocated(service, case_, 1);
  else countContact(service, case_, officer, 1);
}

/** Points of a case as it stands: nothing while the prison holds it. */
function pointsOf(service: Service, case_: CaseId): number {
  const { cases, p } = service;
  const stage = cases.stage[case_];
  if (stage === Stage.prisonHeld) return 0;
  const tier = tierIndex(
    cases.recordedRisk[case_],
    cases.rsrBand[case_],
    cases.mappaLevel[case_],
    cases.complexityFactors[case_],
    cases.changeDigit[case_],
  );
  const ofTier = pointsByLocationAndTier[pointsIndex(locationOfStage[stage], tier)];
  if (cases.contactHasEnded[case_] === 1) return pointsAfterContact(ofTier, p.supervision.work_after_contact);
  if (isOnRestrictedLicence(service, case_))
    return pointsOnRestrictedLicence(ofTier, p.supervision.restricted_licence_weight);
  return ofTier + cases.breaches[case_] * Math.round(p.supervision.breach_work);
}

/** What of these points the measure counts for tasks about the case: the work of breach packs. */
const taskPointsOf = ({ cases, derived }: Service, case_: CaseId): number =>
  cases.contactHasEnded[case_] === 1 ? 0 : cases.breaches[case_] * derived.breachPackPoints;

/** Whether a case must have assessments and reviews now: supervised in the community, contact not ended. */
export const mustBeReviewed = ({ cases }: Service, case_: CaseId): boolean =>
  isSupervisedInCommunity(cases.stage[case_]) && cases.contactHasEnded[case_] === 0;

/** Thousandths of points a month that assessments and reviews of a case take: its effort, spread over supervision. */
function deferrablePointsOf({ cases, derived }: Service, case_: CaseId, class_: number): number {
  const days = Math.max(1, cases.endsOn[case_] - cases.supervisedFrom[case_]);
  const effort = effortOfCase(days, derived.reviewDays[class_], derived.initialEffort, derived.reviewEffort);
  return Math.round((1000 * daysPerMonth * effort) / days);
}

/**
 * Recalculates the points of a case after its recorded risk, location or work has changed. A case that its officer may
 * no longer hold waits for a transfer. Returns whether the contact that the case has changes with its points.
 */
export function recalculatePoints(service: Service, case_: CaseId): boolean {
  const { cases, officers, unit } = service;
  const points = pointsOf(service, case_);
  const class_ = caseClassOf(service, case_);
  const deferrable = mustBeReviewed(service, case_) ? deferrablePointsOf(service, case_, class_) : 0;
  const morePoints = points - cases.points[case_];
  const moreDeferrable = deferrable - cases.deferrable[case_];
  const taskPoints = taskPointsOf(service, case_);
  const moreTaskPoints = taskPoints - cases.taskPoints[case_];
  const contactChanges = morePoints !== moreTaskPoints || moreDeferrable !== 0;
  cases.points[case_] = points;
  cases.deferrable[case_] = deferrable;
  cases.taskPoints[case_] = taskPoints;
  const onlyPO = points * requiresProbationOfficerByClass[class_];
  const moreOnlyPO = onlyPO - cases.pointsOnlyPO[case_];
  cases.pointsOnlyPO[case_] = onlyPO;
  const officer = cases.officer[case_];
  if (officer === none) return contactChanges;
  officers.pointsOnlyPO[officer] += moreOnlyPO;
  if (contactChanges) {
    const ofRisk = atLevel(officer, cases.recordedRisk[case_]);
    officers.pointsByRisk[ofRisk] += morePoints - moreTaskPoints;
    officers.deferrableByRisk[ofRisk] += moreDeferrable;
  }
  if (contactChanges || moreTaskPoints !== 0) {
    officers.points[officer] += morePoints;
    officers.deferrable[officer] += moreDeferrable;
    officers.taskPoints[officer] += moreTaskPoints;
    updatePace(service, officer);
  }
  if (mayHoldByClass[mayHoldIndex(officers.holderClass[officer], class_)] === 0 && !unit.waitingList.has(case_))
    joinWaitingList(service, case_);
  return contactChanges;
}

/** A case joins those of its unit that wait for an officer, or for a transfer to one who may hold it. */
export const joinWaitingList = ({ unit, today }: Service, case_: CaseId): void => unit.waitingList.join(case_, today);

/** Whether the case is one that only a probation officer may hold. */
export const caseRequiresProbationOfficer = (service: Service, case_: CaseId): boolean =>
  requiresProbationOfficerByClass[caseClassOf(service, case_)] === 1;
