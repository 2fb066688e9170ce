import { exp } from '../../../engine/index.ts';
import { daysPerMonth, daysPerYear } from '../../../model/index.ts';
import { monthlyValues, aboutModelRuns, sumOf, sumOverBatches } from './bare-service.ts';
import type { SettingOverrides } from './bare-service.ts';
import { numberOf } from '../theory-model.ts';
import type { ReplicationSeed, TheoryModel } from '../theory-model.ts';
import type { TheoryValues } from '../parameters.ts';

/**
 * Days that a post is held and days that it is vacant, on average. A hazard works from the first weekly staff review,
 * three days after joining on average, and someone whose time comes within a day has left by its beginning.
 */
function daysOfPost(values: TheoryValues): { held: number; vacant: number } {
  const hazard = numberOf(values, 'leavingRate') / daysPerYear;
  return { held: 3 + 1 / (exp(hazard) - 1), vacant: numberOf(values, 'timeToFill') * daysPerMonth };
}

function shareHeld(values: TheoryValues): number {
  const { held, vacant } = daysOfPost(values);
  return held / (held + vacant);
}

const yearsOfPosts = 5;
const monthsBefore = 24;

const postsAtOnce = 20_000;

export const postsModel: TheoryModel = {
  name: 'posts',
  title: 'Posts of probation services officers, alternately held and vacant (renewal)',
  about:
    `${aboutModelRuns} strain and length of service do not affect leaving; the time to fill a post has a ` +
    'coefficient of variation of 0.25. Theory allows for the weekly staff review.',
  source: 'Cox (1962), Renewal Theory, chapter 7',
  parameters: { leavingRate: 'required', timeToFill: 'required' },
  examples: [{ leavingRate: 0.4, timeToFill: 5 }],
  validate: (values) => values,
  measures: (values) => [{ name: 'shareHeld', label: 'share of posts held', expected: shareHeld(values) }],
  size: { of: 'posts', least: () => 400, work: (_, size) => 20_000 + size * yearsOfPosts * 60 },
  replicate: (values, size, replicationSeed) => [
    sumOverBatches(size, postsAtOnce, replicationSeed, (posts, batchSeed) => postsHeld(values, posts, batchSeed)) /
      size,
  ],
};

/** Posts held, of so many, on average over the last three years of five. */
function postsHeld(values: TheoryValues, posts: number, replicationSeed: ReplicationSeed): number {
  const staff: SettingOverrides['staff'] = {
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
  const held = monthlyValues(
    { start: '2022-01-01', years: yearsOfPosts, settings: { staff } },
    'staff.headcount.PSO',
    replicationSeed,
  ).slice(monthsBefore);
  return sumOf(held) / held.length;
}
