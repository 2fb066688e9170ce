import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { reproduceStudies } from '../../../../src/cli/commands/evidence/reproduce.ts';
import type { ReproduceOptions } from '../../../../src/cli/commands/evidence/reproduce.ts';
import { procap } from '../../../../src/cli/command-line.ts';
import { UsageError } from '../../../../src/cli/errors.ts';
import type { RunReplications } from '../../../../src/experiment/index.ts';
import { anyBaseline, anyPlan, filesIn, runSynthetic, temporaryFolder, testTerminal } from '../../fakes.ts';

/** Charts are not drawn here, which would take a second for each test. */
vi.mock('../../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const study = (name: string, file: string) => `name: ${name}
question: What?
about: This.
scenarios: [{ name: now, file: ../${file} }]
series:
  - { name: Officers, figures: { metric: staff.inPost.PO }, simulated: staff.inPost.PO }
  - { name: Unallocated, figures: { metric: unallocated.all }, simulated: unallocated.all }
`;

const files = {
  'scenarios/evidence/sources.yaml': 'ministry: {title: Counts, publisher: A ministry, date: 2022-01-01}\n',
  'scenarios/evidence/figures.yaml': [
    '- {metric: staff.inPost.PO, at: 2021-12-31, value: 4500, unit: FTE, source: ministry, quality: published, use: calibrate}',
    '- {metric: unallocated.all, at: 2022-01-25, value: 5, unit: people, source: ministry, quality: published, use: target}',
    '- {metric: staff.inPost.PO, at: 2019-12-31, value: 4000, unit: FTE, source: ministry, quality: published, use: target}',
  ].join('\n'),
  'scenarios/baseline.yaml': anyBaseline(),
  'scenarios/published/now.yaml': anyPlan('Now').replace('baseline.yaml', '../baseline.yaml'),
  'scenarios/published/then.yaml': anyPlan('Then').replace('baseline.yaml', '../baseline.yaml'),
  'scenarios/published/studies/one.yaml': study('One', 'now.yaml'),
  'scenarios/published/studies/other.yaml': study('Other', 'then.yaml'),
};

const optionsOf = (rest: Partial<ReproduceOptions> = {}): ReproduceOptions => ({
  scope: 'region',
  workers: 2,
  runReplications: runSynthetic,
  ...rest,
});

describe('procap reproduce', () => {
  test('holds the figures of all studies against their scenarios, and writes tables, fans and charts to a folder of its own', async () => {
    const folder = temporaryFolder(files);
    const { written } = await reproduceStudies(optionsOf(), testTerminal(folder));
    expect(written.folder).toBe('outputs/published/all-studies');
    expect(filesIn(join(folder, written.folder))).toEqual(
      expect.arrayContaining([
        'fans.csv',
        'milestones.csv',
        'not-compared.csv',
        'published.csv',
        'report.html',
        'run.json',
        'scenarios/now.yaml',
        'scenarios/then.yaml',
      ]),
    );
    const table = readFileSync(join(folder, 'outputs/published/all-studies/published.csv'), 'utf8');
    expect(table.split('\n')).toHaveLength(1 + 4 + 1);
    expect(table).toMatch(/one,Unallocated,now,service,"unallocated.all, 2022-01-25",.*,outside,test,ministry,/);
    expect(readFileSync(join(folder, 'outputs/published/all-studies/not-compared.csv'), 'utf8')).toContain(
      'one,"staff.inPost.PO, 2019-12-31",4000 FTE,It lies outside the run',
    );
    expect(readFileSync(join(folder, 'outputs/published/all-studies/report.html'), 'utf8')).toContain(
      'Published figures: ministry.',
    );
  });

  test('runs a scenario once that two studies share, and the named study alone where one is named', async () => {
    const folder = temporaryFolder({ ...files, 'scenarios/published/studies/other.yaml': study('Other', 'now.yaml') });
    let tasks = 0;
    const counting: RunReplications = (all, onDone) => {
      tasks += all.length;
      return runSynthetic(all, onDone);
    };
    await reproduceStudies(optionsOf({ runReplications: counting }), testTerminal(folder));
    expect(tasks).toBe(3);
    const { written } = await reproduceStudies(optionsOf({ studies: ['other'] }), testTerminal(folder));
    expect(written.data()).toMatchObject({ studies: [{ study: 'other' }] });
    // Each choice of studies keeps its folder.
    for (const name of ['all-studies', 'other'])
      expect(existsSync(join(folder, 'outputs/published', name, 'run.json')), name).toBe(true);
  });

  test('keeps a digest when asked to, finds the same again, and names the figures that moved', async () => {
    const folder = temporaryFolder(files);
    const first = await reproduceStudies(optionsOf({ accept: true }), testTerminal(folder));
    expect(first.checks.map(({ kept, sha256 }) => kept === sha256)).toEqual([true, true]);
    const path = join(folder, 'scenarios/published/digests/one.json');
    const digest = JSON.parse(readFileSync(path, 'utf8'));
    const name = 'Officers | now | staff.inPost.PO, 2021-12-31';
    expect(
      (await reproduceStudies(optionsOf({ workers: 1 }), testTerminal(folder))).checks.flatMap(({ moved }) => moved),
    ).toEqual([]);

    writeFileSync(path, JSON.stringify({ ...digest, sha256: 'another', figures: { ...digest.figures, [name]: 1 } }));
    const { checks, written } = await reproduceStudies(optionsOf(), testTerminal(folder));
    expect(checks[0].moved).toEqual([{ figure: name, before: 1, now: digest.figures[name] }]);
    expect(written.text()).toMatch(/one has changed: 1 figure\..*was 1, is 4\d\d\d/);
  });

  test('holds nothing against a digest where the runs are not those of the files', async () => {
    const folder = temporaryFolder(files);
    await reproduceStudies(optionsOf({ accept: true }), testTerminal(folder));
    expect((await reproduceStudies(optionsOf({ replications: 2 }), testTerminal(folder))).checks).toEqual([]);
    await expect(reproduceStudies(optionsOf({ seed: 3, accept: true }), testTerminal(folder))).rejects.toThrow(
      '--accept keeps the result of unchanged studies; leave out --replications, --years and --seed.',
    );
  });

  test.each<[string, Readonly<Record<string, string>>, readonly string[], string]>([
    [
      'a study that there is not',
      {},
      ['onee'],
      'There is no study "onee". Did you mean one? The studies are one, other; or name a file.',
    ],
    [
      'a study named twice',
      {},
      ['one', 'one'],
      'scenarios/published/studies/one.yaml is given twice. Name each study once.',
    ],
    [
      'a study with mistakes, each with its line',
      { 'scenarios/published/studies/one.yaml': `${study('One', 'now.yaml')}shwon: []\n` },
      ['one'],
      'This study cannot be reproduced: scenarios/published/studies/one.yaml has 1 problem.\n\nscenarios/published/studies/one.yaml:8:1  shwon',
    ],
    [
      'evidence with mistakes',
      { 'scenarios/evidence/figures.yaml': '- {metric: a}' },
      ['one'],
      'The evidence cannot be used: 5 problems.',
    ],
    [
      'a scenario that there is not',
      { 'scenarios/published/studies/one.yaml': study('One', 'gone.yaml') },
      ['one'],
      'There is no file scenarios/published/gone.yaml.',
    ],
    [
      'a digest that is none',
      { 'scenarios/published/digests/one.json': '{}' },
      ['one'],
      'is not a digest. Remove the file, or restore the original.',
    ],
  ])('refuses %s, and writes nothing', async (_, these, studies, words) => {
    const folder = temporaryFolder({ ...files, ...these });
    const error = await reproduceStudies(optionsOf({ studies }), testTerminal(folder)).catch(
      (reason: unknown) => reason,
    );
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(words);
    expect(existsSync(join(folder, 'outputs'))).toBe(false);
  });

  test('reads a study of your own by its path', async () => {
    const folder = temporaryFolder({
      ...files,
      'mine/study.yaml': study('Mine', 'scenarios/published/now.yaml'),
      'evidence/sources.yaml': files['scenarios/evidence/sources.yaml'],
      'evidence/figures.yaml': files['scenarios/evidence/figures.yaml'],
    });
    const { written } = await reproduceStudies(optionsOf({ studies: ['mine/study.yaml'] }), testTerminal(folder));
    expect(written.data()).toMatchObject({ studies: [{ study: 'study', name: 'Mine', tests: { inside: 0, of: 1 } }] });
  });

  test('is explained by --help', async () => {
    const terminal = testTerminal(temporaryFolder());
    expect(await procap(['reproduce', '--help'], terminal)).toBe(0);
    expect(terminal.results()).toContain('procap reproduce lewisham-2009');
  });
});
