import { exp, ln } from '../../../engine/index.ts';
import { hazardOfYearlyRate } from '../staff/hazards.ts';

/**
 * The share of officers (0 to 1) who ask to move to another unit within so many days, at a rate a year for each.
 * Source: assumed.
 */
export const shareAskingToMove = (ratePerYear: number, days: number): number =>
  1 - exp(-hazardOfYearlyRate(ratePerYear) * days);

/**
 * How a unit stands in the wishes of someone who wants to move, from a number that the person draws for it: the lowest
 * is chosen, so that each unit is chosen by its share of posts. A unit more takes the choice of some and changes that
 * of nobody else.
 * Source: assumed; posts are where the work is.
 */
export const standingAmongWishes = (drawn: number, shareOfPosts: number): number => -ln(drawn) / shareOfPosts;
