import { exponentialFrom } from '../../../engine/index.ts';
import { machineRepair } from '../theory/closed-forms.ts';
import { numberOf } from '../theory-model.ts';
import type { TheoryModel } from '../theory-model.ts';
import type { TheoryValues } from '../parameters.ts';
import { exponentialTimes, replicateStation, aboutStationRuns, sizeInCustomers } from './station-runs.ts';

function repairStation(values: TheoryValues) {
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

export const machineRepairModel: TheoryModel = {
  name: 'machine-repair',
  title: 'Machine repair: a finite source',
  about: `${aboutStationRuns} Any load.`,
  source: 'Palm (1947); Cooper (1981), 3.8',
  parameters: { machines: 'required', failureRate: 'required', serviceRate: 'required', servers: 'required' },
  examples: [{ machines: 20, failureRate: 0.1, serviceRate: 1, servers: 2 }],
  validate: (values) => {
    const { machines, servers } = repairStation(values);
    return servers < machines
      ? values
      : 'Nobody waits where there are as many servers as machines: --servers must be below --machines; found ' +
          `${servers} and ${machines}.`;
  },
  load: (values) => repairStation(values).expected.utilisation,
  measures: (values) => {
    const { expected } = repairStation(values);
    return [
      { name: 'L', label: 'mean number failed', expected: expected.number },
      { name: 'Wq', label: 'mean wait for repair', expected: expected.wait },
      { name: 'utilisation', label: 'share of repairers busy', expected: expected.utilisation },
    ];
  },
  size: sizeInCustomers(repairStation),
  replicate: (values, size, replicationSeed) => {
    const station = repairStation(values);
    const away = (u: number): number => exponentialFrom(u, station.arrivalRate / station.failureRate);
    const run = replicateStation(
      station,
      {
        classes: [{ arrivals: away, service: exponentialTimes(station, station.serviceRate) }],
        servers: station.servers,
        population: station.machines,
      },
      size,
      replicationSeed,
    );
    return [run.meanNumber, run.meanWait / station.arrivalRate, run.utilisation];
  },
};
