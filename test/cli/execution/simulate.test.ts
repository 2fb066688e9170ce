import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import yargs from 'yargs';
import { compareScenarios } from '../../../src/cli/commands/simulate/compare.ts';
import type { CompareOptions } from '../../../src/cli/commands/simulate/compare.ts';
import { runScenario } from '../../../src/cli/commands/simulate/run.ts';
import type { RunOptions } from '../../../src/cli/commands/simulate/run.ts';
import { Interrupted, UsageError } from '../../../src/cli/errors.ts';
import { addSimulationOptions } from '../../../src/cli/options/simulation-options.ts';
import { defaultResultFolder } from '../../../src/cli/results/result-path.ts';
import { printAnswer } from '../../../src/cli/results/printing.ts';
import type { RunReplications } from '../../../src/experiment/index.ts';
import {
  anyBaseline,
  anyPlan,
  filesIn,
  firstNumberSetting,
  runSynthetic,
  temporaryFolder,
  testTerminal,
} from '../fakes.ts';

/** Charts are not drawn here, which would take a second for each test; `result-files.test.ts` draws them. */
vi.mock('../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const files = { 'baseline.yaml': anyBaseline(), 'plan.yaml': anyPlan('Plan B') };

const runOf = (rest: Partial<RunOptions> = {}): RunOptions => ({
  file: 'baseline.yaml',
  scope: 'region',
  workers: 2,
  runReplications: runSynthetic,
  ...rest,
});

const comparisonOf = (rest: Partial<CompareOptions> = {}): CompareOptions => ({
  baseline: 'baseline.yaml',
  files: ['plan.yaml'],
  scope: 'region',
  workers: 2,
  runReplications: runSynthetic,
  ...rest,
});

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

describe('a run', () => {
  test('prints a table of results, and elsewhere where the files are', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    const result = await runScenario(runOf(), terminal);
    printAnswer(result, runOf(), terminal);
    expect(terminal.results()).toMatch(/^Baseline[\s\S]*Unallocated cases/);
    expect(terminal.words()).toMatch(
      /^Intervals from 3[^\n]*\nprocap: 1 of 3 replications[\s\S]*Wrote \d+ files to outputs\/baseline. Open outputs\/baseline\/report.html to read them.\n$/,
    );
  });

  test('prints nothing but JSON where that is asked for, and nothing else at all where it is to be quiet', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    const options = runOf({ json: true, quiet: true });
    printAnswer(await runScenario(options, terminal), options, terminal);
    expect(terminal.words()).toBe('');
    const data = JSON.parse(terminal.results());
    expect(data).toMatchObject({
      folder: 'outputs/baseline',
      kind: 'run',
      replications: 3,
      scenarios: [{ name: 'Baseline' }],
    });
    expect(data.scenarios[0].figures).toContainEqual(
      expect.objectContaining({ date: '2022-06-30', scope: 'service', metric: 'unallocated.all', replications: 3 }),
    );
  });

  test.each([
    [
      'one replication',
      'a note',
      1,
      'One replication shows one course of events and gives no intervals. For reliable figures, use --replications 10 or more.\n',
    ],
    [
      'four',
      'a note',
      4,
      'Intervals from 4 replications are unreliable, and may extend beyond what is possible. For reliable figures, use --replications 10 or more.\n',
    ],
    ['five', 'no note', 5, ''],
  ])('of %s has %s on standard error of how unreliable its intervals are', async (_, __, replications, words) => {
    const terminal = testTerminal(temporaryFolder(files));
    const options = runOf({ replications });
    printAnswer(await runScenario(options, terminal), options, terminal);
    expect(terminal.words().match(/(One replication|Intervals from).*\n/)?.[0] ?? '').toBe(words);
    expect(terminal.results()).not.toContain('--replications');
  });

  test('takes options in place of what the file says, and notes them in the command', async () => {
    const { record } = await runScenario(
      runOf({ years: 2, seed: 0, replications: 1, out: 'a b' }),
      testTerminal(temporaryFolder(files)),
    );
    expect(record).toMatchObject({
      years: 2,
      seed: 0,
      replications: 1,
      workers: 1,
      command: 'procap run baseline.yaml --replications 1 --years 2 --seed 0',
    });
  });

  test('takes no less than no time where the clock of the machine is set back meanwhile', async () => {
    const atNoon = Date.now();
    let times = 0;
    const clock = vi.spyOn(Date, 'now').mockImplementation(() => atNoon - 668_000 * times++);
    const { record } = await runScenario(runOf(), testTerminal(temporaryFolder(files))).finally(() =>
      clock.mockRestore(),
    );
    expect(record.seconds).toBeGreaterThan(0);
    expect(record.simulatedSeconds).toBeGreaterThanOrEqual(0);
  });

  test('checks its balances where that is asked for', async () => {
    const asked: unknown[] = [];
    const noting: RunReplications = async (tasks, onDone) => {
      asked.push(...tasks.map(({ checkBalance }) => checkBalance));
      return runSynthetic(tasks, onDone);
    };
    const options = await addSimulationOptions(
      yargs(['--check-balance']).parserConfiguration({ 'camel-case-expansion': false }),
    ).parseAsync();
    await runScenario(
      { ...runOf({ runReplications: noting, replications: 1 }), 'check-balance': options['check-balance']! },
      testTerminal(temporaryFolder(files)),
    );
    await runScenario(runOf({ runReplications: noting, replications: 1 }), testTerminal(temporaryFolder(files)));
    expect(asked).toEqual([true, undefined]);
  });

  test('that does not reach the end of a month says so', async () => {
    const folder = temporaryFolder(files);
    await expect(runScenario(runOf({ years: 0.01 }), testTerminal(folder))).rejects.toThrow(
      'The run does not reach the end of a month, so there is nothing to report. Simulate more --years.',
    );
    expect(existsSync(join(folder, 'outputs'))).toBe(false);
  });
});

describe('a comparison', () => {
  test('writes one folder for all its scenarios, with their differences', async () => {
    const folder = temporaryFolder(files);
    const terminal = testTerminal(folder);
    const result = await compareScenarios(comparisonOf(), terminal);
    printAnswer(result, comparisonOf(), terminal);
    expect(result.folder).toBe('outputs/baseline-vs-plan-b');
    expect(filesIn(join(folder, result.folder))).toEqual(
      expect.arrayContaining(['difference.csv', 'scenarios/baseline.yaml', 'scenarios/plan-b.yaml', 'summary.csv']),
    );
    expect(readFileSync(join(folder, result.folder, 'difference.csv'), 'utf8')).toMatch(
      /^baseline,scenario,date,scope,metric,mean,lo95,hi95,replications\nBaseline,Plan B,2021-07-31,service,/,
    );
    expect(result.record).toMatchObject({
      kind: 'comparison',
      command: 'procap compare baseline.yaml plan.yaml',
      workers: 2,
      events: 6_000,
    });
    expect(terminal.results()).toContain('Plan B');
  });

  test('gives the differences as data, with what they say', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    const options = comparisonOf({ json: true });
    printAnswer(await compareScenarios(options, terminal), options, terminal);
    const { differences } = JSON.parse(terminal.results());
    expect(differences).toMatchObject([{ baseline: 'Baseline', scenario: 'Plan B' }]);
    expect(differences[0].figures).toContainEqual(
      expect.objectContaining({
        date: '2022-06-30',
        metric: 'unallocated.all',
        verdict: expect.stringMatching(/lower|higher|cannot tell/),
      }),
    );
  });

  test.each<[string, Readonly<Record<string, string>>, Partial<CompareOptions>, string]>([
    [
      'a file given twice',
      files,
      { files: ['plan.yaml', 'plan.yaml'] },
      'plan.yaml is given twice. Name each scenario once.',
    ],
    [
      'one file under two names',
      files,
      { files: ['./baseline.yaml'] },
      'baseline.yaml and ./baseline.yaml are the same file. Name each scenario once.',
    ],
    [
      'two scenarios of one name',
      { ...files, 'plan.yaml': anyPlan('Baseline') },
      {},
      'These scenarios cannot be compared.\n  baseline.yaml and plan.yaml are both named "Baseline". Give one of them another name.',
    ],
    [
      'names that make one file name',
      { ...files, 'plan.yaml': anyPlan('BASELINE!') },
      {},
      'These scenarios cannot be compared.\n  baseline.yaml and plan.yaml are named "Baseline" and "BASELINE!", which make the same file name. Give one of them another name.',
    ],
    [
      'scenarios that run otherwise',
      { ...files, 'plan.yaml': anyPlan('Plan', 'run: { years: 2, seed: 8 }\n') },
      {},
      'These scenarios cannot be compared.\n  plan.yaml has years 2 and baseline.yaml has 1. Give all the same with --years.\n  plan.yaml has seed 8 and baseline.yaml has 7. Give all the same with --seed.',
    ],
    [
      'problems of several files',
      { ...files, 'a.yaml': anyPlan('A', 'yaers: 1\n'), 'b.yaml': anyPlan('B', 'run: 5\n') },
      { files: ['a.yaml', 'b.yaml'] },
      'b.yaml has 1 problem.',
    ],
  ])('refuses %s', async (_, these, options, words) => {
    const folder = temporaryFolder(these);
    const error = await compareScenarios(comparisonOf(options), testTerminal(folder)).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(words);
    expect(existsSync(join(folder, 'outputs'))).toBe(false);
  });

  test('is possible where options make the scenarios run alike', async () => {
    const these = { ...files, 'plan.yaml': anyPlan('Plan', 'run: { years: 2, seed: 8 }\n') };
    const { record } = await compareScenarios(
      comparisonOf({ years: 1, seed: 3 }),
      testTerminal(temporaryFolder(these)),
    );
    expect(record).toMatchObject({ years: 1, seed: 3 });
  });
});

describe('notes on a scenario', () => {
  const { setting, unit, least } = firstNumberSetting();
  const late = (years: number) =>
    `run: { start: 2021-07-01, years: ${years}, replications: 1 }\nchanges: [{ setting: ${setting}, from: 2023-01-01, to: { value: ${least}, unit: '${unit}', quality: assumed, plausible: [${least}, ${least}] }, because: Later. }]\n`;
  const withLateChange = {
    'baseline.yaml': anyBaseline('Baseline').replace(/run: .*\n/, late(1)),
    'plan.yaml': anyPlan('Plan'),
  };

  test('are printed once, though two scenarios have them', async () => {
    const terminal = testTerminal(temporaryFolder(withLateChange));
    await compareScenarios(comparisonOf(), terminal);
    expect(terminal.words().split('The change has no effect')).toHaveLength(2);
  });

  test('are left out where --years cuts the run short on purpose, and where it is to be quiet', async () => {
    for (const options of [{ years: 0.5 }, { quiet: true }]) {
      const terminal = testTerminal(temporaryFolder(withLateChange));
      await runScenario(runOf(options), terminal);
      expect(terminal.words()).not.toContain('no effect');
    }
  });
});

describe('a run that does not finish', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'because of %s while it simulates says that nothing was written, and leaves nothing',
    async (signal) => {
      const folder = temporaryFolder(files);
      const terminal = testTerminal(folder);
      const interrupting: RunReplications = async (tasks, onDone) => {
        onDone(tasks[0]);
        terminal.signals.emit(signal, signal);
        throw new Error('Terminating worker thread');
      };
      const error = await runScenario(runOf({ runReplications: interrupting }), terminal).catch(
        (reason: unknown) => reason,
      );
      expect(error).toBeInstanceOf(Interrupted);
      expect(error).toMatchObject({
        signal,
        message: 'Stopped after 1 of 3 replications. Nothing was written to outputs/baseline.',
      });
      expect(existsSync(join(folder, 'outputs'))).toBe(false);
      expect(terminal.signals.listenerCount(signal)).toBe(0);
    },
  );

  test('because of a signal while it writes leaves the earlier result as it was', async () => {
    const folder = temporaryFolder(files);
    const terminal = testTerminal(folder);
    await runScenario(runOf(), terminal);
    const before = hashOf(join(folder, 'outputs/baseline/run.json'));
    const interruptedLater: RunReplications = async (tasks, onDone) => {
      setTimeout(() => terminal.signals.emit('SIGINT', 'SIGINT'), 1);
      return runSynthetic(tasks, onDone);
    };
    await expect(runScenario(runOf({ runReplications: interruptedLater }), terminal)).rejects.toThrow(
      'Stopped. Nothing was written to outputs/baseline.',
    );
    expect(hashOf(join(folder, 'outputs/baseline/run.json'))).toBe(before);
    expect(readdirSync(join(folder, 'outputs'))).toEqual(['baseline']);
  });

  test('because a replication fails leaves nothing', async () => {
    const folder = temporaryFolder(files);
    await expect(
      runScenario(
        runOf({ runReplications: () => Promise.reject(new Error('A case has no officer.')) }),
        testTerminal(folder),
      ),
    ).rejects.toThrow('A case has no officer.');
    expect(existsSync(join(folder, 'outputs'))).toBe(false);
  });

  test('because its folder is taken does not even begin', async () => {
    const folder = temporaryFolder({ ...files, 'letters/letter.txt': '' });
    let begun = false;
    const noting: RunReplications = async (tasks, onDone) => {
      begun = true;
      return runSynthetic(tasks, onDone);
    };
    await expect(runScenario(runOf({ out: 'letters', runReplications: noting }), testTerminal(folder))).rejects.toThrow(
      'Results cannot be written to letters: it is a folder with other files in it.',
    );
    expect(begun).toBe(false);
  });

  test('because another scenario of the same file name is there says which', async () => {
    const folder = temporaryFolder(files);
    await runScenario(runOf(), testTerminal(folder));
    writeFileSync(join(folder, 'baseline.yaml'), anyBaseline('BASELINE'));
    await expect(runScenario(runOf(), testTerminal(folder))).rejects.toThrow(
      'it holds the run of "Baseline", and this is the run of "BASELINE". Name another folder with --out.',
    );
  });
});

describe('the default folder of a result', () => {
  test.each([
    [['Baseline'], 'outputs/baseline'],
    [['Baseline', 'Plan B', 'Trainees: protected!'], 'outputs/baseline-vs-plan-b-vs-trainees-protected'],
    [['日本'], 'outputs/scenario-'],
  ])('of %j is %s', (names, place) => {
    expect(defaultResultFolder(names).startsWith(place)).toBe(true);
  });

  test('has the options that change the result in its name, and no others', () => {
    expect(defaultResultFolder(['Baseline'], 'procap run a.yaml --years 2 --seed 7')).toBe(
      'outputs/baseline-years-2-seed-7',
    );
    const seek = 'procap seek a.yaml --lever places=0..3:1 --probability 0.9 --confidence 0.95 --by 2022-01';
    expect(defaultResultFolder(['seek A'], seek)).toBe('outputs/seek-a-lever-places-0-3-1-by-2022-01');
    expect(defaultResultFolder(['Baseline'], 'procap run a.yaml')).toBe('outputs/baseline');
  });

  test('of long names is cut, and differs where the names differ', () => {
    const long = (last: string) => [
      'Baseline',
      ...Array.from({ length: 9 }, (_, index) => `A rather long plan ${index}`),
      last,
    ];
    const [a, b] = [defaultResultFolder(long('A')), defaultResultFolder(long('B'))];
    expect(a).toHaveLength('outputs/'.length + 120);
    expect(a.slice(0, 40)).toBe('outputs/baseline-vs-a-rather-long-plan-0');
    expect(a).not.toBe(b);
  });
});
