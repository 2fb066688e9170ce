import { choice, quantity, withDefault } from '../definition.ts';

const months = (about: string) => quantity('months', { least: 1, most: 36, about });
const hours = (about: string) => quantity('hours', { least: 0.1, most: 40, about });
const days = (about: string, most = 365) => quantity('days', { whole: true, least: 0, most, about });

/** What officers can do in a month, and what they put off. */
export const work = {
  nominal_target: quantity('points a month', {
    least: 1,
    most: 20_000,
    about: 'Available points of a full-time officer without reductions.',
  }),
  points_an_hour: quantity('points an hour', {
    least: 0.1,
    most: 1000,
    about: 'Workload points for one hour of work.',
  }),
  weight_scale: quantity('relative to 1', {
    least: 0.1,
    most: 5,
    about: 'Live case weights relative to the published table.',
  }),
  work_factor: quantity('relative to 1', {
    least: 0.1,
    most: 5,
    about: 'Work that a case actually needs relative to what the workload measure counts.',
  }),
  contact_first: quantity('exponent', {
    least: 1,
    most: 10,
    about:
      'How much sooner reviews give way than contact: the fraction of reviews done is the fraction of contact ' +
      'done, to this power.',
  }),
  protection: withDefault(
    quantity('exponent', {
      least: 0,
      most: 5,
      about:
        'How much more of their contact cases lose for each level of recorded risk less, where an officer cannot keep ' +
        'up all of it; at 0 all lose alike.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 1.5], note: 'All lose alike.' },
  ),
  overtime_most: quantity('share of hours', {
    least: 0,
    most: 1,
    about: 'The most overtime that officers work, at high load; overtime.hoursAWeek reports the mean.',
  }),
  overtime_reached_at: quantity('share of capacity', {
    least: 1.01,
    most: 5,
    about: 'Workload over available points at which overtime reaches its maximum; it begins at 1.',
  }),
  initial_assessment: hours('Effort of an initial assessment and plan.'),
  review: hours('Effort of a review of the assessment.'),
  effort_spread: quantity('coefficient of variation', {
    least: 0,
    most: 2,
    about: 'Spread of the effort of assessments and reviews.',
  }),
  initial_due_order: quantity('working days', {
    whole: true,
    least: 1,
    most: 130,
    about: 'Time from the start of an order to the day when the initial assessment is due.',
  }),
  initial_due_release: quantity('working days', {
    whole: true,
    least: 1,
    most: 130,
    about: 'Time from release to the day when the assessment is due.',
  }),
  interval_very_high: months('Interval between reviews for very high risk and for MAPPA level 2 or 3.'),
  interval_high: months('Interval between reviews for high risk.'),
  interval_other: months('Interval between reviews for low and medium risk.'),
  review_opens: days('How long before its due day a review can be begun.', 120),
  grace: days('How long after its due day a review counts as late; after that it is missed.'),
  order_of_work: choice(['risk', 'earliest due'], 'Which of several reviews an officer does first.'),
  judgement_noise: quantity('levels', {
    least: 0,
    most: 20,
    about:
      'Standard deviation of the judgement of which review is riskiest, in levels of risk, where the order is by risk.',
  }),
  current_allowance: days('How much older than its interval an assessment may be and still count as current.'),
  current_from_start: days('How long a new case may have no assessment before it counts as without a current one.'),
} as const;
