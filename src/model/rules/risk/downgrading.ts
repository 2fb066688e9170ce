import { roshLevels } from '../../categories.ts';

/** The greatest chance of writing high risk as medium. ASSUMPTION: a guard. */
const greatestChance = 0.9;

/** Under downward pressure a case read as high risk may be recorded as medium, so that others may hold it. */
export const downgradedFrom = roshLevels.indexOf('high');
export const downgradedTo = roshLevels.indexOf('medium');

/**
 * The chance that high risk is recorded as medium where cases wait for a probation officer: the strength of the pressure
 * times their share of the cases that need an officer, at most 0.9. 0 at strength 0: the loop is off in the baseline.
 *
 * ASSUMPTION: it comes from the cases that wait; practitioners describe pressure to free officers who are full.
 * Source: on-probation-blog, 3 and 5 February 2023 (reported by some, denied by others); operating rules, section 5.
 */
export const downgradingChance = (
  waitingForProbationOfficer: number,
  needingOfficer: number,
  strength: number,
): number => Math.min(greatestChance, (strength * waitingForProbationOfficer) / Math.max(1, needingOfficer));
