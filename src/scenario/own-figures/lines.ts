import type { Limits } from '../yaml/scalars.ts';

/**
 * The lines in which an area gives its own figures: the one list from which the template, the spreadsheet and the
 * reading of both are made. Every line may be left empty.
 */
export interface OwnTable {
  readonly key: string;
  readonly title: string;
  /** What the figures are, in a sentence or two. */
  readonly about: string;
  readonly columns: readonly OwnColumn[];
  readonly rows: readonly OwnRow[];
}

export interface OwnColumn {
  readonly key: string;
  readonly label: string;
  readonly limits: Limits;
}

export interface OwnRow {
  readonly key: string;
  readonly label: string;
  readonly about: string;
  /** Columns that mean something for the row. Default: all. */
  readonly columns?: readonly string[];
}

const column = (key: string, label: string, unit: string, most = 1_000_000, whole?: true): OwnColumn => ({
  key,
  label,
  limits: { unit, least: 0, most, ...(whole && { whole }) },
});

/** The column of a table that has one figure in each row. */
export const onlyColumn = 'value';

/** Columns by risk of serious harm, in the order of the model. */
export const riskColumns = ['low', 'medium', 'high', 'very_high'] as const;
export const serviceColumns = ['under_2_years', 'from_2_to_4', 'from_4_to_10', 'from_10_years'] as const;

const people = (key: string, label: string): OwnColumn => column(key, label, 'people', 1_000_000, true);

export const ownTables: readonly OwnTable[] = [
  {
    key: 'caseload',
    title: 'Caseload',
    about:
      'People on probation on the day of the figures, by risk of serious harm. Give the four levels of risk, or the total, or both: the total may include people without a rating.',
    columns: [
      people('low', 'Low'),
      people('medium', 'Medium'),
      people('high', 'High'),
      people('very_high', 'Very high'),
      people('total', 'Total'),
    ],
    rows: [
      { key: 'community_orders', label: 'Community orders', about: 'People with a community order.' },
      {
        key: 'suspended_sentence_orders',
        label: 'Suspended sentence orders',
        about: 'People with a suspended sentence order that has requirements, and no community order.',
      },
      {
        key: 'before_release',
        label: 'Before release',
        about: 'People in prison before their first release, whether or not a community officer has them yet.',
      },
      {
        key: 'after_release',
        label: 'After release',
        about: 'People on licence or post-sentence supervision, and those recalled to prison.',
      },
    ],
  },
  {
    key: 'starts',
    title: 'Starts',
    about:
      'Sentences that start in a year. Leave them empty if you give the caseload: they then follow from it and the national length of sentences.',
    columns: [column(onlyColumn, 'In a year', 'cases a year')],
    rows: [
      { key: 'community_orders', label: 'Community orders', about: 'Community orders that start in a year.' },
      {
        key: 'suspended_sentence_orders',
        label: 'Suspended sentence orders',
        about: 'Suspended sentence orders with requirements that start in a year.',
      },
      {
        key: 'custodial_sentences',
        label: 'Custodial sentences',
        about: 'Prison sentences that start in a year and end in release under supervision.',
      },
    ],
  },
  {
    key: 'staff',
    title: 'Staff',
    about:
      'Staff on the day of the figures. FTE are full-time equivalents; part time and length of service are numbers of people. Give all four lengths of service of a grade, 0 where there is nobody.',
    columns: [
      column('fte', 'In post (FTE)', 'FTE', 100_000),
      column('vacancies', 'Vacancies (FTE)', 'FTE', 100_000),
      column('in_sentence_management', 'In sentence management (FTE)', 'FTE', 100_000),
      people('people', 'People'),
      people('part_time', 'Of them part time'),
      {
        key: 'part_time_hours',
        label: 'Mean hours of part-timers',
        limits: { unit: 'hours a week', least: 1, most: 37 },
      },
      people('under_2_years', 'Service under 2 years'),
      people('from_2_to_4', 'Service 2 to 4 years'),
      people('from_4_to_10', 'Service 4 to 10 years'),
      people('from_10_years', 'Service 10 years or more'),
    ],
    rows: [
      {
        key: 'probation_officers',
        label: 'Probation officers',
        about: 'Newly qualified officers included, agency officers and seniors not.',
      },
      {
        key: 'newly_qualified',
        label: 'Of them newly qualified',
        about: 'Probation officers who qualified within the last twelve months.',
        columns: ['fte'],
      },
      {
        key: 'probation_services_officers',
        label: 'Probation services officers',
        about: 'Trainees not included.',
      },
      {
        key: 'senior_probation_officers',
        label: 'Senior probation officers',
        about: 'All seniors of the area.',
        columns: ['fte', 'vacancies', 'people', 'part_time', 'part_time_hours', ...serviceColumns],
      },
      {
        key: 'agency_officers',
        label: 'Agency probation officers',
        about: 'Agency officers in sentence management, in addition to the staff in post.',
        columns: ['fte'],
      },
      {
        key: 'other_staff',
        label: 'All other staff',
        about: 'Everybody else; they hold no cases and count in the total only.',
        columns: ['fte'],
      },
    ],
  },
  {
    key: 'trainees',
    title: 'Trainees',
    about:
      'Trainee probation officers (PQiP) on the day of the figures, by month of training, and the places of a year.',
    columns: [column(onlyColumn, 'People', 'people', 100_000, true)],
    rows: [
      { key: 'months_1_to_6', label: 'In month 1 to 6', about: 'They count as three months in training.' },
      { key: 'months_7_to_12', label: 'In month 7 to 12', about: 'They count as nine months in training.' },
      { key: 'from_month_13', label: 'In month 13 or later', about: 'They count as fifteen months in training.' },
      { key: 'starting_a_year', label: 'Starting in a year', about: 'Places in a year from April, in two intakes.' },
    ],
  },
  {
    key: 'sickness',
    title: 'Sickness',
    about: 'Working days lost to sickness in the last twelve months, for one full-time member of staff.',
    columns: [column(onlyColumn, 'Working days', 'working days a staff year', 130)],
    rows: [{ key: 'days_lost', label: 'Days lost a staff year', about: 'As the workforce statistics count them.' }],
  },
];

/**
 * The series of an area: what it counted later, a line for each month end and a column for each figure. A run takes no
 * notice of it; `procap calibrate` adjusts the area to it.
 */
export const seriesTable: Omit<OwnTable, 'columns' | 'rows'> & { readonly columns: readonly SeriesColumn[] } = {
  key: 'series',
  title: 'Series',
  about:
    'What you counted later: one line for each month, by its last day, after the day of the figures. Any column and any month may be empty. Only "procap calibrate" uses them.',
  columns: [
    {
      ...column('unallocated', 'Cases without an officer', 'cases', 1_000_000, true),
      about: 'Open cases that need a community practitioner and have none, counted on the day.',
    },
    {
      ...column('workload', 'Workload of officers (%)', '% of capacity', 500),
      about: 'Mean of workload over capacity of probation officers, on the day: 117 for 117%.',
    },
    {
      ...column('cases_per_officer', 'Cases per officer', 'cases', 1_000),
      about: 'Cases held by probation officers over the officers who hold cases and are at work, mean of the month.',
    },
    {
      ...column('reviews_missed', 'Reviews missed (%)', '% of reviews', 100),
      about: 'Assessments and reviews of the month that were not done in time nor soon after, of all that were due.',
    },
    {
      ...column('officers', 'Officers in post (FTE)', 'FTE', 100_000),
      about: 'Probation officers in post on the day, newly qualified ones included, agency officers and seniors not.',
    },
    {
      ...column('services_officers', 'Services officers in post (FTE)', 'FTE', 100_000),
      about: 'Probation services officers in post on the day, trainees not included.',
    },
    { ...column('trainees', 'Trainees in post (FTE)', 'FTE', 100_000), about: 'Trainees (PQiP) in post on the day.' },
    {
      ...column('leaving_officers', 'Officers who left (% a year)', '% a year', 300),
      about:
        'Probation officers who left the service in the last twelve months, over their mean number; read from the twelfth month on.',
    },
    {
      ...column('leaving_services_officers', 'Services officers who left (% a year)', '% a year', 300),
      about: 'The same of services officers and trainees together, as the workforce statistics count them.',
    },
    {
      ...column('sickness', 'Days lost to sickness', 'working days a staff year', 130),
      about:
        'Working days lost in the last twelve months, for one full-time member of staff; read from the twelfth month on.',
    },
    {
      ...column('people', 'People on probation', 'people', 1_000_000, true),
      about: 'People on probation on the day: in the community, in custody before release, and on recall.',
    },
  ],
};

export interface SeriesColumn extends OwnColumn {
  readonly about: string;
}

export const tableOf = (key: string): OwnTable => ownTables.find((table) => table.key === key)!;

/** The columns that mean something for a row. */
export const columnsOf = (table: OwnTable, row: OwnRow): readonly OwnColumn[] =>
  row.columns === undefined ? table.columns : table.columns.filter(({ key }) => row.columns!.includes(key));

/**
 * Lines of the first group, which are no figures: what the area is, when the figures were counted, where they are from.
 */
export const areaLines = [
  {
    key: 'region',
    label: 'Region of the service',
    about:
      'The region that your area is or belongs to, as the national baseline names it. Figures that you leave empty are its share of the national ones.',
  },
  {
    key: 'name',
    label: 'Name of your area',
    about: 'Only if it is not the whole region: a delivery unit, an office, or a region of your own.',
  },
  {
    key: 'units',
    label: 'Delivery units',
    about: 'How many delivery units your area has, if it is not the whole region.',
  },
  {
    key: 'date',
    label: 'Day of the figures',
    about:
      'For example 2025-06-30. The run starts on the first of the month, or of the next one if the day is later. Empty: the first day of the baseline.',
  },
  {
    key: 'source',
    label: 'Source of the figures',
    about: 'In words, for example: Our HR return, June 2025. A table may have another source for a row.',
  },
] as const;
export type AreaLine = (typeof areaLines)[number]['key'];
