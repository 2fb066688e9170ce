import type { RandomStream } from '../../engine/index.ts';
import { copyRecords, layOut, wholeNumbers } from './records.ts';
import { roshLevels } from '../categories.ts';
import { none } from './identity.ts';
import type { CaseId, OfficerId, TaskId, Day, GradeCode, OfficerField } from './identity.ts';
import type { UnitPlan } from './units.ts';

/** Grades as small integers, in the order of `grades`. */
export const GradeIndex = {
  PO: 0 as GradeCode,
  NQO: 1 as GradeCode,
  PSO: 2 as GradeCode,
  PQiP: 3 as GradeCode,
  SPO: 4 as GradeCode,
} as const;

/** Whether an officer is there: at work, off for a few days, or away (long sickness, parental leave). */
export const Attendance = { atWork: 0, shortSickness: 1, longSickness: 2, parentalLeave: 3 } as const;

/** Length of the record of an officer. */
const officerRecordLength = 40; // words of 32 bits for whole numbers, of 64 bits for the others

/** Fields that have a number for each level of recorded risk. */
const widths = { pointsByRisk: roshLevels.length, deferrableByRisk: roshLevels.length };

/** How a weekly review finds an officer. */
export const NotedAttendance = { notYetNoted: 0, away: 1, atWork: 2 } as const;

/**
 * Every practitioner and senior who is or was in post, each a record of numbers; see `records.ts`. A record is not used
 * again.
 */
export class Practitioners {
  /** The officer whose record is the first; and where the records end. */
  readonly first = 0 as OfficerId;
  end = 0;

  // What every change of work, every choice of an officer and the count of every day look at stands first: a line of the
  // cache.
  attendance: OfficerField = new Int32Array(0);
  /** Available points a month: 0 while away. */
  available: OfficerField = new Int32Array(0);
  /** Workload points: of the cases held, and what is counted for tasks. */
  points: OfficerField = new Int32Array(0);
  /** Thousandths of points a month that assessments and reviews of the cases held need. */
  deferrable: OfficerField = new Int32Array(0);
  /** Thousandths of points a month that open tasks need, each spread over the time to its deadline. */
  taskLoad: OfficerField = new Int32Array(0);
  /** Points among `points` that the workload measure counts for tasks: their work is in the queue, and no contact. */
  taskPoints: OfficerField = new Int32Array(0);
  grade = wholeNumbers<OfficerField<GradeCode>>();
  /** Class of holder for `mayHoldByClass`. */
  holderClass: OfficerField = new Int32Array(0);
  /** What managers make of this officer, in millionths: above 1 always carries more. */
  loadEffect: OfficerField = new Int32Array(0);
  casesHeld: OfficerField = new Int32Array(0);
  weeksOver110: OfficerField = new Int32Array(0);
  /**
   * Queues of tasks to do, the first due first, and of assessments and reviews, the most urgent first; and the one
   * piece of work being done, which is in neither.
   */
  firstTask = wholeNumbers<OfficerField<TaskId>>();
  firstReview = wholeNumbers<OfficerField<CaseId>>();
  taskInHand = wholeNumbers<OfficerField<TaskId>>();
  reviewInHand = wholeNumbers<OfficerField<CaseId>>();
  /** Grows when other work is taken up, or completion is scheduled for another time. */
  workTimer: OfficerField = new Int32Array(0);
  /** Slot in the event queue of the completion that was last scheduled. */
  completionSlot: OfficerField = new Int32Array(0);
  firstCase = wholeNumbers<OfficerField<CaseId>>();
  /** The points of the cases held, without those of tasks, and `deferrable`, by recorded risk. */
  pointsByRisk: OfficerField = new Int32Array(0);
  deferrableByRisk: OfficerField = new Int32Array(0);

  inPost: OfficerField = new Int32Array(0);
  /** Agency officers carry cases and are not counted as staff. */
  isAgency: OfficerField = new Int32Array(0);
  /** Works in sentence management and may hold cases. */
  holdsCases: OfficerField = new Int32Array(0);
  /**
   * Months into the stage are counted from here: start of training, of being newly qualified, or of service in the
   * grade.
   */
  stageFrom = wholeNumbers<OfficerField<Day>>();
  serviceFrom = wholeNumbers<OfficerField<Day>>();
  /** The day of qualifying; `never` where it is not known or not so. */
  qualifiedOn = wholeNumbers<OfficerField<Day>>();
  /** Source and serial number within it: random numbers are keyed by them. */
  source: OfficerField = new Int32Array(0);
  serialNumber: OfficerField = new Int32Array(0);
  /** As the last weekly review found the officer: not in post yet, away, or at work. */
  notedAttendance: OfficerField = new Int32Array(0);
  /** Absences so far; and of each kind those that chance would have had so far, for random numbers. */
  absences: OfficerField = new Int32Array(0);
  shortSpells: OfficerField = new Int32Array(0);
  longSpells: OfficerField = new Int32Array(0);
  parentalLeaves: OfficerField = new Int32Array(0);
  /** Workload points of those cases held that only a probation officer may hold. */
  pointsOnlyPO: OfficerField = new Int32Array(0);

  /** Points a day at which the work in hand is done since `workedUntil`. */
  pace: OfficerField = new Float64Array(0);
  workedUntil: OfficerField = new Float64Array(0);
  /**
   * When the work in hand will be completed as things stand; and for when that was last scheduled, which may be sooner.
   */
  completesAt: OfficerField = new Float64Array(0);
  scheduledFor: OfficerField = new Float64Array(0);
  strain: OfficerField = new Float64Array(0);
  hours: OfficerField = new Float64Array(0);
  /** Days by which missed mentoring has put off a trainee's qualifying since it was last scheduled. */
  qualifyingDelay: OfficerField = new Float64Array(0);
  /** Unit hazards left until each of these happens; `staff-review.ts` uses them up. */
  untilLeaving: OfficerField = new Float64Array(0);
  untilMoving: OfficerField = new Float64Array(0);
  untilShortSpell: OfficerField = new Float64Array(0);
  untilLongSpell: OfficerField = new Float64Array(0);
  untilParentalLeave: OfficerField = new Float64Array(0);

  /** The unit of those who joined another one first. */
  readonly #origins = new Map<OfficerId, UnitPlan>();

  constructor(officers: number) {
    this.#layOut(officers);
  }

  /**
   * No officers: the memory is kept for the next unit. The first field of each kind begins where the block of all does.
   */
  clear(): void {
    this.end = 0;
    this.attendance.fill(0);
    this.pace.fill(0);
    this.#origins.clear();
  }

  /** Takes over the officers of the same unit in another scenario. */
  copyFrom(other: Practitioners): void {
    this.clear();
    copyRecords<Practitioners>(this, other, Int32Array, officerRecordLength, other.end, widths);
    copyRecords<Practitioners>(this, other, Float64Array, officerRecordLength, other.end);
    this.end = other.end;
    for (const [officer, plan] of other.#origins) this.#origins.set(officer, plan);
  }

  /** A new officer without cases. */
  add(): OfficerId {
    const officer = this.end as OfficerId;
    this.end += officerRecordLength;
    if (this.end > this.inPost.length) this.#layOut(Math.ceil((this.end / officerRecordLength) * 1.5));
    this.inPost[officer] = 1;
    this.firstCase[officer] = none;
    this.firstTask[officer] = none;
    this.firstReview[officer] = none;
    this.taskInHand[officer] = none;
    this.reviewInHand[officer] = none;
    return officer;
  }

  /** A new officer like one of another unit, who has left it and has no cases. */
  addCopy(others: Practitioners, other: OfficerId): OfficerId {
    const officer = this.add();
    copyRecord(this.attendance, officer, others.attendance, other);
    copyRecord(this.pace, officer, others.pace, other);
    this.inPost[officer] = 1;
    this.completionSlot[officer] = none;
    // Reports that were counted stay behind.
    this.points[officer] = 0;
    this.taskPoints[officer] = 0;
    return officer;
  }

  /** An officer's name and random numbers are of another unit. */
  setOrigin(officer: OfficerId, plan: UnitPlan): void {
    this.#origins.set(officer, plan);
  }

  /** The unit that the officer joined first; absent where it is this one. */
  originOf(officer: OfficerId): UnitPlan | undefined {
    return this.#origins.get(officer);
  }

  /**
   * A random number of an officer from a stream of the unit; `draw` tells its numbers from that stream apart. Whoever
   * has come from another unit keeps to the numbers of that one.
   */
  uniform(stream: RandomStream, officer: OfficerId, draw = 0): number {
    const source = this.source[officer];
    const serialNumber = this.serialNumber[officer];
    const origin = this.#origins.get(officer);
    if (origin !== undefined) return stream.uniformAt(origin.key, source, serialNumber, draw);
    return stream.uniform(source, serialNumber, draw);
  }

  /** The officer whose record follows, in post or not. */
  after(officer: OfficerId): OfficerId {
    return (officer + officerRecordLength) as OfficerId;
  }

  #layOut(officers: number): void {
    layOut(this, Int32Array, officerRecordLength, officers, widths);
    layOut(this, Float64Array, officerRecordLength, officers);
  }
}

/** Copies the record of an officer from the first field of its block on. */
function copyRecord(to: OfficerField, officer: OfficerId, from: OfficerField, other: OfficerId): void {
  const record = (from as Int32Array).subarray(other, other + officerRecordLength);
  (to as Int32Array).set(record, officer);
}
