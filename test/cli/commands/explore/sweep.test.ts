import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, test, vi } from 'vitest';
import { Failure, Interrupted, UsageError } from '../../../../src/cli/errors.ts';
import type { SweepOptions } from '../../../../src/cli/commands/explore/sweep-study.ts';
import { sweepStudy } from '../../../../src/cli/commands/explore/sweep-study.ts';
import type { RunReplications } from '../../../../src/experiment/index.ts';
import { anyBaseline, filesIn, runSynthetic, temporaryFolder, testTerminal } from '../../fakes.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Charts are not drawn here, which would take a second for each test; the real command below draws them. */
vi.mock('../../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

const study = (replications = 2) => `name: A study
scenario: baseline.yaml
run: { years: 0.5, replications: ${replications}, seed: 3 }
points: 4
parameters:
  - { setting: allocation.most_ceiling, from: 1, to: 2 }
  - { setting: work.grace, from: 10, to: 20 }
measures: [unallocated.all@mean, reviews.missedShare@end]
`;
const files = { 'baseline.yaml': anyBaseline(), 'study.yaml': study() };
const journal = 'outputs/.sweep-a-study.replications';

const options = (rest: Partial<SweepOptions> = {}): SweepOptions => ({
  study: 'study.yaml',
  scope: 'region',
  workers: 2,
  runReplications: runSynthetic,
  ...rest,
});

/** Runs so many replications as synthetic ones, and then presses Ctrl-C. */
function stopsAfter(count: number, terminal: ReturnType<typeof testTerminal>): RunReplications {
  let run = 0;
  return async (tasks, onDone) => {
    if (++run <= count) return runSynthetic(tasks, onDone);
    if (run === count + 1) terminal.signals.emit('SIGINT', 'SIGINT');
    throw new Error('Terminating worker thread');
  };
}

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    filesIn(folder)
      .filter((name) => !['run.json', 'ro-crate-metadata.json'].includes(name))
      .map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );

describe('a sweep', () => {
  test('writes its points, its results and its means as CSV and as Parquet, with charts and a report', async () => {
    const folder = temporaryFolder(files);
    const terminal = testTerminal(folder);
    const { folder: shown, fileNames } = await sweepStudy(options(), terminal);
    expect(shown).toBe('outputs/sweep-a-study');
    expect(fileNames).toEqual(
      expect.arrayContaining([
        'points.csv',
        'points.parquet',
        'results.csv',
        'results.parquet',
        'summary.csv',
        'report.html',
        'charts/unallocated-all-mean.png',
        'scenarios/baseline.yaml',
        'run.json',
      ]),
    );
    expect(filesIn(join(folder, 'outputs'))).toHaveLength(fileNames.length); // and nothing hidden is left
    expect(terminal.words()).toMatch(/^4 points over 2 settings, 2 replications each: 8 replications of 0.5 years\.\n/);
    expect(readFileSync(join(folder, shown, 'results.csv'), 'utf8').split('\n')).toHaveLength(1 + 4 * 2 * 2 + 1);
    expect(JSON.parse(readFileSync(join(folder, shown, 'run.json'), 'utf8'))).toMatchObject({
      kind: 'sweep',
      seed: 3,
      command: 'procap sweep study.yaml',
      scenarios: [{ name: 'A study' }],
    });
  });

  test('has in Parquet the very numbers of the CSV, and in its metadata what they are of', async () => {
    const folder = temporaryFolder(files);
    await sweepStudy(options(), testTerminal(folder));
    const result = (name: string): Buffer => readFileSync(join(folder, 'outputs/sweep-a-study', name));
    for (const name of ['points', 'results']) {
      const bytes = new Uint8Array(result(`${name}.parquet`)).buffer;
      const rows = await parquetReadObjects({ file: bytes });
      const [header, ...lines] = result(`${name}.csv`)
        .toString()
        .trimEnd()
        .split('\n')
        .map((line) => line.split(','));
      expect(rows.map((row) => header.map((column) => String(row[column] ?? '')))).toEqual(lines);
      const metadata = Object.fromEntries(
        parquetMetadata(bytes).key_value_metadata!.map(({ key, value }) => [key, value]),
      );
      expect(metadata).toEqual({
        madeBy: expect.stringMatching(/^procap \d/),
        study: 'A study',
        studyHash: expect.stringMatching(/^[0-9a-f]{64}$/),
        seed: '3',
      });
    }
  });

  test('that is stopped says how to resume; the same command resumes, runs nothing again, and ends with the same bytes', async () => {
    const [whole, folder] = [temporaryFolder(files), temporaryFolder(files)];
    await sweepStudy(options(), testTerminal(whole));

    const stopped = testTerminal(folder);
    const error = await sweepStudy(
      options({ runReplications: stopsAfter(3, stopped), out: 'a b', replications: 2 }),
      stopped,
    ).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Interrupted);
    expect((error as Error).message).toBe(
      'Stopped after 3 of 8 replications. Nothing was written to a b. Finished replications are kept. Run the same command to resume.',
    );
    expect(filesIn(folder)).toEqual(['.a b.replications', 'baseline.yaml', 'study.yaml']);

    let run = 0;
    const counting: RunReplications = (tasks, onDone) => ((run += tasks.length), runSynthetic(tasks, onDone));
    const resumed = testTerminal(folder);
    await sweepStudy(options({ runReplications: counting, out: 'a b', workers: 1 }), resumed);
    expect(resumed.words()).toContain('Resuming: 3 finished replications kept from before.\n');
    expect(run).toBe(5);
    expect(contents(join(folder, 'a b'))).toEqual(contents(join(whole, 'outputs/sweep-a-study')));
    expect(existsSync(join(folder, '.a b.replications'))).toBe(false);
  });

  test('that is stopped before anything is done leaves nothing', async () => {
    const folder = temporaryFolder(files);
    const terminal = testTerminal(folder);
    await expect(sweepStudy(options({ runReplications: stopsAfter(0, terminal) }), terminal)).rejects.toThrow(
      'Stopped after 0 of 8 replications.',
    );
    expect(filesIn(folder)).toEqual(['baseline.yaml', 'study.yaml']);
    expect(existsSync(join(folder, 'outputs'))).toBe(false);
  });

  test('resumes where fewer replications of the same points ended, and starts again where the study has changed', async () => {
    const folder = temporaryFolder(files);
    const stopped = testTerminal(folder);
    await sweepStudy(options({ runReplications: stopsAfter(3, stopped) }), stopped).catch(() => {});
    writeFileSync(join(folder, 'study.yaml'), study(3));
    const more = testTerminal(folder);
    await sweepStudy(options({ runReplications: stopsAfter(2, more) }), more).catch(() => {});
    expect(more.words()).toContain('Resuming: 3 finished replications kept from before.');

    writeFileSync(join(folder, 'study.yaml'), study().replace('to: 2 }', 'to: 1.9 }'));
    const changed = testTerminal(folder);
    await sweepStudy(options(), changed);
    expect(changed.words()).not.toContain('Resuming');
  });

  test('reports the point at which a replication failed, and keeps the others', async () => {
    const folder = temporaryFolder(files);
    const failing: RunReplications = async (tasks, onDone) => {
      if (tasks[0].scenario === 2) throw new Failure('Replication 1 of "Baseline" failed: A case has no officer.');
      return runSynthetic(tasks, onDone);
    };
    await expect(sweepStudy(options({ runReplications: failing, workers: 1 }), testTerminal(folder))).rejects.toThrow(
      /^Point 3 of the sweep: Replication 1 of "Baseline" failed: A case has no officer.\nIts settings: allocation.most_ceiling 1\.\d+, work.grace 1\d\.$/,
    );
    expect(readFileSync(join(folder, journal), 'utf8').split('\n').length).toBeGreaterThan(3);
  });

  test.each<[string, Readonly<Record<string, string>>, Partial<SweepOptions>, string | RegExp]>([
    ['a file that is not there', files, { study: 'stud.yaml' }, 'There is no file stud.yaml. Did you mean study.yaml?'],
    [
      'a scenario in place of a study',
      files,
      { study: 'baseline.yaml' },
      /^This study cannot be run: baseline.yaml has \d+ problems?\.\n\nbaseline.yaml:1:1 {2}scenario/,
    ],
    [
      'a study with problems',
      { ...files, 'study.yaml': study().replace('grace', 'grase') },
      {},
      /parameters\[2\].setting[\s\S]*Did you mean "work.grace"\?$/,
    ],
    [
      'delivery units',
      files,
      { scope: 'pdu' },
      'A sweep measures what its study names. In place of --scope pdu, name a measure of a unit in the study, such as unallocated.all@end/pdu:Wales 01.',
    ],
    [
      'a place with other files',
      { ...files, 'letters/letter.txt': '' },
      { out: 'letters' },
      /^Results cannot be written to letters/,
    ],
  ])('refuses %s', async (_, these, rest, words) => {
    const folder = temporaryFolder(these);
    const error = await sweepStudy(options(rest), testTerminal(folder)).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toMatch(words);
    expect(existsSync(join(folder, 'outputs'))).toBe(false);
  });
});
