import { power } from '../../engine/index.ts';
import { daysOfAMonth } from '../../model/index.ts';
import { monthlyOf, runsTheModel, sumOf, sumOfBatches } from './bare-service.ts';
import type { Settings } from './bare-service.ts';
import { numberOf } from './model-of-theory.ts';
import type { Luck, ModelOfTheory } from './model-of-theory.ts';
import type { Values } from './parameters.ts';

/** Training lasts a whole number of days. */
const shareQualified = (values: Values): number =>
  power(1 - numberOf(values, 'dropOut'), Math.round(numberOf(values, 'months') * daysOfAMonth) / daysOfAMonth);

export const cohortModel: ModelOfTheory = {
  name: 'cohort',
  title: 'A cohort of trainees, some of whom drop out (survival)',
  about: `${runsTheModel} one intake, which strain does not touch, with one length of training.`,
  source: 'Bartholomew, Forbes and McClean (1991), Statistical Techniques for Manpower Planning',
  parameters: { dropOut: 'required', months: 'required' },
  examples: [
    { dropOut: 0.01, months: 21 },
    { dropOut: 0.02, months: 15 },
  ],
  checked: (values) => values,
  measures: (values) => [
    { name: 'shareQualified', label: 'share of trainees who qualify', expected: shareQualified(values) },
  ],
  size: { of: 'trainees', least: () => 200, work: (values, size) => 20_000 + size * numberOf(values, 'months') * 5 },
  replicate: (values, size, luck) => [
    sumOfBatches(size, traineesAtOnce, luck, (trainees, of) => qualified(values, trainees, of)) / size,
  ],
};

const traineesAtOnce = 20_000;

/** Trainees who qualify, of so many who start together. */
function qualified(values: Values, trainees: number, luck: Luck): number {
  const months = numberOf(values, 'months');
  const training: Settings['training'] = {
    places: trainees,
    september_share: 1,
    long_route_takes: months,
    drop_out: numberOf(values, 'dropOut'),
  };
  const onlyOneIntake = [{ date: '2022-10-01', chapter: 'training', name: 'places', value: 0 }];
  return sumOf(
    monthlyOf(
      { start: '2022-09-01', years: (months + 2) / 12, settings: { training }, changes: onlyOneIntake },
      'trainees.qualified',
      luck,
    ),
  );
}
