import { exponential } from '../../engine/index.ts';
import { daysOfAMonth, daysOfAYear } from '../../model/index.ts';
import { monthlyOf, runsTheModel, sumOf, sumOfBatches } from './bare-service.ts';
import type { Settings } from './bare-service.ts';
import { numberOf } from './model-of-theory.ts';
import type { Luck, ModelOfTheory } from './model-of-theory.ts';
import type { Values } from './parameters.ts';

/**
 * Days that a post is held and days that it is vacant, on average. A hazard works from the first weekly staff review,
 * three days after joining on average, and someone whose time comes within a day has left by its beginning.
 */
function daysOfPost(values: Values): { held: number; vacant: number } {
  const hazard = numberOf(values, 'leavingRate') / daysOfAYear;
  return { held: 3 + 1 / (exponential(hazard) - 1), vacant: numberOf(values, 'timeToFill') * daysOfAMonth };
}

function shareHeld(values: Values): number {
  const { held, vacant } = daysOfPost(values);
  return held / (held + vacant);
}

const yearsOfPosts = 5;
const monthsBefore = 24;

const postsAtOnce = 20_000;

export const postsModel: ModelOfTheory = {
  name: 'posts',
  title: 'Posts of probation services officers, held and vacant by turns (renewal)',
  about: `${runsTheModel} strain does not touch leaving, nor does length of service; the time to fill a post has a coefficient of variation of 0.25. Theory allows for the weekly staff review.`,
  source: 'Cox (1962), Renewal Theory, chapter 7',
  parameters: { leavingRate: 'required', timeToFill: 'required' },
  examples: [{ leavingRate: 0.4, timeToFill: 5 }],
  checked: (values) => values,
  measures: (values) => [{ name: 'shareHeld', label: 'share of posts held', expected: shareHeld(values) }],
  size: { of: 'posts', least: () => 400, work: (_, size) => 20_000 + size * yearsOfPosts * 60 },
  replicate: (values, size, luck) => [
    sumOfBatches(size, postsAtOnce, luck, (posts, of) => postsHeld(values, posts, of)) / size,
  ],
};

/** Posts held, of so many, on average over the last three years of five. */
function postsHeld(values: Values, posts: number, luck: Luck): number {
  const staff: Settings['staff'] = {
    probation_services_officers: Math.round(posts * shareHeld(values)),
    posts_probation_services_officers: posts,
    leaving: {
      probation_officers: 0,
      probation_services_officers: numberOf(values, 'leavingRate'),
      senior_probation_officers: 0,
    },
    time_to_fill: numberOf(values, 'timeToFill'),
    time_to_fill_spread: 0.25,
  };
  const held = monthlyOf(
    { start: '2022-01-01', years: yearsOfPosts, settings: { staff } },
    'staff.headcount.PSO',
    luck,
  ).slice(monthsBefore);
  return sumOf(held) / held.length;
}
