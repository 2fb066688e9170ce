import { ln } from '../../../engine/index.ts';
import { daysPerMonth, daysPerYear } from '../../time/day.ts';

/**
 * Hazards a day of what may happen to a member of staff. A probability r of a period is the hazard -ln(1 - r) over it;
 * a rate, as leavers over mean headcount, is a hazard already.
 */

/** Of an event that a share of people (0 to 1) meets in a year. Source: assumed. */
export const hazardOfYearlyShare = (share: number): number => -ln(1 - share) / daysPerYear;

/** Of an event that a share of people (0 to 1) meets in a month. Source: assumed. */
export const hazardOfMonthlyShare = (share: number): number => -ln(1 - share) / daysPerMonth;

/** Of an event with a rate a year for each person. */
export const hazardOfYearlyRate = (rate: number): number => rate / daysPerYear;
