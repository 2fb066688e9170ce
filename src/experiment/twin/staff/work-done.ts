import {
  contactFraction,
  reviewCapacity,
  shareOfChancesTaken,
  timeCriticalPoints,
  timeForCases,
  timeToVerify,
} from '../../../model/index.ts';
import type { Parameters as Settings } from '../../../model/index.ts';

/** An officer's work relative to available points. */
export interface OfficerWork {
  /** Workload over available points, live weights. */
  readonly load: number;
  /** Share of the time that mentoring takes; and of working days that short sickness does. */
  readonly mentoring: number;
  readonly sick: number;
}

/** What cases ask of officers, relative to workload points with live weights. */
export interface WorkPerPoint {
  /** Set aside for assessments and reviews; and what those that fall due take. */
  readonly setAside: number;
  readonly effort: number;
}

/**
 * What an officer gets done: the share of assessments and reviews, and of contact as it counts for noticing a rise in
 * risk and for verifying a high one.
 *
 * The officer's queue as it would be without chance: where there is time for all that falls due all of it is done, and
 * otherwise as much as there is time for.
 */
export function workDone(
  { load, mentoring, sick }: OfficerWork,
  { setAside, effort }: WorkPerPoint,
  { work, loops }: Settings,
): { reviews: number; noticing: number; verifying: number } {
  const deferrable = load * setAside;
  const timeCritical = timeCriticalPoints(load, 1, work.work_factor, deferrable);
  const time = timeForCases(1, mentoring, load, loops.overtime, work.overtime_most, work.overtime_reached_at);
  const capacity = (1 - sick) * reviewCapacity(timeCritical, deferrable, time, work.contact_first);
  const asked = load * effort;
  const contact = contactFraction(timeCritical, deferrable, time, work.contact_first);
  return {
    reviews: asked > capacity ? capacity / asked : 1,
    noticing: (1 - sick) * shareOfChancesTaken(contact, loops.stale_ratings),
    verifying: timeToVerify(contact, loops.risk_follows_resource),
  };
}
