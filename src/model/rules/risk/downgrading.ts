import { roshLevels } from '../../categories.ts';

/** The greatest chance of writing high risk as medium. ASSUMPTION: a guard. */
const greatestChance = 0.9;

/** Under downward pressure a case read as high risk may be recorded as medium, so that others may hold it. */
export const downgradedFrom = roshLevels.indexOf('high');
export const downgradedTo = roshLevels.indexOf('medium');

/** MAPPA levels from this one on may be taken off under the same pressure, down to level 1. */
export const takenOffFromMappaLevel = 2;

/** Whether an officer has no room: the workload over available points has reached the preferred ceiling. */
export const isFull = (load: number, preferredCeiling: number): boolean => load >= preferredCeiling;

/**
 * The chance that high risk is recorded as medium, and that a case is taken off MAPPA level 2, where managers look for
 * cases that others may hold: the strength of the pressure times the share of the unit's probation officers who are
 * full, at most 0.9. 0 at strength 0: the loop is off in the baseline.
 *
 * Source: on-probation-blog, 3 and 5 February 2023 with comments (practitioners describe it where officers are full;
 * others deny it); operating rules, section 5.
 */
export const downgradingChance = (shareOfOfficersFull: number, strength: number): number =>
  Math.min(greatestChance, strength * shareOfOfficersFull);
