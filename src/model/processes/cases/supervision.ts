import { exponentialFrom } from '../../../engine/index.ts';
import { ReviewStage, Stage } from '../../state/cases.ts';
import { casesPart } from '../../time/day.ts';
import { Event } from '../../events.ts';
import {
  endWithoutPostSentence,
  isFollowedByPostSentence,
  postSentenceFrom,
} from '../../rules/supervision/post-sentence.ts';
import { daysOfRecall, isFixedTerm, releaseUnderNewTermOn } from '../../rules/supervision/recall-kinds.ts';
import type { Service } from '../../service.ts';
import { countUnallocated, unassignCase } from './caseload.ts';
import { scheduleAtRate } from './chance-of-case.ts';
import { isOrderCompleted, scheduleCompletion } from './completed-orders.ts';
import { scheduleMappaChange } from './mappa.ts';
import { doesContactEnd, endOfContactDay, isContactEndInForce, scheduleEndOfContact } from './end-of-contact.ts';
import { scheduleBreach, scheduleWarning } from './enforcement.ts';
import { scheduleEndOfRestriction } from './restricted-licence.ts';
import { scheduleReview, cancelReview } from '../work/reviews.ts';
import { beginTaskOfCase, cancelTasks, cancelUnwantedTasks } from '../work/tasks.ts';
import { none, addDays, earliest, latest } from '../../state/identity.ts';
import type { CaseId, Day } from '../../state/identity.ts';
import { recalculateCase, startFollowingRisk, stopFollowingRisk } from '../work/hidden-risk.ts';

/**
 * Supervision of one case in the community: it begins with an order or a release, may be broken by breach or recall,
 * and ends.
 */

/** Length in days of an order, drawn for the case. */
function drawOrderLength({ cases, streams, derived }: Service, case_: CaseId): number {
  return derived.orderLength[cases.sentence[case_]].at(cases.uniform(streams.length, case_));
}

/** A court order starts today. */
export function startOrder(service: Service, case_: CaseId): void {
  const { cases, calendar, p, today } = service;
  cases.stage[case_] = Stage.order;
  cases.supervisedFrom[case_] = today;
  cases.endsOn[case_] = addDays(today, Math.max(1, Math.round(drawOrderLength(service, case_))));
  cases.sentenceEndsOn[case_] = cases.endsOn[case_];
  requestOfficer(service, case_);
  scheduleOrderEvents(service, case_);
  scheduleReview(service, case_, calendar.deadline(today, p.work.initial_due_order));
}

/** Arranges what will happen to an order that has started. */
export function scheduleOrderEvents(service: Service, case_: CaseId): void {
  scheduleEnd(service, case_);
  scheduleBreach(service, case_);
  scheduleEndOfContact(service, case_);
  scheduleCompletion(service, case_);
}

/** A community officer is needed from today: the papers are made ready, and risk is followed. */
export function requestOfficer(service: Service, case_: CaseId): void {
  const { cases, unit, today } = service;
  cases.needsOfficerFrom[case_] = today;
  unit.needingOfficer++;
  countUnallocated(service, case_, 1);
  recalculateCase(service, case_);
  startFollowingRisk(service, case_);
  scheduleMappaChange(service, case_);
  startAdministrativeDelay(service, case_);
}

/** The administrative delay runs from today, in working days; then the case can be allocated. */
export function startAdministrativeDelay(service: Service, case_: CaseId): void {
  const { cases, calendar, streams, queue, p, today } = service;
  const delay = exponentialFrom(
    cases.uniform(streams['administrative delay'], case_),
    p.allocation.administrative_delay,
  );
  const ready = Math.floor(calendar.afterWorkingDays(today, Math.min(delay, 250)));
  queue.addOn(ready, casesPart, Event.caseBecomesAllocatable, case_, cases.generation[case_]);
}

/** A licence begins today, with release from custody. */
export function startLicence(service: Service, case_: CaseId): void {
  const { cases, calendar, p, today } = service;
  cases.stage[case_] = Stage.licence;
  cases.supervisedFrom[case_] = today;
  cases.endsOn[case_] = latest(addDays(today, 1), cases.endsOn[case_]);
  setEndOfLicence(service, case_);
  recalculateCase(service, case_);
  scheduleLicenceEvents(service, case_);
  scheduleReview(service, case_, calendar.deadline(today, p.work.initial_due_release));
}

/** Arranges what will happen to a licence that has begun. */
export function scheduleLicenceEvents(service: Service, case_: CaseId): void {
  scheduleEnd(service, case_);
  schedulePostSentenceSupervision(service, case_);
  scheduleRecall(service, case_);
  scheduleWarning(service, case_);
  scheduleEndOfContact(service, case_);
  scheduleEndOfRestriction(service, case_);
}

/**
 * A licence that has begun ends with supervision, or earlier where post-sentence supervision follows it; where there is
 * none any more, supervision ends then too.
 */
export function setEndOfLicence({ cases, streams, p }: Service, case_: CaseId): void {
  const { post_sentence_share, post_sentence_length, post_sentence_supervision } = p.supervision;
  const endsOn = cases.endsOn[case_];
  const isFollowed = isFollowedByPostSentence(cases.uniform(streams['post-sentence'], case_), post_sentence_share);
  cases.sentenceEndsOn[case_] = isFollowed
    ? earliest(postSentenceFrom(cases.supervisedFrom[case_], endsOn, post_sentence_length) as Day, endsOn)
    : endsOn;
  if (!post_sentence_supervision) cases.endsOn[case_] = cases.sentenceEndsOn[case_];
}

/**
 * Post-sentence supervision is abolished today: that of a case lapses, and after a licence there will be none. So it
 * stays for them, even if it is brought back later.
 */
export function abolishPostSentenceSupervision(service: Service, case_: CaseId): void {
  const { cases, queue, today } = service;
  if (cases.endsOn[case_] <= cases.sentenceEndsOn[case_]) return;
  cases.endsOn[case_] = endWithoutPostSentence(cases.sentenceEndsOn[case_], today) as Day;
  if (cases.stage[case_] === Stage.postSentence)
    queue.addOn(today, casesPart, Event.supervisionEnds, case_, cases.generation[case_]);
  else if (cases.review[case_] === ReviewStage.scheduled && cases.dueOn[case_] > cases.endsOn[case_])
    scheduleReview(service, case_, cases.dueOn[case_]); // it will not fall due any more
}

/** The licence will run out before supervision ends. */
export function schedulePostSentenceSupervision({ cases, queue, endDay }: Service, case_: CaseId): void {
  const day = cases.sentenceEndsOn[case_];
  if (day < cases.endsOn[case_] && day < endDay)
    queue.addOn(day, casesPart, Event.postSentenceSupervisionBegins, case_, cases.generation[case_]);
}

/**
 * The sentence is over and supervision goes on: nobody is recalled from here on, and whoever is on recall is released.
 * Where post-sentence supervision has been abolished since it was to follow, supervision ends.
 *
 * ASSUMPTION: a breach of it, which a court deals with, adds no work.
 */
export function postSentenceSupervisionBegins(service: Service, case_: CaseId): void {
  const { cases, calendar, p, today } = service;
  if (cases.endsOn[case_] <= today) {
    supervisionEnds(service, case_);
    return;
  }
  const wasRecalled = cases.stage[case_] === Stage.recalled;
  cases.stage[case_] = Stage.postSentence;
  recalculateCase(service, case_);
  if (!wasRecalled) return;
  scheduleEndOfContact(service, case_);
  scheduleReview(service, case_, calendar.deadline(today, p.work.initial_due_release));
}

export function scheduleEnd({ cases, queue, endDay }: Service, case_: CaseId): void {
  if (cases.endsOn[case_] < endDay)
    queue.addOn(cases.endsOn[case_], casesPart, Event.supervisionEnds, case_, cases.generation[case_]);
}

/** The order or licence has run out: the case is closed. */
export function supervisionEnds(service: Service, case_: CaseId): void {
  const { cases, unit } = service;
  cancelReview(service, case_);
  cancelTasks(service, case_);
  stopFollowingRisk(service, case_);
  if (unit.waitingList.has(case_)) unit.waitingList.leave(case_);
  if (cases.officer[case_] !== none) unassignCase(service, case_);
  unit.needingOfficer--;
  countUnallocated(service, case_, -1);
  cases.close(case_);
}

/** All that the order asks for is done, and it ends; not where that has come to be on a later day, or on none. */
export function orderIsCompleted(service: Service, case_: CaseId): void {
  if (isOrderCompleted(service, case_)) supervisionEnds(service, case_);
}

function scheduleRecall(service: Service, case_: CaseId): void {
  const { cases, streams, recallRate } = service;
  const number = cases.recallNumber[case_]++;
  const u = cases.uniform(streams.recall, case_, number);
  scheduleAtRate(service, case_, Event.personIsRecalled, recallRate, u, cases.sentenceEndsOn[case_]);
}

/**
 * A person on licence is recalled to custody: the papers are due at once, the officer keeps the case at custody points,
 * and its reviews are cancelled.
 */
export function personIsRecalled(service: Service, case_: CaseId): void {
  const { cases, flows, streams, derived, today } = service;
  if (cases.stage[case_] !== Stage.licence) return; // the licence has run out today
  flows.recalls++;
  const number = cases.recallNumber[case_];
  const kind = derived.recallKind.at(cases.uniform(streams['recall kind'], case_, number));
  if (isFixedTerm(kind)) flows.recallsFixedTerm++;
  const standard = derived.recallLength.at(cases.uniform(streams['recall length'], case_, number));
  cases.stage[case_] = Stage.recalled;
  cases.recalledOn[case_] = today;
  cancelReview(service, case_);
  cancelUnwantedTasks(service, case_);
  recalculateCase(service, case_);
  beginTaskOfCase(service, 'recall_papers', case_);
  scheduleReleaseAgain(service, case_, addDays(today, Math.max(1, Math.round(daysOfRecall(kind, standard)))));
}

/** A recalled person will be released again on a day, unless the sentence is over by then. */
export function scheduleReleaseAgain({ cases, queue, endDay }: Service, case_: CaseId, on: Day): void {
  const timer = ++cases.releaseTimer[case_];
  cases.releaseExpectedOn[case_] = on;
  if (on < cases.sentenceEndsOn[case_] && on < endDay)
    queue.addOn(on, casesPart, Event.personIsReleasedAgain, case_, timer);
}

/**
 * The kinds of recall are others from today, for those in custody on recall too: whoever now has a fixed term, by the
 * number drawn at the recall, is released again when it has passed, if that is sooner.
 */
export function shortenRecall(service: Service, case_: CaseId): void {
  const { cases, streams, derived, p, today } = service;
  const kind = derived.recallKind.at(cases.uniform(streams['recall kind'], case_, cases.recallNumber[case_]));
  if (!isFixedTerm(kind)) return;
  const on = releaseUnderNewTermOn(
    cases.recalledOn[case_],
    daysOfRecall(kind, 0),
    cases.releaseExpectedOn[case_],
    today,
    p.supervision.recall_release_phase,
    cases.uniform(streams['release from recall'], case_, cases.recallNumber[case_]),
  ) as Day;
  if (on < cases.releaseExpectedOn[case_]) scheduleReleaseAgain(service, case_, on);
}

/** A recalled person is released again: supervision goes on, and an assessment falls due. */
export function personIsReleasedAgain(service: Service, case_: CaseId): void {
  const { cases, calendar, p, today } = service;
  cases.stage[case_] = Stage.licence;
  cancelUnwantedTasks(service, case_);
  recalculateCase(service, case_);
  scheduleRecall(service, case_);
  if (cases.warningNumber[case_] === 0) scheduleWarning(service, case_); // recalled before the run began
  scheduleEndOfContact(service, case_);
  scheduleReview(service, case_, calendar.deadline(today, p.work.initial_due_release));
}

/** Contact ends early, with a case that it may end with and that is entered as such. */
export function contactEnds(service: Service, case_: CaseId): void {
  const { cases, today } = service;
  if (!isContactEndInForce(service, case_) || cases.contactHasEnded[case_] === 1) return;
  if (today < endOfContactDay(service, case_)) {
    scheduleEndOfContact(service, case_); // the risk, or the scheme, is another by now
    return;
  }
  if (!doesContactEnd(service, case_)) return;
  cases.contactHasEnded[case_] = 1;
  cancelReview(service, case_);
  recalculateCase(service, case_);
}
