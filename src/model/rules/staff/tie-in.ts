import { daysPerYear } from '../../time/day.ts';

/** Days from qualifying for which a tie-in of so many years holds an officer; a tie-in of 0 years holds nobody. */
export const tieInDays = (years: number): number => years * daysPerYear;

/** What a tie-in holds officers to: the service, so that it prevents leaving and moving; or their region. */
export const tieInsCover = ['leaving and moving', 'moving to another region'] as const;
export type TieInCovers = (typeof tieInsCover)[number];

/** The share (0 to 1) that a tie-in holds of those who joined so many days ago: none once it has run out. */
const shareHeld = (days: number, years: number, holds: number): number =>
  years > 0 && days < tieInDays(years) ? holds : 0;

/**
 * The share of leaving and moving to other roles (0 to 1) that a tie-in prevents for an officer who qualified so many
 * days ago: the share that it holds until it has run out, where it covers leaving; nothing from that day on.
 * Source: assumed; a tie-in is a plan that a scenario tries.
 */
export const leavingPreventedByTieIn = (
  covers: TieInCovers,
  daysSinceQualifying: number,
  years: number,
  holds: number,
): number => (covers === 'leaving and moving' ? shareHeld(daysSinceQualifying, years, holds) : 0);

/**
 * Whether a tie-in keeps an officer who wants to move within the region: one who qualified or was recruited so many
 * days ago, where it covers regions, and where a number that the officer draws (0 to 1) is below the share that it
 * holds.
 * Source: proposed for trainees and recruits, for two years (practitioners' accounts); never in force.
 */
export const isKeptInRegion = (
  covers: TieInCovers,
  daysSinceJoining: number,
  years: number,
  holds: number,
  drawn: number,
): boolean => covers === 'moving to another region' && drawn < shareHeld(daysSinceJoining, years, holds);
