import { numbers, quantity, withDefault } from '../definition.ts';

export const monthNames = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
] as const;

const casesAYear = 'cases a year';

/** What courts and prisons send, and when. */
export const demand = {
  community_orders: quantity(casesAYear, {
    least: 0,
    most: 2_000_000,
    sharedBy: 'cases',
    about: 'Community orders that start in a year.',
  }),
  suspended_sentence_orders: quantity(casesAYear, {
    least: 0,
    most: 2_000_000,
    sharedBy: 'cases',
    about:
      'Suspended sentence orders with supervision that start in a year, but for those in place of short sentences.',
  }),
  custodial_sentences: quantity(casesAYear, {
    least: 0,
    most: 2_000_000,
    sharedBy: 'cases',
    about: 'Custodial sentences that start in a year and end in release on licence, before short ones are suspended.',
  }),
  short_sentences: withDefault(
    quantity('share', {
      least: 0,
      most: 1,
      about: 'The share of custodial sentences that are short, of 12 months or less, before any of them is suspended.',
    }),
    {
      value: 0.45,
      quality: 'assumed',
      plausible: [0.45, 0.45],
      note: 'Without effect where none of them is suspended.',
    },
  ),
  short_sentences_suspended: withDefault(
    quantity('share', {
      least: 0,
      most: 1,
      about: 'The share of short custodial sentences in whose place suspended sentence orders start.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 0], note: 'None, until section 1 of the Sentencing Act.' },
  ),
  growth: quantity('share a year', {
    least: -0.5,
    most: 0.5,
    about: 'Growth of all starts, compounding from the first day of the run, or from the day of a change.',
  }),
  season: numbers('relative to 1', {
    names: monthNames,
    least: 0,
    most: 5,
    about: 'Starts on a working day of the month relative to the average working day.',
  }),
  early_release_days: quantity('days', {
    least: 0,
    most: 400,
    about:
      'How many days before the expected date an eligible prisoner is released while an early release scheme runs.',
  }),
  early_release_share: quantity('share', {
    least: 0,
    most: 1,
    about: 'The share of prisoners who are eligible for the early release scheme.',
  }),
} as const;
