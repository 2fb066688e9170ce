import { exp, exponentialFrom, poissonFrom } from '../../engine/index.ts';
import type { Lognormal, RandomStream } from '../../engine/index.ts';
import { Sentence, Stage } from '../state/cases.ts';
import { daysPerMonth, daysPerYear } from '../time/day.ts';
import { allocateStartingCases } from '../processes/cases/allocation.ts';
import { countUnallocated, unassignCase } from '../processes/cases/caseload.ts';
import { isOrderCompleted } from '../processes/cases/completed-orders.ts';
import { scheduleCustody } from '../processes/cases/custody.ts';
import {
  doesContactEnd,
  endOfContactDay,
  isContactEndInForce,
  scheduleEndOfContact,
} from '../processes/cases/end-of-contact.ts';
import { createCase } from '../processes/cases/new-case.ts';
import { scheduleEndOfRestriction } from '../processes/cases/restricted-licence.ts';
import {
  scheduleEnd,
  scheduleLicenceEvents,
  scheduleOrderEvents,
  startAdministrativeDelay,
  schedulePostSentenceSupervision,
  scheduleReleaseAgain,
  setEndOfLicence,
} from '../processes/cases/supervision.ts';
import { calendarDays } from '../rules/calendar/working-week.ts';
import { daysOfHandover } from '../rules/supervision/handover.ts';
import { daysOfRecall } from '../rules/supervision/recall-kinds.ts';
import type { Service } from '../service.ts';
import { roshLevels } from '../categories.ts';
import { simulatePriorHistory } from './prior-history.ts';
import { addDays, none } from '../state/identity.ts';
import type { CaseId, Day } from '../state/identity.ts';
import { recalculateCase } from '../processes/work/hidden-risk.ts';

/**
 * The caseload of the first day of the run-in, in equilibrium with the rates: as many cases as rate times length
 * (Little's law), each with a length met at random (the longer, the likelier) of which a uniform share has been served.
 */
export function createStartingCases(service: Service): void {
  const { supervision } = service.p;
  createStock(
    service,
    Sentence.communityOrder,
    firstSerialNumbers.order,
    supervision.community_order_length,
    initialiseOrder,
  );
  createStock(
    service,
    Sentence.suspendedSentenceOrder,
    firstSerialNumbers.order,
    supervision.suspended_sentence_order_length,
    initialiseOrder,
  );
  createStock(service, Sentence.custodial, firstSerialNumbers.custody, supervision.custody_length, initialisePrisoner);
  createStock(service, Sentence.custodial, firstSerialNumbers.licence, supervision.licence_length, initialiseLicence);
  allocateStartingCases(service, casesReadyForAllocation(service));
  simulatePriorHistory(service);
  transferStartingCases(service);
}

/** Cases that came to need an officer of another grade have one, if there is one. */
function transferStartingCases(service: Service): void {
  const { cases, unit } = service;
  const toTransfer = unit.waitingList.cases.filter((case_) => cases.officer[case_] !== none);
  for (const case_ of toTransfer) {
    unit.waitingList.leave(case_);
    unassignCase(service, case_);
  }
  allocateStartingCases(service, toTransfer);
}

/** The cases whose papers are complete, riskiest first: the others then fill up what room those leave. */
function casesReadyForAllocation({ cases }: Service): CaseId[] {
  const ready: CaseId[][] = roshLevels.map(() => []);
  for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_))
    if (cases.wasAllocated[case_] === 1) ready[cases.recordedRisk[case_]].push(case_);
  return ([] as CaseId[]).concat(...ready.reverse());
}

/** Serial numbers of the start state are negative, each stock in a range of its own. */
const firstSerialNumbers = { order: -1, custody: -1, licence: -1_000_000 } as const;

function createStock(
  service: Service,
  sentence: number,
  first: number,
  months: number,
  initialise: (service: Service, case_: CaseId) => void,
): void {
  const { streams, unit, derived } = service;
  const mean = (derived.startsAYear[sentence] / daysPerYear) * unit.plan.shareOfCases * months * daysPerMonth;
  const number = poissonFrom(streams.arrivals.uniform(sentence, first), mean);
  for (let i = 0; i < number; i++) {
    const case_ = createCase(service, sentence, first - i);
    initialise(service, case_);
  }
}

/** Days that a case at the start has behind it and before it, of a length met at random. */
function drawElapsedAndRemaining(
  { cases, streams }: Service,
  case_: CaseId,
  stream: RandomStream,
  length: Lognormal,
): { elapsed: number; endsOn: Day } {
  const days = length.sizeBiasedAt(cases.uniform(stream, case_));
  const served = cases.uniform(streams['time served'], case_);
  return { elapsed: days * served, endsOn: Math.max(1, Math.round(days * (1 - served))) as Day };
}

function initialiseOrder(service: Service, case_: CaseId): void {
  const { cases, streams, derived } = service;
  const { elapsed, endsOn } = drawElapsedAndRemaining(
    service,
    case_,
    streams.length,
    derived.orderLength[cases.sentence[case_]],
  );
  cases.stage[case_] = Stage.order;
  cases.supervisedFrom[case_] = -Math.floor(elapsed) as Day;
  cases.endsOn[case_] = endsOn;
  cases.sentenceEndsOn[case_] = endsOn;
  if (isOrderCompleted(service, case_)) {
    cases.close(case_);
    return;
  }
  endContactBeforeStart(service, case_);
  scheduleOrderEvents(service, case_);
  placeUnderSupervision(service, case_, elapsed);
}

function initialisePrisoner(service: Service, case_: CaseId): void {
  const { streams, derived, p } = service;
  const { elapsed, endsOn } = drawElapsedAndRemaining(service, case_, streams['custody length'], derived.custodyLength);
  const sinceHandover = Math.min(elapsed, daysOfHandover(p.supervision.handover_before_release) - endsOn);
  if (sinceHandover <= 0) {
    scheduleCustody(service, case_, endsOn, Stage.prisonHeld);
    return;
  }
  scheduleCustody(service, case_, endsOn, Stage.beforeRelease);
  placeUnderSupervision(service, case_, sinceHandover);
}

/**
 * The recalls of a person who was released so many days ago, drawn as in the run. Gives the days until release where
 * the last of them is not over by the first day, and how many it takes in all; else 0.
 */
function drawRecallsSince(service: Service, case_: CaseId, elapsed: number): { left: number; days: number } {
  const { cases, streams, derived, p } = service;
  if (p.supervision.recall_rate === 0) return { left: 0, days: 0 };
  for (let day = -elapsed; ;) {
    const next = cases.uniform(streams.recall, case_, cases.recallNumber[case_]++);
    day += exponentialFrom(next, daysPerYear / p.supervision.recall_rate);
    if (day >= 0) return { left: 0, days: 0 };
    const number = cases.recallNumber[case_];
    const kind = derived.recallKind.at(cases.uniform(streams['recall kind'], case_, number));
    const standard = derived.recallLength.at(cases.uniform(streams['recall length'], case_, number));
    const days = daysOfRecall(kind, standard);
    day += days;
    if (day > 0) return { left: day, days };
  }
}

function initialiseLicence(service: Service, case_: CaseId): void {
  const { cases, streams, derived } = service;
  const { elapsed, endsOn } = drawElapsedAndRemaining(service, case_, streams['licence length'], derived.licenceLength);
  cases.supervisedFrom[case_] = -Math.floor(elapsed) as Day;
  cases.endsOn[case_] = endsOn;
  setEndOfLicence(service, case_);
  if (cases.endsOn[case_] <= 0) {
    cases.close(case_); // the sentence is over, and no supervision follows it
    return;
  }
  if (cases.sentenceEndsOn[case_] <= 0) {
    cases.stage[case_] = Stage.postSentence;
    endContactBeforeStart(service, case_);
    scheduleEnd(service, case_);
    scheduleEndOfContact(service, case_);
    placeUnderSupervision(service, case_, elapsed);
    return;
  }
  const recall = drawRecallsSince(service, case_, elapsed);
  if (recall.left > 0) {
    const releasedOn = Math.max(1, Math.round(recall.left)) as Day;
    cases.stage[case_] = Stage.recalled;
    cases.recalledOn[case_] = addDays(releasedOn, -Math.round(recall.days));
    scheduleEnd(service, case_);
    schedulePostSentenceSupervision(service, case_);
    scheduleReleaseAgain(service, case_, releasedOn);
    scheduleEndOfRestriction(service, case_);
    placeUnderSupervision(service, case_, elapsed);
    return;
  }
  cases.stage[case_] = Stage.licence;
  endContactBeforeStart(service, case_);
  scheduleLicenceEvents(service, case_);
  placeUnderSupervision(service, case_, elapsed);
}

/**
 * A scheme in force from the start has always been: contact has ended with whoever it covers and whose day has passed.
 *
 * ASSUMPTION: by the risk recorded at the sentence, and not for who is on recall, whose contact ends upon release.
 */
function endContactBeforeStart(service: Service, case_: CaseId): void {
  if (!isContactEndInForce(service, case_) || endOfContactDay(service, case_) > 0) return;
  if (doesContactEnd(service, case_)) service.cases.contactHasEnded[case_] = 1;
}

/**
 * A case that community officers have had for so many days: it has had an officer, unless its papers are still being
 * made ready.
 */
function placeUnderSupervision(service: Service, case_: CaseId, days: number): void {
  const { cases, unit, streams, p } = service;
  cases.needsOfficerFrom[case_] = -Math.floor(days) as Day;
  unit.needingOfficer++;
  countUnallocated(service, case_, 1);
  recalculateCase(service, case_);
  const delay = calendarDays(p.allocation.administrative_delay);
  const isReady = delay === 0 || cases.uniform(streams['administrative delay'], case_, 1) > exp(-days / delay);
  if (!isReady) startAdministrativeDelay(service, case_);
  else cases.wasAllocated[case_] = 1;
}
