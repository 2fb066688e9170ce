/**
 * Points of work that must not wait (contact, enforcement, court): what cases truly need, less what their assessments
 * and reviews take; never below 0.
 *
 * `points` and `deferrable` are points a month, of one case or of all that an officer holds. `weightScale` and
 * `workFactor` stand between the published weights and the work that a case needs.
 * Source: moj-wmt; operating rules, section 1.
 */
export const timeCriticalPoints = (
  points: number,
  weightScale: number,
  workFactor: number,
  deferrable: number,
): number => Math.max(0, points * weightScale * workFactor - deferrable);

/**
 * Effort of all assessments and reviews of a case that is supervised for so many days, with so many days between
 * reviews: the initial assessment and every review that falls due before the end. Officers set it aside evenly over
 * supervision.
 *
 * Spread over the interval between reviews instead, the work of the last, broken interval would never be paid for: a
 * quarter of all.
 * Source: assumed (tier points include assessments and reviews; operating rules, section 1).
 */
export const effortOfCase = (
  days: number,
  daysBetweenReviews: number,
  initialEffort: number,
  reviewEffort: number,
): number => initialEffort + Math.floor(days / daysBetweenReviews) * reviewEffort;
