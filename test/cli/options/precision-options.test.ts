import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { compareScenarios } from '../../../src/cli/commands/simulate/compare.ts';
import type { CompareOptions } from '../../../src/cli/commands/simulate/compare.ts';
import { runScenario } from '../../../src/cli/commands/simulate/run.ts';
import type { RunOptions } from '../../../src/cli/commands/simulate/run.ts';
import { readMetrics, readPrecision } from '../../../src/cli/options/precision-options.ts';
import { printAnswer } from '../../../src/cli/results/printing.ts';
import { anyBaseline, anyPlan, runSynthetic, temporaryFolder, testTerminal } from '../fakes.ts';

vi.mock('../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const files = { 'baseline.yaml': anyBaseline(), 'plan.yaml': anyPlan('Plan B', 'run: { replications: 50 }\n') };

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

describe('a precision', () => {
  test.each([
    ['5%', { kind: 'relative', share: 0.05 }],
    ['.5 %', { kind: 'relative', share: 0.005 }],
    ['50', { kind: 'absolute', halfWidth: 50 }],
    ['0.25', { kind: 'absolute', halfWidth: 0.25 }],
  ])('%s is understood', (text, precision) => expect(readPrecision(text)).toEqual(precision));

  test.each(['0', '0%', '-5%', '101%', '5 percent', '5,5%', ''])('"%s" is not', (text) => {
    expect(() => readPrecision(text)).toThrow(
      `--precision must be a share of the mean, such as 5%, or a number in the unit of the metric, such as 50; found "${text}".`,
    );
  });

  test('is of measures that may be named several times, each counted once', () => {
    expect(readMetrics(['unallocated.all', 'unallocated.all@end', 'capacity.mean.all@mean'])).toHaveLength(2);
    expect(() => readMetrics('unalocated.all@mean')).toThrow(
      'There is no metric "unalocated.all". Did you mean unallocated.all?',
    );
  });
});

describe('a run with a precision', () => {
  test('adds replications until it is reached, and says so everywhere', async () => {
    const folder = temporaryFolder(files);
    const terminal = testTerminal(folder);
    const options = runOf({ precision: readPrecision('10%'), metric: readMetrics('unallocated.all@mean') });
    const result = await runScenario(options, terminal);
    printAnswer(result, options, terminal);
    const { record } = result;
    expect(record.command).toBe('procap run baseline.yaml --precision 10% --metric unallocated.all@mean');
    expect(record.precision).toMatchObject({
      asked: { kind: 'relative', share: 0.1 },
      reached: true,
      replications: record.replications,
      intervals: [{ scenario: 'Baseline', measure: 'unallocated.all@mean', tight: true }],
    });
    expect(record.replications).toBe(record.precision!.tightFrom! + 5);
    expect(terminal.results()).toContain(
      `Precision reached: from ${record.precision!.tightFrom} replications on, half the width of every requested 95% ` +
        `interval is at most 10% of the mean. ${record.replications} replications were run`,
    );
    const read = (name: string): string => readFileSync(join(folder, result.folder, name), 'utf8');
    expect(read('scenarios/baseline.yaml')).toContain(`replications: ${record.replications}`);
    expect(read('report.html')).toContain('The replications run to confirm it reduce this effect.');
    expect(read('summary.csv').split('\n')[1].split(',').at(-1)).toBe(String(record.replications));
  });

  test('says what was reached where the most allowed are not enough', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    const options = runOf({ precision: readPrecision('0.001%'), 'most-replications': 9, json: true });
    printAnswer(await runScenario(options, terminal), options, terminal);
    const { replications, precision } = JSON.parse(terminal.results());
    expect(replications).toBe(9);
    expect(precision).toMatchObject({ reached: false, mostReplications: 9 });
    expect(precision.words[0]).toMatch(
      /^Precision not reached with 9 replications, the most allowed: .* Still too wide: unallocated\.all@end of ‘Baseline’ [\d,]+ ±[\d.]+%; capacity\.mean\.all@mean/,
    );
  });

  test.each([1, 3, 8])('gives the same data with %d workers', async (workers) => {
    const options = { precision: readPrecision('8%') };
    const { record } = await runScenario(runOf({ ...options, workers }), testTerminal(temporaryFolder(files)));
    const { record: other } = await runScenario(runOf(options), testTerminal(temporaryFolder(files)));
    expect(record.files).toEqual(other.files);
  });

  test.each<[string, Partial<RunOptions>, string]>([
    [
      'a metric without a precision',
      { metric: readMetrics('unallocated.all') },
      '--metric works only with --precision.',
    ],
    [
      'a precision in a unit without a metric',
      { precision: readPrecision('50') },
      '--precision 50 is in the unit of a metric. Name it',
    ],
    [
      'a precision in two units',
      { precision: readPrecision('5'), metric: readMetrics(['unallocated.all', 'capacity.mean.all']) },
      'these are counted in cases and %',
    ],
    [
      'a region that is not there',
      { precision: readPrecision('5%'), metric: readMetrics('unallocated.all/region:Mars') },
      'cannot be measured in "Baseline". There is no region:Mars.',
    ],
    [
      'a unit that is not reported',
      { precision: readPrecision('5%'), metric: readMetrics('unallocated.all/pdu:North') },
      '--metric unallocated.all@end/pdu:North is about a delivery unit. Ask for delivery units with --scope pdu.',
    ],
    [
      'a month after the end',
      { precision: readPrecision('5%'), metric: readMetrics('unallocated.all@2023-01') },
      '2023-01 is not in it.',
    ],
  ])('refuses %s', async (_, options, words) => {
    await expect(runScenario(runOf(options), testTerminal(temporaryFolder(files)))).rejects.toThrow(words);
  });
});

test('a comparison with a precision watches levels and differences, whatever replications its files ask for', async () => {
  const { record } = await compareScenarios(
    comparisonOf({ precision: readPrecision('10%'), metric: readMetrics('unallocated.all@mean') }),
    testTerminal(temporaryFolder(files)),
  );
  expect(record.precision!.intervals.map(({ scenario, baseline }) => [scenario, baseline])).toEqual([
    ['Baseline', undefined],
    ['Plan B', undefined],
    ['Plan B', 'Baseline'],
  ]);
  expect(record.command).toContain('--precision 10% --metric unallocated.all@mean');
});

describe('thresholds', () => {
  const withThreshold = {
    ...files,
    'baseline.yaml': `${anyBaseline()}thresholds: [{ metric: unallocated.all, at_most: 1100 }]\n`,
    'plan.yaml': anyPlan('Plan B'),
  };

  test('of a run are judged month by month in breach.csv, in the table and in the data', async () => {
    const folder = temporaryFolder(withThreshold);
    const terminal = testTerminal(folder);
    const result = await runScenario(runOf(), terminal);
    printAnswer(result, runOf(), terminal);
    const lines = readFileSync(join(folder, result.folder, 'breach.csv'), 'utf8')
      .trim()
      .split('\n');
    expect(lines[0]).toBe('scenario,date,scope,metric,limit,probability,lo95,hi95,replications');
    expect(lines).toHaveLength(1 + 12);
    expect(lines[1]).toMatch(/^Baseline,2021-07-31,service,unallocated\.all,at most 1100,(0|1|0\.\d+),/);
    expect(terminal.results()).toMatch(
      /Probability of breaching a threshold[\s\S]*Unallocated cases: at most 1,100 cases/,
    );
    expect(Object.keys(result.record.files)).toEqual(expect.arrayContaining(['breach.csv', 'charts/breach.svg']));
    expect(Object.keys(result.record.files)).not.toContain('breach-difference.csv');
  });

  test('of the baseline judge the plan too, with the difference', async () => {
    const terminal = testTerminal(temporaryFolder(withThreshold));
    const options = comparisonOf({ json: true });
    const result = await compareScenarios(options, terminal);
    printAnswer(result, options, terminal);
    const { thresholds } = JSON.parse(terminal.results());
    expect(thresholds).toMatchObject([
      {
        metric: 'unallocated.all',
        scope: 'service',
        limit: 'at most 1100',
        scenarios: [{ name: 'Baseline' }, { name: 'Plan B' }],
        differences: [{ baseline: 'Baseline', scenario: 'Plan B' }],
      },
    ]);
    expect(thresholds[0].differences[0].months).toHaveLength(12);
    expect(thresholds[0].differences[0].months[0]).toEqual({
      date: '2021-07-31',
      difference: expect.any(Number),
      lo95: expect.any(Number),
      hi95: expect.any(Number),
      replications: 3,
    });
    expect(Object.keys(result.record.files)).toContain('breach-difference.csv');
  });
});

describe('a steady state', () => {
  test('that is asked for gives steady-state.csv, a chart and the warm-up of each measure', async () => {
    const steady = {
      'baseline.yaml': anyBaseline(
        'Baseline',
        '{ start: 2021-07-01, years: 6, replications: 3, seed: 7, steady_state: true }',
      ),
    };
    const terminal = testTerminal(temporaryFolder(steady));
    const options = runOf({ json: true });
    const result = await runScenario(options, terminal);
    printAnswer(result, options, terminal);
    const { warmUp, files: written } = JSON.parse(terminal.results());
    expect(warmUp).toMatchObject({ asked: true, scenarios: [{ name: 'Baseline' }] });
    expect(
      warmUp.scenarios[0].metrics.find(({ metric }: { metric: string }) => metric === 'staff.required.PO'),
    ).toMatchObject({ metric: 'staff.required.PO' });
    expect(written).toEqual(expect.arrayContaining(['steady-state.csv', 'charts/warm-up.svg']));
  });

  test('that is not asked for leaves a plain word that no warm-up is needed', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    const options = runOf({ json: true });
    const result = await runScenario(options, terminal);
    printAnswer(result, options, terminal);
    expect(JSON.parse(terminal.results()).warmUp).toEqual({
      asked: false,
      words:
        'This is a terminating study: it starts from the state of the service on 1 July 2021 and reports what happens ' +
        'from then on, so there is no warm-up to leave out.',
    });
    expect(Object.keys(result.record.files)).not.toContain('steady-state.csv');
  });
});
