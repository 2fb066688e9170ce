import { shareDownwards, shareUpwards } from './moves.ts';

/** The greatest chance of reading a level too high, whatever fear makes of it. ASSUMPTION: a guard. */
const greatestChance = 0.9;

/** Strength of error in an assessment: that of the setting, times how thin experience is (`dilutionFactor`). */
export const assessmentError = (misread: number, dilution: number): number => misread * dilution;

/**
 * The chance that an assessment reads a level of risk as the one above. `upperShare` is the balance of levels
 * (`balanceOf`): in balance with the mix, so that error alone leaves the mix as it is. `upwards` is the product of all
 * that multiplies reading too high (fear and time to verify), 1 without any. At most 0.9.
 *
 * Source: assumed; that fear moves ratings up and never down: thornton-2020.
 */
export const chanceTooHigh = (actual: number, error: number, upwards: number, upperShare: Float64Array): number =>
  Math.min(greatestChance, error * shareUpwards(upperShare, actual) * upwards);

/** The chance that an assessment reads a level of risk as the one below; fear does not touch it. Source: assumed. */
export const chanceTooLow = (actual: number, error: number, upperShare: Float64Array): number =>
  error * shareDownwards(upperShare, actual);

/**
 * The level that an assessment reads, by a number from 0 to 1: the lowest numbers read too high, the highest too low.
 * The same for a new case, a review and what came before the start; without officers in view, `upwards` is 1.
 */
export function riskAsRead(
  actual: number,
  error: number,
  upwards: number,
  upperShare: Float64Array,
  u: number,
): number {
  if (u < chanceTooHigh(actual, error, upwards, upperShare)) return actual + 1;
  return u > 1 - chanceTooLow(actual, error, upperShare) ? actual - 1 : actual;
}
