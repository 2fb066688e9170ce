import { erlangA } from './closed-forms.ts';
import { numberOf } from './model-of-theory.ts';
import type { ModelOfTheory } from './model-of-theory.ts';
import type { Values } from './parameters.ts';
import {
  comingAtRandom,
  exponentialAt,
  loadOf,
  relaxationOf,
  replicationOf,
  runsAStation,
  sizeInCustomers,
} from './stations.ts';

function patient(values: Values) {
  const [arrivalRate, serviceRate, servers, abandonmentRate] = [
    numberOf(values, 'arrivalRate'),
    numberOf(values, 'serviceRate'),
    numberOf(values, 'servers'),
    numberOf(values, 'abandonmentRate'),
  ];
  const ofLine =
    arrivalRate < servers * serviceRate ? relaxationOf(arrivalRate, 1 / serviceRate, 1, servers) : Infinity;
  return {
    arrivalRate,
    serviceRate,
    servers,
    abandonmentRate,
    relaxation: Math.min(1 / serviceRate + 1 / abandonmentRate, ofLine),
  };
}

export const erlangAModel: ModelOfTheory = {
  name: 'erlang-a',
  title: 'M/M/c+M: those who wait give up (Erlang A)',
  about: `${runsAStation} Any load.`,
  source: 'Palm (1957); Garnett, Mandelbaum and Reiman (2002)',
  parameters: { arrivalRate: 'required', serviceRate: 'required', servers: 'required', abandonmentRate: 'required' },
  examples: [{ arrivalRate: 10, serviceRate: 1, servers: 10, abandonmentRate: 0.5 }],
  checked: (values) => values,
  load: loadOf,
  measures: (values) => {
    const { arrivalRate, serviceRate, servers, abandonmentRate } = patient(values);
    const { inLine, givenUp } = erlangA(arrivalRate, serviceRate, servers, abandonmentRate);
    return [
      { name: 'Lq', label: 'mean number in line', expected: inLine },
      { name: 'abandonProbability', label: 'share who give up', expected: givenUp },
    ];
  },
  size: sizeInCustomers(patient),
  replicate: (values, size, luck) => {
    const of = patient(values);
    const class_ = {
      ...comingAtRandom(of, of.arrivalRate, exponentialAt(of, of.serviceRate)),
      patience: exponentialAt(of, of.abandonmentRate),
    };
    const run = replicationOf(of, { classes: [class_], servers: of.servers }, size, luck);
    return [run.meanWaiting, run.shareGivenUp];
  },
};
