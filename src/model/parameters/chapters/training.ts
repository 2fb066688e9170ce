import { numbers, ofFirstDay, quantity, withDefault } from '../definition.ts';

/** The pipeline of trainees (PQiP). */
export const training = {
  places: quantity('places a year', {
    least: 0,
    most: 100_000,
    sharedBy: 'cases',
    about: 'Trainees who start in a year from April to March, in two intakes, September and March.',
  }),
  september_share: quantity('share', {
    least: 0,
    most: 1,
    about: 'Share of the places of a year that start in September; the others start in March.',
  }),
  from_services_officers: withDefault(
    quantity('share', {
      least: 0,
      most: 1,
      about: 'Share of training places that go to probation services officers of the unit, who leave a post behind.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 0.4], note: 'All trainees come from outside.' },
  ),
  at_start: ofFirstDay(
    numbers('people', {
      names: ['three_months', 'nine_months', 'fifteen_months'],
      least: 0,
      most: 100_000,
      sharedBy: 'staff',
      about: 'Trainees in post on the first day, by months in training.',
    }),
  ),
  short_route: quantity('share', {
    least: 0,
    most: 1,
    about: 'Share of trainees who qualify after 15 months; the others take 21.',
  }),
  short_route_takes: quantity('months', {
    least: 1,
    most: 60,
    about: 'Length of training with the entry qualification.',
  }),
  long_route_takes: quantity('months', { least: 1, most: 60, about: 'Length of training without it.' }),
  qualifying_spread: quantity('days', {
    least: 0,
    most: 180,
    about: 'Days over which the trainees of one intake qualify, evenly, after their training.',
  }),
  drop_out: quantity('share a month', {
    least: 0,
    most: 0.5,
    about: 'Trainees who drop out in a month, at the reference strain.',
  }),
  mentoring_first_weeks: quantity('share of an officer', {
    least: 0,
    most: 1,
    about: 'Time of qualified officers that a trainee takes in the first twelve weeks.',
  }),
  mentoring_later: quantity('share of an officer', {
    least: 0,
    most: 1,
    about: 'Time of qualified officers that a trainee takes after the first twelve weeks.',
  }),
  mentoring_most: withDefault(
    quantity('share', {
      least: 0,
      most: 1,
      about: 'The most of their time that the mentors of a unit give to its trainees.',
    }),
    {
      value: 0.5,
      quality: 'assumed',
      plausible: [0.05, 0.5],
      note: 'Reached only where trainees outnumber officers by far.',
    },
  ),
  mentoring_delays: withDefault(
    quantity('strength', {
      least: 0,
      most: 1,
      about: 'How far mentoring that nobody has time for puts off qualifying; at 1 a day without it is a day more.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 1], note: 'Trainees qualify on time whatever mentoring they had.' },
  ),
  bar_on_mappa: quantity('months', {
    least: 0,
    most: 60,
    about: 'How long after qualifying an officer may hold no MAPPA case.',
  }),
} as const;
