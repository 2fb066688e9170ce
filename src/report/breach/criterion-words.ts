import type { Criterion } from '../../experiment/index.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { periodInWords } from '../words/measure-words.ts';
import { formatPercentage } from '../words/number-words.ts';
import { levelInWords, limitSubject } from './threshold-words.ts';

/** `unallocated cases at most 500 cases in every month from January 2027 to June 2030` */
export function criterionAsWords({ measure: { when }, limit, since, until }: Criterion): string {
  return `${uncapitalise(limitSubject(limit))} ${levelInWords(limit)} ${timeInWords(when, since, until)}`;
}

function timeInWords(when: string, since: string | undefined, until: string | undefined): string {
  if (since === undefined)
    return when === 'mean' || when === 'total' ? `(${periodInWords(when)})` : periodInWords(when);
  return until === undefined
    ? `in every month from ${formatMonth(since)} on`
    : `in every month from ${formatMonth(since)} to ${formatMonth(until)}`;
}

/** An interval of shares, never made narrower by rounding. */
export const intervalInWords = (lo: number, hi: number): string =>
  `${formatPercentage(Math.floor(1_000 * lo) / 1_000, 1)} to ${formatPercentage(Math.ceil(1_000 * hi) / 1_000, 1)}`;
