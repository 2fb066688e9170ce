import { grades } from '../../categories.ts';

/** The months (1 is January) in which trainees start. Source: assumed. */
const september = 9;
const march = 3;

/** The share of a year's training places (0 to 1) that an intake of a month has: September, March, no other. */
export function shareOfIntake(month: number, septemberShare: number): number {
  if (month === september) return septemberShare;
  return month === march ? 1 - septemberShare : 0;
}

/**
 * Trainees who start in a month, a whole number: that intake's share of the places of a year, and the part of the
 * service that is simulated.
 */
export const placesOfIntake = (month: number, places: number, septemberShare: number, shareOfService: number): number =>
  Math.round(places * shareOfIntake(month, septemberShare) * shareOfService);

/**
 * Whether someone of a grade, by its index in `grades`, may leave it for a training place: a probation services officer.
 * Source: on-probation-blog (comments: "PQIP having been a PSO for 15 years").
 */
export const mayStartTraining = (grade: number): boolean => grades[grade] === 'PSO';
