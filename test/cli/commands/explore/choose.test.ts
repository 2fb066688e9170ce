import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import type { ChooseOptions } from '../../../../src/cli/commands/explore/choose.ts';
import { choosePlan } from '../../../../src/cli/commands/explore/choose.ts';
import { UsageError } from '../../../../src/cli/errors.ts';
import { printAnswer } from '../../../../src/cli/results/printing.ts';
import type { RunReplications } from '../../../../src/experiment/index.ts';
import { replication } from '../../../experiment/replications.ts';
import { monthEnds } from '../../../report/synthetic-report.ts';
import { anyBaseline, anyPlan, filesIn, temporaryFolder, testTerminal } from '../../fakes.ts';

/** Charts are drawn in the test of the report; here it would take a second for each test. */
vi.mock('../../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const rest = 'quality: assumed, plausible: [1, 1]';
const grades = ['probation_officers', 'probation_services_officers', 'trainees', 'senior_probation_officers'];
const paid = `{ value: { ${grades.map((grade) => `${grade}: 12`).join(', ')} }, unit: £ a year, ${rest} }`;
const withPlaces = (places: number): string =>
  `changes:\n  - setting: training.places\n    to: { value: ${places}, unit: places a year, quality: assumed, plausible: [0, 5000] }\n    because: The plan.\n`;
const pay = `changes:\n  - setting: pay.of_grade\n    to: ${paid}\n    because: The prices.\n`;
const files = {
  'baseline.yaml': anyBaseline('Unpaid'),
  'now.yaml': `name: Now\nextends: baseline.yaml\n${pay}`,
  'few.yaml': `name: Few\nextends: now.yaml\n${withPlaces(100)}`,
  'many.yaml': `name: Many\nextends: now.yaml\n${withPlaces(3000)}`,
  'unpaid.yaml': anyPlan('No pay'),
};

/** SYNTHETIC: 300 unallocated cases, ten fewer for a hundred places, each of which costs £10 a month. */
const tenForAHundred: RunReplications = async (tasks, onDone) =>
  tasks.map((task) => {
    const { places } = task.input.parameters.training;
    const dates = monthEnds(task.input.start, 12 * task.input.years);
    onDone(task);
    return replication(
      task.replication,
      { 'unallocated.all': dates.map(() => 300 - places / 10), 'staff.cost': dates.map(() => 10 * places) },
      { dates },
    );
  });

const optionsOf = (other: Partial<ChooseOptions> = {}): ChooseOptions => ({
  baseline: 'now.yaml',
  files: ['few.yaml', 'many.yaml'],
  threshold: ['unallocated.all<=150'],
  probability: 0.8,
  confidence: 0.95,
  scope: 'region',
  workers: 2,
  runReplications: tenForAHundred,
  ...other,
});

describe('procap choose', () => {
  test('chooses the cheapest plan that holds, and writes what it knows of all', async () => {
    const folder = temporaryFolder(files);
    const terminal = testTerminal(folder);
    printAnswer(await choosePlan(optionsOf(), terminal), optionsOf(), terminal);
    // 300 - 300 = 0 cases, for 12 months of £30,000
    expect(terminal.results()).toContain('‘Many’ is the cheapest plan that holds');
    expect(terminal.results()).toMatch(/\nAll costs +Few +£0 +£12\.0k +\+£12\.0k +\+£12\.0k to \+£12\.0k +higher\n/);
    expect(terminal.results()).toMatch(/‘Few’ fails: it holds in 0 of \d+ replications/);
    const place = 'outputs/choose-vs-now-vs-few-vs-many-threshold-unallocated-all-150';
    expect(filesIn(join(folder, place))).toEqual(
      expect.arrayContaining([
        'charts/choose.svg',
        'charts/thresholds.svg',
        'choose.csv',
        'costs.csv',
        'effects.csv',
        'report.html',
        'thresholds.csv',
      ]),
    );
    expect(readFileSync(join(folder, place, 'costs.csv'), 'utf8')).toContain('Many,total,360000,360000,360000,360000,');
  });

  test('takes one plan, months, and several thresholds, and gives JSON by name', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    const options = optionsOf({
      files: ['few.yaml'],
      threshold: ['unallocated.all<=295', 'unallocated.all@end<=290'],
      json: true,
      quiet: true,
    });
    printAnswer(await choosePlan(options, terminal), options, terminal);
    expect(JSON.parse(terminal.results())).toMatchObject({
      verdict: 'chosen',
      chosen: 'Few',
      confidence: 0.95,
      thresholds: [
        { metric: 'unallocated.all', since: '2021-07', until: '2022-06' },
        { metric: 'unallocated.all', when: 'end' },
      ],
      plans: [{ scenario: 'Now', standing: 'does not meet' }, { scenario: 'Few' }],
    });
  });

  test.each<[string, Partial<ChooseOptions>, string]>([
    ['a metric that there is not', { threshold: ['unalocated.all<=5'] }, 'Did you mean "unallocated.all"?'],
    ['no threshold', { threshold: undefined as never }, 'set no thresholds. Give one'],
    ['months the wrong way round', { over: '2022-03..2021-09' }, 'Write 2021-09..2022-03.'],
    ['what are no months', { over: '2022' }, '--over must be two months such as 2027-01..2030-06; found "2022".'],
    ['months after the run', { over: '2022-01..2024-01' }, 'lasts 1 years; 2024-01 is not in it.'],
    [
      'two times for one threshold',
      { threshold: ['unallocated.all@end<=5'], over: '2022-01..2022-03' },
      'states when it applies, and so does --over. Leave out one of them.',
    ],
    ['a plan without pay', { files: ['unpaid.yaml'] }, 'unpaid.yaml gives no pay, so it has no cost'],
    ['a budget that can show nothing', { budget: 40 }, '--budget 40 is too small'],
    ['a total of what has none', { threshold: ['unallocated.all@total<=5'] }, 'unallocated.all has no total'],
  ])('refuses %s, and writes nothing', async (_, other, words) => {
    const folder = temporaryFolder(files);
    const error = await choosePlan(optionsOf(other), testTerminal(folder)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(words);
    expect(existsSync(join(folder, 'outputs'))).toBe(false);
  });

  test('needs a plan beside the baseline', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    expect(await procap(['choose', 'now.yaml'], terminal)).toBe(2);
  });
});
