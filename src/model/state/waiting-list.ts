import type { Cases } from './cases.ts';
import { none, never } from './identity.ts';
import type { CaseId, Day } from './identity.ts';

/**
 * The cases of a unit that wait for an officer, or for a transfer to one who may hold them, in order of joining. Their
 * papers are complete.
 *
 * The list owns who waits and how many of those have no officer; `Cases.waitsFrom` holds since when each has waited.
 */
export class WaitingList {
  readonly #cases: Cases;
  readonly #waiting: CaseId[] = [];
  #unallocated = 0;

  constructor(cases: Cases) {
    this.#cases = cases;
  }

  /** The cases that wait, in order of joining. Cases marked as allocated stay listed until `removeAllocated`. */
  get cases(): readonly CaseId[] {
    return this.#waiting;
  }

  /** How many of those waiting have no officer; the others wait for a transfer. */
  get unallocated(): number {
    return this.#unallocated;
  }

  /** Whether a case waits. */
  has(case_: CaseId): boolean {
    return this.#cases.waitsFrom[case_] !== never;
  }

  /** A case joins the list today. */
  join(case_: CaseId, today: Day): void {
    this.#cases.waitsFrom[case_] = today;
    this.#waiting.push(case_);
    if (this.#cases.officer[case_] === none) this.#unallocated++;
  }

  /** A case that waits for a transfer has lost its officer. */
  loseOfficer(): void {
    this.#unallocated++;
  }

  /** A case that waits leaves the list, with or without an officer. */
  leave(case_: CaseId): void {
    this.markAsAllocated(case_);
    this.remove(case_);
  }

  /** A case waits no longer, and is about to get its officer; `remove` or `removeAllocated` takes it off the list. */
  markAsAllocated(case_: CaseId): void {
    if (this.#cases.officer[case_] === none) this.#unallocated--;
    this.#cases.waitsFrom[case_] = never;
  }

  /** Takes over those waiting in the same unit of another scenario, whose cases have been taken over. */
  copyFrom(other: WaitingList): void {
    this.#waiting.length = 0;
    this.#waiting.push(...other.#waiting);
    this.#unallocated = other.#unallocated;
  }

  remove(case_: CaseId): void {
    this.#waiting.splice(this.#waiting.indexOf(case_), 1);
  }

  /** Takes all cases off the list that have been marked as allocated. */
  removeAllocated(): void {
    const waiting = this.#waiting;
    let left = 0;
    for (const case_ of waiting) if (this.has(case_)) waiting[left++] = case_;
    while (waiting.length > left) waiting.pop(); // setting the length takes several times as long
  }
}
