import { exp } from '../../engine/index.ts';
import { lnFactorial } from './binomial.ts';

/** A draw without replacement: how many were drawn of how many, and how many of all are hits. */
export interface Draw {
  readonly of: number;
  readonly hits: number;
  readonly drawn: number;
}

/**
 * The probability of at least so many hits in a draw without replacement: Fisher's exact test, one-sided.
 *
 * Source: Fisher, "The logic of inductive inference", Journal of the Royal Statistical Society 98 (1935), 39-82.
 */
export function probabilityOfAtLeastDrawn(hitsDrawn: number, { of, hits, drawn }: Draw): number {
  const lnWays = (n: number, k: number): number => lnFactorial(n) - lnFactorial(k) - lnFactorial(n - k);
  const least = Math.max(0, drawn - (of - hits));
  if (hitsDrawn <= least) return 1;
  let sum = 0;
  for (let k = hitsDrawn; k <= Math.min(hits, drawn); k++)
    sum += exp(lnWays(hits, k) + lnWays(of - hits, drawn - k) - lnWays(of, drawn));
  return Math.min(1, sum);
}
