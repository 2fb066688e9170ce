import { sentencesLeft, shareSuspended } from '../rules/demand/short-sentences.ts';
import { monthsInTraining, trainingCohorts } from '../rules/staff/staff-at-start.ts';
import { daysPerMonth } from '../time/day.ts';
import { roshNames } from './chapters/risk.ts';
import type { ParameterValue } from './definition.ts';
import type { Parameters, SettingPath } from './index.ts';

/**
 * A limit between settings: values that are each allowed and yet mean nothing together, or of which the run would
 * quietly use another. It holds on every day, of the values that are in force on it.
 */
export interface SettingLimit {
  readonly settings: readonly SettingPath[];
  /** What is allowed, as it follows the word "Allowed:". */
  readonly allowed: string;
  /** Whether the values, in the order of the settings, keep the limit. */
  readonly holds: (...values: readonly ParameterValue[]) => boolean;
}

type ValueAt<Path extends SettingPath> = Path extends `${infer C}.${infer N}`
  ? C extends keyof Parameters
    ? Parameters[C][N & keyof Parameters[C]]
    : never
  : never;
type ValuesAt<Paths extends readonly SettingPath[]> = { [I in keyof Paths]: ValueAt<Paths[I]> };

/** The settings are checked by the compiler, and the values have their types. */
const limit = <const Paths extends readonly SettingPath[]>(
  settings: Paths,
  allowed: string,
  holds: (...values: ValuesAt<Paths>) => boolean,
): SettingLimit => ({ settings, allowed, holds: holds as unknown as SettingLimit['holds'] });

const isAtMost = (first: number, second: number): boolean => first <= second;
const isShorterThanEach = (days: number, ...intervals: readonly number[]): boolean =>
  intervals.every((months) => days < Math.round(months * daysPerMonth));
/** The least that a length may be. */
const leastMonths = 0.1;
/** Whether the sentences that are left, where a share of short ones is suspended, have a length. */
const haveMonthsLeft = (share: number, suspended: number, ofAll: number, ofShort: number): boolean =>
  sentencesLeft(
    { number: 1, custody: ofAll, supervision: ofAll, followed: 0 },
    { share, suspended, custody: ofShort, supervision: ofShort },
  ).custody >=
  leastMonths - tolerance;
/** Sums may miss 1 by this much, for numbers that have no end in decimal digits. */
const tolerance = 1e-9;

/**
 * Every limit between settings. Only what has no meaning stands here, and nothing that is merely unlikely: very high
 * risk may be reviewed less often than low risk, and a trainee may need more of a mentor later than at first.
 */
export const settingLimits: readonly SettingLimit[] = [
  limit(
    ['risk.mappa_1', 'risk.mappa_2_3'],
    'at each level of risk, shares of at most 1 together: a case has one MAPPA level',
    (level1, levels23) => roshNames.every((name) => level1[name] + levels23[name] <= 1 + tolerance),
  ),
  limit(
    ['risk.change_mix'],
    'some cases with a change digit of 1, 2 or 3: a licence always has one',
    ({ change_1, change_2, change_3 }) => change_1 + change_2 + change_3 > 0,
  ),
  limit(
    ['allocation.preferred_ceiling', 'allocation.most_ceiling'],
    'a preferred ceiling of at most the highest: it bends upwards as cases wait',
    isAtMost,
  ),
  limit(
    ['allocation.trainee_ceiling', 'allocation.most_ceiling'],
    'a ceiling of trainees of at most the highest: no allocation goes above that',
    isAtMost,
  ),
  limit(['staff.part_time_hours', 'staff.full_time_hours'], 'part time of at most the hours of full time', isAtMost),
  limit(
    ['training.short_route_takes', 'training.long_route_takes'],
    'a short route of at most the length of the long one',
    isAtMost,
  ),
  limit(
    ['training.at_start', 'training.long_route_takes'],
    'nobody on the first day who has been in training for longer than the long route takes',
    (trainees, months) => trainingCohorts.every((name) => trainees[name] === 0 || monthsInTraining[name] <= months),
  ),
  limit(
    ['work.review_opens', 'work.interval_very_high', 'work.interval_high', 'work.interval_other'],
    'a review that opens after the one before it was due: fewer days than the shortest interval has',
    isShorterThanEach,
  ),
  limit(
    ['work.grace', 'work.interval_very_high', 'work.interval_high', 'work.interval_other'],
    'a grace that is over before the next review falls due: fewer days than the shortest interval has',
    isShorterThanEach,
  ),
  limit(
    ['staff.leaving_by_service', 'staff.service_at_start', 'staff.leaving'],
    'someone in post who may leave, where the rate of leaving is above 0: the rate of the grade is kept',
    (relative, shares, rates) =>
      Object.values(rates).every((rate) => rate === 0) ||
      Object.entries(shares).some(([band, share]) => share * relative[band as keyof typeof relative] > 0),
  ),
  limit(
    ['demand.season'],
    'a month above 0: for a service without starts, set the orders and sentences to 0',
    (season) => Object.values(season).some((month) => month > 0),
  ),
  limit(
    [
      'demand.short_sentences',
      'demand.short_sentences_suspended',
      'supervision.custody_length',
      'supervision.short_sentence_custody_length',
    ],
    `some custodial sentences that are not suspended, of at least ${leastMonths} months in custody in the mean`,
    haveMonthsLeft,
  ),
  limit(
    [
      'demand.short_sentences',
      'demand.short_sentences_suspended',
      'supervision.licence_length',
      'supervision.short_sentence_licence_length',
    ],
    `some custodial sentences that are not suspended, of at least ${leastMonths} months after release in the mean`,
    haveMonthsLeft,
  ),
  limit(
    ['demand.short_sentences', 'demand.short_sentences_suspended', 'supervision.post_sentence_share'],
    'post-sentence supervision after none, or after at least as many as are suspended: it follows each short sentence',
    (share, suspended, followed) => followed === 0 || shareSuspended({ share, suspended }) <= followed + tolerance,
  ),
  limit(['organisation.delivery_units'], 'a region with at least one unit', (units) =>
    Object.values(units).some((number) => Math.round(number) > 0),
  ),
  limit(
    [
      'organisation.vacancies',
      'organisation.delivery_units',
      'organisation.caseload_weight',
      'staff.probation_officers',
      'staff.probation_services_officers',
    ],
    'in each region fewer vacancies than posts, of which it has its share by caseload',
    haveStaffInEachRegion,
  ),
];

/**
 * Whether staff are left in each region once its vacancies are taken off its part of all posts, by caseload. Units of
 * one region are taken to be equal.
 */
function haveStaffInEachRegion(
  vacancies: Readonly<Record<string, number>>,
  units: Readonly<Record<string, number>>,
  weights: Readonly<Record<string, number>>,
  ...inPost: readonly number[]
): boolean {
  const sizes = Object.entries(units).map(
    ([region, number]) => [region, Math.round(number) * (weights[region] ?? 1)] as const,
  );
  const regions = sizes.filter(([, size]) => size > 0);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const staff = sum(inPost);
  const posts = staff + sum(regions.map(([region]) => vacancies[region] ?? 0));
  const caseload = sum(regions.map(([, size]) => size));
  return staff === 0 || regions.every(([region, size]) => (vacancies[region] ?? 0) < (posts * size) / caseload);
}
