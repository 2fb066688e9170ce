import { expect, test } from 'vitest';
import { Trials } from '../../src/experiment/trials.ts';
import type { ReplicationTask } from '../../src/experiment/run.ts';
import type { ReplicationResult } from '../../src/model/index.ts';
import { world } from '../model/worlds.ts';

test('a task names its plan by the order in which plans were first asked for, after others are dropped too', async () => {
  const [baseline, dropped, kept] = [world({}), world({}), world({})];
  const asked: ReplicationTask[] = [];
  const trials = new Trials<number>({
    runReplications: (tasks, onDone) => {
      asked.push(...tasks);
      return Promise.resolve(
        tasks.map((task) => {
          const result = { replication: task.replication } as ReplicationResult;
          onDone(task, result);
          return result;
        }),
      );
    },
    reduction: { kept: {}, reduce: (_, { scenario, replication }) => 10 * scenario + replication },
    seed: 1,
    scopes: 'region',
    budget: 100,
  });
  await trials.runAll([baseline, dropped, kept].map((plan) => [plan, 1]));
  await trials.runAll([baseline, kept].map((plan) => [plan, 3]));
  expect(asked.map(({ scenario, replication }) => [scenario, replication])).toEqual([
    ...[0, 1, 2].map((scenario) => [scenario, 1]),
    ...[2, 3].flatMap((replication) => [0, 2].map((scenario) => [scenario, replication])),
  ]);
  expect([baseline, dropped, kept].map(trials.outcomesOf)).toEqual([[1, 2, 3], [11], [21, 22, 23]]);
  expect(trials.used).toBe(7);
});
