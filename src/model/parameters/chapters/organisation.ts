import { numbers, ofFirstDay, quantity, withDefault } from '../definition.ts';

/** The units of the service and how unequal they are. */
export const organisation = {
  share_of_service: ofFirstDay(
    quantity('share', {
      least: 0.0001,
      most: 5,
      about:
        'The share of the whole service that is simulated; every national count (starts, staff, places) is ' +
        'multiplied by it.',
    }),
  ),
  delivery_units: ofFirstDay(
    numbers('units', {
      least: 0,
      most: 1000,
      about: 'Probation delivery units in each region; the names are the regions.',
    }),
  ),
  caseload_weight: ofFirstDay(
    numbers('relative to 1', {
      least: 0.01,
      most: 100,
      unnamed: 1,
      about:
        'Caseload of a delivery unit of the region relative to the average unit; a region that is not named has 1.',
    }),
  ),
  vacancies: ofFirstDay(
    numbers('FTE', {
      least: -5000,
      most: 5000,
      unnamed: 0,
      about:
        'Vacancies of each region among practitioner posts, measured in the same way for all; they determine how ' +
        'staff in post are shared out, and a region that is not named has none.',
    }),
  ),
  months_between_plans: withDefault(
    ofFirstDay(
      quantity('months', {
        least: 1,
        most: 6,
        whole: true,
        about:
          'How long after one another, counted from March, all units plan together where placement, moves or relief ' +
          'teams depend on all of them.',
      }),
    ),
    { value: 3, quality: 'assumed', plausible: [1, 6] },
  ),
  unit_size_spread: ofFirstDay(
    quantity('coefficient of variation', {
      least: 0,
      most: 1.5,
      about: 'How unequal the delivery units of one region are in size.',
    }),
  ),
  unit_staffing_spread: ofFirstDay(
    quantity('coefficient of variation', {
      least: 0,
      most: 1,
      about: 'How unequal the delivery units of one region are in staff for their size.',
    }),
  ),
} as const;
