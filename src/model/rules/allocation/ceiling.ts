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
