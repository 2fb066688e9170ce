/**
 * How an assessment or review that was open ended.
 *
 * - in time: completed by the end of its due day;
 * - late: completed after that, while it was still open;
 * - missed: not completed when the last day of grace was over, or no longer wanted after the due day;
 * - cancelled: no longer wanted by the end of its due day, because the case ended, contact did, or the person was
 *   recalled.
 *
 * A review that was begun counts as nothing: the duty is to complete it. All days are whole days; a day is over once
 * the last part of it is (`partsOfTheDay`), so that work done on the due day is in time.
 * Source: assumed (a grace of 60 days; no standard is published); the word "missed" as operating rules, section 4.
 */
export type ReviewOutcome = 'in time' | 'late' | 'missed' | 'cancelled';

/** How a review ends that is completed. */
export const outcomeOnCompletion = (completedOn: number, dueOn: number): 'in time' | 'late' =>
  completedOn <= dueOn ? 'in time' : 'late';

/** How a review ends that is no longer wanted. */
export const outcomeWhenNotWanted = (day: number, dueOn: number): 'missed' | 'cancelled' =>
  day > dueOn ? 'missed' : 'cancelled';

/**
 * The day at the end of which a review that is still open is missed: the last of the grace. One that opens after that,
 * as some do on the first day, has the day on which it opens.
 */
export const lastDayOfGrace = (dueOn: number, grace: number, opensOn: number): number =>
  Math.max(dueOn + grace, opensOn);
