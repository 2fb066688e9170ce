import { waitOfMG1 } from './closed-forms.ts';
import { lengthOf, problemOfVariation, usualVariation } from './lengths.ts';
import type { Length, LengthName } from './lengths.ts';
import { numberOf } from './model-of-theory.ts';
import type { ModelOfTheory } from './model-of-theory.ts';
import type { Values } from './parameters.ts';
import {
  comingAtRandom,
  problemOfLoad,
  relaxationOf,
  replicationOf,
  runsAStation,
  sizeInCustomers,
} from './stations.ts';
import type { StationOfTheory } from './stations.ts';

/** The length that is asked for, with the coefficient of variation that it has of itself filled in. */
export const lengthIn = (values: Values): Length =>
  lengthOf(values.service as LengthName, numberOf(values, 'mean'), numberOf(values, 'cv'));

/** Values with the coefficient of variation filled in, or why the distribution cannot have it. */
export function withVariation(values: Values): Values | string {
  const name = values.service as LengthName;
  const cv = values.cv === undefined ? usualVariation[name] : numberOf(values, 'cv');
  return problemOfVariation(name, cv) ?? { ...values, cv };
}

const loadOfMG1 = (values: Values): number => numberOf(values, 'arrivalRate') * numberOf(values, 'mean');

function mg1(values: Values): StationOfTheory {
  const [arrivalRate, { mean, variation }] = [numberOf(values, 'arrivalRate'), lengthIn(values)];
  return { arrivalRate, relaxation: relaxationOf(arrivalRate, mean, variation, 1) };
}

export const mg1Model: ModelOfTheory = {
  name: 'mg1',
  title: 'M/G/1: one server, any time of service (Pollaczek and Khinchine)',
  about: runsAStation,
  source: 'Pollaczek (1930), Khinchine (1932); Cooper (1981), 5.8',
  parameters: { arrivalRate: 'required', mean: 'required', service: { unless: 'exponential' }, cv: 'optional' },
  examples: [
    { arrivalRate: 0.7, mean: 1, service: 'lognormal', cv: 1.5 },
    { arrivalRate: 0.7, mean: 1, service: 'fixed' },
    { arrivalRate: 0.7, mean: 1, service: 'uniform' },
    { arrivalRate: 0.7, mean: 1, service: 'exponential' },
  ],
  checked: (values) => {
    const problem = problemOfLoad(loadOfMG1(values));
    return problem ?? withVariation(values);
  },
  load: loadOfMG1,
  measures: (values) => {
    const { mean, variation } = lengthIn(values);
    return [{ name: 'Wq', label: 'mean wait', expected: waitOfMG1(numberOf(values, 'arrivalRate'), mean, variation) }];
  },
  size: sizeInCustomers(mg1),
  replicate: (values, size, luck) => {
    const of = mg1(values);
    const { draw } = lengthIn({ ...values, mean: numberOf(values, 'mean') * of.arrivalRate });
    return [
      replicationOf(of, { classes: [comingAtRandom(of, of.arrivalRate, draw)], servers: 1 }, size, luck).meanWait /
        of.arrivalRate,
    ];
  },
};
