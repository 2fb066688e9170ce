import { waitOfMG1 } from '../theory/closed-forms.ts';
import { lengthDistribution, problemOfVariation, defaultVariation } from '../theory/length-distributions.ts';
import type { LengthDistribution, LengthDistributionName } from '../theory/length-distributions.ts';
import { numberOf } from '../theory-model.ts';
import type { TheoryModel } from '../theory-model.ts';
import type { TheoryValues } from '../parameters.ts';
import {
  poissonArrivals,
  problemOfLoad,
  relaxationTime,
  replicateStation,
  aboutStationRuns,
  sizeInCustomers,
} from './station-runs.ts';
import type { TheoryStation } from './station-runs.ts';

/** The length that is asked for, with the coefficient of variation that it has of itself filled in. */
export const lengthFrom = (values: TheoryValues): LengthDistribution =>
  lengthDistribution(values.service as LengthDistributionName, numberOf(values, 'mean'), numberOf(values, 'cv'));

/** Values with the coefficient of variation filled in, or why the distribution cannot have it. */
export function withVariation(values: TheoryValues): TheoryValues | string {
  const name = values.service as LengthDistributionName;
  const cv = values.cv === undefined ? defaultVariation[name] : numberOf(values, 'cv');
  return problemOfVariation(name, cv) ?? { ...values, cv };
}

const loadOfMG1 = (values: TheoryValues): number => numberOf(values, 'arrivalRate') * numberOf(values, 'mean');

function mg1(values: TheoryValues): TheoryStation {
  const [arrivalRate, { mean, variation }] = [numberOf(values, 'arrivalRate'), lengthFrom(values)];
  return { arrivalRate, relaxation: relaxationTime(arrivalRate, mean, variation, 1) };
}

export const mg1Model: TheoryModel = {
  name: 'mg1',
  title: 'M/G/1: one server, any time of service (Pollaczek and Khinchine)',
  about: aboutStationRuns,
  source: 'Pollaczek (1930), Khinchine (1932); Cooper (1981), 5.8',
  parameters: { arrivalRate: 'required', mean: 'required', service: { defaultValue: 'exponential' }, cv: 'optional' },
  examples: [
    { arrivalRate: 0.7, mean: 1, service: 'lognormal', cv: 1.5 },
    { arrivalRate: 0.7, mean: 1, service: 'fixed' },
    { arrivalRate: 0.7, mean: 1, service: 'uniform' },
    { arrivalRate: 0.7, mean: 1, service: 'exponential' },
  ],
  validate: (values) => {
    const problem = problemOfLoad(loadOfMG1(values));
    return problem ?? withVariation(values);
  },
  load: loadOfMG1,
  measures: (values) => {
    const { mean, variation } = lengthFrom(values);
    return [{ name: 'Wq', label: 'mean wait', expected: waitOfMG1(numberOf(values, 'arrivalRate'), mean, variation) }];
  },
  size: sizeInCustomers(mg1),
  replicate: (values, size, replicationSeed) => {
    const station = mg1(values);
    const { draw } = lengthFrom({ ...values, mean: numberOf(values, 'mean') * station.arrivalRate });
    return [
      replicateStation(
        station,
        { classes: [poissonArrivals(station, station.arrivalRate, draw)], servers: 1 },
        size,
        replicationSeed,
      ).meanWait / station.arrivalRate,
    ];
  },
};
