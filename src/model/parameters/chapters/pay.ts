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
} as const;
