import { power } from '../../../engine/index.ts';

/**
 * Newton's method doubles the correct digits at each step: after a relative step this small, the last digit is correct.
 */
const smallStep = 1e-8;
/** A guard, not a setting: six steps are the most that any officer has needed. */
const maximumSteps = 50;

/**
 * The fraction of time-critical work (contact, enforcement, court) that an officer gets done, from 0 to 1.
 *
 * An officer with `timeCritical` and `deferrable` points of work a month and `available` points to do it meets both
 * where time allows. Otherwise both give way, and assessments and reviews more than contact: contact is done at a
 * fraction c and reviews at c to the power `beta`, where timeCritical x c + deferrable x c^beta = available. At beta 1
 * all work is shed alike; the larger beta, the more of the loss falls on reviews.
 *
 * Points are 0 or more and beta 1 or more. With no work at all the fraction is 1, with work and no time it is 0.
 * Source: assumed form; that assessments are put off first: hmip-justice-committee; operating rules, section 5.
 */
export function contactFraction(timeCritical: number, deferrable: number, available: number, beta: number): number {
  if (available >= timeCritical + deferrable) return 1;
  if (available <= 0) return 0;
  if (deferrable === 0) return available / timeCritical;
  if (beta === 1) return available / (timeCritical + deferrable);
  // The positive root of the quadratic, in the form that does not cancel.
  if (beta === 2)
    return (2 * available) / (timeCritical + Math.sqrt(timeCritical * timeCritical + 4 * deferrable * available));

  // Each kind of work alone cannot take more than all the time: an upper bound close to the root. The balance is convex
  // in the fraction, so Newton's steps from above come down to the root and never pass it.
  let fraction = Math.min(1, power(available / deferrable, 1 / beta));
  if (timeCritical > 0) fraction = Math.min(fraction, available / timeCritical);
  for (let step = 0; step < maximumSteps; step++) {
    const slopeOfPower = power(fraction, beta - 1);
    const tooMuch = fraction * (timeCritical + deferrable * slopeOfPower) - available;
    const less = tooMuch / (timeCritical + deferrable * beta * slopeOfPower);
    fraction -= less;
    if (!(less > smallStep * fraction)) break;
  }
  return fraction;
}

/**
 * Points a month that an officer gives to the queue of assessments and reviews.
 *
 * Where time covers all work, everything that contact leaves over may go to the queue, so a backlog is worked off;
 * otherwise the deferrable work times contact fraction to the power `beta`, which is what contact leaves. Arguments as
 * for `contactFraction`; the two meet where time just covers the work.
 * Source: as for `contactFraction`.
 */
export function reviewCapacity(timeCritical: number, deferrable: number, available: number, beta: number): number {
  if (available >= timeCritical + deferrable) return available - timeCritical;
  if (deferrable === 0) return 0;
  return Math.max(0, available - timeCritical * contactFraction(timeCritical, deferrable, available, beta));
}
