import { placements } from '../../rules/planning/placement.ts';
import { tieInsCover } from '../../rules/staff/tie-in.ts';
import { choice, numbers, ofFirstDay, quantity, shares, toggle, withDefault } from '../definition.ts';
import type { SharedBy } from '../definition.ts';

const rate = 'leavers a person-year';
const months = (about: string) => quantity('months', { least: 0, most: 60, about });
const fte = (about: string, sharedBy: SharedBy = 'staff') =>
  quantity('FTE', { least: 0, most: 100_000, sharedBy, about });

/** Who is in post, who is wanted, who leaves and who comes. */
export const staff = {
  promote_newly_qualified: toggle(
    'Whether a newly qualified officer, still barred from MAPPA cases, may be promoted to senior.',
  ),
  probation_officers: ofFirstDay(fte('Probation officers in post on the first day, newly qualified ones included.')),
  probation_services_officers: ofFirstDay(
    fte('Probation services officers in post on the first day, trainees not included.'),
  ),
  senior_probation_officers: ofFirstDay(fte('Senior probation officers in post on the first day.')),
  other_staff: fte('All other staff of the service; a fixed number.'),
  required_probation_officers: fte('Probation officers required: the published target.', 'cases'),
  posts_probation_services_officers: fte('Posts for probation services officers that are filled by recruitment.'),
  posts_senior_probation_officers: fte('Posts for senior probation officers.'),
  in_sentence_management: numbers('share', {
    names: ['probation_officers', 'probation_services_officers', 'trainees'],
    least: 0,
    most: 1,
    about:
      'Share of each grade that works in sentence management and may hold cases; newly qualified officers all do. A ' +
      'change moves people in post, as when seconded officers return.',
  }),
  part_time: quantity('share', {
    least: 0,
    most: 1,
    about: 'Share of officers who work part time; trainees work full time.',
  }),
  part_time_hours: quantity('hours a week', {
    least: 1,
    most: 37,
    about: 'Contracted hours of those who work part time.',
  }),
  full_time_hours: quantity('hours a week', {
    least: 1,
    most: 80,
    about: 'Contracted hours of a full-time officer: the default hours of every grade.',
  }),
  newly_qualified_at_start: ofFirstDay(
    quantity('share', {
      least: 0,
      most: 1,
      about: 'Share of the probation officers in post on the first day who qualified within the last twelve months.',
    }),
  ),
  service_at_start: ofFirstDay(
    shares(
      ['under_2_years', 'from_2_to_4', 'from_4_to_10', 'from_10_years'],
      'Length of service of officers in post on the first day.',
    ),
  ),
  leaving: numbers(rate, {
    names: ['probation_officers', 'probation_services_officers', 'senior_probation_officers'],
    least: 0,
    most: 3,
    about: 'Leavers from the service in twelve months over mean headcount, as published, at the reference strain.',
  }),
  leaving_by_service: ofFirstDay(
    numbers('relative to 1', {
      names: ['under_2_years', 'from_2_to_4', 'from_4_to_10', 'from_10_years'],
      least: 0,
      most: 10,
      about:
        'Leaving by length of service relative to the grade; scaled so that the grade as composed at the start ' +
        'keeps its rate.',
    }),
  ),
  pay_elasticity: withDefault(
    quantity('exponent', {
      least: 0,
      most: 10,
      about:
        'Exponent with which pay here against pay outside, relative to the first day, lowers leaving the service; trainees ' +
        'do not answer it.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 2], note: 'Pay keeps nobody.' },
  ),
  moves_to_other_roles: quantity('share a year', {
    least: 0,
    most: 0.9,
    about:
      'Probation officers who move to another role in a year, promotions not included; they leave the grade but ' +
      'not the service.',
  }),
  tie_in: quantity('years', {
    least: 0,
    most: 10,
    about: 'How long after qualifying a tie-in holds an officer; 0 means no tie-in.',
  }),
  tie_in_holds: quantity('share', {
    least: 0,
    most: 1,
    about: 'Share of what it covers that a tie-in prevents while it holds.',
  }),
  tie_in_covers: withDefault(
    choice(
      tieInsCover,
      'What a tie-in prevents: leaving the service and moving to another role, or moving to a unit of another region.',
    ),
    { value: 'leaving and moving', quality: 'assumed', note: 'As scenarios took it before there were moves.' },
  ),
  moves_between_units: withDefault(
    quantity('moves a person-year', {
      least: 0,
      most: 3,
      about:
        'How often a year a probation officer asks for another unit; those at work go there on the next planning date.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 0.05], note: 'Nobody moves.' },
  ),
  placement: withDefault(
    choice(
      placements,
      'By what trainees, and probation officers recruited by plan, go to units: the share of each, the shortage of ' +
        'each at the last planning date, or the shortage of its region and its share of that.',
    ),
    { value: 'share', quality: 'assumed', note: 'Units that are short stay so.' },
  ),
  relief: withDefault(
    quantity('share', {
      least: 0,
      most: 0.5,
      about:
        'Share of their probation officers that units with less load than the service lend to those with more, from ' +
        'one planning date to the next.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 0.1], note: 'There are no relief teams.' },
  ),
  recruits_probation_officers: quantity('people a year', {
    least: 0,
    most: 50_000,
    sharedBy: 'staff',
    about: 'Qualified probation officers recruited from outside in a year.',
  }),
  time_to_fill: months('Mean time to fill a post: advertise, select, vet.'),
  time_to_fill_spread: quantity('coefficient of variation', {
    least: 0,
    most: 2,
    about: 'Spread of the time to fill a post.',
  }),
  promotion_takes: months('Mean time to fill a post of a senior probation officer.'),
  agency_officers: fte(
    'Agency probation officers in sentence management, in addition to the staff in post; they carry cases but are ' +
      'not counted as staff.',
  ),
  agency_from_staff: withDefault(
    quantity('share', {
      least: 0,
      most: 1,
      about:
        'Share of new agency places that are taken by probation officers of the unit, who leave the staff for them.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 1], note: 'All agency officers come from outside.' },
  ),
  agency_to_staff: withDefault(
    quantity('share', {
      least: 0,
      most: 1,
      about: 'Share of agency officers who join the staff as probation officers when their contract ends.',
    }),
    { value: 0, quality: 'assumed', plausible: [0, 1], note: 'Whoever comes to the end of a contract goes.' },
  ),
} as const;
