import { meanFte } from '../../model/index.ts';
import type { Parameters } from '../../model/index.ts';
import type { Problem } from '../problems/problem.ts';
import type { SourceFile } from '../yaml/source-file.ts';
import { rounded } from './draft.ts';
import type { Draft } from './draft.ts';
import { serviceColumns, tableOf } from './lines.ts';
import { singleFigure } from './read-own-figures.ts';
import type { OwnFigure, OwnFigures } from './read-own-figures.ts';

const postsOfGrade = {
  probation_officers: 'staff.required_probation_officers',
  probation_services_officers: 'staff.posts_probation_services_officers',
  senior_probation_officers: 'staff.posts_senior_probation_officers',
} as const;
type Grade = keyof typeof postsOfGrade;
const grades = Object.keys(postsOfGrade) as Grade[];

export interface Drafts {
  readonly drafts: Draft[];
  readonly remarks: string[];
  readonly problems: Problem[];
}

/** Settings of staff from own figures. `p` has the area's share of the national figures, for what is left empty. */
export function draftsOfStaff(own: OwnFigures, p: Parameters, file: SourceFile): Drafts {
  const drafts: Draft[] = [];
  const remarks: string[] = [];
  const problems: Problem[] = [];
  const at = (row: string, column: string): OwnFigure | undefined => own.figures.get(`staff.${row}.${column}`);
  const refuse = (figure: OwnFigure, message: string, allowed: string): void => {
    const { span, field } = figure.piece;
    problems.push(file.problem(span, field, { message, found: String(figure.value), allowed }));
  };

  const hours = hoursOf(at, p);
  drafts.push(...hours.drafts);
  for (const grade of grades) {
    const heads = at(grade, 'people');
    const fte = at(grade, 'fte');
    const inPost = fte?.value ?? (heads && rounded(heads.value * hours.meanFte));
    if (inPost !== undefined) {
      const isWorkedOut = fte === undefined;
      const note = isWorkedOut ? `${heads!.value} people at ${hours.meanFte.toFixed(3)} FTE each.` : 'As given.';
      drafts.push({
        setting: `staff.${grade}`,
        value: inPost,
        figures: [fte ?? heads!],
        ...(isWorkedOut && { isWorkedOut }),
        note,
      });
    }
    if (fte !== undefined && heads !== undefined) {
      if (fte.value > heads.value)
        refuse(
          fte,
          'There are more full-time equivalents than people.',
          `at most ${heads.value}, the people of the same line`,
        );
      const partTime = at(grade, 'part_time')?.value;
      const partTimeHours = at(grade, 'part_time_hours')?.value;
      if (partTime !== undefined && partTimeHours !== undefined) {
        const counted = heads.value - partTime * (1 - partTimeHours / p.staff.full_time_hours);
        if (Math.abs(counted / fte.value - 1) > 0.05)
          remarks.push(
            `${labelOf(grade)}: ${heads.value} people, ${partTime} of them at ${partTimeHours} hours a week, are ` +
              `${counted.toFixed(1)} FTE; you give ${fte.value}. The FTE are used.`,
          );
      }
    }
    drafts.push(...postsDrafts(grade, inPost, at, p));
  }
  for (const row of ['agency_officers', 'other_staff'] as const) {
    const figure = at(row, 'fte');
    if (figure !== undefined)
      drafts.push({ setting: `staff.${row}`, value: figure.value, figures: [figure], note: 'As given.' });
  }

  const officers = valueOf(drafts, 'staff.probation_officers') ?? p.staff.probation_officers;
  const newly = at('newly_qualified', 'fte');
  if (newly !== undefined && newly.value > officers)
    refuse(
      newly,
      'More officers are newly qualified than there are.',
      `at most ${officers}, the probation officers in post`,
    );
  else if (newly !== undefined && officers > 0)
    drafts.push({
      setting: 'staff.newly_qualified_at_start',
      value: rounded(newly.value / officers),
      figures: [newly],
      isWorkedOut: true,
      note: `${newly.value} of ${officers} FTE.`,
    });
  drafts.push(...sentenceManagementDrafts(at, drafts, p, refuse));
  const service = serviceOf(at, refuse);
  if (service !== undefined) drafts.push(service);
  return { drafts, remarks, problems };
}

type At = (row: string, column: string) => OwnFigure | undefined;
type Refuse = (figure: OwnFigure, message: string, allowed: string) => void;

const labelOf = (grade: string): string => tableOf('staff').rows.find(({ key }) => key === grade)!.label;

const valueOf = (drafts: readonly Draft[], setting: string): number | undefined =>
  drafts.find((draft) => draft.setting === setting)?.value as number | undefined;

/** Part time over all grades that give it, since the model has one share and one number of hours for all officers. */
function hoursOf(at: At, p: Parameters): { drafts: Draft[]; meanFte: number } {
  const given = grades.flatMap((grade) => {
    const [people, partTime, hours] = ['people', 'part_time', 'part_time_hours'].map((column) => at(grade, column));
    return people !== undefined && partTime !== undefined && people.value > 0 ? [{ people, partTime, hours }] : [];
  });
  let { part_time, part_time_hours } = p.staff;
  const drafts: Draft[] = [];
  const people = given.reduce((sum, each) => sum + each.people.value, 0);
  if (people > 0) {
    const partTime = given.reduce((sum, each) => sum + each.partTime.value, 0);
    part_time = rounded(Math.min(1, partTime / people));
    drafts.push({
      setting: 'staff.part_time',
      value: part_time,
      figures: given.map((each) => each.partTime),
      isWorkedOut: true,
      note: `${partTime} of ${people} people, of the grades that give both.`,
    });
    const timed = given.filter(({ hours, partTime }) => hours !== undefined && partTime.value > 0);
    const weight = timed.reduce((sum, each) => sum + each.partTime.value, 0);
    if (weight > 0) {
      part_time_hours = rounded(
        timed.reduce((sum, { hours, partTime }) => sum + hours!.value * partTime.value, 0) / weight,
      );
      drafts.push({
        setting: 'staff.part_time_hours',
        value: part_time_hours,
        figures: timed.map(({ hours }) => hours!),
        isWorkedOut: true,
        note: 'Mean over the grades that give them.',
      });
    }
  }
  return { drafts, meanFte: meanFte(part_time, part_time_hours, p.staff.full_time_hours) };
}

/**
 * Posts are those in post and the vacancies. Where only those in post are given, posts stand to them as in the
 * baseline: else own staff would meet the posts of another number, and be recruited or run down to it.
 */
function postsDrafts(grade: Grade, inPost: number | undefined, at: At, p: Parameters): Draft[] {
  const vacancies = at(grade, 'vacancies');
  const setting = postsOfGrade[grade];
  const ofShare = p.staff[grade];
  const staff = inPost ?? ofShare;
  if (vacancies !== undefined) {
    const note = `${rounded(staff)} in post and ${vacancies.value} vacancies.`;
    return [{ setting, value: rounded(staff + vacancies.value), figures: [vacancies], isWorkedOut: true, note }];
  }
  const fte = at(grade, 'fte') ?? at(grade, 'people');
  if (fte === undefined || ofShare === 0) return [];
  const national = (p.staff as unknown as Record<string, number>)[setting.slice('staff.'.length)];
  const ratio = national / ofShare;
  const note = `As many for those in post as in the baseline, ${ratio.toFixed(3)}.`;
  return [{ setting, value: rounded(staff * ratio), figures: [fte], isWorkedOut: true, follows: true, note }];
}

/** Newly qualified officers all work in sentence management, so that the share is that of the others. */
function sentenceManagementDrafts(at: At, drafts: readonly Draft[], p: Parameters, refuse: Refuse): Draft[] {
  const officers = valueOf(drafts, 'staff.probation_officers') ?? p.staff.probation_officers;
  const services = valueOf(drafts, 'staff.probation_services_officers') ?? p.staff.probation_services_officers;
  const newly = officers * (valueOf(drafts, 'staff.newly_qualified_at_start') ?? p.staff.newly_qualified_at_start);
  const value = { ...p.staff.in_sentence_management };
  const given = [
    ['probation_officers', officers, newly],
    ['probation_services_officers', services, 0],
  ] as const;
  const figures = given.flatMap(([grade, all, always]) => {
    const figure = at(grade, 'in_sentence_management');
    if (figure === undefined) return [];
    if (figure.value > all * 1.0001)
      refuse(figure, 'More work in sentence management than are in post.', `at most ${rounded(all)}, those in post`);
    value[grade] = all > always ? rounded(Math.min(1, Math.max(0, (figure.value - always) / (all - always)))) : 1;
    return [figure];
  });
  if (figures.length === 0) return [];
  const note =
    'Those in sentence management over those in post; of probation officers, without the newly qualified ones.';
  return [{ setting: 'staff.in_sentence_management', value, figures, isWorkedOut: true, note }];
}

/** Length of service over all grades that give it. */
function serviceOf(at: At, refuse: Refuse): Draft | undefined {
  const rows = grades.flatMap((grade) => {
    const bands = serviceColumns.map((band) => at(grade, band));
    const given = bands.filter((each) => each !== undefined);
    if (given.length === 0) return [];
    if (given.length < bands.length) {
      const missing = serviceColumns.filter((_, index) => bands[index] === undefined);
      refuse(
        given[0],
        `${labelOf(grade)}: some lengths of service are given and some are empty.`,
        `a number, or 0, for ${missing.join(', ')} too`,
      );
      return [];
    }
    return [given];
  });
  const sums = serviceColumns.map((_, band) => rows.reduce((sum, row) => sum + row[band].value, 0));
  const all = sums.reduce((sum, each) => sum + each, 0);
  if (all === 0) return undefined;
  return {
    setting: 'staff.service_at_start',
    value: Object.fromEntries(serviceColumns.map((band, index) => [band, sums[index] / all])),
    figures: rows.flat(),
    isWorkedOut: true,
    note: `${all} people, of the grades that give it.`,
  };
}

const cohortOfRow = {
  months_1_to_6: 'three_months',
  months_7_to_12: 'nine_months',
  from_month_13: 'fifteen_months',
} as const;

/** Trainees by month of training, and the places of a year. */
export function draftsOfTrainees(own: OwnFigures, p: Parameters): Draft[] {
  const value = { ...p.training.at_start };
  const figures = (Object.keys(cohortOfRow) as (keyof typeof cohortOfRow)[]).flatMap((row) => {
    const figure = own.figures.get(singleFigure('trainees', row));
    if (figure === undefined) return [];
    value[cohortOfRow[row]] = figure.value;
    return [figure];
  });
  const places = own.figures.get(singleFigure('trainees', 'starting_a_year'));
  return [
    ...(figures.length === 0 ? [] : [{ setting: 'training.at_start', value, figures, note: 'As given.' }]),
    ...(places === undefined
      ? []
      : [{ setting: 'training.places', value: places.value, figures: [places], note: 'As given, for every year.' }]),
  ];
}

/**
 * Working days lost to sickness in a year of one who is at work, at the reference strain and a weight of 1: spells
 * times their length.
 */
export const sickDaysAtReference = ({ absence }: Parameters): number =>
  absence.short_spells * absence.short_spell_lasts + absence.long_spells * absence.long_spell_lasts;

/** Sickness relative to the service, so that the days lost are those given. */
export function draftOfSickness(own: OwnFigures, p: Parameters, area: string): Draft[] {
  const figure = own.figures.get(singleFigure('sickness', 'days_lost'));
  const usual = sickDaysOfStaffYear(sickDaysAtReference(p));
  if (figure === undefined || usual === 0) return [];
  // Days lost to a staff year count those who are away as well, so that the days of one at work are more.
  const weight = atWork(figure.value) / sickDaysAtReference(p);
  return [
    {
      setting: 'absence.sickness_weight',
      value: { [area]: rounded(Math.min(10, weight)) },
      figures: [figure],
      isWorkedOut: true,
      note: `${figure.value} days a staff year where the settings of the service come to ${usual.toFixed(1)}, at the reference strain.`,
    },
  ];
}

const workingDaysOfYear = 260;
/** Days lost of all staff, of days lost of one who is at work; and back. */
export const sickDaysOfStaffYear = (ofOneAtWork: number): number => ofOneAtWork / (1 + ofOneAtWork / workingDaysOfYear);
const atWork = (ofStaffYear: number): number => ofStaffYear / (1 - Math.min(0.9, ofStaffYear / workingDaysOfYear));
