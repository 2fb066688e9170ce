import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { runScenario } from '../../../src/cli/commands/simulate/run.ts';
import type { RunOptions } from '../../../src/cli/commands/simulate/run.ts';
import type { RunReplications } from '../../../src/experiment/index.ts';
import { anyBaseline, filesIn, runSynthetic, syntheticResult, temporaryFolder, testTerminal } from '../fakes.ts';

/** Charts are drawn for real here, which takes seconds on a busy machine. */
vi.setConfig({ testTimeout: 60_000 });

const files = { 'baseline.yaml': anyBaseline() };

const runOf = (rest: Partial<RunOptions> = {}): RunOptions => ({
  file: 'baseline.yaml',
  scope: 'region',
  workers: 2,
  runReplications: runSynthetic,
  ...rest,
});

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

test('writes its data, charts, report and scenario, and a record with the hash of each', async () => {
  const folder = temporaryFolder(files);
  const terminal = testTerminal(folder);
  const result = await runScenario(runOf(), terminal);
  expect(result.folder).toBe('outputs/baseline');

  const written = filesIn(join(folder, 'outputs/baseline'));
  expect(written).toEqual(
    expect.arrayContaining([
      'charts/unallocated.png',
      'charts/unallocated.svg',
      'charts/unallocated.vl.json',
      'replications.csv',
      'report.html',
      'run.json',
      'scenarios/baseline.yaml',
      'summary.csv',
    ]),
  );
  expect(written).not.toContain('difference.csv');

  const record = JSON.parse(readFileSync(join(folder, 'outputs/baseline/run.json'), 'utf8'));
  expect(Object.keys(record.files)).toEqual(written.filter((name) => name !== 'run.json'));
  for (const [name, hash] of Object.entries(record.files))
    expect(hashOf(join(folder, 'outputs/baseline', name)), name).toBe(hash);
  expect(record).toMatchObject({
    madeBy: 'procap',
    kind: 'run',
    command: 'procap run baseline.yaml',
    start: '2021-07-01',
    years: 1,
    replications: 3,
    seed: 7,
    scope: 'region',
    workers: 2,
    events: 3_000,
  });
  expect(record.scenarios).toMatchObject([
    {
      name: 'Baseline',
      files: ['baseline.yaml'],
      resolved: 'scenarios/baseline.yaml',
      sha256: record.files['scenarios/baseline.yaml'],
    },
  ]);
});

test('gives the same files to the last byte, whatever the order in which replications were finished', async () => {
  const backwards: RunReplications = async (tasks, onDone) => {
    const results = tasks.toReversed().map((task) => {
      onDone(task);
      return syntheticResult(task);
    });
    return results.reverse();
  };
  const [one, two] = [
    await runScenario(runOf(), testTerminal(temporaryFolder(files))),
    await runScenario(
      runOf({ workers: 1, out: 'elsewhere', runReplications: backwards }),
      testTerminal(temporaryFolder(files)),
    ),
  ];
  expect(two.record.files).toEqual(one.record.files);
});
