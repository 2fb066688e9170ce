import { expect, test, vi } from 'vitest';
import { runScenario } from '../../../src/cli/commands/simulate/run.ts';
import type { RunOptions } from '../../../src/cli/commands/simulate/run.ts';
import type { RunReplications } from '../../../src/experiment/index.ts';
import { anyBaseline, runSynthetic, syntheticResult, temporaryFolder, testTerminal } from '../fakes.ts';

/** Charts are not drawn here, since a drawing follows from its specification alone, which is a file too. */
vi.mock('../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const files = { 'baseline.yaml': anyBaseline() };

const runOf = (rest: Partial<RunOptions> = {}): RunOptions => ({
  file: 'baseline.yaml',
  scope: 'region',
  workers: 2,
  runReplications: runSynthetic,
  ...rest,
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
  expect(Object.keys(two.record.files)).toContain('charts/unallocated.vl.json');
  expect(two.record.files).toEqual(one.record.files);
});
