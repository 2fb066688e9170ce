/**
 * Reductions of an officer's hours: the share of contracted hours that each reason takes, and the months for which it
 * does.
 *
 * A month counts from the start of the reason; "from" is inside the line and "to" is outside it. A trainee keeps the
 * last line until qualifying, at month 15 or 21; an open line lasts until the officer returns or gives up the office.
 * Source: moj-wmt; operating rules, section 1; months 18 to 21 of a trainee, section 3.
 */
export const reductions = [
  // reason, from month, to month, share of hours
  ['PQiP trainee', 0, 6, 0.8],
  ['PQiP trainee', 6, 12, 0.6],
  ['PQiP trainee', 12, 18, 0.4],
  ['PQiP trainee', 18, Infinity, 0.4],
  ['newly qualified officer', 0, 9, 0.2],
  ['new PSO', 0, 6, 0.2],
  ['long-term sickness or special leave', 0, Infinity, 1],
  ['maternity or adoption leave', 0, 6, 1],
  ['trade union facility time', 0, Infinity, 0.5], // the most that may be given
] as const;

export type ReductionReason = (typeof reductions)[number][0];

/** Months after its beginning at which the share that a reason takes may change, in order. */
export const monthsOfChange = (reason: ReductionReason): number[] =>
  reductions.filter(([name, , to]) => name === reason && to !== Infinity).map(([, , to]) => to);

/**
 * Share of an officer's contracted hours (0 to 1) that a reason takes so many months after it began; 0 once it has run
 * out.
 *
 * Facility time is given as the most allowed. Reductions for several reasons add up; `availablePoints` stops at
 * nothing.
 * Source: moj-wmt; operating rules, sections 1 and 3.
 */
export function shareOfHoursTaken(reason: ReductionReason, monthsSinceItBegan: number): number {
  for (const [name, from, to, share] of reductions) {
    if (name === reason && monthsSinceItBegan >= from && monthsSinceItBegan < to) return share;
  }
  return 0;
}
