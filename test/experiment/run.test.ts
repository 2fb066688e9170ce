import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Experiment, Progress, ReplicationTask, RunReplications } from '../../src/experiment/index.ts';
import { RunAborted, runExperiment } from '../../src/experiment/index.ts';
import type { ReplicationResult, ServiceInput } from '../../src/model/index.ts';

const scenario = (years: number) =>
  ({ start: '2021-07-01', years, parameters: {}, changes: [] }) as unknown as ServiceInput;

/** A result that says by its number of events which task it belongs to: 203 is replication 3 of the third scenario. */
const resultOf = (task: ReplicationTask): ReplicationResult => ({
  replication: task.replication,
  dates: [],
  areas: [],
  values: new Float64Array(),
  events: 100 * task.scenario + task.replication,
});

const oneAfterTheOther: RunReplications = async (tasks, onDone) =>
  tasks.map((task) => {
    onDone(task);
    return resultOf(task);
  });

const experiment = (rest: Partial<Experiment> = {}): Experiment => ({
  scenarios: [scenario(5), scenario(5)],
  replications: 3,
  seed: 1,
  scopes: 'region',
  runReplications: oneAfterTheOther,
  ...rest,
});

describe('an experiment', () => {
  test('gives the replications of each scenario in order, whatever the order in which they were finished', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 4 }),
        fc.integer({ min: 1, max: 6 }),
        fc.infiniteStream(fc.nat(5)),
        async (scenarios, replications, delays) => {
          const inAnyOrder: RunReplications = (tasks, onDone) =>
            Promise.all(
              tasks.map(async (task) => {
                for (let turns = delays.next().value ?? 0; turns > 0; turns -= 1) await Promise.resolve();
                onDone(task);
                return resultOf(task);
              }),
            );
          const results = await runExperiment(
            experiment({
              scenarios: Array.from({ length: scenarios }, () => scenario(5)),
              replications,
              runReplications: inAnyOrder,
            }),
          );
          const expected = Array.from({ length: scenarios }, (_, place) =>
            Array.from({ length: replications }, (_, index) => 100 * place + index + 1),
          );
          expect(results.map((ofScenario) => ofScenario.map((result) => result.events))).toEqual(expected);
        },
      ),
      { seed: 20_210_701, numRuns: 50 },
    );
  });

  test('lets the scenarios take turns, with one seed for all', async () => {
    let order: readonly ReplicationTask[] = [];
    const noting: RunReplications = (tasks, onDone) => {
      order = tasks;
      return oneAfterTheOther(tasks, onDone);
    };
    await runExperiment(experiment({ replications: 2, seed: 42, scopes: 'pdu', runReplications: noting }));
    expect(
      order.map(({ replication, scenario, seed, scopes }) => `${replication}:${scenario} seed ${seed} ${scopes}`),
    ).toEqual(['1:0 seed 42 pdu', '1:1 seed 42 pdu', '2:0 seed 42 pdu', '2:1 seed 42 pdu']);
  });

  test('counts the share that is done in simulated years', async () => {
    const seen: Progress[] = [];
    await runExperiment(
      experiment({
        scenarios: [scenario(1), scenario(4)],
        replications: 2,
        onProgress: (progress) => seen.push(progress),
      }),
    );
    // 10 years in all: 1, then 1 + 4, then 1 + 4 + 1, then all of them
    expect(seen).toEqual([
      { done: 1, total: 4, share: 0.1 },
      { done: 2, total: 4, share: 0.5 },
      { done: 3, total: 4, share: 0.6 },
      { done: 4, total: 4, share: 1 },
    ]);
  });

  test('that was asked to stop says how far it came, and nothing else', async () => {
    const signal = { aborted: false };
    const stopping: RunReplications = async (tasks, onDone) => {
      onDone(tasks[0]);
      signal.aborted = true;
      throw new Error('Terminating worker thread');
    };
    const stopped = await runExperiment(experiment({ signal, runReplications: stopping })).catch(
      (error: unknown) => error,
    );
    expect(stopped).toBeInstanceOf(RunAborted);
    expect(stopped).toMatchObject({ done: 1, total: 6, message: 'Stopped after 1 of 6 replications.' });
  });

  test('that failed without being asked to stop says why it failed', async () => {
    const failing: RunReplications = () => Promise.reject(new Error('a case with no officer'));
    await expect(runExperiment(experiment({ signal: { aborted: false }, runReplications: failing }))).rejects.toThrow(
      'a case with no officer',
    );
  });

  test.each<[string, Partial<Experiment>, string]>([
    ['no scenario', { scenarios: [] }, 'An experiment needs at least one scenario; there is none.'],
    ['no replication', { replications: 0 }, 'An experiment needs a whole number of replications, at least 1; found 0.'],
    [
      'half a replication',
      { replications: 2.5 },
      'An experiment needs a whole number of replications, at least 1; found 2.5.',
    ],
    [
      'a missing result',
      { runReplications: async (tasks) => tasks.slice(1).map(resultOf) },
      'Replication 1 of scenario 2 was asked for and replication 2 came back.',
    ],
    [
      'too few results',
      { runReplications: async (tasks) => tasks.slice(0, 5).map(resultOf) },
      'Replication 3 of scenario 2 was asked for and no result came back.',
    ],
  ])('with %s is refused', async (_, rest, message) => {
    await expect(runExperiment(experiment(rest))).rejects.toThrow(new RangeError(message));
  });
});
