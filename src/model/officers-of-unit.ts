import { none } from './cases.ts';
import { Attendance, GradeIs } from './practitioners.ts';
import { holderClasses, mayHoldByClass, mayHoldIndex } from './rules/who-may-hold.ts';
import type { Service } from './service.ts';

/**
 * The officers of one unit who are at work, as its managers look at them on one day: who may hold what, how loaded each is, and
 * how much room is left below the ceiling.
 *
 * Copied from the officers' records into rows that lie close together, because a choice looks at all of them.
 */
export class OfficersOfUnit {
  #rows = 0;
  #officer = new Int32Array(0);
  #holderClass = new Int32Array(0);
  #isTrainee = new Uint8Array(0);
  /** Workload points as they stand, and the most that the ceiling leaves: live weights are taken out of both. */
  #points = new Float64Array(0);
  #most = new Float64Array(0);
  /** What one point adds to the load as managers see it. */
  #loadOfPoint = new Float64Array(0);
  /** The most room that any officer of each class of holder has, once it is asked for. */
  #roomIsKnown = false;
  readonly #mostRoom = new Float64Array(holderClasses.length);

  /** Looks at the officers of the unit at a ceiling; those who are absent are not seen. */
  look(service: Service, ceiling: number): void {
    const { officers, unit, p } = service;
    const { holders } = unit;
    if (holders.length > this.#officer.length) this.#makeRows(holders.length * 2);
    let row = 0;
    for (const officer of holders) {
      if (officers.attendance[officer] !== Attendance.atWork) continue;
      const available = officers.available[officer] / p.work.weight_scale;
      this.#officer[row] = officer;
      this.#holderClass[row] = officers.holderClass[officer];
      this.#isTrainee[row] = officers.grade[officer] === GradeIs.PQiP ? 1 : 0;
      this.#points[row] = officers.points[officer];
      this.#most[row] = ceilingOfOfficer(service, officer, ceiling) * available;
      this.#loadOfPoint[row] = 1e6 / (available * officers.loadEffect[officer]);
      row++;
    }
    this.#rows = row;
    this.#roomIsKnown = false;
  }

  /** Whether any officer who may hold a case of this class has room for these points. */
  haveRoomFor(class_: number, points: number): boolean {
    if (!this.#roomIsKnown) this.#reckonRoom();
    for (let holder = 0; holder < holderClasses.length; holder++) {
      if (points <= this.#mostRoom[holder] && mayHoldByClass[mayHoldIndex(holder, class_)] === 1) return true;
    }
    return false;
  }

  /**
   * The officer who may hold a case of this class, has room for its points and has the least load with it in managers' eyes; the
   * first to join among equals; `none` where there is nobody. The case's present officer is left out, and trainees where the policy is broken.
   */
  leastLoadedFor(class_: number, points: number, present: number, breaksPolicy: boolean): number {
    let chosen = none;
    let least = Infinity;
    for (let row = 0; row < this.#rows; row++) {
      const after = this.#points[row] + points;
      const load = after * this.#loadOfPoint[row];
      if (load >= least || after > this.#most[row]) continue;
      if (mayHoldByClass[mayHoldIndex(this.#holderClass[row], class_)] === 0 || this.#officer[row] === present) continue;
      if (breaksPolicy && this.#isTrainee[row] === 1) continue;
      least = load;
      chosen = this.#officer[row];
    }
    return chosen;
  }

  /** An officer's points have changed by an allocation or a transfer. */
  pointsChange(officer: number, by: number): void {
    for (let row = 0; row < this.#rows; row++) {
      if (this.#officer[row] !== officer) continue;
      const hadMost = this.#most[row] - this.#points[row] === this.#mostRoom[this.#holderClass[row]];
      this.#points[row] += by;
      if (hadMost || by < 0) this.#roomIsKnown = false;
      return;
    }
  }

  #reckonRoom(): void {
    this.#roomIsKnown = true;
    this.#mostRoom.fill(-1);
    for (let row = 0; row < this.#rows; row++) {
      const room = this.#most[row] - this.#points[row];
      if (room > this.#mostRoom[this.#holderClass[row]]) this.#mostRoom[this.#holderClass[row]] = room;
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

/** The load up to which an officer is given cases, by the ceiling of the unit: those who always carry more have a higher one, and trainees their own. */
function ceilingOfOfficer({ officers, p }: Service, officer: number, ceiling: number): number {
  const { most_ceiling, preferred_ceiling, trainee_ceiling } = p.allocation;
  if (officers.grade[officer] === GradeIs.PQiP) return trainee_ceiling + p.loops.training_drag * (ceiling - preferred_ceiling);
  return Math.min((ceiling * officers.loadEffect[officer]) / 1e6, most_ceiling);
}
