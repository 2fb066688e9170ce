import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvParse } from 'd3-dsv';
import { describe, expect, test, vi } from 'vitest';
import { explainDifference } from '../../../../src/cli/commands/explore/explain.ts';
import type { ExplainOptions } from '../../../../src/cli/commands/explore/explain.ts';
import { UsageError } from '../../../../src/cli/errors.ts';
import { printAnswer } from '../../../../src/cli/results/printing.ts';
import { readMetrics } from '../../../../src/cli/options/precision-options.ts';
import type { RunReplications } from '../../../../src/experiment/index.ts';
import { metricIndex, metrics } from '../../../../src/model/index.ts';
import { anyBaseline, filesIn, runSynthetic, temporaryFolder, testTerminal, pageOf } from '../../fakes.ts';

/** Charts are drawn in one test, which takes a second. */
vi.mock('../../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const assumed = (value: number | string, unit: string): string =>
  `{ value: ${value}, unit: ${unit}, quality: assumed, plausible: [0, 1000] }`;
const planText = `name: Plan
extends: baseline.yaml
changes:
  - { setting: staff.agency_officers, from: 2021-10-01, to: ${assumed(100, 'FTE')}, because: More hands. }
  - { setting: loops.burnout, to: ${assumed(0.5, 'strength').replace('1000', '1')}, because: It is felt. }
`;
const files = { 'baseline.yaml': anyBaseline(), 'plan.yaml': planText };

/**
 * Missed reviews that agency officers and burnout change together, worked out from the settings; each replication is
 * worse by one.
 */
const workedOut: RunReplications = async (tasks, onDone) =>
  tasks.map((task) => {
    const { parameters, changes } = task.input;
    const agency = changes.length > 0 ? 100 : 0;
    const values = new Float64Array(12 * 2 * metrics.length).fill(
      20 + task.replication - (agency / 10) * (1 - parameters.loops.burnout) + 4 * parameters.loops.burnout,
    );
    values[metricIndex['leavingRate.PO']] = NaN;
    onDone(task);
    return {
      replication: task.replication,
      events: 1,
      dates: Array.from({ length: 12 }, (_, month) =>
        new Date(Date.UTC(2021, 7 + month, 0)).toISOString().slice(0, 10),
      ),
      areas: ['service', 'region:North'],
      values,
    };
  });

const optionsOf = (rest: Partial<ExplainOptions> = {}): ExplainOptions => ({
  baseline: 'baseline.yaml',
  plan: 'plan.yaml',
  scope: 'region',
  workers: 2,
  runReplications: workedOut,
  ...rest,
});

describe('procap explain', () => {
  test('says before it begins how many replications it takes', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    await explainDifference(optionsOf(), terminal);
    expect(terminal.words()).toMatch(
      /^4 combinations of 2 changes, and both scenarios with one feedback loop switched off: 6 scenarios of 3 replications, 18 in all\.\n/,
    );
  });

  test('writes shares that add up to the difference, and every value that they are made from', async () => {
    const folder = temporaryFolder(files);
    const { folder: written } = await explainDifference(
      optionsOf({ metric: readMetrics(['reviews.missedShare@end']) }),
      testTerminal(folder),
    );
    expect(written).toBe('outputs/explain-vs-baseline-vs-plan-metric-reviews-missedshare-end');
    const read = (name: string) => csvParse(readFileSync(join(folder, written, name), 'utf8'));
    // 20 + r; agency alone -10; burnout alone +2; both -10 x 0.5 + 2 = -3. Agency: (-10 + -5) / 2; burnout: (2 + 7) /
    // 2.
    expect(
      read('shapley.csv').map(({ change, share, share_lo95, alone, last, because }) => [
        change,
        share,
        share_lo95,
        alone,
        last,
        because,
      ]),
    ).toEqual([
      ['staff.agency_officers', '-7.5', '-7.5', '-10', '-5', 'More hands.'],
      ['loops.burnout', '4.5', '4.5', '2', '7', 'It is felt.'],
      ['all changes', '-3', '-3', '-3', '-3', ''],
    ]);
    expect([...read('loops.csv')]).toMatchObject([
      { loop: 'burnout', kind: 'reinforcing', difference: '-3', difference_when_cut: '-10', carried: '7' },
    ]);
    expect(
      read('combinations.csv')
        .slice(0, 4)
        .map((row) => Object.values(row).slice(1)),
    ).toEqual([
      ['1', '0', '0', '21'],
      ['2', '0', '0', '22'],
      ['3', '0', '0', '23'],
      ['1', '1', '0', '11'],
    ]);
    expect(filesIn(join(folder, written))).toEqual(
      expect.arrayContaining([
        'charts/changes-reviews-missedShare-end.png',
        'charts/loops-reviews-missedShare-end.svg',
        'report.html',
        'run.json',
        'scenarios/baseline.yaml',
        'scenarios/plan.yaml',
      ]),
    );
  });

  test('prints tables with reasons and findings, or all of it as data', async () => {
    const folder = temporaryFolder(files);
    const options = optionsOf({ metric: readMetrics(['reviews.missedShare@end']) });
    const terminal = testTerminal(folder);
    printAnswer(await explainDifference(options, terminal), options, terminal);
    expect(terminal.results()).toMatch(
      /What ‘Plan’ changes in ‘Baseline’[\s\S]*Agency officers +staff\.agency_officers +1 October 2021 +More hands\.[\s\S]*Assessments and reviews missed, at the end of the run, delivery unit North: −3\.0 \(−3\.0 to −3\.0\) with ‘Plan’\. Of this: agency officers −7\.5/,
    );
    const silent = testTerminal(folder);
    printAnswer(
      await explainDifference({ ...options, json: true, quiet: true }, silent),
      { json: true, quiet: true },
      silent,
    );
    expect(silent.words()).toBe('');
    expect(JSON.parse(silent.results())).toMatchObject({
      baseline: 'Baseline',
      plan: 'Plan',
      replications: 3,
      measures: [
        {
          metric: 'reviews.missedShare',
          difference: { mean: -3 },
          interaction: { mean: 5 },
          parts: [{ change: 'staff.agency_officers', share: { mean: -7.5 } }, {}],
          loops: [{ loop: 'burnout', carried: { mean: 7 } }],
        },
      ],
    });
  });

  test('leaves the loops in place where that is asked for, and counts a chapter as one change', async () => {
    const terminal = testTerminal(temporaryFolder(files));
    const { data } = await explainDifference(optionsOf({ 'without-loops': true, group: ['staff', 'loops'] }), terminal);
    expect(terminal.words()).toMatch(/^4 combinations of 2 changes: 4 scenarios of 3 replications, 12 in all\./);
    expect(data()).toMatchObject({ changes: [{ name: 'staff' }, { name: 'loops' }] });
  });

  test('says so where a measure has no meaning', async () => {
    const answer = await explainDifference(
      optionsOf({ metric: readMetrics(['timeToAllocation.median@2021-07']), runReplications: runWithoutMeaning }),
      testTerminal(temporaryFolder(files)),
    );
    expect(pageOf(answer)).toContain('no value in this run, so no explanation.');
  });

  /** Nine settings of one chapter, each a number of people. */
  const nine = [
    'probation_officers',
    'probation_services_officers',
    'senior_probation_officers',
    'agency_officers',
    'posts_probation_services_officers',
    'posts_senior_probation_officers',
    'required_probation_officers',
    'other_staff',
  ]
    .map((name) => `  - { setting: staff.${name}, to: ${assumed(50, 'FTE')}, because: One of many. }\n`)
    .concat(
      `  - { setting: staff.recruits_probation_officers, to: ${assumed(50, 'people a year')}, because: One of many. }\n`,
    )
    .join('');

  test.each<[string, Readonly<Record<string, string>>, Partial<ExplainOptions>, RegExp]>([
    [
      'scenarios that do not differ',
      { ...files, 'plan.yaml': 'name: Plan\nextends: baseline.yaml\n' },
      {},
      /baseline\.yaml and plan\.yaml do not differ in any setting, so there is nothing to explain\./,
    ],
    [
      'two of one name',
      { ...files, 'plan.yaml': planText.replace('Plan', 'Baseline') },
      {},
      /baseline\.yaml and plan\.yaml are both named "Baseline"\. Give one of them another name\./,
    ],
    [
      'scenarios that run otherwise',
      { ...files, 'plan.yaml': `${planText}run: { years: 2, seed: 8 }\n` },
      {},
      /plan\.yaml has years 2 and baseline\.yaml has 1\. Give all the same with --years\.\n {2}plan\.yaml has seed 8/,
    ],
    [
      'more changes than can be split',
      { ...files, 'plan.yaml': `name: Plan\nextends: baseline.yaml\nchanges:\n${nine}` },
      {},
      /^9 changes would make 512 combinations; at most 8 changes can be separated\. Combine some with --group, such as --group staff\.\nThe changes: staff\./,
    ],
    [
      'a group that does not differ',
      files,
      { group: ['demand'] },
      /^--group: The two scenarios do not differ in demand\. They differ in staff\.agency_officers, loops\.burnout\./,
    ],
    [
      'a month outside the run',
      files,
      { metric: readMetrics(['unallocated.all@2030-01']) },
      /--metric unallocated\.all@2030-01 cannot be measured in "Baseline"\. The run begins in 2021-07 and lasts 1 years; 2030-01 is not in it\./,
    ],
    [
      'a region that is not there',
      files,
      { metric: readMetrics(['unallocated.all/region:Wales']) },
      /There is no region:Wales\. Choose from service, region:North/,
    ],
  ])('refuses %s, and writes nothing', async (_, these, options, message) => {
    const folder = temporaryFolder(these);
    const error = await explainDifference(optionsOf(options), testTerminal(folder)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(message);
    expect(existsSync(join(folder, 'outputs'))).toBe(false);
  });
});

/** As the model has it in the first year: no leaving rate yet. */
const runWithoutMeaning: RunReplications = async (tasks, onDone) =>
  (await runSynthetic(tasks, onDone)).map((result) => ({ ...result, values: result.values.map(() => NaN) }));
