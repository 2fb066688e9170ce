import { power } from '../../../engine/index.ts';
import { daysPerMonth } from '../../time/day.ts';

/**
 * Chances a day to notice that the risk of a case has risen, were all its contact kept up. `contactPoints` is what the
 * case needs beside assessments and reviews, points a month (`timeCriticalPoints`); `noticed` the rate for each hour of
 * contact.
 * Source: assumed.
 */
export const noticingRate = (contactPoints: number, noticed: number, pointsAnHour: number): number =>
  (noticed * contactPoints) / pointsAnHour / daysPerMonth;

/**
 * The share of those chances that is taken by an officer who keeps up a share of contact (0 to 1); `strength` is that
 * of the loop of stale ratings, and at 0 every chance is taken.
 *
 * The run draws each chance against it at its own moment. The twin multiplies by its mean over the officers of a grade,
 * and by the share of days on which they are at work.
 * Source: thornton-2020 (no time to review, so recorded and actual risk part); operating rules, section 5.
 */
export const shareOfChancesTaken = (contactKeptUp: number, strength: number): number =>
  strength === 1 ? contactKeptUp : power(contactKeptUp, strength);
