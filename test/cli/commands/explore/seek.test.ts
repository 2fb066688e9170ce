import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import type { SeekOptions } from '../../../../src/cli/commands/explore/seek.ts';
import { seekPlan } from '../../../../src/cli/commands/explore/seek.ts';
import { UsageError } from '../../../../src/cli/errors.ts';
import { printAnswer } from '../../../../src/cli/results/printing.ts';
import { readScenarioFile } from '../../../../src/cli/input/scenario-files.ts';
import type { RunReplications } from '../../../../src/experiment/index.ts';
import { metricIndex, metrics } from '../../../../src/model/index.ts';
import { monthEnds } from '../../../report/synthetic-report.ts';
import { anyBaseline, filesIn, temporaryFolder, testTerminal } from '../../fakes.ts';

/** Charts are drawn in the test of the report; here it would take a second for each test. */
vi.mock('../../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const thresholds = 'thresholds:\n  - { metric: unallocated.all, at_most: 100 }\n';
const files = { 'baseline.yaml': anyBaseline(), 'strict.yaml': `name: Strict\nextends: baseline.yaml\n${thresholds}` };

/**
 * SYNTHETIC: every hundred places take ten from 300 unallocated cases, whatever chance brings, and cost 1,000 a month.
 */
const tenForAHundred: RunReplications = async (tasks, onDone) =>
  tasks.map((task) => {
    const { parameters, changes } = task.input;
    const places = Number(changes.find(({ name }) => name === 'places')?.value ?? parameters.training.places);
    const dates = monthEnds(task.input.start, 12 * task.input.years);
    const values = new Float64Array(dates.length * metrics.length).fill(1);
    for (let row = 0; row < values.length; row += metrics.length) {
      values[row + metricIndex['unallocated.all']] = 300 - places / 10;
      values[row + metricIndex['staff.cost']] = 10 * places;
    }
    onDone(task);
    return { replication: task.replication, dates, areas: ['service'], values, events: 1 };
  });

const optionsOf = (rest: Partial<SeekOptions> = {}): SeekOptions => ({
  file: 'strict.yaml',
  lever: ['places=0..3000:100'],
  probability: 0.9,
  confidence: 0.95,
  scope: 'region',
  workers: 2,
  runReplications: tenForAHundred,
  ...rest,
});

describe('procap seek', () => {
  test('finds the least that meets the thresholds of the scenario, and prints it', async () => {
    const folder = temporaryFolder(files);
    const terminal = testTerminal(folder);
    printAnswer(await seekPlan(optionsOf(), terminal), optionsOf(), terminal);
    // 300 - places / 10 <= 100 from 2,000 places on.
    expect(terminal.results()).toContain('2,000 PQiP places a year is the lowest level shown to meet the thresholds');
    expect(terminal.results()).toContain('1,900 PQiP places a year was shown to fail');
    // 10 x 2,000 pounds in each of twelve months.
    expect(terminal.results()).toContain(
      'The cheapest plan shown to meet the thresholds is 2,000 PQiP places a year: £240k more than the unchanged scenario',
    );
    expect(terminal.words()).toContain(
      '31 plans in the range. It takes 82 replications without a miss to show that a plan meets the thresholds; the budget is 400.',
    );
    expect(filesIn(join(folder, 'outputs/seek-strict-lever-places-0-3000-100'))).toEqual(
      expect.arrayContaining([
        'charts/frontier.svg',
        'charts/search.svg',
        'frontier.csv',
        'plan.yaml',
        'report.html',
        'run.json',
        'scenarios/strict.yaml',
        'search.csv',
      ]),
    );
  });

  test('writes the plan as a scenario that can be run', async () => {
    const folder = temporaryFolder(files);
    await seekPlan(optionsOf({ quiet: true, from: '2021-10-01' }), testTerminal(folder));
    const reading = readScenarioFile('outputs/seek-strict-lever-places-0-3000-100-from-2021-10-01/plan.yaml', folder);
    if (!reading.ok) throw new Error(JSON.stringify(reading));
    expect(reading.scenario.changes).toEqual([
      { date: '2021-10-01', chapter: 'training', name: 'places', value: 2000 },
    ]);
  });

  test('gives levels in JSON, for one lever and for two', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    const options = optionsOf({
      json: true,
      quiet: true,
      lever: ['places=1000..3000:1000', 'training.drop_out=0..0.1:0.05'],
      budget: 1_000,
    });
    printAnswer(await seekPlan(options, terminal), options, terminal);
    const data = JSON.parse(terminal.results());
    expect(data.rows).toMatchObject([{ places: 1000 }, { places: 2000, smallest: 0 }, { places: 3000, smallest: 0 }]);
    expect(data.plans[data.cheapest]).toMatchObject({ levels: [2000, 0], standing: 'meets' });
    expect(data.used).toBeLessThanOrEqual(data.budget);
  });

  test('takes thresholds as options, and notes all that can change the result in the command', async () => {
    const folder = temporaryFolder(files);
    await seekPlan(
      optionsOf({
        file: 'baseline.yaml',
        threshold: ['unallocated.all<=250'],
        by: '2022-01',
        seed: 3,
        quiet: true,
        out: 'here',
      }),
      testTerminal(folder),
    );
    const { command } = JSON.parse(readFileSync(join(folder, 'here/run.json'), 'utf8'));
    expect(command).toBe(
      "procap seek baseline.yaml --lever places=0..3000:100 --threshold 'unallocated.all<=250' --probability 0.9 --confidence 0.95 --by 2022-01 --seed 3",
    );
    expect(readFileSync(join(folder, 'here/plan.yaml'), 'utf8')).toContain('value: 500');
  });

  test('says what was reached where nothing in the range is enough', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    const options = optionsOf({ lever: ['places=0..1000:100'] });
    printAnswer(await seekPlan(options, terminal), options, terminal);
    expect(terminal.results()).toMatch(
      /No level in the range was shown to meet the thresholds; they were met most often with 1,000 PQiP places a year \(0 of \d+ r/,
    );
  });

  test.each<[string, Partial<SeekOptions>, string]>([
    ['no lever', { lever: [] }, 'Give --lever once or twice, such as --lever places=500..2000:100; found none.'],
    ['three levers', { lever: ['a', 'b', 'c'] }, 'found 3.'],
    [
      'a lever that is not known',
      { lever: ['retension=0..4:1'] },
      '--lever: There is no lever "retension": it is not a number of this scenario. Did you mean "retention"?',
    ],
    [
      'one setting twice',
      { lever: ['places=0..3:1', 'training.places=0..3:1'] },
      'Both levers change training.places. Give two different ones.',
    ],
    ['no threshold', { file: 'baseline.yaml' }, 'baseline.yaml sets no thresholds.'],
    [
      'a metric that is not known',
      { threshold: ['unalocated.all<=2'] },
      '--threshold: There is no metric "unalocated.all". Did you mean "unallocated.all"?',
    ],
    [
      'a place that there is not',
      { threshold: ['unallocated.all/region:London<=2'] },
      'The threshold of unallocated.all@end/region:London cannot be assessed. There is no region:London.',
    ],
    ['a month after the run', { by: '2030-01' }, 'The run begins in 2021-07 and lasts 1 years; 2030-01 is not in it.'],
    ['a day that there is not', { from: '2021-02-30' }, '--from must be a day such as 2022-04-01; found "2021-02-30".'],
    [
      'a day after the run',
      { from: '2024-01-01' },
      '--from must be within the run, which begins on 2021-07-01 and lasts 1 years; found 2024-01-01.',
    ],
    [
      'a budget that can show nothing',
      { budget: 20 },
      '--budget 20 is too small: to show a probability of 90% with 95% confidence takes 82 replications of one plan',
    ],
  ])('refuses %s, and writes nothing', async (_, rest, words) => {
    const folder = temporaryFolder(files);
    const error = await seekPlan(optionsOf(rest), testTerminal(folder)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(words);
    expect(existsSync(join(folder, 'outputs'))).toBe(false);
  });

  test.each([
    [
      ['--probability', '120%'],
      '--probability must be a share between 0 and 1, or a percentage between 0% and 100%, both exclusive; found "120%".',
    ],
    [['--budget', '1.5'], '--budget must be a whole number from 10 to 100,000; found "1.5".'],
    [
      ['--replications', '5'],
      'procap seek runs as many replications as it needs. In place of --replications, limit them with --budget.',
    ],
    [['--propability', '0.9'], 'procap seek has no option --propability. Did you mean --probability?'],
  ])('says what is wrong with %j', async (words, message) => {
    const terminal = testTerminal(temporaryFolder(files));
    expect(await procap(['seek', 'strict.yaml', '--lever', 'places=0..3000:100', ...words], terminal)).toBe(2);
    expect(terminal.words()).toContain(message);
  });
});
