import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import type { RankOptions } from '../../../../src/cli/commands/explore/rank.ts';
import { rankPlans } from '../../../../src/cli/commands/explore/rank.ts';
import { UsageError } from '../../../../src/cli/errors.ts';
import { printAnswer } from '../../../../src/cli/results/printing.ts';
import { readMetrics } from '../../../../src/cli/options/precision-options.ts';
import { anyBaseline, anyPlan, filesIn, runSynthetic, temporaryFolder, testTerminal } from '../../fakes.ts';

/** Charts are drawn in the test of the report; here it would take a second for each test. */
vi.mock('../../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const files = { 'baseline.yaml': anyBaseline(), 'b.yaml': anyPlan('Plan B'), 'c.yaml': anyPlan('Plan C') };

/** SYNTHETIC results are a little lower for each further scenario: the last is the best. */
const optionsOf = (rest: Partial<RankOptions> = {}): RankOptions => ({
  files: ['baseline.yaml', 'b.yaml', 'c.yaml'],
  best: 'least',
  difference: '20',
  confidence: 0.95,
  probability: 0.8,
  scope: 'region',
  workers: 2,
  runReplications: runSynthetic,
  ...rest,
});

describe('procap rank', () => {
  test('selects the best with a guarantee, and says how the others fared', async () => {
    const folder = temporaryFolder(files);
    const terminal = testTerminal(folder);
    printAnswer(await rankPlans(optionsOf(), terminal), optionsOf(), terminal);
    expect(terminal.results()).toMatch(
      /^Plans by unallocated cases \(mean of months\), the best first[\s\S]*Plan C .* selected\nPlan B .* eliminated after \d+\nBaseline .* eliminated after \d+/,
    );
    expect(terminal.results()).toContain('this is the best plan with 95% confidence');
    expect(filesIn(join(folder, 'outputs/rank-vs-baseline-vs-plan-b-vs-plan-c-difference-20'))).toEqual(
      expect.arrayContaining(['charts/rank.svg', 'rank.csv', 'report.html', 'scenarios/plan-c.yaml']),
    );
  });

  test('takes the most for the best where that is asked for', async () => {
    const { data } = await rankPlans(optionsOf({ best: 'most', quiet: true }), testTerminal(temporaryFolder(files)));
    expect(data()).toMatchObject({ selected: 'Baseline', method: 'Kim and Nelson', isDecided: true });
  });

  test('spends a budget, and says how likely the selection is right', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    const { difference: _, ...rest } = optionsOf({ budget: 40, json: true, quiet: true });
    printAnswer(await rankPlans(rest, terminal), rest, terminal);
    const data = JSON.parse(terminal.results());
    expect(data).toMatchObject({ method: 'OCBA', selected: 'Plan C', used: 40, probabilityOfBest: expect.any(Number) });
    expect(data.ranked.map(({ scenario }: { scenario: string }) => scenario)).toEqual(['Plan C', 'Plan B', 'Baseline']);
  });

  test('notes all that decides in the command', async () => {
    const folder = temporaryFolder(files);
    await rankPlans(
      optionsOf({
        metric: readMetrics('reviews.missedShare@2022-01'),
        first: 5,
        budget: 500,
        years: 1,
        quiet: true,
        out: 'here',
      }),
      testTerminal(folder),
    );
    const { command } = JSON.parse(readFileSync(join(folder, 'here/run.json'), 'utf8'));
    expect(command).toBe(
      'procap rank baseline.yaml b.yaml c.yaml --metric reviews.missedShare@2022-01 --best least --difference 20 --confidence 0.95 --budget 500 --first 5 --years 1',
    );
  });

  test.each<[string, Readonly<Record<string, string>>, Partial<RankOptions>, string]>([
    ['one plan', files, { files: ['b.yaml'] }, 'Name two or more scenario files.'],
    [
      'a file given twice',
      files,
      { files: ['b.yaml', './b.yaml'] },
      'b.yaml and ./b.yaml are the same file. Name each scenario once.',
    ],
    [
      'two plans of one name',
      { ...files, 'c.yaml': anyPlan('Plan b') },
      {},
      'b.yaml and c.yaml are named "Plan B" and "Plan b", which make the same file name. Give one of them another name.',
    ],
    [
      'plans that run otherwise',
      { ...files, 'c.yaml': anyPlan('C', 'run: { years: 2 }\n') },
      {},
      'c.yaml has years 2 and baseline.yaml has 1. Give all the same with --years.',
    ],
    [
      'a difference of nothing',
      files,
      { difference: '0' },
      '--difference must be a number above 0 in the unit of the metric; found "0".',
    ],
    [
      'a budget below the first replications',
      files,
      { budget: 20 },
      '--budget 20 is too small: 3 plans take 10 replications each before the first comparison, 30 in all.',
    ],
    [
      'two measures',
      files,
      { metric: readMetrics(['unallocated.all', 'reviews.missed']) },
      'Plans are ranked by one measure; found unallocated.all@end and reviews.missed@end. Give --metric once.',
    ],
    [
      'a place that there is not',
      files,
      { metric: readMetrics('unallocated.all/region:London') },
      'cannot be measured in "Baseline". There is no region:London.',
    ],
  ])('refuses %s, and writes nothing', async (_, these, rest, words) => {
    const folder = temporaryFolder(these);
    const error = await rankPlans(optionsOf(rest), testTerminal(folder)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(words);
    expect(existsSync(join(folder, 'outputs'))).toBe(false);
  });

  test.each([
    [
      ['rank', 'baseline.yaml', 'b.yaml'],
      'Give the smallest difference worth finding, such as --difference 5 (in the unit of the metric), for a selection with a guarantee; or the replications to spend, such as --budget 200.',
    ],
    [
      ['rank', 'baseline.yaml', 'b.yaml', '--difference', '5', '--best', 'lowest'],
      '--best must be one of "least", "most"; found "lowest".',
    ],
    [
      ['rank', 'baseline.yaml', 'b.yaml', '--difference', '5', '--replications', '9'],
      'procap rank runs as many replications as it needs',
    ],
  ])('says what is wrong with %j', async (words, message) => {
    const terminal = testTerminal(temporaryFolder(files));
    expect(await procap(words, terminal)).toBe(2);
    expect(terminal.words()).toContain(message);
  });
});
