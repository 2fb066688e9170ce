import { isReviewOpen } from '../state/cases.ts';
import { Event } from '../events.ts';
import { outcomeOnCompletion, outcomeWhenNotWanted } from '../rules/reviews/review-status.ts';
import type { ReviewOutcome } from '../rules/reviews/review-status.ts';
import type { Service } from '../service.ts';
import { none } from '../state/identity.ts';
import type { CaseId, OfficerId } from '../state/identity.ts';

/**
 * The event that is about to take place, as an observer notes it, so that what it did can be reported once it has: the
 * record of a case that ends says no more of the review that was open.
 */
export class LastEvent {
  kind = -1;
  agent = -1;
  day = 0;
  /** The case that the event is about, or `none`; and how it stood before. */
  case_: CaseId = none;
  source = 0;
  serialNumber = 0;
  officer: OfficerId = none;
  recordedRisk = 0;
  dueOn = 0;
  #wasOpen = false;
  #reviewsEnded = 0;
  #tasksEnded = 0;
  #taskDueOn = 0;

  note({ queue, cases, officers, tasks, unit }: Service): void {
    this.kind = queue.kind;
    this.agent = queue.agent;
    this.day = queue.day;
    this.#reviewsEnded = unit.reviewsEnded;
    this.#tasksEnded = tasks.ended;
    if (queue.kind === Event.taskIsCompleted)
      this.#taskDueOn = tasks.dueOn[officers.taskInHand[queue.agent as OfficerId]];
    this.case_ = isAboutCase(queue.kind)
      ? (queue.agent as CaseId)
      : queue.kind === Event.assessmentIsCompleted
        ? officers.reviewInHand[queue.agent as OfficerId]
        : none;
    if (this.case_ === none) return;
    this.source = cases.source[this.case_];
    this.serialNumber = cases.serialNumber[this.case_];
    this.officer = cases.officer[this.case_];
    this.recordedRisk = cases.recordedRisk[this.case_];
    this.dueOn = cases.dueOn[this.case_];
    this.#wasOpen = isReviewOpen(cases.review[this.case_]);
  }

  /** How the event, which has taken place, completed a task of an officer; absent where it completed none of theirs. */
  taskOutcome({ tasks }: Service, officer: OfficerId): 'in time' | 'late' | undefined {
    if (this.kind !== Event.taskIsCompleted || this.agent !== officer || tasks.ended === this.#tasksEnded)
      return undefined;
    return outcomeOnCompletion(this.day, this.#taskDueOn);
  }

  /** How the event, which has taken place, ended the review of its case; absent where it ended none. */
  reviewOutcome({ unit }: Service): ReviewOutcome | undefined {
    if (this.case_ === none || !this.#wasOpen || unit.reviewsEnded === this.#reviewsEnded) return undefined;
    if (this.kind === Event.assessmentIsCompleted || this.kind === Event.assessmentIsCountersigned)
      return outcomeOnCompletion(this.day, this.dueOn);
    return this.kind === Event.graceHasPassed ? 'missed' : outcomeWhenNotWanted(this.day, this.dueOn);
  }
}

const isAboutCase = (kind: number): boolean =>
  kind >= Event.caseBecomesAllocatable && kind <= Event.restrictedStageEnds;
