import { Calendar, daysPerMonth, daysPerYear } from '../../../model/index.ts';
import {
  dayBeforeStarts,
  monthlyValues,
  aboutModelRuns,
  startsInOneYear,
  sumOf,
  sumOverBatches,
  yearOfStarts,
} from './bare-service.ts';
import type { SettingOverrides } from './bare-service.ts';
import { lengthDistribution, timeUntilNegligible } from '../theory/length-distributions.ts';
import { numberOf } from '../theory-model.ts';
import type { ReplicationSeed, TheoryModel } from '../theory-model.ts';
import type { TheoryValues } from '../parameters.ts';

const supervisionOf = (values: TheoryValues) =>
  lengthDistribution('lognormal', numberOf(values, 'meanLength') * daysPerMonth, numberOf(values, 'cv'));

/** Reviews that fall due before the case ends, in whole days, over the working days on which it may start. */
function reviewsOfCase(values: TheoryValues): number {
  const { shareOver, mean } = supervisionOf(values);
  const interval = Math.round(numberOf(values, 'interval') * daysPerMonth);
  const calendar = new Calendar(`${yearOfStarts}-01-01`, 365);
  const workingDays = Array.from({ length: 365 }, (_, day) => day).filter((day) => calendar.isWorkingDay(day));
  const ofStart = workingDays.map((day) => {
    const lasts = calendar.deadline(day, numberOf(values, 'firstDue')) - day;
    let reviews = 0;
    for (let due = lasts; shareOver(due + 0.5) > 1e-12 || due < mean; due += interval) reviews += shareOver(due + 0.5);
    return reviews;
  });
  return sumOf(ofStart) / ofStart.length;
}

export const reviewsModel: TheoryModel = {
  name: 'reviews',
  title: 'Assessments and reviews that fall due during a case of lognormal length',
  about:
    `${aboutModelRuns} orders of one kind, and no officers, so that each review is missed on its due day and ` +
    'the next falls due one interval later. Theory allows for whole days and bank holidays.',
  source: 'Cox (1962), Renewal Theory: points at equal intervals within a random length',
  parameters: { meanLength: 'required', cv: 'required', interval: 'required', firstDue: 'required' },
  examples: [{ meanLength: 14, cv: 0.5, interval: 6, firstDue: 15 }],
  validate: (values) =>
    numberOf(values, 'cv') <= 1
      ? values
      : `--cv of the length of supervision must be at most 1 here; found ${numberOf(values, 'cv')}.`,
  measures: (values) => [{ name: 'reviewsOfCase', label: 'reviews due a case', expected: reviewsOfCase(values) }],
  size: { of: 'cases', least: () => 200, work: (values, size) => 100_000 + size * (30 + 4 * reviewsOfCase(values)) },
  replicate: (values, size, replicationSeed) => [
    sumOverBatches(size, casesAtOnce, replicationSeed, (cases, batchSeed) => reviewsDue(values, cases, batchSeed)) /
      size,
  ],
};

const casesAtOnce = 200_000;

/** Reviews that fall due of so many cases, on average. */
function reviewsDue(values: TheoryValues, cases: number, replicationSeed: ReplicationSeed): number {
  const interval = numberOf(values, 'interval');
  const settings: SettingOverrides = {
    supervision: {
      community_order_length: numberOf(values, 'meanLength'),
      order_length_spread: numberOf(values, 'cv'),
    },
    work: {
      initial_due_order: numberOf(values, 'firstDue'),
      interval_very_high: interval,
      interval_high: interval,
      interval_other: interval,
      review_opens: 0,
      grace: 0,
    },
  };
  const years = 1.2 + timeUntilNegligible(supervisionOf(values)) / daysPerYear;
  return sumOf(
    monthlyValues(
      { start: dayBeforeStarts, years, settings, changes: startsInOneYear(cases) },
      'reviews.due',
      replicationSeed,
    ),
  );
}
