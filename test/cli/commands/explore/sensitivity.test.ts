import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import { sensitivity } from '../../../../src/cli/commands/explore/sensitivity.ts';
import { printAnswer } from '../../../../src/cli/results/printing.ts';
import { readMetrics } from '../../../../src/cli/options/precision-options.ts';
import type { RunReplications } from '../../../../src/experiment/index.ts';
import { simulateService } from '../../../../src/model/index.ts';
import { anyBaseline, filesIn, runSynthetic, temporaryFolder, testTerminal } from '../../fakes.ts';

/** Charts are not drawn here, which would take a second for each test. */
vi.mock('../../../../src/cli/render/index.ts', () => ({
  renderChart: (spec: object) => Promise.resolve({ svg: JSON.stringify(spec).slice(0, 100), png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const scenarios = new URL('../../../../scenarios/', import.meta.url).pathname;

/** A sixth of a unit, soon begun, so that a replication takes a moment. */
const unit = `name: small unit
extends: ${join(scenarios, 'one-unit.yaml')}
changes:
  - setting: organisation.share_of_service
    to: { value: 0.0015, unit: share, quality: assumed, plausible: [0.001, 0.002] }
    because: A test.
  - setting: start.run_in
    to: { value: 1, unit: months, quality: assumed, plausible: [1, 1] }
    because: A test.
`;

const study = `name: three settings of a small unit
scenario: unit.yaml
run: { years: 0.1, seed: 3 }
parameters:
  - setting: work.weight_scale
    from: 0.8
    to: 1.6
  - setting: allocation.administrative_delay
  - setting: work.work_factor
    from: 1
    to: 3
    label: work for each case
measures: [unallocated.all@end, reviews.missedShare@end]
`;
const small = ['--trajectories', '2', '--samples', '8', '--survivors', '2'];

const run = async (folder: string, ...args: string[]) => {
  const terminal = testTerminal(folder);
  const code = await procap(['sensitivity', ...args], terminal);
  return { code, results: terminal.results(), words: terminal.words() };
};

/** One replication after the other, on this thread. */
const here: RunReplications = async (tasks, onDone) =>
  tasks.map((task) => {
    onDone(task);
    return simulateService(task.input, task.seed, task.replication);
  });

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    filesIn(folder)
      .filter((name) => !['run.json', 'ro-crate-metadata.json'].includes(name))
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );

describe('procap sensitivity', () => {
  test('gives the same files to the last byte on two threads as on none, and prints its budget before it starts', async () => {
    const folder = temporaryFolder({ 'unit.yaml': unit, 'study.yaml': study });
    const two = await run(folder, 'study.yaml', ...small, '--workers', '2', '--out', 'two');
    expect(two.code, two.words).toBe(0);
    const onNone = { scope: 'region', workers: 1, trajectories: 2, samples: 8, survivors: 2, quiet: true } as const;
    await sensitivity({ ...onNone, file: 'study.yaml', out: 'none', runReplications: here }, testTerminal(folder));
    // 2 trajectories of 4 points and 8 rows of 4 points, 2 each; the base and both ends of 3 settings, 6 each: 16 + 64
    // + 42.
    expect(two.words).toContain(
      'At most 122 replications of 0.1 years:\n  16 to screen 3 settings: 2 trajectories of 4 points, 2 each',
    );
    expect(two.words).toMatch(/Judging by the first 40 replications: about .* in all/);
    expect(contents(join(folder, 'two'))).toEqual(contents(join(folder, 'none')));
    expect(filesIn(join(folder, 'two')).filter((name) => name.endsWith('.csv'))).toEqual([
      'morris.csv',
      'next-questions.csv',
      'sobol.csv',
      'tornado.csv',
    ]);
    expect(two.results).toContain('What to find out next');
    expect(two.results).toContain('Work for each case');
    expect(readFileSync(join(folder, 'two/report.html'), 'utf8')).toContain(
      'procap sensitivity study.yaml --trajectories 2 --samples 8 --survivors 2',
    );
  });

  test("prints nothing but JSON where that is asked for, and takes a measure in place of the study's", async () => {
    const terminal = testTerminal(temporaryFolder({ 'unit.yaml': unit, 'study.yaml': study }));
    const options = {
      file: 'study.yaml',
      scope: 'region' as const,
      workers: 1,
      trajectories: 2,
      samples: 8,
      survivors: 2,
      years: 1,
      quiet: true,
      json: true,
      metric: readMetrics('capacity.mean.all@mean'),
      runReplications: runSynthetic,
    };
    printAnswer(await sensitivity(options, terminal), options, terminal);
    expect(terminal.words()).toBe('');
    const data = JSON.parse(terminal.results());
    expect(data).toMatchObject({
      folder: expect.stringContaining('outputs/sensitivity-three-settings-of-a-small-unit-metric-'),
      scenario: 'small unit',
      seed: 3,
      years: 1,
      plan: { settings: 3, replications: 2 },
    });
    expect(data.measures.map((each: { measure: string }) => each.measure)).toEqual(['capacity.mean.all@mean']);
    expect(data.measures[0].screening.map((each: { setting: string }) => each.setting)).toEqual([
      'work.weight_scale',
      'allocation.administrative_delay',
      'work.work_factor',
    ]);
    expect(data.settings[2]).toEqual({
      setting: 'work.work_factor',
      base: 1,
      low: 1,
      high: 3,
      unit: 'relative to 1',
      rag: 'red',
      fate: 'no effect',
    });
  });

  test('varies every setting with a plausible range where the file is a scenario', async () => {
    const terminal = testTerminal(temporaryFolder());
    const options = {
      file: join(scenarios, 'one-unit.yaml'),
      scope: 'region' as const,
      workers: 1,
      trajectories: 2,
      samples: 8,
      survivors: 2,
      years: 0.1,
      quiet: true,
      runReplications: runSynthetic,
    };
    const { data, charts, text } = await sensitivity(options, terminal);
    expect((data() as { settings: unknown[] }).settings.length).toBeGreaterThan(100);
    expect(charts).toEqual([]); // the synthetic results know nothing of settings, so that nothing moves
    expect(text()).toMatch(/none of the \d+ settings has more effect than chance/);
  });

  test('reports what is wrong before anything is run', async () => {
    const folder = temporaryFolder({ 'certain.yaml': anyBaseline(), 'unit.yaml': unit, 'study.yaml': study });
    const refused = async (...args: string[]) => {
      const { code, words } = await run(folder, ...args);
      expect(code).toBe(2);
      return words;
    };
    expect(await refused('certain.yaml')).toContain('no setting has a plausible range with a width');
    expect(await refused('study.yaml', '--metric', 'unallocated.al@end')).toMatch(
      /no metric "unallocated.al".*unallocated\.all\b/s,
    );
    expect(await refused('study.yaml', '--metric', 'unallocated.all@2030-01')).toContain('2030-01 is not in it');
    expect(await refused('study.yaml', '--metric', 'unallocated.all/region:Wales')).toContain(
      'There is no region:Wales',
    );
    expect(await refused('study.yaml', '--replications', '1')).toContain(
      '--replications must be a whole number from 2 to 1,000; found "1"',
    );
    expect(await refused('study.yaml', '--samples', '4')).toContain(
      '--samples must be a whole number from 8 to 65,536',
    );
    expect(await refused('study.yaml', '--survivor', '4')).toContain('Did you mean --survivors?');
    expect(await refused('study.yaml', '--check-balance')).toContain('does not check balances');
    expect(await refused('nowhere.yaml')).toContain('There is no file nowhere.yaml');
    expect(await refused('study.yaml', '--years', '0.01')).toContain('does not reach the end of a month');
  });
});
