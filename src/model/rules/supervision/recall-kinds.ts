import { daysPerMonth } from '../../time/day.ts';
import { recallKinds } from '../../categories.ts';
import type { RecallKind } from '../../categories.ts';

/** Days in custody on a recall for a fixed term; a standard recall has no fixed length. */
const fixedTermDays: Readonly<Record<RecallKind, number | undefined>> = {
  standard: undefined,
  fixed_14: 14,
  fixed_28: 28,
  fixed_56: 56,
};

/** Whether a kind of recall (its index in `recallKinds`) is for a fixed term. */
export const isFixedTerm = (kind: number): boolean => fixedTermDays[recallKinds[kind]] !== undefined;

/**
 * Days in custody on a recall of a kind (its index in `recallKinds`): those of the fixed term, or `standardDays`. The
 * licence may run out before.
 *
 * ASSUMPTION: who is recalled for a fixed term does not depend on the sentence or on risk; the law says 14 days for
 * sentences of less than twelve months and 28 for others, and excepts the most dangerous.
 * Source: moj-recall-2024 (14 and 28 days); sentencing-act-2026 (56 days).
 */
export const daysOfRecall = (kind: number, standardDays: number): number =>
  fixedTermDays[recallKinds[kind]] ?? standardDays;

/**
 * The day on which somebody recalled for a fixed term of so many days is released again, where the term is new and the
 * release was expected on another day: when the term has passed, and never later than expected. Those who have served
 * it before the day from which it holds are released one by one over `phase` days from that day; `drawn`, from 0 to 1,
 * is the place of the person among them.
 * Source: clinks-2026 (56 days for those in prison too, from 31 March 2026); the days are a setting.
 */
export function releaseUnderNewTermOn(
  recalledOn: number,
  term: number,
  expectedOn: number,
  newFrom: number,
  phase: number,
  drawn: number,
): number {
  const served = recalledOn + term;
  return Math.min(expectedOn, served >= newFrom ? served : newFrom + Math.floor(drawn * phase));
}

/** Mean months in custody on a recall, by the shares of the kinds. Source: as for `daysOfRecall`. */
export const meanMonthsOfRecall = (shares: Readonly<Record<RecallKind, number>>, standardMonths: number): number =>
  recallKinds.reduce((sum, kind) => {
    const days = fixedTermDays[kind];
    return sum + shares[kind] * (days === undefined ? standardMonths : days / daysPerMonth);
  }, 0);
