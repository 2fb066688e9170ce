import { exponential, poissonFrom } from '../../engine/index.ts';
import type { Lognormal, RandomStream } from '../../engine/index.ts';
import { none, Sentence, Stage } from '../cases.ts';
import { daysOfAMonth, daysOfAYear } from '../day.ts';
import { casesHaveBeenAllocated } from '../processes/allocation.ts';
import { caseIsTakenFromOfficer, caseIsWeighed, caseLeavesWaitingList } from '../processes/caseload.ts';
import { custodyGoesOn } from '../processes/custody.ts';
import { caseIsMade, sourceOfCases } from '../processes/new-case.ts';
import {
  endIsArranged,
  licenceGoesOn,
  orderGoesOn,
  papersAreMadeReady,
  releaseAgainIsArranged,
} from '../processes/supervision.ts';
import type { Service } from '../service.ts';
import { roshLevels } from '../words.ts';
import { pastsAreLived } from './past-of-cases.ts';

/**
 * The caseload of the first day of the run-in, in equilibrium with the rates: as many cases as rate times length
 * (Little's law), each with a length met at random (the longer, the likelier) of which a uniform share has been served.
 */
export function casesAtStart(service: Service): void {
  const { supervision } = service.p;
  stockOf(service, Sentence.communityOrder, firstBirth.order, supervision.community_order_length, orderAtStart);
  stockOf(
    service,
    Sentence.suspendedSentenceOrder,
    firstBirth.order,
    supervision.suspended_sentence_order_length,
    orderAtStart,
  );
  stockOf(service, Sentence.custodial, firstBirth.custody, supervision.custody_length, prisonerAtStart);
  stockOf(service, Sentence.custodial, firstBirth.licence, supervision.licence_length, licenceAtStart);
  casesHaveBeenAllocated(service, readyForAllocation(service));
  pastsAreLived(service);
  casesHaveBeenTransferred(service);
}

/** Cases that came to need an officer of another grade have one, if there is one. */
function casesHaveBeenTransferred(service: Service): void {
  const { cases, unit } = service;
  const toTransfer = unit.waiting.filter((case_) => cases.officer[case_] !== none);
  for (const case_ of toTransfer) {
    caseLeavesWaitingList(service, case_);
    caseIsTakenFromOfficer(service, case_);
  }
  casesHaveBeenAllocated(service, toTransfer);
}

/** The cases whose papers are complete, riskiest first: the others then fill up what room those leave. */
function readyForAllocation({ cases }: Service): number[] {
  const ready: number[][] = roshLevels.map(() => []);
  for (let case_ = 0; case_ < cases.end; case_ = cases.after(case_))
    if (cases.wasAllocated[case_] === 1) ready[cases.recordedRisk[case_]].push(case_);
  return ([] as number[]).concat(...ready.reverse());
}

/** Births of the start state are negative, each stock in a range of its own. */
const firstBirth = { order: -1, custody: -1, licence: -1_000_000 } as const;

function stockOf(
  service: Service,
  sentence: number,
  first: number,
  months: number,
  isAtStart: (service: Service, case_: number) => void,
): void {
  const { luck, unit, derived } = service;
  const mean = (derived.startsAYear[sentence] / daysOfAYear) * unit.plan.shareOfCases * months * daysOfAMonth;
  const number = poissonFrom(luck.arrivals.uniform(sourceOfCases(unit, sentence), first), mean);
  for (let i = 0; i < number; i++) {
    const case_ = caseIsMade(service, sentence, first - i);
    isAtStart(service, case_);
  }
}

/** Days that a case at the start has behind it and before it, of a length met at random. */
function metAtRandom(
  { cases, luck }: Service,
  case_: number,
  stream: RandomStream,
  length: Lognormal,
): { behind: number; ahead: number } {
  const source = cases.source[case_];
  const birth = cases.birth[case_];
  const days = length.metAtRandom(stream.uniform(source, birth));
  const served = luck['time served'].uniform(source, birth);
  return { behind: days * served, ahead: Math.max(1, Math.round(days * (1 - served))) };
}

function orderAtStart(service: Service, case_: number): void {
  const { cases, luck, derived } = service;
  const { behind, ahead } = metAtRandom(service, case_, luck.length, derived.orderLength[cases.sentence[case_]]);
  cases.stage[case_] = Stage.order;
  cases.supervisedFrom[case_] = -Math.floor(behind);
  cases.endsOn[case_] = ahead;
  orderGoesOn(service, case_);
  isUnderSupervision(service, case_, behind);
}

function prisonerAtStart(service: Service, case_: number): void {
  const { luck, derived, p } = service;
  const { behind, ahead } = metAtRandom(service, case_, luck['custody length'], derived.custodyLength);
  const sinceHandover = Math.min(behind, p.supervision.handover_before_release * daysOfAMonth - ahead);
  if (sinceHandover <= 0) {
    custodyGoesOn(service, case_, ahead, Stage.prisonHeld);
    return;
  }
  custodyGoesOn(service, case_, ahead, Stage.beforeRelease);
  isUnderSupervision(service, case_, sinceHandover);
}

function licenceAtStart(service: Service, case_: number): void {
  const { cases, luck, derived, p } = service;
  const { recall_rate, recall_length } = p.supervision;
  const source = cases.source[case_];
  const birth = cases.birth[case_];
  const { behind, ahead } = metAtRandom(service, case_, luck['licence length'], derived.licenceLength);
  const onRecall = (recall_rate / 12) * recall_length;
  cases.supervisedFrom[case_] = -Math.floor(behind);
  cases.endsOn[case_] = ahead;
  cases.recallNumber[case_] = 1;
  if (luck.recall.uniform(source, birth) < onRecall / (1 + onRecall)) {
    cases.stage[case_] = Stage.recalled;
    const whole = derived.recallLength.metAtRandom(luck['recall length'].uniform(source, birth));
    endIsArranged(service, case_);
    releaseAgainIsArranged(service, case_, whole * luck['time served'].uniform(source, birth, 1));
    isUnderSupervision(service, case_, behind);
    return;
  }
  cases.stage[case_] = Stage.licence;
  licenceGoesOn(service, case_);
  isUnderSupervision(service, case_, behind);
}

/**
 * A case that community officers have had for so many days: it has had an officer, unless its papers are still being
 * made ready.
 */
function isUnderSupervision(service: Service, case_: number, days: number): void {
  const { cases, unit, luck, p } = service;
  cases.needsOfficerFrom[case_] = -Math.floor(days);
  unit.needing++;
  caseIsWeighed(service, case_);
  const delay = (p.allocation.administrative_delay * 7) / 5;
  const isReady =
    delay === 0 ||
    luck['administrative delay'].uniform(cases.source[case_], cases.birth[case_], 1) > exponential(-days / delay);
  if (!isReady) papersAreMadeReady(service, case_);
  else cases.wasAllocated[case_] = 1;
}
