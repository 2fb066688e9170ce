/** How an assessment or review stands; all but 'open' are final. */
export type ReviewStatus = 'in time' | 'late' | 'missed' | 'cancelled' | 'open';

/**
 * How an assessment or review stands at a moment.
 *
 * - in time: completed by the end of its due day;
 * - late: completed after that, by the end of the last day of grace;
 * - missed: not completed when the grace has passed, or when the case ended after the due day. One completed still
 *   later stays missed, since it was counted so when the grace passed;
 * - cancelled: no longer needed by the end of its due day, because the case ended, or contact did;
 * - open: anything else. A review that was begun counts as nothing: the duty is to complete it.
 *
 * `dueOn` is a day, `grace` a whole number of days after it; the others are moments in days (3.5 is noon of day 3), of
 * which `completedAt` and `endedAt` are absent as long as they have not happened.
 * Source: assumed (a grace of 60 days; no standard is published); the word "missed" as operating rules, section 4.
 */
export function reviewStatus(
  dueOn: number,
  grace: number,
  now: number,
  completedAt?: number,
  endedAt?: number,
): ReviewStatus {
  const endOfDueDay = dueOn + 1;
  const endOfGrace = endOfDueDay + grace;
  if (completedAt !== undefined && completedAt < endOfDueDay) return 'in time';
  if (completedAt !== undefined && completedAt < endOfGrace) return 'late';
  if (endedAt !== undefined) return endedAt < endOfDueDay ? 'cancelled' : 'missed';
  return now >= endOfGrace ? 'missed' : 'open';
}
