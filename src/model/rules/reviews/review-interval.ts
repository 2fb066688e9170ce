import { isUrgent } from '../allocation/who-may-hold.ts';
import type { MappaLevel, Rosh } from '../../categories.ts';

/** Months between two reviews of an assessment, by what the case is. */
export interface ReviewIntervals {
  /** Very high risk of serious harm, or MAPPA level 2 or 3. Start value: 4. */
  readonly urgent: number;
  /** High risk of serious harm. Start value: 6. */
  readonly high: number;
  /** Medium or low risk of serious harm. Start value: 12. */
  readonly mediumAndLow: number;
}

/**
 * Months from one review of a case's assessment to the day on which the next falls due.
 *
 * The table of clocks gives 4 months to MAPPA levels 2 and 3 and to very high risk. Level 1 follows the risk of serious
 * harm: 6 months at high risk, 12 at medium or low.
 * ASSUMPTION: the intervals themselves; none is published for the community.
 * Source: operating rules, sections 3 and 4.
 */
export function reviewInterval(rosh: Rosh, mappaLevel: MappaLevel, intervals: ReviewIntervals): number {
  if (isUrgent(rosh, mappaLevel)) return intervals.urgent;
  return rosh === 'high' ? intervals.high : intervals.mediumAndLow;
}
