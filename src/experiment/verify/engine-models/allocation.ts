import { exponentialFrom, meanWaitInSeparateLines, RandomStreams } from '../../../engine/index.ts';
import { waitOfMMc } from '../theory/closed-forms.ts';
import { numberOf } from '../theory-model.ts';
import type { TheoryModel } from '../theory-model.ts';
import type { TheoryValues } from '../parameters.ts';
import { loadOf, problemOfLoad, relaxationTime } from './station-runs.ts';

/**
 * Each of several lines remembers as long as M/M/1 with its part of the arrivals, in days in which one customer comes.
 */
const relaxationInDays = (values: TheoryValues): number => {
  const [arrivalRate, serviceRate, servers] = [
    numberOf(values, 'arrivalRate'),
    numberOf(values, 'serviceRate'),
    numberOf(values, 'servers'),
  ];
  return arrivalRate * relaxationTime(arrivalRate / servers, 1 / serviceRate, 1, 1);
};

/** Both ways of giving customers to servers are run. */
const work = (values: TheoryValues, size: number): number => 2 * (size + 10 * relaxationInDays(values));

/**
 * Random against least-loaded allocation. Given to any server, customers meet as many lines of their own, each M/M/1.
 * Given to the one with the least work in hand, each begins when the first server is free, as in one common line:
 * M/M/c.
 */
export const allocationModel: TheoryModel = {
  name: 'allocation',
  title: 'Random and least-loaded allocation, each officer with a separate queue',
  about:
    'Runs the engine. With random allocation each officer is M/M/1; with allocation to the least work in hand all ' +
    'officers together are M/M/c, as if they had one queue.',
  source: 'Kiefer and Wolfowitz (1955); Erlang (1909, 1917)',
  parameters: { arrivalRate: 'required', serviceRate: 'required', servers: 'required' },
  examples: [{ arrivalRate: 4, serviceRate: 1, servers: 5 }],
  validate: (values) => problemOfLoad(loadOf(values)) ?? values,
  load: loadOf,
  measures: (values) => {
    const [arrivalRate, serviceRate, servers] = [
      numberOf(values, 'arrivalRate'),
      numberOf(values, 'serviceRate'),
      numberOf(values, 'servers'),
    ];
    return [
      {
        name: 'WqRandom',
        label: 'mean wait, given to any officer',
        expected: waitOfMMc(arrivalRate / servers, serviceRate, 1),
      },
      {
        name: 'WqLeastLoaded',
        label: 'mean wait, given to the least loaded',
        expected: waitOfMMc(arrivalRate, serviceRate, servers),
      },
    ];
  },
  size: { of: 'customers', least: (values) => Math.max(1000, Math.ceil(20 * relaxationInDays(values))), work },
  replicate: (values, size, { seed, replication }) => {
    const [arrivalRate, serviceRate, servers] = [
      numberOf(values, 'arrivalRate'),
      numberOf(values, 'serviceRate'),
      numberOf(values, 'servers'),
    ];
    const meanWait = (routing: 'any' | 'the least loaded'): number =>
      meanWaitInSeparateLines({
        arrivals: (u) => exponentialFrom(u, 1),
        service: (u) => exponentialFrom(u, arrivalRate / serviceRate),
        servers,
        routing,
        warmUp: 10 * relaxationInDays(values),
        days: size,
        streams: new RandomStreams(seed, replication),
      }) / arrivalRate;
    return [meanWait('any'), meanWait('the least loaded')];
  },
};
