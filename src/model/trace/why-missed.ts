import { Event } from '../events.ts';
import { ReviewStage } from '../state/cases.ts';
import { Attendance } from '../state/practitioners.ts';
import { contactKeptUp, loadOf } from '../processes/work/officer-work.ts';
import type { Service } from '../service.ts';
import type { LastEvent } from './last-event.ts';
import { pointsNeededPerDay, queuePositionOf, roundToStep } from './officer-facts.ts';
import { none } from '../state/identity.ts';
import type { CaseId } from '../state/identity.ts';

/** Why a review was not done: what was true of the days on which it could have been. */
export interface WhyMissed {
  /** ISO dates of the first and the last day on which it could be done, and days between them. */
  readonly from: string;
  readonly to: string;
  readonly days: number;
  /** Days on which the case had no officer, and on which its officer was away. */
  readonly withoutOfficer: number;
  readonly officerAway: number;
  /** Days for which it was written and waited for a senior to countersign it. */
  readonly awaitingCountersignature: number;
  /**
   * Days that its officer was at work with it in the queue; the figures below are means over these, absent where there
   * are none.
   */
  readonly inQueue: number;
  readonly capacity?: number;
  /** Share of contact kept up. */
  readonly contact?: number;
  /** Points a day that were left for assessments and reviews, and that those of the officer's cases need. */
  readonly pace?: number;
  readonly needed?: number;
  /** Tasks, assessments and reviews ahead of it when it opened or joined a queue, at the end, and the most there were. */
  readonly aheadFirst?: number;
  readonly aheadLast?: number;
  readonly aheadMost?: number;
  /** Assessments and reviews that its officers completed meanwhile, and how many of these fell due later than this one. */
  readonly completed: number;
  readonly completedDueLater: number;
  /** Share of its own effort that was done. */
  readonly done: number;
}

/** Follows one open review from the day it opens, so that a story can say why it was missed. */
export class OpenReview {
  readonly #openedOn: number;
  readonly #effort: number;
  #countedUntil: number;
  #withoutOfficer = 0;
  #away = 0;
  #awaitingCountersignature = 0;
  #inQueue = 0;
  #load = 0;
  #contact = 0;
  #pace = 0;
  #needed = 0;
  #ahead: { first: number; last: number; most: number } | undefined;
  #completed = 0;
  #dueLater = 0;

  constructor({ queue, cases }: Service, case_: CaseId, openedOn: number) {
    this.#openedOn = openedOn;
    this.#countedUntil = queue.now;
    this.#effort = cases.effortLeft[case_];
  }

  /** Time has passed while everything stood as it stands now. */
  timePasses(service: Service, case_: CaseId): void {
    const { queue, cases, officers } = service;
    const days = queue.now - this.#countedUntil;
    if (days <= 0) return;
    this.#countedUntil = queue.now;
    if (cases.review[case_] === ReviewStage.awaitingCountersignature) {
      this.#awaitingCountersignature += days;
      return;
    }
    const officer = cases.officer[case_];
    if (officer === none) {
      this.#withoutOfficer += days;
      return;
    }
    const { ahead } = queuePositionOf(service, case_, officer);
    this.#ahead =
      this.#ahead === undefined
        ? { first: ahead, last: ahead, most: ahead }
        : { ...this.#ahead, last: ahead, most: Math.max(ahead, this.#ahead.most) };
    if (officers.attendance[officer] !== Attendance.atWork) {
      this.#away += days;
      return;
    }
    this.#inQueue += days;
    this.#load += days * loadOf(service, officer);
    this.#contact += days * contactKeptUp(service, officer);
    this.#pace += days * officers.pace[officer];
    this.#needed += days * pointsNeededPerDay(service, officer);
  }

  /** Another assessment or review of the officer who holds the case has just ended. */
  anotherIsCompleted({ kind, dueOn }: LastEvent, dueOfThis: number): void {
    if (kind !== Event.assessmentIsCompleted) return;
    this.#completed++;
    if (dueOn > dueOfThis) this.#dueLater++;
  }

  /** Why it was missed, when that happened on a day. */
  whyMissed({ calendar, cases }: Service, case_: CaseId, day: number): WhyMissed {
    const mean = (sum: number, steps: number): number => roundToStep(sum / this.#inQueue, steps);
    return {
      from: calendar.isoOf(this.#openedOn),
      to: calendar.isoOf(day),
      days: day - this.#openedOn + 1,
      withoutOfficer: Math.round(this.#withoutOfficer),
      officerAway: Math.round(this.#away),
      awaitingCountersignature: Math.round(this.#awaitingCountersignature),
      inQueue: Math.round(this.#inQueue),
      ...(this.#inQueue > 0 && {
        capacity: mean(100 * this.#load, 10),
        contact: mean(this.#contact, 100),
        pace: mean(this.#pace, 10),
        needed: mean(this.#needed, 10),
      }),
      ...(this.#ahead && { aheadFirst: this.#ahead.first, aheadLast: this.#ahead.last, aheadMost: this.#ahead.most }),
      completed: this.#completed,
      completedDueLater: this.#dueLater,
      done: this.#effort > 0 ? roundToStep(1 - cases.effortLeft[case_] / this.#effort, 100) : 1,
    };
  }
}
