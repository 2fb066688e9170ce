/**
 * Overtime that officers work unpaid, as a share of their time, by load (workload points over available points, 1 is
 * full).
 *
 * None up to a load of 1; then it rises in a straight line to `most` at a load of `reachedAt`, and stays there. Five
 * hours on a week of 37 are a share of 0.135.
 * Source: oldfield-grimshaw-2008 (five hours a week, on the average, taken here as the most); the load at which they are reached is assumed. Operating rules,
 * section 5.
 */
export function overtimeShare(load: number, most: number, reachedAt: number): number {
  if (load <= 1) return 0;
  if (load >= reachedAt) return most;
  return (most * (load - 1)) / (reachedAt - 1);
}
