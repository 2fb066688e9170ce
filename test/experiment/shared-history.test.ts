import { describe, expect, test } from 'vitest';
import type { ReplicationTask } from '../../src/experiment/index.ts';
import { groupsOf } from '../../src/experiment/shared-history.ts';
import type { DatedChange, ServiceInput } from '../../src/model/index.ts';
import { world } from '../model/worlds.ts';

const changed = (date: string, value: number): DatedChange => ({ date, chapter: 'training', name: 'places', value });
const base = world({ years: 4 });
/** Halfway, these part: together they take two thirds of their time. */
const halfway = [1, 2, 3].map((places) => ({ ...base, changes: [changed('2023-07-01', places)] }));

const tasksOf = (inputs: readonly ServiceInput[], replications: number): ReplicationTask[] =>
  Array.from({ length: replications }, (_, index) => index + 1).flatMap((replication) =>
    inputs.map((input, scenario) => ({ scenario, input, seed: 1, replication, scopes: 'region' as const })),
  );

/** Each group as its replication and its scenarios. */
const groups = (tasks: readonly ReplicationTask[], workers: number): string[] =>
  groupsOf(tasks, workers).map(
    (group) => `${group[0].replication}: ${group.map(({ scenario }) => scenario).join(' ')}`,
  );

describe('replications that are simulated together', () => {
  test('are those of one number whose scenarios are alike at first', () => {
    const other = world({ years: 4, settings: { work: { weight_scale: 1.1 } } });
    expect(groups(tasksOf([halfway[0], other, halfway[1]], 2), 1)).toEqual(['1: 0 2', '1: 1', '2: 0 2', '2: 1']);
    const [one, two] = tasksOf(halfway.slice(0, 2), 1);
    for (const apart of [{ seed: 2 }, { scopes: 'pdu' as const }, { checkBalance: true }])
      expect(groupsOf([one, { ...two, ...apart }], 1)).toHaveLength(2);
  });

  test('are not those whose chances differ from the first day on, whatever the date of the change', () => {
    const ahead: DatedChange = { date: '2024-01-01', chapter: 'supervision', name: 'recall_rate', value: 0.1 };
    expect(groups(tasksOf([base, { ...base, changes: [ahead] }], 1), 1)).toEqual(['1: 0', '1: 1']);
  });

  test('are parted evenly where they are many, and not put together where all units of a large service are in memory', () => {
    const many = Array.from({ length: 8 }, (_, places) => ({ ...base, changes: [changed('2023-07-01', places)] }));
    expect(groups(tasksOf(many, 1), 1)).toEqual(['1: 0 1 2 3', '1: 4 5 6 7']);
    const inMemory = [1, 2].map((places) => ({
      ...world({ units: 108, settings: { staff: { placement: 'shortage' as const } } }),
      changes: [changed('2022-01-01', places)],
    }));
    expect(groups(tasksOf(inMemory, 1), 1)).toEqual(['1: 0', '1: 1']);
  });

  test('are simulated one by one at the end of a round, where threads would wait for a few of them', () => {
    expect(groups(tasksOf(halfway, 4), 2)).toEqual(['1: 0 1 2', '2: 0 1 2', '3: 0 1 2', '4: 0 1 2']);
    // One thread would be at work for two replications on the last three, and two threads are so as well.
    expect(groups(tasksOf(halfway, 3), 2)).toEqual(['1: 0 1 2', '2: 0 1 2', '3: 0 1 2']);
    expect(groups(tasksOf(halfway, 3), 3)).toHaveLength(3);
    expect(groups(tasksOf(halfway, 1), 3)).toEqual(['1: 0', '1: 1', '1: 2']);
    expect(groups(tasksOf(halfway, 7), 8)).toHaveLength(7);
  });
});
