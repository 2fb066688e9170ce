import {
  contactByLevel,
  contactFraction,
  reviewCapacity,
  shareEnforced,
  shareOfChancesTaken,
  timeCriticalPoints,
  timeForCases,
  timeForTasks,
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

/** What tasks of a kind take; and what an open one asks of its officer, relative to available points. */
export interface TaskPerPoint {
  readonly effort: number;
  readonly asks: number;
}

/** What cases and tasks ask of officers, relative to workload points with live weights. */
export interface WorkPerPoint {
  /** Set aside for assessments and reviews; and what those that fall due take. */
  readonly setAside: number;
  readonly effort: number;
  /** What the measure counts for tasks, which is no contact. */
  readonly counted: number;
  /** Tasks about cases, and reports. */
  readonly tasks: readonly TaskPerPoint[];
  readonly reports: readonly TaskPerPoint[];
  /** Contact by recorded risk, in any unit. */
  readonly contact: readonly number[];
}

/**
 * Share of those who may write a report that write all of them: they go to whoever has least to do.
 *
 * ASSUMPTION: in the simulation the reports of three months are spread over the qualified officers of a unit as
 * unevenly as if 0.25 to 0.33 of them wrote all, in equal numbers.
 */
const shareOfWriters = 0.25;

/** Times that the time for tasks is worked out anew, from none; it then moves by less than a thousandth of itself. */
const rounds = 6;

/**
 * Points a month that open tasks ask for, on average over days with many and with none.
 *
 * While a task is open it has what it asks for, and all that officers leave for the queue of reviews beside it, so that
 * it is done before it is due. Of its effort the part asked / (asked + time for reviews) is asked for, and the rest is
 * taken from reviews; where it finds others open, which stand in the queue with it, all ask. `forReviews` is the time
 * for reviews that so much time leaves.
 */
export function timeAskedByTasks(
  tasks: readonly TaskPerPoint[],
  time: number,
  forReviews: (time: number) => number,
): number {
  let asked = 0;
  if (tasks.length === 0) return asked;
  for (let round = 0; round < rounds; round++) {
    const others = asked;
    asked = 0;
    for (const { effort, asks } of tasks) {
      const open = timeForTasks(asks + others, time);
      asked += open > 0 ? (effort * open) / (open + forReviews(time - open)) : 0;
    }
  }
  return Math.min(asked, time);
}

/**
 * What an officer gets done: the share of assessments and reviews, and of contact as it counts for noticing a rise in
 * risk, for enforcement, by recorded risk, and for verifying a high one; and overtime, over available points.
 *
 * The officer's queue as it would be without chance: tasks first, and where there is time for all reviews that fall due
 * all of them are done, and otherwise as many as there is time for.
 */
export function workDone(
  { load, mentoring, sick }: OfficerWork,
  { setAside, effort, counted, tasks, reports, contact }: WorkPerPoint,
  { work, loops, tasks: { enforcement_gives_way } }: Settings,
): { reviews: number; noticing: number[]; enforced: number[]; verifying: number; overtime: number } {
  const deferrable = load * setAside;
  const timeCritical = timeCriticalPoints(load * (1 - counted), 1, work.work_factor, deferrable);
  const timeWith = (overtime: number): number =>
    timeForCases(1, mentoring, load, overtime, work.overtime_most, work.overtime_reached_at);
  const time = timeWith(loops.overtime);
  const forReviews = (left: number): number => reviewCapacity(timeCritical, deferrable, left, work.contact_first);
  const ofLoad = (kinds: readonly TaskPerPoint[], officers = 1): TaskPerPoint[] =>
    kinds.map((each) => ({ effort: (load * each.effort) / officers, asks: each.asks }));
  const aboutCases = ofLoad(tasks);
  const ofOthers = timeAskedByTasks(aboutCases, time, forReviews);
  const ofWriters =
    reports.length > 0
      ? timeAskedByTasks([...aboutCases, ...ofLoad(reports, shareOfWriters)], time, forReviews)
      : ofOthers;
  const askedByTasks = ofOthers + shareOfWriters * (ofWriters - ofOthers);
  const left = time - askedByTasks;
  const taken = load * [...tasks, ...reports].reduce((sum, each) => sum + each.effort, 0);
  const capacity = Math.max(0, (1 - sick) * (forReviews(left) + askedByTasks) - taken);
  const asked = load * effort;
  const kept = contactFraction(timeCritical, deferrable, left, work.contact_first);
  const byRisk = contactByLevel(contact, kept, work.protection);
  return {
    reviews: asked > capacity ? capacity / asked : 1,
    noticing: byRisk.map((each) => (1 - sick) * shareOfChancesTaken(each, loops.stale_ratings)),
    enforced: byRisk.map((each) => (1 - sick) * shareEnforced(each, enforcement_gives_way)),
    verifying: timeToVerify(kept, loops.risk_follows_resource),
    overtime: time - timeWith(0),
  };
}
