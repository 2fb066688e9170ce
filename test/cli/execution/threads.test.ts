import { describe, expect, test } from 'vitest';
import { Failure } from '../../../src/cli/errors.ts';
import type { ThreadOptions } from '../../../src/cli/execution/threads.ts';
import { threadPool } from '../../../src/cli/execution/threads.ts';
import { RunAborted, runExperiment } from '../../../src/experiment/index.ts';
import type { Progress, ReplicationTask } from '../../../src/experiment/index.ts';
import { simulateService } from '../../../src/model/index.ts';
import type { ServiceInput } from '../../../src/model/index.ts';
import { total, world } from '../../model/worlds.ts';

const scenario = { start: '2021-07-01', years: 5, parameters: {}, changes: [] } as unknown as ServiceInput;

interface Asked extends Partial<ThreadOptions> {
  readonly replications?: number;
  readonly scenarios?: number;
  readonly onProgress?: (progress: Progress) => void;
}

/** An experiment on real threads, whose seed says how the fake behaves. */
async function runOnFakeWorker(
  seed: number,
  {
    replications = 3,
    scenarios = 1,
    onProgress = () => {},
    signal = new AbortController().signal,
    ...rest
  }: Asked = {},
) {
  const pool = threadPool({
    workers: 2,
    names: ['Baseline', 'Retention'],
    signal,
    file: new URL('fixtures/worker.mjs', import.meta.url).href,
    ...rest,
  });
  const { runReplications } = pool;
  return runExperiment({
    scenarios: Array.from({ length: scenarios }, () => scenario),
    replications,
    seed,
    scopes: 'region',
    runReplications,
    onProgress,
    signal,
  }).finally(pool.close);
}

describe('replications on threads', () => {
  test.each([1, 2])('come back in order, with their numbers, from %d threads', async (workers) => {
    const seen: number[] = [];
    const results = await runOnFakeWorker(1, { workers, scenarios: 2, onProgress: ({ done }) => seen.push(done) });
    expect(results.map((ofScenario) => ofScenario.map(({ values }) => [...values]))).toEqual([
      [
        [0, 1],
        [0, 2],
        [0, 3],
      ],
      [
        [1, 1],
        [1, 2],
        [1, 3],
      ],
    ]);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('one that fails is named, with what the thread said', async () => {
    const error = await runOnFakeWorker(2).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Failure);
    expect(error).toMatchObject({
      message: 'Replication 2 of "Baseline" failed: A case has no officer.',
      cause: 'at allocate',
    });
  });

  test('one without room for an array says what to do', async () => {
    await expect(runOnFakeWorker(4, { replications: 1 })).rejects.toThrow(
      'Replication 1 of "Baseline" ran out of memory. Try fewer threads with --workers, fewer --years, or a smaller service.',
    );
  });

  test('a thread that dies does not leave us waiting', async () => {
    await expect(runOnFakeWorker(6, { replications: 1 })).rejects.toThrow('Replication 1 of "Baseline" failed');
  });

  test('results that would not fit in memory stop the run after the first, with the numbers', async () => {
    // Two numbers of 8 bytes in each of 3 results: 48 bytes, and 20 allowed
    await expect(runOnFakeWorker(1, { mostBytes: 20 })).rejects.toThrow(
      'The results of 3 replications would take 0.0 GB of memory, and 0.0 GB may be used: enough for 1. Ask for fewer --replications or --years, or leave out --scope pdu.',
    );
  });

  test('a wish to stop that came before they began is heard too', async () => {
    await expect(runOnFakeWorker(5, { signal: AbortSignal.abort('SIGINT') })).rejects.toThrow(new RunAborted(0, 3));
  });

  test('a wish to stop ends them in the middle of their work', async () => {
    const controller = new AbortController();
    const stopped = runOnFakeWorker(5, { signal: controller.signal });
    setTimeout(() => controller.abort('SIGINT'), 300);
    await expect(stopped).rejects.toThrow(new RunAborted(0, 3));
  });
});

describe('a group of replications on a thread of the built command', () => {
  const file = new URL('../../../dist/cli/execution/worker.bundle.js', import.meta.url).href;
  const plain = world({ years: 0.5 });
  const changed = (name: string, value: number): ServiceInput => ({
    ...plain,
    changes: [{ date: '2021-10-01', chapter: 'supervision', name, value }],
  });
  const groupOf = (inputs: readonly ServiceInput[]): ReplicationTask[] =>
    inputs.map((input, scenario) => ({ scenario, input, seed: 7, replication: 1, scopes: 'region' }));
  const pool = () =>
    threadPool({ workers: 1, names: ['Baseline', 'Bad plan', 'Plan'], signal: new AbortController().signal, file });

  test('has the results of each alone, in the order of the tasks', async () => {
    const tasks = groupOf([plain, changed('breach_work', 9)]);
    const { runReplications, close } = pool();
    const results = await runReplications(tasks, () => {}, [[tasks[1], tasks[0]]]).finally(close);
    expect(results).toEqual(tasks.map(({ input }) => simulateService(input, 7, 1)));
  });

  test('of which one fails names that one, and keeps the others', async () => {
    const tasks = groupOf([plain, changed('order_length_spread', -1), changed('breach_work', 9)]);
    const done: number[] = [];
    const { runReplications, close } = pool();
    const error = await runReplications(tasks, ({ scenario: which }) => done.push(which), [tasks])
      .catch((reason: unknown) => reason)
      .finally(close);
    expect(error).toBeInstanceOf(Failure);
    expect((error as Failure).message).toMatch(/^Replication 1 of "Bad plan" failed: /);
    expect(done).toEqual([0, 2]);
  });
});

describe('units that plan together', () => {
  const file = new URL('../../../dist/cli/execution/worker.bundle.js', import.meta.url).href;
  const input = world({
    units: 2,
    years: 0.25,
    settings: {
      organisation: { delivery_units: { Anglia: 1, Wales: 1 }, months_between_plans: 1 },
      staff: { placement: 'shortage', moves_between_units: 1, relief: 0.2 },
    },
  });
  const replications = [1, 2];
  const expected = replications.map((replication) => simulateService(input, 7, replication));

  test('have the same results on two threads of the built command as without threads', async () => {
    const { signal } = new AbortController();
    const { runReplications, close } = threadPool({ workers: 2, names: ['Planning'], signal, file });
    const tasks = replications.map((replication) => ({
      scenario: 0,
      input,
      seed: 7,
      replication,
      scopes: 'region' as const,
    }));
    const results = await runReplications(tasks, () => {}).finally(close);
    expect(results).toEqual(expected);
    expect(total(results[1], 'staff.movesBetweenUnits')).toBeGreaterThan(0);
  });
});
