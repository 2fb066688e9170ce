import { outcomeOnCompletion } from '../../rules/reviews/review-status.ts';
import {
  downgradedFrom,
  downgradedTo,
  downgradingChance,
  takenOffFromMappaLevel,
} from '../../rules/risk/downgrading.ts';
import { mappaLevelAfterChange } from '../../rules/risk/mappa-changes.ts';
import { assessmentError, riskAsRead } from '../../rules/risk/misreading.ts';
import { levelRecorded } from '../../rules/risk/reluctance.ts';
import { timeToVerify } from '../../rules/risk/verifying.ts';
import { needsCountersignature } from '../../rules/tasks/countersigning.ts';
import type { Service } from '../../service.ts';
import { ReviewStage } from '../../state/cases.ts';
import { firstDraw, secondDraw } from '../../state/draws.ts';
import { caseClassOf } from '../cases/caseload.ts';
import { changeMappaLevel } from '../cases/mappa.ts';
import { recordRisk } from './hidden-risk.ts';
import { awaitCountersignature } from './countersigning.ts';
import { completeOrReschedule, contactKeptUp, takeNextWork } from './officer-work.ts';
import { currentDilution, scheduleReview } from './reviews.ts';
import { currentFearOfScrutiny } from './scrutiny.ts';
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
  if (isTakenOffMappa(service, case_)) changeMappaLevel(service, case_, mappaLevelAfterChange(cases.mappaLevel[case_]));
  cases.interval[case_] = derived.reviewDays[caseClassOf(service, case_)];
  scheduleReview(service, case_, addDays(today, cases.interval[case_]));
}

/**
 * The level of risk that an assessment records: the actual one, or one beside it by mistake or by fear; or the one that
 * was on record, or a lower one under pressure.
 */
function assessedRisk(service: Service, case_: CaseId, officer: OfficerId): number {
  const { cases, streams, derived, p } = service;
  const number = cases.reviewNumber[case_];
  const read = riskAsRead(
    cases.actualRisk[case_],
    assessmentError(p.risk.misread, currentDilution(service)),
    upwardsFactor(service, officer),
    derived.upperShare,
    cases.uniform(streams['reading of risk'], case_, firstDraw(number)),
  );
  const { reluctance_to_downgrade } = p.risk;
  const level =
    reluctance_to_downgrade === 0
      ? read
      : levelRecorded(
          read,
          cases.recordedRisk[case_],
          reluctance_to_downgrade,
          cases.uniform(streams.reluctance, case_, number),
        );
  if (level !== downgradedFrom || p.loops.downward_pressure === 0) return level;
  return cases.uniform(streams['reading of risk'], case_, secondDraw(number)) < currentDowngradingChance(service)
    ? downgradedTo
    : level;
}

/** All that multiplies an officer's chance to read risk too high today. */
function upwardsFactor(service: Service, officer: OfficerId): number {
  const { risk_follows_resource } = service.p.loops;
  const time = risk_follows_resource === 0 ? 1 : timeToVerify(contactKeptUp(service, officer), risk_follows_resource);
  return time * currentFearOfScrutiny(service);
}

/** The chance that managers have a rating lowered, as full as the officers of the unit are. */
const currentDowngradingChance = ({ unit, p }: Service): number =>
  downgradingChance(unit.shareOfOfficersFull, p.loops.downward_pressure);

/** Whether managers take a case that has just been assessed off MAPPA level 2, because officers are full. */
function isTakenOffMappa(service: Service, case_: CaseId): boolean {
  const { cases, streams, p } = service;
  if (cases.mappaLevel[case_] < takenOffFromMappaLevel || p.loops.downward_pressure === 0) return false;
  const u = cases.uniform(streams['mappa changes'], case_, secondDraw(cases.reviewNumber[case_]));
  return u < currentDowngradingChance(service);
}
