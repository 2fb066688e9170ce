import { outcomeOnCompletion } from '../../rules/reviews/review-status.ts';
import { downgradedFrom, downgradedTo, downgradingChance } from '../../rules/risk/downgrading.ts';
import { assessmentError, fearFactor, riskAsRead } from '../../rules/risk/misreading.ts';
import { needsCountersignature } from '../../rules/tasks/countersigning.ts';
import type { Service } from '../../service.ts';
import { ReviewStage } from '../../state/cases.ts';
import { firstDraw, secondDraw } from '../../state/draws.ts';
import { caseClassOf } from '../cases/caseload.ts';
import { recordRisk } from './hidden-risk.ts';
import { awaitCountersignature } from './countersigning.ts';
import { completeOrReschedule, takeNextWork } from './officer-work.ts';
import { currentDilution, scheduleReview } from './reviews.ts';
import { addDays } from '../../state/identity.ts';
import type { CaseId, OfficerId } from '../../state/identity.ts';

/**
 * An officer completes the assessment in hand; one that must be countersigned first waits for a senior.
 */
export function assessmentIsCompleted(service: Service, officer: OfficerId): void {
  const { officers, p } = service;
  if (!completeOrReschedule(service, officer)) return;
  const case_ = officers.reviewInHand[officer];
  takeNextWork(service, officer);
  const level = assessedRisk(service, case_, officer);
  if (p.tasks.countersignatures > 0 && needsCountersignature(level)) awaitCountersignature(service, case_, level);
  else recordAssessment(service, case_, level);
}

/** A senior has countersigned the assessment of a case, which is complete with that. */
export function assessmentIsCountersigned(service: Service, case_: CaseId): void {
  const { unit, flows, today } = service;
  const { level, writtenOn } = unit.awaitingCountersignature.get(case_)!;
  unit.awaitingCountersignature.delete(case_);
  flows.countersigned++;
  flows.daysToCountersigning += today - writtenOn;
  recordAssessment(service, case_, level);
}

/** An assessment is complete, in time or late: the risk is recorded as read, and the next review is scheduled. */
function recordAssessment(service: Service, case_: CaseId, level: number): void {
  const { cases, flows, derived, today } = service;
  if (outcomeOnCompletion(today, cases.dueOn[case_]) === 'in time') flows.inTime++;
  else flows.late++;
  service.unit.reviewsEnded++;
  cases.review[case_] = ReviewStage.none;
  cases.reviewTimer[case_]++;
  cases.assessedOn[case_] = today;
  recordRisk(service, case_, level);
  cases.interval[case_] = derived.reviewDays[caseClassOf(service, case_)];
  scheduleReview(service, case_, addDays(today, cases.interval[case_]));
}

/**
 * The level of risk that an assessment records: the actual one, or one beside it by mistake, by fear, or under
 * pressure.
 */
function assessedRisk(service: Service, case_: CaseId, officer: OfficerId): number {
  const { cases, officers, unit, streams, derived, p } = service;
  const actual = cases.actualRisk[case_];
  const error = assessmentError(p.risk.misread, currentDilution(service));
  const fear = fearFactor(officers.strain[officer], p.strain.reference, p.loops.defensive_inflation);
  const u = cases.uniform(streams['reading of risk'], case_, firstDraw(cases.reviewNumber[case_]));
  const read = riskAsRead(actual, error, fear, derived.upperShare, u);
  if (read !== downgradedFrom || p.loops.downward_pressure === 0) return read;
  const chance = downgradingChance(
    unit.waitingList.unallocatedForProbationOfficer,
    unit.needingOfficer,
    p.loops.downward_pressure,
  );
  return cases.uniform(streams['reading of risk'], case_, secondDraw(cases.reviewNumber[case_])) < chance
    ? downgradedTo
    : read;
}
