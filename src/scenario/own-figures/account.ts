import { onceShortAreSuspended } from '../../model/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { AccountLine, AreaAccount } from './area-account.ts';
import type { Area } from './area.ts';
import { caseloadKinds } from './caseload.ts';
import type { Draft } from './draft.ts';
import { riskColumns, serviceColumns, tableOf } from './lines.ts';
import type { OwnFigures } from './read-own-figures.ts';
import { sickDaysAtReference, sickDaysOfStaffYear } from './staff.ts';

/** One figure that can be read off the settings, the settings it hangs on, and the lines in which it may be given. */
interface Readout {
  readonly line: string;
  readonly unit: string;
  readonly of: (p: Parameters) => number;
  readonly settings: readonly string[];
  readonly given: readonly string[];
  /** It is told only where it differs. */
  readonly isQuiet?: true;
}

const kindLabel = (key: string): string => tableOf('caseload').rows.find((row) => row.key === key)!.label;

/** Short custodial sentences are suspended into orders, where they are. */
const settingsOfStarts = (starts: string): string[] =>
  [starts, ...(starts === 'suspended_sentence_orders' ? ['custodial_sentences'] : [])].map((name) => `demand.${name}`);

const caseloadReadouts: readonly Readout[] = tableOf('caseload').rows.map(({ key, label }) => {
  const kind = caseloadKinds.find((each) => each.key === key)!;
  return {
    line: `Caseload: ${label.toLowerCase()}`,
    unit: 'people',
    of: kind.stock,
    settings: [...settingsOfStarts(kind.starts), `supervision.${kind.length}`],
    given: [...riskColumns, 'total'].map((column) => `caseload.${key}.${column}`),
  };
});

const riskReadouts: readonly Readout[] = riskColumns.map((risk) => ({
  line: `Risk: ${risk.replace('_', ' ')}`,
  unit: '% of cases',
  of: (p) => 100 * p.risk.rosh_mix[risk],
  settings: ['risk.rosh_mix'],
  given: caseloadKinds.map(({ key }) => `caseload.${key}.${risk}`),
}));

const startsReadouts: readonly Readout[] = tableOf('starts').rows.map(({ key, label }) => ({
  line: `Starts a year: ${label.toLowerCase()}`,
  unit: 'cases a year',
  of: (p) => onceShortAreSuspended(p).demand[key as 'community_orders'],
  settings: settingsOfStarts(key),
  given: [`starts.${key}.value`],
}));

const lengthReadouts: readonly Readout[] = caseloadKinds.map(({ key, length }) => ({
  line: `Mean length: ${kindLabel(key).toLowerCase()}`,
  unit: 'months',
  of: (p) => onceShortAreSuspended(p).supervision[length],
  settings: [`supervision.${length}`],
  given: [],
  isQuiet: true,
}));

const staffReadouts: readonly Readout[] = tableOf('staff')
  .rows.filter(({ key }) => key !== 'newly_qualified')
  .map(({ key, label }) => ({
    line: `In post: ${label.toLowerCase()}`,
    unit: 'FTE',
    of: (p) => p.staff[key as 'probation_officers'],
    settings: [`staff.${key}`],
    given: [`staff.${key}.fte`],
  }));

const postsReadouts: readonly Readout[] = (
  [
    ['probation_officers', 'required_probation_officers'],
    ['probation_services_officers', 'posts_probation_services_officers'],
    ['senior_probation_officers', 'posts_senior_probation_officers'],
  ] as const
).map(([grade, posts]) => ({
  line: `Vacancies: ${tableOf('staff')
    .rows.find(({ key }) => key === grade)!
    .label.toLowerCase()}`,
  unit: 'FTE',
  of: (p) => p.staff[posts] - p.staff[grade],
  settings: [`staff.${posts}`, `staff.${grade}`],
  given: [`staff.${grade}.vacancies`],
}));

const ofStaff = (line: string, unit: string, name: string, given: readonly string[], of: Readout['of']): Readout => ({
  line,
  unit,
  of,
  settings: [`staff.${name}`],
  given,
});

const otherReadouts: readonly Readout[] = [
  ofStaff(
    'Newly qualified',
    '% of officers',
    'newly_qualified_at_start',
    ['staff.newly_qualified.fte'],
    (p) => 100 * p.staff.newly_qualified_at_start,
  ),
  ofStaff(
    'In sentence management: probation officers',
    '%',
    'in_sentence_management',
    ['staff.probation_officers.in_sentence_management'],
    (p) => {
      const newly = p.staff.newly_qualified_at_start;
      return 100 * (newly + (1 - newly) * p.staff.in_sentence_management.probation_officers);
    },
  ),
  ofStaff(
    'In sentence management: services officers',
    '%',
    'in_sentence_management',
    ['staff.probation_services_officers.in_sentence_management'],
    (p) => 100 * p.staff.in_sentence_management.probation_services_officers,
  ),
  ofStaff('Part time', '% of people', 'part_time', grades('part_time'), (p) => 100 * p.staff.part_time),
  ofStaff(
    'Hours of part-timers',
    'hours a week',
    'part_time_hours',
    grades('part_time_hours'),
    (p) => p.staff.part_time_hours,
  ),
  ...serviceColumns.map((band) =>
    ofStaff(
      `Service: ${band.replaceAll('_', ' ')}`,
      '% of people',
      'service_at_start',
      grades(band),
      (p) => 100 * p.staff.service_at_start[band],
    ),
  ),
  ...(['months_1_to_6', 'months_7_to_12', 'from_month_13'] as const).map((row, index): Readout => {
    const cohort = (['three_months', 'nine_months', 'fifteen_months'] as const)[index];
    return {
      line: `Trainees: ${tableOf('trainees').rows[index].label.toLowerCase()}`,
      unit: 'people',
      of: (p) => p.training.at_start[cohort],
      settings: ['training.at_start'],
      given: [`trainees.${row}.value`],
    };
  }),
  {
    line: 'Trainees: starting in a year',
    unit: 'places a year',
    of: (p) => p.training.places,
    settings: ['training.places'],
    given: ['trainees.starting_a_year.value'],
  },
  {
    line: 'Sickness',
    unit: 'days a staff year',
    of: (p) => sickDaysOfStaffYear(sickDaysAtReference(p) * (Object.values(p.absence.sickness_weight)[0] ?? 1)),
    settings: ['absence.sickness_weight'],
    given: ['sickness.days_lost.value'],
  },
  {
    line: 'Reports by officers',
    unit: 'reports a year',
    of: (p) => Object.values(p.tasks.reports).reduce((sum, each) => sum + each, 0),
    settings: ['tasks.reports'],
    given: [],
  },
];

function grades(column: string): string[] {
  return ['probation_officers', 'probation_services_officers', 'senior_probation_officers'].map(
    (grade) => `staff.${grade}.${column}`,
  );
}

const readouts: readonly Readout[] = [
  ...caseloadReadouts,
  ...riskReadouts,
  ...startsReadouts,
  ...lengthReadouts,
  ...staffReadouts,
  ...postsReadouts,
  ...otherReadouts,
];

/**
 * The account of an area: `national` are the settings with its share of everything, `here` those with its own figures.
 */
export function accountOf(
  own: OwnFigures,
  area: Area,
  national: Parameters,
  here: Parameters,
  drafts: readonly Draft[],
  remarks: readonly string[],
): Omit<AreaAccount, 'file'> {
  const lines = readouts.flatMap((readout): AccountLine[] => {
    const figures = readout.given.flatMap((key) => own.figures.get(key) ?? []);
    const draft = readout.settings.flatMap((each) => drafts.find(({ setting }) => setting === each) ?? [])[0];
    if (readout.isQuiet && draft === undefined) return [];
    const common = {
      line: readout.line,
      unit: readout.unit,
      here: readout.of(here),
      national: readout.of(national),
    };
    if (figures.length > 0) {
      const sources = [...new Set(figures.flatMap((each) => each.sources.map(({ id, words }) => words ?? id)))];
      return [{ ...common, from: 'own', words: sources.length === 0 ? 'no source given' : sources.join('; ') }];
    }
    if (draft !== undefined && Math.abs(common.here - common.national) > 1e-9)
      return [{ ...common, from: 'follows', words: draft.note }];
    return [{ ...common, from: 'national' }];
  });
  const unsourced = lines.some(({ words }) => words === 'no source given');
  const advice = unsourced
    ? [
        'Some figures have no source, and count as assumed. Give one for all under "source", in words: Our HR return, June 2025.',
      ]
    : [];
  return { area: area.name, basis: area.words, lines, remarks: [...remarks, ...advice] };
}
