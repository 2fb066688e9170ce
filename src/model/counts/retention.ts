import { daysPerMonth } from '../time/day.ts';
import type { OfficerId } from '../state/identity.ts';

/** How many months after qualifying it is asked who is still in the service. Source: pq-201240. */
export const retentionMonths = 48;

/**
 * The people of one unit who have qualified as probation officers, followed one by one for 48 months to the day.
 *
 * Whoever is promoted is followed as a senior. Whoever moves to another role stays in the service and is followed no
 * further.
 * ASSUMPTION: nobody leaves the service from that other role within the 48 months.
 */
export class Retention {
  /** The day of qualifying, by the officer whom the person now is. */
  readonly #qualifiedOn = new Map<number, number>();
  readonly #monthOfDay: Int16Array;
  /** By month of qualifying: people who qualified, and those of them who have left the service within 48 months. */
  readonly #qualified: Int32Array;
  readonly #left: Int32Array;

  constructor(monthOfDay: Int16Array, months: number) {
    this.#monthOfDay = monthOfDay;
    this.#qualified = new Int32Array(months);
    this.#left = new Int32Array(months);
  }

  recordQualification(officer: OfficerId, today: number): void {
    this.#qualifiedOn.set(officer, today);
    this.#qualified[this.#monthOfDay[today]]++;
  }

  /** Someone leaves the service, on whatever day and in whatever grade. */
  recordLeaving(officer: OfficerId, today: number): void {
    const day = this.#qualifiedOn.get(officer);
    if (day !== undefined && today < day + retentionMonths * daysPerMonth) this.#left[this.#monthOfDay[day]]++;
  }

  /** Someone goes to another unit: the day of qualifying, where it is known, goes along and counts there. */
  passOn(officer: OfficerId): number | undefined {
    const day = this.#qualifiedOn.get(officer);
    if (day !== undefined) this.#qualified[this.#monthOfDay[day]]--;
    return day;
  }

  /** Someone comes from another unit who qualified on a day. */
  takeOver(officer: OfficerId, qualifiedOn: number): void {
    this.#qualifiedOn.set(officer, qualifiedOn);
    this.#qualified[this.#monthOfDay[qualifiedOn]]++;
  }

  /** Takes over those of the same unit in another scenario. */
  copyFrom(other: Retention): void {
    this.#qualifiedOn.clear();
    for (const [officer, day] of other.#qualifiedOn) this.#qualifiedOn.set(officer, day);
    this.#qualified.set(other.#qualified);
    this.#left.set(other.#left);
  }

  /** Someone goes on as a senior, under another number. */
  recordPromotion(officer: OfficerId, senior: OfficerId): void {
    const day = this.#qualifiedOn.get(officer);
    if (day !== undefined) this.#qualifiedOn.set(senior, day);
  }

  /**
   * Those who qualified in a month, and those of them still in the service 48 months on; NaN for a month before the
   * run.
   */
  ofMonth(month: number): { qualified: number; stayed: number } {
    if (month < 0) return { qualified: NaN, stayed: NaN };
    return { qualified: this.#qualified[month], stayed: this.#qualified[month] - this.#left[month] };
  }
}
