import { beforeAll, describe, expect, test } from 'vitest';
import { RandomStreams, exponentialFrom, lognormalFrom, runStation } from '../../src/engine/index.ts';
import type { StationRun } from '../../src/engine/index.ts';
import { interval } from './interval.ts';
import { erlangC, exponentialService, longer, replicate } from './queues.ts';
import type { Queue } from './queues.ts';

type Measure = Exclude<keyof StationRun, 'meanWaits' | 'numbersObserved'>;

interface Expected {
  /** What the textbook gives. */
  readonly is: number;
  /** Half the interval must be below this share of it. */
  readonly within: number;
}

interface Theory {
  readonly name: string;
  readonly queue: Queue;
  /** Customers in a replication. */
  readonly customers: number;
  readonly expected: Partial<Record<Measure, Expected>>;
}

/** Mean wait in M/M/c is the chance of waiting over (servers - load), with a mean service of 1. */
const waitOf = (servers: number, load: number) => erlangC(servers, load) / (servers - load);

/** Mean wait in M/G/1 by Pollaczek and Khinchine, with a mean service of 1. */
const pollaczekKhinchine = (load: number, variation: number) => (load * (1 + variation * variation)) / (2 * (1 - load));

/** The chance of finding a single server with room for k full. */
const fullOf = (load: number, room: number) => ((1 - load) * load ** room) / (1 - load ** (room + 1));

const theories: Theory[] = [
  {
    name: 'one server at 50% (M/M/1)',
    queue: { rate: 0.5, service: exponentialService, servers: 1 },
    customers: 60000,
    expected: {
      meanWait: { is: 1, within: 0.03 }, // 0.5 / (1 - 0.5)
      meanNumber: { is: 1, within: 0.02 },
      varianceOfNumber: { is: 2, within: 0.05 }, // 0.5 / (1 - 0.5)^2
      utilisation: { is: 0.5, within: 0.01 },
    },
  },
  {
    name: 'three servers at 60% (M/M/3)',
    queue: { rate: 1.8, service: exponentialService, servers: 3 },
    customers: 90000,
    expected: {
      meanWait: { is: waitOf(3, 1.8), within: 0.03 },
      meanNumber: { is: 1.8 + 1.8 * waitOf(3, 1.8), within: 0.02 },
      utilisation: { is: 0.6, within: 0.01 },
    },
  },
  {
    name: 'ten servers at 70% (M/M/10)',
    queue: { rate: 7, service: exponentialService, servers: 10 },
    customers: 110000,
    // Waiting is rare here and swings widely: 5% more time of service would lengthen it by two fifths.
    expected: {
      meanWait: { is: waitOf(10, 7), within: 0.06 },
      meanNumber: { is: 7 + 7 * waitOf(10, 7), within: 0.01 },
      utilisation: { is: 0.7, within: 0.01 },
    },
  },
  {
    name: 'one server with a fixed time of service (M/D/1)',
    queue: { rate: 0.6, service: () => 1, servers: 1 },
    customers: 40000,
    expected: { meanWait: { is: pollaczekKhinchine(0.6, 0), within: 0.02 }, utilisation: { is: 0.6, within: 0.01 } },
  },
  {
    name: 'one server with unequal times of service (M/G/1)',
    queue: { rate: 0.4, service: (u) => lognormalFrom(u, 1, 0.8), servers: 1 },
    customers: 40000,
    expected: { meanWait: { is: pollaczekKhinchine(0.4, 0.8), within: 0.03 }, utilisation: { is: 0.4, within: 0.01 } },
  },
  {
    name: 'one server with room for four (M/M/1/4)',
    queue: { rate: 0.9, service: exponentialService, servers: 1, room: 4 },
    customers: 40000,
    expected: {
      shareLost: { is: fullOf(0.9, 4), within: 0.02 },
      utilisation: { is: 0.9 * (1 - fullOf(0.9, 4)), within: 0.01 },
    },
  },
  {
    name: 'servers without end (M/G/infinity), where the number there is a Poisson count',
    queue: { rate: 20, service: (u) => lognormalFrom(u, 1, 0.8), servers: Infinity },
    customers: 40000,
    expected: {
      meanNumber: { is: 20, within: 0.01 },
      varianceOfNumber: { is: 20, within: 0.03 },
      meanWait: { is: 0, within: 0 },
    },
  },
];

function measured(runs: readonly StationRun[], measure: Measure): { mean: number; halfWidth: number } {
  return interval(runs.map((run) => run[measure]));
}

const entries = (expected: Theory['expected']) => Object.entries(expected) as [Measure, Expected][];
const timeout = 20000 * longer;
/**
 * By the root of their length long intervals are a quarter as wide; of twenty replications a width is known to a sixth,
 * so a third is asked for.
 */
const sharper = longer === 1 ? 1 : 0.75 * Math.sqrt(longer);

describe.each(theories)('$name', ({ queue, customers, expected }) => {
  let runs: StationRun[] = [];
  beforeAll(() => {
    runs = replicate(queue, customers);
  }, timeout);

  test.each(entries(expected))('%s agrees with theory inside an interval that is sharp', (measure, { is, within }) => {
    const { mean, halfWidth } = measured(runs, measure);
    expect(Math.abs(mean - is)).toBeLessThanOrEqual(halfWidth);
    expect(halfWidth).toBeLessThanOrEqual((within * is) / sharper);
  });

  test('customers there = customers let in a day x days that each stays (Little)', () => {
    for (const run of runs) {
      const letInPerDay = (run.customers * (1 - run.shareLost) * queue.rate) / (customers * longer);
      expect(run.meanNumber / (letInPerDay * run.meanTimeInSystem)).toBeCloseTo(1, 2); // not exact: some come before the window and leave in it
    }
  });
});

describe('a mistake would be noticed: 5% more time of service falls outside the interval of every mean and share', () => {
  test.each(theories)(
    '$name',
    ({ queue, customers, expected }) => {
      const runs = replicate({ ...queue, service: (u) => 1.05 * queue.service(u) }, customers / 4); // a quarter of the run is enough
      for (const [measure, { is }] of entries(expected)) {
        const { mean, halfWidth } = measured(runs, measure);
        if (is > 0 && measure !== 'varianceOfNumber') expect(Math.abs(mean - is)).toBeGreaterThan(halfWidth);
      }
    },
    timeout,
  );
});

describe('the unit of time', () => {
  test('counted in days or in years, within one day or over a lifetime, a station gives the same', () => {
    const run = (unit: number) =>
      runStation({
        arrivals: (u) => exponentialFrom(u, unit / 1.8),
        service: (u) => exponentialFrom(u, unit),
        servers: 2,
        warmUp: 0,
        days: 5000 * unit,
        streams: new RandomStreams(1, 0),
      });
    const days = run(1);
    const withinADay = run(2 ** -14); // 5,000 units in a third of a day; powers of two, so that rounding is the same
    const years = run(2 ** 10);
    expect(withinADay.customers).toBe(days.customers);
    expect(withinADay.meanWait * 2 ** 14).toBeCloseTo(days.meanWait, 12);
    expect(years.customers).toBe(days.customers);
    expect(years.meanWait / 2 ** 10).toBeCloseTo(days.meanWait, 12);
  });
});
