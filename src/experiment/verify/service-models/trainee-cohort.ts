import { power } from '../../../engine/index.ts';
import { daysPerMonth } from '../../../model/index.ts';
import { monthlyValues, aboutModelRuns, sumOf, sumOverBatches } from './bare-service.ts';
import type { SettingOverrides } from './bare-service.ts';
import { numberOf } from '../theory-model.ts';
import type { ReplicationSeed, TheoryModel } from '../theory-model.ts';
import type { TheoryValues } from '../parameters.ts';

/** Training lasts a whole number of days. */
const shareQualified = (values: TheoryValues): number =>
  power(1 - numberOf(values, 'dropOut'), Math.round(numberOf(values, 'months') * daysPerMonth) / daysPerMonth);

export const cohortModel: TheoryModel = {
  name: 'cohort',
  title: 'A cohort of trainees, some of whom drop out (survival)',
  about: `${aboutModelRuns} one intake, not affected by strain, with one length of training.`,
  source: 'Bartholomew, Forbes and McClean (1991), Statistical Techniques for Manpower Planning',
  parameters: { dropOut: 'required', months: 'required' },
  examples: [
    { dropOut: 0.01, months: 21 },
    { dropOut: 0.02, months: 15 },
  ],
  validate: (values) => values,
  measures: (values) => [
    { name: 'shareQualified', label: 'share of trainees who qualify', expected: shareQualified(values) },
  ],
  size: { of: 'trainees', least: () => 200, work: (values, size) => 20_000 + size * numberOf(values, 'months') * 5 },
  replicate: (values, size, replicationSeed) => [
    sumOverBatches(size, traineesAtOnce, replicationSeed, (trainees, batchSeed) =>
      qualified(values, trainees, batchSeed),
    ) / size,
  ],
};

const traineesAtOnce = 20_000;

/** Trainees who qualify, of so many who start together. */
function qualified(values: TheoryValues, trainees: number, replicationSeed: ReplicationSeed): number {
  const months = numberOf(values, 'months');
  const training: SettingOverrides['training'] = {
    places: trainees,
    september_share: 1,
    long_route_takes: months,
    drop_out: numberOf(values, 'dropOut'),
  };
  const onlyOneIntake = [{ date: '2022-10-01', chapter: 'training', name: 'places', value: 0 }];
  return sumOf(
    monthlyValues(
      { start: '2022-09-01', years: (months + 2) / 12, settings: { training }, changes: onlyOneIntake },
      'trainees.qualified',
      replicationSeed,
    ),
  );
}
