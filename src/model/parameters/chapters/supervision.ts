import { recallKinds } from '../../categories.ts';
import { inPlaceOf, numbers, quantity, shares, toggle, withDefault } from '../definition.ts';

const months = (about: string, most = 120) => quantity('months', { least: 0.1, most, about });
const spread = (about: string) => quantity('coefficient of variation', { least: 0, most: 2, about });
const days = (about: string) => quantity('days', { whole: true, least: 0, most: 400, about });
const share = (about: string) => quantity('share', { least: 0, most: 1, about });

/** How long supervision lasts, and what interrupts it. */
export const supervision = {
  community_order_length: months('Mean length of a community order.'),
  suspended_sentence_order_length: months('Mean length of supervision under a suspended sentence order.'),
  order_length_spread: spread('Spread of the length of orders.'),
  orders_completed_early: withDefault(
    share('The share of court orders that end once their requirements and plan are complete, before their time.'),
    { value: 0, quality: 'assumed', plausible: [0, 0], note: 'None, until sections 38 and 39 of the Sentencing Act.' },
  ),
  orders_completed_after: withDefault(
    quantity('share of the order', {
      least: 0.1,
      most: 1,
      about: 'The share of its length after which an order that is completed early ends.',
    }),
    { value: 1, quality: 'assumed', plausible: [1, 1], note: 'Without effect where no order is completed early.' },
  ),
  orders_completed_phase: withDefault(
    days('Over how many days the orders that are past that share on the day of a change end one by one.'),
    { value: 0, quality: 'assumed', plausible: [0, 0], note: 'All on the day of the change.' },
  ),
  custody_length: months('Mean time from a custodial sentence to the first release.'),
  custody_length_spread: spread('Spread of the time in custody before the first release.'),
  short_sentence_custody_length: withDefault(
    months('Mean time from a short custodial sentence, of 12 months or less, to the first release.', 12),
    {
      value: 2.4,
      quality: 'assumed',
      plausible: [2.4, 2.4],
      note: 'Without effect where no short sentence is suspended.',
    },
  ),
  licence_length: months('Mean time from the first release to the end of supervision, time on recall included.'),
  licence_length_spread: spread('Spread of the length of licences.'),
  short_sentence_licence_length: withDefault(
    months('Mean time from the first release to the end of supervision where the sentence is a short one.', 24),
    {
      value: 12,
      quality: 'derived',
      source: 'pq-2402',
      plausible: [12, 12],
      note: 'Without effect where no short sentence is suspended.',
    },
  ),
  post_sentence_share: withDefault(
    share('The share of first releases whose licence is followed by post-sentence supervision.'),
    { value: 0, quality: 'assumed', plausible: [0, 0.7], note: 'Nobody: supervision after release is all licence.' },
  ),
  post_sentence_length: withDefault(
    months('How long before the end of supervision post-sentence supervision begins, where there is any.', 24),
    { value: 6, quality: 'assumed', plausible: [3, 9], note: 'Without effect where nobody has any.' },
  ),
  post_sentence_supervision: withDefault(
    toggle(
      'Whether there is post-sentence supervision; where it is switched off, supervision after release ends with the ' +
        'sentence, for those released already too.',
    ),
    { value: true, source: 'sentencing-act-2026', quality: 'published', note: 'Until section 34 of the Act ends it.' },
  ),
  handover_before_release: quantity('months', {
    least: 0,
    most: 36,
    about: 'How long before the expected release a community officer takes over from the prison.',
  }),
  recall_rate: quantity('recalls a licence-year', {
    least: 0,
    most: 5,
    about: 'Recalls to custody a year for each person on licence in the community.',
  }),
  recall_kinds: withDefault(
    shares(recallKinds, 'Kinds of recall: standard, or for a fixed term of 14, 28 or 56 days.'),
    {
      value: { standard: 1, fixed_14: 0, fixed_28: 0, fixed_56: 0 },
      quality: 'assumed',
      plausible: [1, 1],
      note: 'All recalls are standard ones.',
    },
  ),
  recall_kinds_apply_to_those_recalled: withDefault(
    toggle(
      'Whether a dated change of the kinds of recall also gives those in custody on recall that day a fixed term, where ' +
        'that is shorter.',
    ),
    {
      value: false,
      source: 'sentencing-act-2026',
      quality: 'published',
      note: 'Everybody keeps the recall that was given, until the Act.',
    },
  ),
  recall_release_phase: withDefault(
    days('Over how many days those who have served such a shorter recall already are released one by one.'),
    { value: 0, quality: 'assumed', plausible: [0, 0], note: 'All on the day of the change.' },
  ),
  recall_length: months('Mean time in custody on a standard recall.', 36),
  recall_length_spread: spread('Spread of the time in custody on a standard recall.'),
  restricted_licence_weight: withDefault(
    quantity('relative to 1', {
      least: 0.5,
      most: 3,
      about:
        'What multiplies the points and the work of a case in the restricted stage of a licence; 1 where there is none.',
    }),
    { value: 1, quality: 'assumed', plausible: [1, 1], note: 'There is no such stage, until the Sentencing Act.' },
  ),
  restricted_licence_until: withDefault(
    quantity('share of the licence', {
      least: 0,
      most: 1,
      about: 'Until when the restricted stage of a licence lasts, for people released while there is one.',
    }),
    { value: 0.5, quality: 'assumed', plausible: [0.5, 0.5], note: 'Without effect where the weight is 1.' },
  ),
  breach_rate: quantity('breaches a case-year', {
    least: 0,
    most: 5,
    about: 'Breaches that need enforcement work, a year for each court order.',
  }),
  breach_work: quantity('points', {
    least: 0,
    most: 500,
    about: 'Workload points of one breach while its enforcement lasts.',
  }),
  breach_work_lasts: quantity('days', {
    least: 1,
    most: 365,
    about: 'How long the enforcement of one breach adds work.',
  }),
  contact_ends_after: numbers('share of the sentence', {
    names: ['low', 'medium', 'high'],
    least: 0.1,
    most: 1,
    about:
      'The share of supervision after which contact ends early, by recorded risk (Probation Reset and what followed ' +
      'it); 1 means that it never does.',
  }),
  licence_contact_ends_after: withDefault(
    numbers('share of the licence', {
      names: ['low', 'medium', 'high'],
      least: 0.1,
      most: 1,
      about:
        'The share of a licence after which contact on it ends, by recorded risk (the Sentencing Act), where that of all ' +
        'supervision is not smaller; 1 means that it never does.',
    }),
    {
      value: { low: 1, medium: 1, high: 1 },
      quality: 'assumed',
      plausible: [1, 1],
      note: 'Nothing of its own holds for licences, until the Act.',
    },
  ),
  contact_end_phase: withDefault(
    days('Over how many days cases are entered one by one after contact has begun to end sooner.'),
    { value: 0, quality: 'assumed', plausible: [0, 0], note: 'All on the day that a scheme begins.' },
  ),
  contact_end_take_up: withDefault(
    share('The share of the cases whose contact may end early that are entered as such.'),
    { value: 1, quality: 'assumed', plausible: [0.6, 1], note: 'All of them.' },
  ),
  child_protection: withDefault(
    share('The share of cases with active child protection, whose contact does not end early.'),
    { value: 0, quality: 'assumed', plausible: [0, 0.15], note: 'None.' },
  ),
  orders_with_rehabilitation_requirement: withDefault(
    share('The share of court orders with a rehabilitation activity requirement; contact ends early with these only.'),
    { value: 1, quality: 'assumed', plausible: [0.6, 1], note: 'All of them.' },
  ),
  work_after_contact: inPlaceOf(
    {
      name: 'points_after_contact',
      instead: 'Write "work_after_contact": the share of the tier\'s points that remains, 0 to 1 (0 points are 0).',
    },
    withDefault(
      quantity("share of the tier's points", {
        least: 0,
        most: 1,
        about: 'The workload points of a case whose contact has ended, over those of its tier (tier suffix S).',
      }),
      { value: 0, quality: 'assumed', plausible: [0, 0.4], note: 'No work remains.' },
    ),
  ),
} as const;
