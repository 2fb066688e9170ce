import { daysPerYear } from '../../time/day.ts';

/** Days from qualifying for which a tie-in of so many years holds an officer; a tie-in of 0 years holds nobody. */
export const tieInDays = (years: number): number => years * daysPerYear;

/**
 * The share of leaving and moving (0 to 1) that a tie-in prevents for an officer who qualified so many days ago:
 * `holds` before it has run out, nothing from that day on.
 * Source: assumed; a tie-in is a plan that a scenario tries.
 */
export const leavingPreventedByTieIn = (daysSinceQualifying: number, years: number, holds: number): number =>
  years > 0 && daysSinceQualifying < tieInDays(years) ? holds : 0;
