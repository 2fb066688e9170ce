import { none } from './cases.ts';
import { Attendance, GradeIs } from './practitioners.ts';
import { holderClasses, mayHoldByClass, mayHoldIndex } from './rules/who-may-hold.ts';
import type { Service } from './service.ts';
import { caseClasses } from './words.ts';

/** Room is found by taking away, where a choice adds: what rounding may make of that, far below a point. */
const rounding = 1e-6;

/**
 * The officers of one unit who are at work and have room, as its managers look at them on one day: who may hold what, how loaded each is,
 * and how much room is left below the ceiling.
 *
 * Copied from the officers' records into rows that lie close together, because a choice looks at all of them. Where many are over the
 * ceiling the rows are few.
 */
export class OfficersOfUnit {
  #ceiling = 0;
  #rows = 0;
  #officer = new Int32Array(0);
  #holderClass = new Int32Array(0);
  #isTrainee = new Uint8Array(0);
  /** Workload points as they stand, and the most that the ceiling leaves: live weights are taken out of both. */
  #points = new Float64Array(0);
  #most = new Float64Array(0);
  /** What one point adds to the load as managers see it. */
  #loadOfPoint = new Float64Array(0);
  /** For each class of case, points for which nobody who may hold it has more room; there may be less. */
  readonly #roomForClass = new Float64Array(caseClasses);
  readonly #roomOfHolder = new Float64Array(holderClasses.length);

  /** Looks at the officers of the unit at a ceiling; those who are absent or over it are not seen. */
  look(service: Service, ceiling: number): void {
    const { holders } = service.unit;
    const { weight_scale } = service.p.work;
    const { most_ceiling, preferred_ceiling, trainee_ceiling } = service.p.allocation;
    const { attendance, available: availableOf, holderClass, grade, points: pointsOf, loadEffect } = service.officers;
    const ceilingOfTrainee = trainee_ceiling + service.p.loops.training_drag * (ceiling - preferred_ceiling);
    const availableOfPoint = 1 / weight_scale;
    this.#ceiling = ceiling;
    if (holders.length > this.#officer.length) this.#makeRows(holders.length * 2);
    this.#roomOfHolder.fill(-1);
    let row = 0;
    for (const officer of holders) {
      if (attendance[officer] !== Attendance.atWork) continue;
      const available = availableOf[officer] * availableOfPoint;
      const isTrainee = grade[officer] === GradeIs.PQiP;
      // Those who always carry more have a higher ceiling, and trainees their own.
      const ceilingOfOfficer = isTrainee ? ceilingOfTrainee : Math.min((ceiling * loadEffect[officer]) / 1e6, most_ceiling);
      const most = ceilingOfOfficer * available;
      const points = pointsOf[officer];
      if (points > most) continue;
      const holder = holderClass[officer];
      this.#officer[row] = officer;
      this.#holderClass[row] = holder;
      this.#isTrainee[row] = isTrainee ? 1 : 0;
      this.#points[row] = points;
      this.#most[row] = most;
      this.#loadOfPoint[row] = 1e6 / (available * loadEffect[officer]);
      row++;
      const room = most - points + rounding;
      if (room > this.#roomOfHolder[holder]) this.#roomOfHolder[holder] = room;
    }
    this.#rows = row;
    this.#roomForClass.fill(-1);
    for (let holder = 0; holder < holderClasses.length; holder++) {
      if (this.#roomOfHolder[holder] >= 0) this.#roomIsLeft(holder, this.#roomOfHolder[holder]);
    }
  }

  /** Whether any officer who may hold a case of this class may have room for these points: false is certain, true is worth a search. */
  mayHaveRoomFor(class_: number, points: number): boolean {
    return points <= this.#roomForClass[class_];
  }

  /**
   * The row of the officer who may hold a case of this class, has room for its points and has the least load with it in managers' eyes;
   * the first to join among equals; `none` where there is nobody. The case's present officer is left out, and trainees where the policy is broken.
   */
  leastLoadedFor(class_: number, points: number, present: number, breaksPolicy: boolean): number {
    const pointsOf = this.#points;
    const loadOfPoint = this.#loadOfPoint;
    const most = this.#most;
    const rows = this.#rows;
    let chosen = none;
    let least = Infinity;
    for (let row = 0; row < rows; row++) {
      const after = pointsOf[row] + points;
      const load = after * loadOfPoint[row];
      if (load >= least || after > most[row]) continue;
      if (mayHoldByClass[mayHoldIndex(this.#holderClass[row], class_)] === 0 || this.#officer[row] === present) continue;
      if (breaksPolicy && this.#isTrainee[row] === 1) continue;
      least = load;
      chosen = row;
    }
    // What has been looked for in vain need not be looked for again: points are whole, so there is room for less than these at most.
    if (chosen === none && present === none && !breaksPolicy) this.#roomForClass[class_] = Math.min(this.#roomForClass[class_], points - 1);
    return chosen;
  }

  officerOf(row: number): number {
    return this.#officer[row];
  }

  /** The officer of a row has taken a case of so many points. */
  took(row: number, points: number): void {
    this.#points[row] += points;
  }

  /** An officer, who may not be seen, has given up a case of so many points: it is looked again where there may have been no room before. */
  gaveUp(service: Service, officer: number, points: number): void {
    const row = this.#officer.subarray(0, this.#rows).indexOf(officer);
    if (row === none) return this.look(service, this.#ceiling);
    this.#points[row] -= points;
    this.#roomIsLeft(this.#holderClass[row], this.#most[row] - this.#points[row] + rounding);
  }

  /** Somebody of a class of holder has room for so many points. */
  #roomIsLeft(holder: number, room: number): void {
    for (let class_ = 0; class_ < caseClasses; class_++) {
      if (room > this.#roomForClass[class_] && mayHoldByClass[mayHoldIndex(holder, class_)] === 1) this.#roomForClass[class_] = room;
    }
  }

  #makeRows(rows: number): void {
    this.#officer = new Int32Array(rows);
    this.#holderClass = new Int32Array(rows);
    this.#isTrainee = new Uint8Array(rows);
    this.#points = new Float64Array(rows);
    this.#most = new Float64Array(rows);
    this.#loadOfPoint = new Float64Array(rows);
  }
}
