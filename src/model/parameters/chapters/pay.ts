import { numbers, quantity, withDefault } from '../definition.ts';

/** What staff cost. Pay is of one year's prices throughout, so that plans are compared and not years. */
export const pay = {
  of_grade: numbers('£ a year', {
    names: ['probation_officers', 'probation_services_officers', 'trainees', 'senior_probation_officers'],
    least: 0,
    most: 500_000,
    about:
      'Mean pay of a full-time member of each grade, newly qualified officers among probation officers; where a ' +
      'grade has 0, its pay is not known and no cost is calculated.',
  }),
  outside: withDefault(
    quantity('relative to 1', {
      least: 0.1,
      most: 10,
      about:
        'What other employers pay relative to the first day, in the same prices as pay here; at 1 leaving is as stated.',
    }),
    { value: 1, quality: 'assumed', plausible: [0.8, 1.3], note: 'As on the first day.' },
  ),
  on_costs: quantity('share of pay', {
    least: 0,
    most: 2,
    about: 'What the employer adds to pay: pension and National Insurance.',
  }),
  agency_charge: quantity('£ a year', {
    least: 0,
    most: 500_000,
    about: 'What an agency charges for a full-time officer; 0 leaves agency officers out of the cost.',
  }),
  retention_payment: withDefault(
    numbers('£ a year', {
      names: ['probation_officers', 'probation_services_officers', 'senior_probation_officers'],
      least: 0,
      most: 100_000,
      about:
        'Retention payment to a full-time member of each grade, newly qualified officers among probation officers; no ' +
        'on-costs are added, and leaving answers it as it does pay (staff.pay_elasticity).',
    }),
    {
      value: { probation_officers: 0, probation_services_officers: 0, senior_probation_officers: 0 },
      quality: 'assumed',
      plausible: [1, 1],
      note: 'There is no payment.',
      doesNothing: true,
    },
  ),
  retention_payment_by_service: withDefault(
    numbers('share', {
      names: ['under_2_years', 'from_2_to_4', 'from_4_to_10', 'from_10_years'],
      least: 0,
      most: 1,
      about: 'Share of the retention payment that goes to officers with so many years of service; 0 leaves them out.',
    }),
    {
      value: { under_2_years: 1, from_2_to_4: 1, from_4_to_10: 1, from_10_years: 1 },
      quality: 'assumed',
      plausible: [1, 1],
      note: 'Whoever is paid, whatever their service.',
      doesNothing: true,
    },
  ),
  recruitment: withDefault(
    quantity('£ a person', {
      least: 0,
      most: 200_000,
      about:
        'Cost of recruiting an officer or trainee from outside: advertise, select, vet; promotions and trainees who were ' +
        'services officers cost none.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 0], note: 'Left out of the cost.', doesNothing: true },
  ),
  training: withDefault(
    quantity('£ a trainee a year', {
      least: 0,
      most: 200_000,
      about: 'Fees and tutors of a trainee for a year; the time of mentors is not among them.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 0], note: 'Left out of the cost.', doesNothing: true },
  ),
  overtime: withDefault(
    quantity('£ an hour', {
      least: 0,
      most: 1000,
      about: 'What is paid for an hour of overtime; at 0 it is unpaid. Pay for it makes nobody work more of it.',
    }),
    {
      value: 0,
      source: 'oldfield-grimshaw-2008',
      quality: 'assumed',
      plausible: [0, 0],
      note: 'Overtime is unpaid.',
      doesNothing: true,
    },
  ),
} as const;
