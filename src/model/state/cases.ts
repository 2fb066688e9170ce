import type { RandomStream } from '../../engine/index.ts';
import { copyRecords, layOut, wholeNumbers } from './records.ts';
import { none, never } from './identity.ts';
import type { CaseId, OfficerId, TaskId, Day, CaseField } from './identity.ts';

/** Where a case stands between sentence and end. */
export const Stage = { order: 0, licence: 1, postSentence: 2, beforeRelease: 3, prisonHeld: 4, recalled: 5 } as const;
export const stageCount = Object.keys(Stage).length;
/** Whether someone at a stage is supervised in the community: on an order, on a licence or after the sentence. */
export const isSupervisedInCommunity = (stage: number): boolean => stage <= Stage.postSentence;

/**
 * The location that workload points are counted by (index in `locations`), by stage.
 *
 * ASSUMPTION: post-sentence supervision has the points of a licence.
 */
export const locationOfStage = Uint8Array.of(0, 1, 1, 2, 2, 2);

/** Kinds of sentence: community order, suspended sentence order, custodial sentence. */
export const Sentence = { communityOrder: 0, suspendedSentenceOrder: 1, custodial: 2 } as const;
export const sentenceKindCount = 3;

/**
 * How the next assessment or review of a case stands: none to come, to come, open (in its window, due or overdue), or
 * written and open still until a senior has countersigned it.
 */
export const ReviewStage = { none: 0, scheduled: 1, open: 2, awaitingCountersignature: 3 } as const;
/** Whether an assessment or review is open, written or not. */
export const isReviewOpen = (stage: number): boolean => stage >= ReviewStage.open;

/**
 * Length of the record of a case, in words of 32 bits: three lines of the cache, of which the third is seldom wanted.
 */
const caseRecordLength = 48;

/**
 * All cases, each a record of numbers; see `records.ts` for how a case is known. The record of a case that has ended is
 * used again, and `generation` tells one case from the next.
 *
 * Fields stand in the order in which they are wanted together: the first sixteen serve the reviews, by far the most
 * frequent events. Days are whole days since the first day of the run-in and may be negative. Points are points a
 * month.
 */
export class Cases {
  /** The case whose record is the first, in use or not; and where the records end, those used again included. */
  readonly first = 0 as CaseId;
  end = 0;
  #free: CaseId = none;
  /** Cases made and cases ended since the start. */
  created = 0;
  ended = 0;

  /** Grows when the case ends, so that what was scheduled for it is known to be void. */
  generation: CaseField = new Int32Array(0);
  /** `Stage`, or `none` for a record that is free. */
  stage: CaseField = new Int32Array(0);
  officer = wholeNumbers<CaseField<OfficerId>>();
  review: CaseField = new Int32Array(0);
  dueOn = wholeNumbers<CaseField<Day>>();
  /** Grows when the review is rescheduled, done, missed or cancelled. */
  reviewTimer: CaseField = new Int32Array(0);
  endsOn = wholeNumbers<CaseField<Day>>();
  assessedOn = wholeNumbers<CaseField<Day>>();
  /** Days from the last assessment, or missed due day, to the next. */
  interval: CaseField = new Int32Array(0);
  /** Next case in the officer's queue of assessments and reviews. */
  nextReview = wholeNumbers<CaseField<CaseId>>();
  /** Priority in that queue: the higher, the sooner. */
  urgency: CaseField = new Int32Array(0);
  /** Thousandths of points of effort still to do. */
  effortLeft: CaseField = new Int32Array(0);
  /** Risk of serious harm, index in `roshLevels`. */
  recordedRisk: CaseField = new Int32Array(0);
  mappaLevel: CaseField = new Int32Array(0);
  contactHasEnded: CaseField = new Int32Array(0);
  /** First day of supervision in the community. */
  supervisedFrom = wholeNumbers<CaseField<Day>>();

  actualRisk: CaseField = new Int32Array(0);
  /** Source and serial number within it: random numbers are keyed by them. */
  source: CaseField = new Int32Array(0);
  serialNumber: CaseField = new Int32Array(0);
  /** Assessments and reviews opened, for random numbers; so are the numbers below. */
  reviewNumber: CaseField = new Int32Array(0);
  points: CaseField = new Int32Array(0);
  /**
   * Thousandths of points a month that assessments and reviews of the case need: whole, so that an officer's sum is
   * exact.
   */
  deferrable: CaseField = new Int32Array(0);
  /** The points of a case that only a probation officer may hold; 0 for any other. */
  pointsOnlyPO: CaseField = new Int32Array(0);
  nextHeld = wholeNumbers<CaseField<CaseId>>();
  previousHeld = wholeNumbers<CaseField<CaseId>>();
  noticeTimer: CaseField = new Int32Array(0);
  moveNumber: CaseField = new Int32Array(0);
  noticeNumber: CaseField = new Int32Array(0);
  /** Score of serious recidivism: below 3, 3 to 7, from 7. */
  rsrBand: CaseField = new Int32Array(0);
  complexityFactors: CaseField = new Int32Array(0);
  /** Digit of the tier. */
  changeDigit: CaseField = new Int32Array(0);
  /** Breaches being dealt with. */
  breaches: CaseField = new Int32Array(0);
  /** Points among `points` that the workload measure counts for tasks: their work is in the queue, and no contact. */
  taskPoints: CaseField = new Int32Array(0);
  /** First of the tasks that are about the case. */
  firstTask = wholeNumbers<CaseField<TaskId>>();
  /** The day on which it joined those waiting for allocation or transfer; `never` when it does not wait. */
  waitsFrom = wholeNumbers<CaseField<Day>>();

  sentence: CaseField = new Int32Array(0);
  /** The case has had an officer before. */
  wasAllocated: CaseField = new Int32Array(0);
  /** The day from which the case needs an officer. */
  needsOfficerFrom = wholeNumbers<CaseField<Day>>();
  /** Expected release, before any early release scheme; on recall, the release again, whenever the licence ends. */
  releaseExpectedOn = wholeNumbers<CaseField<Day>>();
  /** Grows when the release, or the release after a recall, is rescheduled. */
  releaseTimer: CaseField = new Int32Array(0);
  /**
   * The day on which the order or licence ends: that of the end of supervision, or of the beginning of post-sentence
   * supervision. Set once supervision in the community begins.
   */
  sentenceEndsOn = wholeNumbers<CaseField<Day>>();
  /** The day of the recall, of whoever is on recall. */
  recalledOn = wholeNumbers<CaseField<Day>>();
  recallNumber: CaseField = new Int32Array(0);
  breachNumber: CaseField = new Int32Array(0);
  /** Grows when a change of MAPPA level is scheduled anew; and the number of those scheduled. */
  mappaTimer: CaseField = new Int32Array(0);
  mappaNumber: CaseField = new Int32Array(0);
  warningNumber: CaseField = new Int32Array(0);

  constructor(cases: number) {
    layOut(this, Int32Array, caseRecordLength, cases);
  }

  /** No cases: the memory is kept for the next unit. */
  clear(): void {
    this.end = 0;
    this.#free = none;
    this.created = 0;
    this.ended = 0;
  }

  /** Takes over the cases of the same unit in another scenario. */
  copyFrom(other: Cases): void {
    copyRecords<Cases>(this, other, Int32Array, caseRecordLength, other.end);
    this.end = other.end;
    this.#free = other.#free;
    this.created = other.created;
    this.ended = other.ended;
  }

  /** A free record, with every field that is not set by whoever makes the case at its resting value. */
  open(): CaseId {
    let case_: CaseId = this.#free;
    if (case_ !== none) this.#free = this.nextHeld[case_];
    else {
      case_ = this.end as CaseId;
      this.end += caseRecordLength;
      if (this.end > this.generation.length)
        layOut(this, Int32Array, caseRecordLength, Math.ceil((this.end / caseRecordLength) * 1.5));
    }
    this.created++;
    this.contactHasEnded[case_] = 0;
    this.breaches[case_] = 0;
    this.taskPoints[case_] = 0;
    this.firstTask[case_] = none;
    this.points[case_] = 0;
    this.deferrable[case_] = 0;
    this.pointsOnlyPO[case_] = 0;
    this.officer[case_] = none;
    this.nextHeld[case_] = none;
    this.previousHeld[case_] = none;
    this.wasAllocated[case_] = 0;
    this.waitsFrom[case_] = never;
    this.review[case_] = ReviewStage.none;
    this.assessedOn[case_] = never;
    this.reviewNumber[case_] = 0;
    this.moveNumber[case_] = 0;
    this.noticeNumber[case_] = 0;
    this.recallNumber[case_] = 0;
    this.breachNumber[case_] = 0;
    this.mappaNumber[case_] = 0;
    this.warningNumber[case_] = 0;
    return case_;
  }

  /** Frees the record of a case that has ended; whatever was scheduled for it is void. */
  close(case_: CaseId): void {
    this.ended++;
    this.stage[case_] = none;
    this.generation[case_]++;
    this.releaseTimer[case_]++;
    this.reviewTimer[case_]++;
    this.noticeTimer[case_]++;
    this.mappaTimer[case_]++;
    this.nextHeld[case_] = this.#free;
    this.#free = case_;
  }

  /** A random number of a case from a stream; `draw` tells its numbers from that stream apart. */
  uniform(stream: RandomStream, case_: CaseId, draw = 0): number {
    return stream.uniform(this.source[case_], this.serialNumber[case_], draw);
  }

  /** The case whose record follows, in use or not. */
  after(case_: CaseId): CaseId {
    return (case_ + caseRecordLength) as CaseId;
  }
}
