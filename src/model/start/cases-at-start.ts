import { exponential, poissonFrom } from '../../engine/index.ts';
import type { Lognormal, RandomStream } from '../../engine/index.ts';
import { never, Sentence, Stage } from '../cases.ts';
import { daysOfAMonth, daysOfAYear } from '../day.ts';
import { casesHaveBeenAllocated } from '../processes/allocation.ts';
import { caseIsWeighed, classOf } from '../processes/caseload.ts';
import { custodyGoesOn } from '../processes/custody.ts';
import { caseIsMade, riskIsFirstRead, sourceOfCases } from '../processes/new-case.ts';
import { reviewIsArranged } from '../processes/risk-review.ts';
import { riskIsFollowed } from '../processes/risk.ts';
import { endIsArranged, licenceGoesOn, orderGoesOn, papersAreMadeReady, releaseAgainIsArranged } from '../processes/supervision.ts';
import type { Service } from '../service.ts';

/**
 * The caseload of the first day of the run-in, in equilibrium with the rates: as many cases as rate times length (Little's law),
 * each with a length met at random (the longer, the likelier) of which a uniform share has been served.
 */
export function casesAtStart(service: Service): void {
  const { supervision } = service.p;
  stockOf(service, Sentence.communityOrder, firstBirth.order, supervision.community_order_length, orderAtStart);
  stockOf(service, Sentence.suspendedSentenceOrder, firstBirth.order, supervision.suspended_sentence_order_length, orderAtStart);
  stockOf(service, Sentence.custodial, firstBirth.custody, supervision.custody_length, prisonerAtStart);
  stockOf(service, Sentence.custodial, firstBirth.licence, supervision.licence_length, licenceAtStart);
  casesHaveBeenAllocated(service, readyForAllocation(service));
}

/** The cases whose papers are complete. */
function readyForAllocation({ cases }: Service): number[] {
  const ready: number[] = [];
  for (let case_ = 0; case_ < cases.end; case_ = cases.after(case_)) if (cases.wasAllocated[case_] === 1) ready.push(case_);
  return ready;
}

/** Births of the start state are negative, each stock in a range of its own. */
const firstBirth = { order: -1, custody: -1, licence: -1_000_000 } as const;

function stockOf(service: Service, sentence: number, first: number, months: number, isAtStart: (service: Service, case_: number) => void): void {
  const { luck, unit, derived } = service;
  const mean = (derived.startsAYear[sentence] / daysOfAYear) * unit.plan.shareOfCases * months * daysOfAMonth;
  const number = poissonFrom(luck.arrivals.uniform(sourceOfCases(unit, sentence), first), mean);
  for (let i = 0; i < number; i++) {
    const case_ = caseIsMade(service, sentence, first - i);
    isAtStart(service, case_);
  }
}

/** Days that a case at the start has behind it and before it, of a length met at random. */
function metAtRandom({ cases, luck }: Service, case_: number, stream: RandomStream, length: Lognormal): { behind: number; ahead: number } {
  const source = cases.source[case_];
  const birth = cases.birth[case_];
  const days = length.metAtRandom(stream.uniform(source, birth));
  const served = luck['time served'].uniform(source, birth);
  return { behind: days * served, ahead: Math.max(1, Math.round(days * (1 - served))) };
}

function orderAtStart(service: Service, case_: number): void {
  const { cases, luck, derived, p } = service;
  const { behind, ahead } = metAtRandom(service, case_, luck.length, derived.orderLength[cases.sentence[case_]]);
  cases.stage[case_] = Stage.order;
  cases.supervisedFrom[case_] = -Math.floor(behind);
  cases.endsOn[case_] = ahead;
  orderGoesOn(service, case_);
  nextReviewIsArranged(service, case_, behind, p.work.initial_due_order);
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
    wasAssessed(service, case_, behind, p.work.initial_due_release);
    isUnderSupervision(service, case_, behind);
    return;
  }
  cases.stage[case_] = Stage.licence;
  licenceGoesOn(service, case_);
  nextReviewIsArranged(service, case_, behind, p.work.initial_due_release);
  isUnderSupervision(service, case_, behind);
}

/** A case that community officers have had for so many days: its risk may have moved since the last assessment, and it has had an officer unless its papers are still being made ready. */
function isUnderSupervision(service: Service, case_: number, days: number): void {
  const { cases, unit, luck, p } = service;
  const sinceRead = cases.assessedOn[case_] === never ? days : -cases.assessedOn[case_];
  riskIsFirstRead(service, case_, Math.min(0.9, p.risk.misread + (p.risk.moves * sinceRead) / daysOfAYear));
  cases.needsOfficerFrom[case_] = -Math.floor(days);
  unit.needing++;
  caseIsWeighed(service, case_);
  riskIsFollowed(service, case_);
  const delay = (p.allocation.administrative_delay * 7) / 5;
  const isReady = delay === 0 || luck['administrative delay'].uniform(cases.source[case_], cases.birth[case_], 1) > exponential(-days / delay);
  if (!isReady) papersAreMadeReady(service, case_);
  else cases.wasAllocated[case_] = 1;
}

/**
 * The last assessment of a case that has been supervised for so many days, and the days that are left to the next due day: one fell due
 * at first and one at every interval after it, and some of them were missed.
 */
function wasAssessed(service: Service, case_: number, days: number, dueAfter: number): number {
  const { cases, luck, derived, p } = service;
  const source = cases.source[case_];
  const birth = cases.birth[case_];
  const firstDue = (dueAfter * 7) / 5;
  const interval = derived.reviewDays[classOf(service, case_)];
  cases.interval[case_] = interval;
  if (days < firstDue) return firstDue - days;
  const sinceFirst = days - firstDue;
  const intervals = Math.floor(sinceFirst / interval);
  const sinceLast = sinceFirst - intervals * interval;
  let missed = 0;
  while (missed <= intervals && luck['missed before'].uniform(source, birth, missed) < p.start.missed_before) missed++;
  if (missed <= intervals) cases.assessedOn[case_] = -Math.floor(sinceLast + missed * interval);
  // The phase is blurred, since each is done some days off.
  const blur = (luck['age of assessment'].uniform(source, birth) - 0.5) * 20;
  return interval - sinceLast + blur;
}

/** The next assessment or review of such a case is arranged. */
function nextReviewIsArranged(service: Service, case_: number, days: number, dueAfter: number): void {
  reviewIsArranged(service, case_, Math.max(1, Math.round(wasAssessed(service, case_, days, dueAfter))));
}
