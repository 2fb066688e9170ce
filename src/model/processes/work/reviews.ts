import { isReviewOpen, ReviewStage } from '../../state/cases.ts';
import { casesPart, deadlinesPart } from '../../time/day.ts';
import { standardNormal } from '../../derived.ts';
import { Event } from '../../events.ts';
import { dueAfterNoticing, reviewOpensOn } from '../../rules/reviews/review-dates.ts';
import { lastDayOfGrace, outcomeWhenNotWanted } from '../../rules/reviews/review-status.ts';
import { dilutionFactor } from '../../rules/staff/dilution.ts';
import type { Service } from '../../service.ts';
import { caseClassOf, mustBeReviewed } from '../cases/caseload.ts';
import { enqueueReview, removeReview } from './officer-work.ts';
import { none, never, addDays, latest } from '../../state/identity.ts';
import type { CaseId, Day } from '../../state/identity.ts';

/**
 * The assessment and the reviews of one case: each opens, falls due, waits for the time that its officer has left after
 * contact, and ends in time, late, missed or cancelled.
 */

/**
 * The next assessment or review is to be done by a day; none is scheduled that would fall due after the end of the
 * case.
 */
export function scheduleReview(service: Service, case_: CaseId, dueOn: Day): void {
  const { cases, queue, p } = service;
  const timer = ++cases.reviewTimer[case_];
  if (dueOn > cases.endsOn[case_] || !mustBeReviewed(service, case_)) {
    cases.review[case_] = ReviewStage.none;
    return;
  }
  cases.review[case_] = ReviewStage.scheduled;
  cases.dueOn[case_] = dueOn;
  // Tomorrow at the earliest, since cases of today have begun.
  const opensOn = reviewOpensOn(dueOn, p.work.review_opens, service.today + 1);
  if (opensOn < service.endDay) queue.addOn(opensOn, casesPart, Event.reviewOpens, case_, timer);
}

/**
 * Something significant has changed: a review that is still to come is brought forward, so that it can be begun at
 * once.
 */
export function bringReviewForward(service: Service, case_: CaseId): void {
  const { cases, p, today } = service;
  if (cases.review[case_] !== ReviewStage.scheduled) return;
  const dueOn = dueAfterNoticing(cases.dueOn[case_], today, p.work.review_opens) as Day;
  if (dueOn < cases.dueOn[case_]) scheduleReview(service, case_, dueOn);
}

/** The review can be begun: it joins the queue of the officer, if there is one. */
export function reviewOpens(service: Service, case_: CaseId): void {
  const { cases, streams, queue, derived, p } = service;
  const number = cases.reviewNumber[case_]++;
  const dilution = currentDilution(service);
  const effort = cases.assessedOn[case_] === never ? derived.initialEffort : derived.reviewEffort;
  cases.effortLeft[case_] = Math.round(
    1000 * dilution * effort * derived.effortSpread.at(cases.uniform(streams.effort, case_, number)),
  );
  cases.urgency[case_] =
    p.work.order_of_work === 'risk'
      ? Math.round(
          1e6 *
            (cases.recordedRisk[case_] +
              p.work.judgement_noise * standardNormal.at(cases.uniform(streams.judgement, case_, number))),
        )
      : -cases.dueOn[case_];
  cases.review[case_] = ReviewStage.open;
  service.unit.reviewsOpened++;
  const { today } = service;
  // One of the start state may be overdue.
  countDue(service, Math.max(cases.dueOn[case_], today), 1);
  const lastDay = lastDayOfGrace(cases.dueOn[case_], p.work.grace, today);
  if (lastDay < service.endDay)
    queue.addOn(lastDay, deadlinesPart, Event.graceHasPassed, case_, cases.reviewTimer[case_]);
  const officer = cases.officer[case_];
  if (officer !== none) enqueueReview(service, case_, officer);
}

/**
 * The grace has passed with the review undone: it is missed, and the next falls due one interval after this one was
 * due.
 */
export function graceHasPassed(service: Service, case_: CaseId): void {
  const { cases, flows, derived } = service;
  flows.missed++;
  service.unit.reviewsEnded++;
  const dueOn = cases.dueOn[case_];
  clearReview(service, case_);
  cases.interval[case_] = derived.reviewDays[caseClassOf(service, case_)];
  scheduleReview(service, case_, latest(addDays(dueOn, cases.interval[case_]), addDays(service.today, 1)));
}

/**
 * No review is wanted any more: the case ends, contact ends or the person is recalled. One that is overdue is missed,
 * any other cancelled.
 */
export function cancelReview(service: Service, case_: CaseId): void {
  const { cases, flows, today } = service;
  if (isReviewOpen(cases.review[case_])) {
    if (outcomeWhenNotWanted(today, cases.dueOn[case_]) === 'missed') flows.missed++;
    else {
      flows.cancelled++;
      countDue(service, cases.dueOn[case_], -1);
    }
    service.unit.reviewsEnded++;
  }
  clearReview(service, case_);
}

/**
 * Nothing is scheduled for the case any more, and its open review, if any, leaves the officer's queue or that of the
 * seniors.
 */
function clearReview(service: Service, case_: CaseId): void {
  const { cases, unit } = service;
  const officer = cases.officer[case_];
  if (cases.review[case_] === ReviewStage.open && officer !== none) removeReview(service, case_, officer);
  if (cases.review[case_] === ReviewStage.awaitingCountersignature) unit.awaitingCountersignature.delete(case_);
  cases.review[case_] = ReviewStage.none;
  cases.reviewTimer[case_]++;
}

/** How much longer assessments take, and how much more they err, in the unit as it is staffed now. */
export const currentDilution = ({ unit, p }: Service): number =>
  dilutionFactor(unit.inexperience, p.strain.usual_inexperience, p.loops.experience_dilution);

/** A review will fall due on a day, or will not after all. */
function countDue({ flows, monthOfDay }: Service, day: number, by: 1 | -1): void {
  const month = monthOfDay[day];
  if (month >= 0) flows.due[month] += by;
}
