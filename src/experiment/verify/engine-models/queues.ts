import { lossAndNumber, waitOfMMc } from '../theory/closed-forms.ts';
import { numberOf } from '../theory-model.ts';
import type { TheoryModel } from '../theory-model.ts';
import type { TheoryValues } from '../parameters.ts';
import {
  poissonArrivals,
  exponentialTimes,
  loadOf,
  problemOfLoad,
  relaxationTime,
  replicateStation,
  aboutStationRuns,
  sizeInCustomers,
} from './station-runs.ts';

function mmcStation(values: TheoryValues) {
  const [arrivalRate, serviceRate] = [numberOf(values, 'arrivalRate'), numberOf(values, 'serviceRate')];
  const servers = values.servers === undefined ? 1 : numberOf(values, 'servers');
  const wait = waitOfMMc(arrivalRate, serviceRate, servers);
  return {
    arrivalRate,
    serviceRate,
    servers,
    wait,
    relaxation: relaxationTime(arrivalRate, 1 / serviceRate, 1, servers),
  };
}

const measuresOfMMc: TheoryModel['measures'] = (values) => {
  const { arrivalRate, serviceRate, wait } = mmcStation(values);
  return [
    { name: 'Wq', label: 'mean wait', expected: wait },
    { name: 'L', label: 'mean number there', expected: arrivalRate / serviceRate + arrivalRate * wait },
  ];
};

const replicateMMc: TheoryModel['replicate'] = (values, size, replicationSeed) => {
  const station = mmcStation(values);
  const run = replicateStation(
    station,
    {
      classes: [poissonArrivals(station, station.arrivalRate, exponentialTimes(station, station.serviceRate))],
      servers: station.servers,
    },
    size,
    replicationSeed,
  );
  return [run.meanWait / station.arrivalRate, run.meanNumber];
};

const mm1Model: TheoryModel = {
  name: 'mm1',
  title: 'M/M/1: one server',
  about: aboutStationRuns,
  source: 'Erlang (1909); Cooper (1981), 3.2',
  parameters: { arrivalRate: 'required', serviceRate: 'required' },
  examples: [{ arrivalRate: 0.8, serviceRate: 1 }],
  validate: (values) => problemOfLoad(loadOf(values)) ?? values,
  load: loadOf,
  measures: measuresOfMMc,
  size: sizeInCustomers(mmcStation),
  replicate: replicateMMc,
};

const mmcModel: TheoryModel = {
  ...mm1Model,
  name: 'mmc',
  title: 'M/M/c: several servers, one line (Erlang C)',
  source: 'Erlang (1917); Cooper (1981), 3.5',
  parameters: { arrivalRate: 'required', serviceRate: 'required', servers: 'required' },
  examples: [{ arrivalRate: 8, serviceRate: 1, servers: 10 }],
};

function mmckStation(values: TheoryValues) {
  const [arrivalRate, serviceRate, servers, capacity] = [
    numberOf(values, 'arrivalRate'),
    numberOf(values, 'serviceRate'),
    numberOf(values, 'servers'),
    numberOf(values, 'capacity'),
  ];
  const most = servers * serviceRate;
  const slowest = arrivalRate + most - 2 * Math.sqrt(arrivalRate * most) * cosineOfPart(capacity + 1);
  return { arrivalRate, serviceRate, servers, capacity, relaxation: 1 / serviceRate + 1 / slowest };
}

/**
 * The cosine of pi over n, or a little more: 1 - x^2 / 2 + x^4 / 24, near enough for n from 2 on to plan a run with.
 */
function cosineOfPart(n: number): number {
  const square = (Math.PI / n) ** 2;
  return Math.max(0, 1 - square / 2 + (square * square) / 24);
}

const mmckModel: TheoryModel = {
  name: 'mmck',
  title: 'M/M/c/K: limited room, customers who find it full are lost',
  about: `${aboutStationRuns} Any load.`,
  source: 'Erlang (1917); Cooper (1981), 3.6',
  parameters: { arrivalRate: 'required', serviceRate: 'required', capacity: 'required', servers: { defaultValue: 1 } },
  examples: [
    { arrivalRate: 0.9, serviceRate: 1, capacity: 5, servers: 1 },
    { arrivalRate: 12, serviceRate: 1, capacity: 15, servers: 10 },
  ],
  validate: (values) => {
    const { servers, capacity } = mmckStation(values);
    return servers <= capacity
      ? values
      : `--capacity counts those in service, so that it is at least --servers; found a capacity of ${capacity} for ` +
          `${servers} servers.`;
  },
  load: loadOf,
  measures: (values) => {
    const { arrivalRate, serviceRate, servers, capacity } = mmckStation(values);
    const { loss, number } = lossAndNumber(arrivalRate, serviceRate, servers, capacity);
    return [
      { name: 'lossProbability', label: 'share of arrivals lost', expected: loss },
      { name: 'L', label: 'mean number there', expected: number },
    ];
  },
  size: sizeInCustomers(mmckStation),
  replicate: (values, size, replicationSeed) => {
    const station = mmckStation(values);
    const run = replicateStation(
      station,
      {
        classes: [poissonArrivals(station, station.arrivalRate, exponentialTimes(station, station.serviceRate))],
        servers: station.servers,
        room: station.capacity,
      },
      size,
      replicationSeed,
    );
    return [run.shareLost, run.meanNumber];
  },
};

export const queueModels = [mm1Model, mmcModel, mmckModel];
