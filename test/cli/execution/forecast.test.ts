import { expect, test } from 'vitest';
import { assertLimitsForThreads, assertRoomForThreads, longRunNote } from '../../../src/cli/execution/forecast.ts';
import type { ReplicationTask } from '../../../src/experiment/index.ts';
import { world } from '../../model/worlds.ts';

/** Orders of 12 months in one unit: as many open cases as orders a year. */
const tasks = (orders: number, count: number, years: number): ReplicationTask[] => {
  const input = world({
    years,
    settings: {
      organisation: { share_of_service: 1, delivery_units: { A: 1 } },
      demand: { community_orders: orders, suspended_sentence_orders: 0, custodial_sentences: 0 },
      supervision: { community_order_length: 12 },
    },
  });
  return Array.from({ length: count }, (_, index) => ({
    scenario: 0,
    input,
    seed: 1,
    replication: index + 1,
    scopes: 'region',
  }));
};

test('a run of more than an hour says so beforehand, and a shorter one does not', () => {
  // 110,000 cases for 10 years and the run-in: 2.9 s each
  expect(longRunNote(tasks(100_000, 1_000, 10), 1)).toBeUndefined();
  expect(longRunNote(tasks(100_000, 10_000, 10), 1)).toMatch(
    /^This takes about 8 hours: 10,000 replications, 1 at once\./,
  );
  expect(longRunNote(tasks(100_000, 10_000, 10), 10)).toBeUndefined();
});

test('more replications at once than memory has room for are refused, with the number that fits', () => {
  const ten = tasks(1_000_000, 10, 1);
  expect(() => assertRoomForThreads(ten, 10, 5e9)).not.toThrow();
  expect(() => assertRoomForThreads(ten, 10, 2e9)).toThrow(
    /^10 replications at once need about 3\.\d GB of memory, 0\.\d GB each, and there are 2\.0 GB\. Ask for --workers 5 or fewer\.$/,
  );
  expect(() => assertRoomForThreads(ten, 2, 2e9)).not.toThrow();
  expect(() => assertRoomForThreads(ten, 1, 1e8)).toThrow('Simulate a smaller organisation.share_of_service.');
});

test('threads are refused where Node would end them: too little room for objects, or too few addresses', () => {
  const enough = { heap: 4e9, addresses: Infinity };
  expect(() => assertLimitsForThreads(8)).not.toThrow();
  expect(() => assertLimitsForThreads(8, { ...enough, heap: 71e6 })).toThrow(
    /^Node may use 71 MB for its objects here, and a simulation needs 85 MB\. Raise --max-old-space-size/,
  );
  expect(() => assertLimitsForThreads(2, { ...enough, addresses: 3.3e9 })).not.toThrow();
  expect(() => assertLimitsForThreads(4, { ...enough, addresses: 3.3e9 })).toThrow(
    'may take 3.3 GB of addresses (ulimit -v), and with 4 threads Node takes about 4.2 GB. Ask for --workers 2, or raise',
  );
  expect(() => assertLimitsForThreads(1, { ...enough, addresses: 1.5e9 })).toThrow(/with 1 thread .* Raise the limit/);
});
