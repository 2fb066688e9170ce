import { erlangA } from '../theory/closed-forms.ts';
import { numberOf } from '../theory-model.ts';
import type { TheoryModel } from '../theory-model.ts';
import type { TheoryValues } from '../parameters.ts';
import {
  poissonArrivals,
  exponentialTimes,
  loadOf,
  relaxationTime,
  replicateStation,
  aboutStationRuns,
  sizeInCustomers,
} from './station-runs.ts';

function erlangAStation(values: TheoryValues) {
  const [arrivalRate, serviceRate, servers, abandonmentRate] = [
    numberOf(values, 'arrivalRate'),
    numberOf(values, 'serviceRate'),
    numberOf(values, 'servers'),
    numberOf(values, 'abandonmentRate'),
  ];
  const ofLine =
    arrivalRate < servers * serviceRate ? relaxationTime(arrivalRate, 1 / serviceRate, 1, servers) : Infinity;
  return {
    arrivalRate,
    serviceRate,
    servers,
    abandonmentRate,
    relaxation: Math.min(1 / serviceRate + 1 / abandonmentRate, ofLine),
  };
}

export const erlangAModel: TheoryModel = {
  name: 'erlang-a',
  title: 'M/M/c+M: customers who wait may give up (Erlang A)',
  about: `${aboutStationRuns} Any load.`,
  source: 'Palm (1957); Garnett, Mandelbaum and Reiman (2002)',
  parameters: { arrivalRate: 'required', serviceRate: 'required', servers: 'required', abandonmentRate: 'required' },
  examples: [{ arrivalRate: 10, serviceRate: 1, servers: 10, abandonmentRate: 0.5 }],
  validate: (values) => values,
  load: loadOf,
  measures: (values) => {
    const { arrivalRate, serviceRate, servers, abandonmentRate } = erlangAStation(values);
    const { meanInLine, shareAbandoned } = erlangA(arrivalRate, serviceRate, servers, abandonmentRate);
    return [
      { name: 'Lq', label: 'mean number in line', expected: meanInLine },
      { name: 'abandonProbability', label: 'share who give up', expected: shareAbandoned },
    ];
  },
  size: sizeInCustomers(erlangAStation),
  replicate: (values, size, replicationSeed) => {
    const station = erlangAStation(values);
    const class_ = {
      ...poissonArrivals(station, station.arrivalRate, exponentialTimes(station, station.serviceRate)),
      patience: exponentialTimes(station, station.abandonmentRate),
    };
    const run = replicateStation(station, { classes: [class_], servers: station.servers }, size, replicationSeed);
    return [run.meanNumberWaiting, run.shareAbandoned];
  },
};
