import { Attendance } from './practitioners.ts';
import type { Practitioners } from './practitioners.ts';
import type { Parameters } from '../parameters/index.ts';
import type { Unit } from './units.ts';
import { traineeCeilingAt } from '../rules/allocation/ceiling.ts';
import {
  eligibilityGroupByClass,
  eligibilityGroups,
  holderClasses,
  isTraineeByHolderClass,
} from '../rules/allocation/who-may-hold.ts';
import { none } from './identity.ts';
import type { OfficerId } from './identity.ts';

/** Room is found by taking away, where a choice adds: what rounding may make of that, far below a point. */
const rounding = 1e-6;

/** What managers look at: the officers of their unit, and the settings in force. */
interface StaffedUnit {
  readonly unit: Unit;
  readonly officers: Practitioners;
  readonly p: Parameters;
}

/**
 * The officers of one unit who are at work and have room, as its managers look at them on one day: who may hold what,
 * how loaded each is, and how much room is left below the ceiling.
 *
 * Copied from the officers' records into rows that lie close together, because a choice looks at all who may hold the
 * case: a stretch of rows for each class of holder, in order of joining. Where many are over the ceiling the rows are
 * few.
 */
export class AllocationView {
  #ceiling = 0;
  /** The stretch of class h begins at h times `#length`, and has so many rows. */
  #length = 0;
  readonly #rows = new Int32Array(holderClasses.length);
  #officer = new Int32Array(0);
  /** Workload points as they stand, and the most that the ceiling leaves: live weights are taken out of both. */
  #points = new Float64Array(0);
  #ceilingPoints = new Float64Array(0);
  /** What one point adds to the load as managers see it. */
  #loadPerPoint = new Float64Array(0);
  /** For each eligibility group, points for which none of them has more room; there may be less. */
  readonly #roomOfGroup = new Float64Array(eligibilityGroups.length);
  readonly #roomOfHolder = new Float64Array(holderClasses.length);

  /** Looks at the officers of the unit at a ceiling; those who are absent or over it are not seen. */
  refresh(staffed: StaffedUnit, ceiling: number): void {
    const { caseHolders } = staffed.unit;
    const { weight_scale } = staffed.p.work;
    const { most_ceiling, preferred_ceiling, trainee_ceiling } = staffed.p.allocation;
    const { attendance, available: availableOf, holderClass, points: pointsOf, loadEffect } = staffed.officers;
    const { training_drag } = staffed.p.loops;
    const ceilingOfTrainee = traineeCeilingAt(ceiling, preferred_ceiling, trainee_ceiling, training_drag);
    const availableOfPoint = 1 / weight_scale;
    this.#ceiling = ceiling;
    if (caseHolders.length >= this.#length) this.#makeRows(caseHolders.length * 2 + 1);
    const length = this.#length;
    const rows = this.#rows.fill(0);
    const roomOfHolder = this.#roomOfHolder.fill(-1);
    const officerOfRow = this.#officer;
    const pointsOfRow = this.#points;
    const ceilingPointsOfRow = this.#ceilingPoints;
    const loadPerPoint = this.#loadPerPoint;
    for (let i = 0; i < caseHolders.length; i++) {
      const officer = caseHolders[i];
      if (attendance[officer] !== Attendance.atWork) continue;
      const holder = holderClass[officer];
      const available = availableOf[officer] * availableOfPoint;
      const effect = loadEffect[officer];
      // Those who always carry more have a higher ceiling, and trainees their own.
      const ceilingPoints =
        (isTraineeByHolderClass[holder] === 1 ? ceilingOfTrainee : Math.min((ceiling * effect) / 1e6, most_ceiling)) *
        available;
      const points = pointsOf[officer];
      roomOfHolder[holder] = Math.max(roomOfHolder[holder], ceilingPoints - points + rounding);
      if (points > ceilingPoints) continue;
      const row = holder * length + rows[holder]++;
      officerOfRow[row] = officer;
      pointsOfRow[row] = points;
      ceilingPointsOfRow[row] = ceilingPoints;
      loadPerPoint[row] = 1e6 / (available * effect);
    }
    for (let group = 0; group < eligibilityGroups.length; group++) {
      let room = -1;
      for (const holder of eligibilityGroups[group]) room = Math.max(room, roomOfHolder[holder]);
      this.#roomOfGroup[group] = room;
    }
  }

  /**
   * Whether any officer who may hold a case of this class may have room for these points: false is certain, true is
   * worth a search.
   */
  mayHaveRoomFor(class_: number, points: number): boolean {
    return points <= this.#roomOfGroup[eligibilityGroupByClass[class_]];
  }

  /**
   * The row of the officer who may hold a case of this class, has room for its points and has the least load with it in
   * managers' eyes; the first to join among equals; `none` where there is nobody. The case's present officer is left
   * out, and trainees where the policy is broken.
   */
  leastLoadedFor(class_: number, points: number, present: OfficerId, breaksPolicy: boolean): number {
    const officerOf = this.#officer;
    const pointsOf = this.#points;
    const loadPerPoint = this.#loadPerPoint;
    const ceilingPoints = this.#ceilingPoints;
    const group = eligibilityGroupByClass[class_];
    let chosen: number = none;
    let least = Infinity;
    for (const holder of eligibilityGroups[group]) {
      if (breaksPolicy && isTraineeByHolderClass[holder] === 1) continue;
      const first = holder * this.#length;
      const end = first + this.#rows[holder];
      for (let row = first; row < end; row++) {
        const after = pointsOf[row] + points;
        const load = after * loadPerPoint[row];
        if (load > least || after > ceilingPoints[row] || officerOf[row] === present) continue;
        if (load === least && officerOf[row] > officerOf[chosen]) continue;
        least = load;
        chosen = row;
      }
    }
    // What has been looked for in vain need not be looked for again: points are whole, so there is room for less than
    // these at most.
    if (chosen === none && present === none && !breaksPolicy)
      this.#roomOfGroup[group] = Math.min(this.#roomOfGroup[group], points - 1);
    return chosen;
  }

  officerOf(row: number): OfficerId {
    return this.#officer[row] as OfficerId;
  }

  /** The officer of a row has taken a case of so many points. */
  take(row: number, points: number): void {
    this.#points[row] += points;
  }

  /**
   * An officer, who may have no row, has given up a case of so many points: the view is refreshed where there may have
   * been no room before.
   */
  release(staffed: StaffedUnit, officer: OfficerId, points: number): void {
    const holder = staffed.officers.holderClass[officer];
    const first = holder * this.#length;
    const end = first + this.#rows[holder];
    let row = first;
    while (row < end && this.#officer[row] !== officer) row++;
    if (row === end) return this.refresh(staffed, this.#ceiling);
    this.#points[row] -= points;
    const room = this.#ceilingPoints[row] - this.#points[row] + rounding;
    for (let group = 0; group < eligibilityGroups.length; group++) {
      if (room > this.#roomOfGroup[group] && eligibilityGroups[group].includes(holder)) this.#roomOfGroup[group] = room;
    }
  }

  #makeRows(length: number): void {
    const rows = length * holderClasses.length;
    this.#length = length;
    this.#officer = new Int32Array(rows);
    this.#points = new Float64Array(rows);
    this.#ceilingPoints = new Float64Array(rows);
    this.#loadPerPoint = new Float64Array(rows);
  }
}
