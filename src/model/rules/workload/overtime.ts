/** Whether an officer at a load (1 is full) has more work than time, and so works overtime. */
export const callsForOvertime = (load: number): boolean => load > 1;

/**
 * Overtime that officers work unpaid, as a share of their time, by load (workload points over available points, 1 is
 * full).
 *
 * None up to a load of 1; then it rises in a straight line to `most` at a load of `reachedAt`, and stays there. Five
 * hours on a week of 37 are a share of 0.135. They were published as the average of main-grade staff; that `most` may
 * be as much or more is for the scenario to say.
 * Source: oldfield-grimshaw-2008 (five hours a week on average); that overtime rises with load, and from where to
 * where, is assumed. Operating rules, section 5.
 */
export function overtimeShare(load: number, most: number, reachedAt: number): number {
  if (!callsForOvertime(load)) return 0;
  if (load >= reachedAt) return most;
  return (most * (load - 1)) / (reachedAt - 1);
}

/**
 * Hours of overtime a week that give an officer so many more points of time for cases a month. The points that a
 * full-time officer has available in a month (`nominalTarget`) correspond to a week of `fullTimeHours`; a share of
 * 0.135 of them to five hours on a week of 37.
 * Source: moj-wmt (points and hours); operating rules, section 1.
 */
export const overtimeHoursAWeek = (points: number, nominalTarget: number, fullTimeHours: number): number =>
  (points / nominalTarget) * fullTimeHours;
