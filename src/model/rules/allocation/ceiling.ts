/**
 * The ceiling that allocation respects, as capacity after the new case (1.1 is 110%): it bends as the queue of the unit
 * grows.
 *
 * With nobody waiting it is `preferred`. It rises with `shareWaiting` (0 to 1), the share of the unit's cases that wait
 * beyond the administrative delay: half of the way to `most` is gone where that share equals `half`, and `most` is
 * never reached. So officers are overloaded before many cases wait, as published. With `most` equal to `preferred` the
 * ceiling is hard.
 * Source: assumed; tied to a mean workload of about 120% while 0.7% of cases wait.
 */
export function effectiveCeiling(shareWaiting: number, preferred: number, most: number, half: number): number {
  if (shareWaiting <= 0) return preferred;
  return preferred + ((most - preferred) * shareWaiting) / (shareWaiting + half);
}

/** The share waiting stops short of everything by this; and what is left up to `most` is no less. */
const leastShare = 1e-9;

/**
 * The inverse of `effectiveCeiling`: the share of cases that waits where the ceiling stands at a value. 0 up to
 * `preferred`, and just below 1 where `most` is reached, or the ceiling is hard.
 */
export function shareWaitingAt(ceiling: number, preferred: number, most: number, half: number): number {
  if (ceiling <= preferred) return 0;
  return Math.min(1 - leastShare, (half * (ceiling - preferred)) / Math.max(leastShare, most - ceiling));
}

/**
 * The ceiling of a trainee where that of the unit stands at `ceiling`: their own, and with the loop of training drag
 * (`strength`) it rises with that of the unit, which is above `preferred` where cases wait.
 * Source: hmpps-wf-2023-09 (offices short of staff load trainees like anybody else); operating rules, section 5.
 */
export const traineeCeilingAt = (ceiling: number, preferred: number, ofTrainees: number, strength: number): number =>
  ofTrainees + strength * (ceiling - preferred);
