import { exponentialFrom } from '../../engine/index.ts';
import { machineRepair } from './closed-forms.ts';
import { numberOf } from './model-of-theory.ts';
import type { ModelOfTheory } from './model-of-theory.ts';
import type { Values } from './parameters.ts';
import { exponentialAt, replicationOf, runsAStation, sizeInCustomers } from './stations.ts';

function repair(values: Values) {
  const [machines, failureRate, serviceRate, servers] = [
    numberOf(values, 'machines'),
    numberOf(values, 'failureRate'),
    numberOf(values, 'serviceRate'),
    numberOf(values, 'servers'),
  ];
  const expected = machineRepair(machines, failureRate, serviceRate, servers);
  return {
    machines,
    failureRate,
    serviceRate,
    servers,
    expected,
    arrivalRate: failureRate * (machines - expected.number),
    relaxation: 1 / failureRate + 1 / serviceRate,
  };
}

export const machineRepairModel: ModelOfTheory = {
  name: 'machine-repair',
  title: 'Machine repair: a finite source',
  about: `${runsAStation} Any load.`,
  source: 'Palm (1947); Cooper (1981), 3.8',
  parameters: { machines: 'required', failureRate: 'required', serviceRate: 'required', servers: 'required' },
  examples: [{ machines: 20, failureRate: 0.1, serviceRate: 1, servers: 2 }],
  checked: (values) => {
    const { machines, servers } = repair(values);
    return servers < machines
      ? values
      : `Nobody waits where there are as many servers as machines: --servers must be below --machines; found ${servers} and ${machines}.`;
  },
  load: (values) => repair(values).expected.utilisation,
  measures: (values) => {
    const { expected } = repair(values);
    return [
      { name: 'L', label: 'mean number failed', expected: expected.number },
      { name: 'Wq', label: 'mean wait for repair', expected: expected.wait },
      { name: 'utilisation', label: 'share of repairers busy', expected: expected.utilisation },
    ];
  },
  size: sizeInCustomers(repair),
  replicate: (values, size, luck) => {
    const of = repair(values);
    const away = (u: number): number => exponentialFrom(u, of.arrivalRate / of.failureRate);
    const run = replicationOf(
      of,
      {
        classes: [{ arrivals: away, service: exponentialAt(of, of.serviceRate) }],
        servers: of.servers,
        population: of.machines,
      },
      size,
      luck,
    );
    return [run.meanNumber, run.meanWait / of.arrivalRate, run.utilisation];
  },
};
