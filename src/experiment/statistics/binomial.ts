import { exp, ln } from '../../engine/index.ts';
import { halve } from './halve.ts';

/** The probability of at least so many hits in n independent trials with probability p each, 0 < p < 1. */
export const probabilityOfAtLeast = (hits: number, n: number, p: number): number => sumOfTerms(hits, n, n, p);

/** The probability of at most so many hits. */
export const probabilityOfAtMost = (hits: number, n: number, p: number): number => sumOfTerms(0, hits, n, p);

/**
 * The exact two-sided interval of a share, after Clopper and Pearson: each end is missed with at most the stated error,
 * however few the trials. With no trials it is 0 to 1.
 *
 * Source: Clopper and Pearson, Biometrika 26 (1934), 404-413.
 */
export function clopperPearsonInterval(
  hits: number,
  n: number,
  errorPerEnd: number,
): readonly [lo: number, hi: number] {
  const lo = hits === 0 ? 0 : leastShareWhere((p) => probabilityOfAtLeast(hits, n, p) > errorPerEnd);
  const hi = hits === n ? 1 : leastShareWhere((p) => probabilityOfAtMost(hits, n, p) <= errorPerEnd);
  return [lo, hi];
}

/** The share from which on something holds, to within 1e-12. */
const leastShareWhere = (holds: (p: number) => boolean): number => halve(0, 1, holds, 40);

function sumOfTerms(from: number, to: number, n: number, p: number): number {
  const [lnHit, lnMiss, lnOfAll] = [ln(p), ln(1 - p), lnFactorial(n)];
  let sum = 0;
  for (let k = from; k <= to; k++)
    sum += exp(lnOfAll - lnFactorials[k] - lnFactorials[n - k] + k * lnHit + (n - k) * lnMiss);
  return Math.min(1, sum);
}

/** Of 0, 1, 2, ... as far as they have been needed. */
const lnFactorials = [0];

/** The logarithm of n!, of a whole number from 0. */
export function lnFactorial(n: number): number {
  for (let k = lnFactorials.length; k <= n; k++) lnFactorials.push(lnFactorials[k - 1] + ln(k));
  return lnFactorials[n];
}
