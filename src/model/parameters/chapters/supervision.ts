import { quantity } from '../definition.ts';

const months = (about: string, most = 120) => quantity('months', { least: 0.1, most, about });
const spread = (about: string) => quantity('coefficient of variation', { least: 0, most: 2, about });

/** How long supervision lasts, and what interrupts it. */
export const supervision = {
  community_order_length: months('Mean length of a community order.'),
  suspended_sentence_order_length: months('Mean length of supervision under a suspended sentence order.'),
  order_length_spread: spread('Spread of the length of orders.'),
  custody_length: months('Mean time from a custodial sentence to the first release.'),
  custody_length_spread: spread('Spread of the time in custody before the first release.'),
  licence_length: months('Mean time from the first release to the end of the licence, time on recall included.'),
  licence_length_spread: spread('Spread of the length of licences.'),
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
  recall_length: months('Mean time in custody on recall.', 36),
  recall_length_spread: spread('Spread of the time in custody on recall.'),
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
  contact_ends_after: quantity('share of the sentence', {
    least: 0.1,
    most: 1,
    about:
      'The share of supervision after which contact ends for most cases (Probation Reset); 1 means that contact ' +
      'never ends early.',
  }),
  points_after_contact: quantity('points', {
    least: 0,
    most: 100,
    about: 'Workload points of a case whose contact has ended (tier suffix S).',
  }),
} as const;
