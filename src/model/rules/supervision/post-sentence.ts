import { daysPerMonth } from '../../time/day.ts';

/**
 * Whether a licence is followed by post-sentence supervision: a number from 0 to 1, drawn once for the person, below
 * the share of releases that are. The law has it for sentences of less than two years.
 *
 * ASSUMPTION: it does not depend on risk, nor on how long supervision after release lasts in all.
 * Source: pq-2402 (how many people are under it); the share is a setting.
 */
export const isFollowedByPostSentence = (drawn: number, share: number): boolean => drawn < share;

/**
 * The day on which the sentence, and with it the licence, ends and post-sentence supervision begins: so many months
 * before the end of supervision, but not before the day after release.
 *
 * ASSUMPTION: it is equally long for all who have it, where their supervision is longer than it.
 * Source: assumed; the months are a setting.
 */
export const postSentenceFrom = (releasedOn: number, endsOn: number, months: number): number =>
  Math.max(releasedOn + 1, endsOn - Math.round(months * daysPerMonth));

/**
 * The day on which supervision after release ends once post-sentence supervision has been abolished from a day: with
 * the sentence, and where the sentence is over by then, on that day.
 * Source: sentencing-act-2026 (section 34: present requirements lapse).
 */
export const endWithoutPostSentence = (sentenceEndsOn: number, abolishedFrom: number): number =>
  Math.max(sentenceEndsOn, abolishedFrom);

/**
 * The share of the time under supervision after release that is post-sentence supervision, where `share` of releases
 * are followed by it and supervision lasts `supervisionMonths` in the mean; too high where many are supervised for less
 * than its length.
 * Source: as for `postSentenceFrom`.
 */
export const shareOfTimePostSentence = (share: number, months: number, supervisionMonths: number): number =>
  share * Math.min(1, months / supervisionMonths);
