import { exponentialFrom } from '../../engine/index.ts';
import { never, none, Stage } from '../cases.ts';
import { casesPart } from '../day.ts';
import { Event } from '../events.ts';
import type { Service } from '../service.ts';
import { caseIsTakenFromOfficer, caseIsWeighed, caseLeavesWaitingList } from './caseload.ts';
import { reviewIsArranged, reviewIsCalledOff } from './risk-review.ts';
import { riskIsFollowed, riskIsNoLongerFollowed } from './risk.ts';

/**
 * Supervision of one case in the community: it begins with an order or a release, may be broken by breach or recall,
 * and ends.
 */

/** Length in days of an order, drawn for the case. */
function lengthOfOrder({ cases, luck, derived }: Service, case_: number): number {
  return derived.orderLength[cases.sentence[case_]].at(luck.length.uniform(cases.source[case_], cases.birth[case_]));
}

/** A court order starts today. */
export function orderStarts(service: Service, case_: number): void {
  const { cases, calendar, p, today } = service;
  cases.stage[case_] = Stage.order;
  cases.supervisedFrom[case_] = today;
  cases.endsOn[case_] = today + Math.max(1, Math.round(lengthOfOrder(service, case_)));
  officerIsNeeded(service, case_);
  orderGoesOn(service, case_);
  reviewIsArranged(service, case_, calendar.deadline(today, p.work.initial_due_order));
}

/** Arranges what will happen to an order that has started. */
export function orderGoesOn(service: Service, case_: number): void {
  endIsArranged(service, case_);
  breachIsArranged(service, case_);
  endOfContactIsArranged(service, case_);
}

/** A community officer is needed from today: the papers are made ready, and risk is followed. */
export function officerIsNeeded(service: Service, case_: number): void {
  const { cases, unit, today } = service;
  cases.needsOfficerFrom[case_] = today;
  unit.needing++;
  caseIsWeighed(service, case_);
  riskIsFollowed(service, case_);
  papersAreMadeReady(service, case_);
}

/** The administrative delay runs from today, in working days; then the case can be allocated. */
export function papersAreMadeReady(service: Service, case_: number): void {
  const { cases, calendar, luck, queue, p, today } = service;
  const delay = exponentialFrom(
    luck['administrative delay'].uniform(cases.source[case_], cases.birth[case_]),
    p.allocation.administrative_delay,
  );
  const ready = Math.floor(calendar.afterWorkingDays(today, Math.min(delay, 250)));
  queue.addOn(ready, casesPart, Event.caseBecomesAllocatable, case_, cases.life[case_]);
}

/** A licence begins today, with release from custody. */
export function licenceStarts(service: Service, case_: number): void {
  const { cases, calendar, p, today } = service;
  cases.stage[case_] = Stage.licence;
  cases.supervisedFrom[case_] = today;
  cases.endsOn[case_] = Math.max(today + 1, cases.endsOn[case_]);
  caseIsWeighed(service, case_);
  licenceGoesOn(service, case_);
  reviewIsArranged(service, case_, calendar.deadline(today, p.work.initial_due_release));
}

/** Arranges what will happen to a licence that has begun. */
export function licenceGoesOn(service: Service, case_: number): void {
  endIsArranged(service, case_);
  recallIsArranged(service, case_);
  endOfContactIsArranged(service, case_);
}

export function endIsArranged({ cases, queue, endDay }: Service, case_: number): void {
  if (cases.endsOn[case_] < endDay)
    queue.addOn(cases.endsOn[case_], casesPart, Event.supervisionEnds, case_, cases.life[case_]);
}

/** The order or licence has run out: the case is closed. */
export function supervisionEnds(service: Service, case_: number): void {
  const { cases, unit } = service;
  reviewIsCalledOff(service, case_);
  riskIsNoLongerFollowed(service, case_);
  if (cases.waitsFrom[case_] !== never) caseLeavesWaitingList(service, case_);
  if (cases.officer[case_] !== none) caseIsTakenFromOfficer(service, case_);
  unit.needing--;
  cases.close(case_);
}

function breachIsArranged({ cases, luck, breaches, queue, today, endDay }: Service, case_: number): void {
  const number = cases.breachNumber[case_]++;
  const u = luck.breach.uniform(cases.source[case_], cases.birth[case_], number);
  const time = breaches.first(today, Math.min(cases.endsOn[case_], endDay), u);
  if (time < Infinity)
    queue.addOn(Math.max(Math.floor(time), today + 1), casesPart, Event.breach, case_, cases.life[case_]);
}

/** An order is breached: enforcement adds work for a while. */
export function orderIsBreached(service: Service, case_: number): void {
  const { cases, queue, p, today } = service;
  cases.breaches[case_]++;
  caseIsWeighed(service, case_);
  queue.addOn(
    today + Math.round(p.supervision.breach_work_lasts),
    casesPart,
    Event.breachIsDealtWith,
    case_,
    cases.life[case_],
  );
  breachIsArranged(service, case_);
}

export function breachIsDealtWith(service: Service, case_: number): void {
  service.cases.breaches[case_]--;
  caseIsWeighed(service, case_);
}

function recallIsArranged({ cases, luck, recalls, queue, today, endDay }: Service, case_: number): void {
  const number = cases.recallNumber[case_]++;
  const u = luck.recall.uniform(cases.source[case_], cases.birth[case_], number);
  const time = recalls.first(today, Math.min(cases.endsOn[case_], endDay), u);
  if (time < Infinity)
    queue.addOn(Math.max(Math.floor(time), today + 1), casesPart, Event.personIsRecalled, case_, cases.life[case_]);
}

/**
 * A person on licence is recalled to custody: the officer keeps the case at custody points, and its reviews are
 * cancelled.
 */
export function personIsRecalled(service: Service, case_: number): void {
  const { cases, flows, luck, derived } = service;
  flows.recalls++;
  const u = luck['recall length'].uniform(cases.source[case_], cases.birth[case_], cases.recallNumber[case_]);
  cases.stage[case_] = Stage.recalled;
  reviewIsCalledOff(service, case_);
  caseIsWeighed(service, case_);
  releaseAgainIsArranged(service, case_, derived.recallLength.at(u));
}

/** A recalled person will be released again in so many days, unless the licence has run out by then. */
export function releaseAgainIsArranged({ cases, queue, today, endDay }: Service, case_: number, days: number): void {
  const on = today + Math.max(1, Math.round(days));
  if (on < cases.endsOn[case_] && on < endDay)
    queue.addOn(on, casesPart, Event.personIsReleasedAgain, case_, cases.life[case_]);
}

/** A recalled person is released again: supervision goes on, and an assessment falls due. */
export function personIsReleasedAgain(service: Service, case_: number): void {
  const { cases, calendar, p, today } = service;
  cases.stage[case_] = Stage.licence;
  caseIsWeighed(service, case_);
  recallIsArranged(service, case_);
  endOfContactIsArranged(service, case_);
  reviewIsArranged(service, case_, calendar.deadline(today, p.work.initial_due_release));
}

/** The day on which contact with a case would end under the settings in force. */
const endOfContact = ({ cases, p }: Service, case_: number): number =>
  Math.ceil(
    cases.supervisedFrom[case_] +
      p.supervision.contact_ends_after * (cases.endsOn[case_] - cases.supervisedFrom[case_]),
  );

export function endOfContactIsArranged(service: Service, case_: number): void {
  const { cases, queue, p, today, endDay } = service;
  if (p.supervision.contact_ends_after >= 1 || cases.contactHasEnded[case_] === 1) return;
  const day = Math.max(endOfContact(service, case_), today + 1);
  if (day < cases.endsOn[case_] && day < endDay)
    queue.addOn(day, casesPart, Event.contactEnds, case_, cases.life[case_]);
}

/**
 * Contact ends early under Probation Reset, but not for MAPPA cases and very high risk; the case stays with its
 * officer.
 * ASSUMPTION: active child protection, which is excepted too, is not modelled.
 * Source: napo-reset.
 */
export function contactEnds(service: Service, case_: number): void {
  const { cases, p, today } = service;
  if (p.supervision.contact_ends_after >= 1 || today < endOfContact(service, case_)) return;
  if (cases.stage[case_] > Stage.licence || cases.mappaLevel[case_] > 0 || cases.recordedRisk[case_] === 3) return;
  cases.contactHasEnded[case_] = 1;
  reviewIsCalledOff(service, case_);
  caseIsWeighed(service, case_);
}
