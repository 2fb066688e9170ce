import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { describe, expect, test, vi } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import { Failure, Interrupted, UsageError } from '../../../../src/cli/errors.ts';
import type { SweepOptions } from '../../../../src/cli/commands/explore/sweep-study.ts';
import { sweepStudy } from '../../../../src/cli/commands/explore/sweep-study.ts';
import { openJournal } from '../../../../src/cli/execution/sweep-journal.ts';
import type { RunReplications } from '../../../../src/experiment/index.ts';
import { builtCommand } from '../../build.ts';
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
const journal = 'outputs/.sweep-a-study.sweep-journal';

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
      .filter((name) => name !== 'run.json')
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
      "Stopped after 3 of 8 replications. Nothing was written to a b. Finished replications are kept. Run the same command to resume:\n  procap sweep study.yaml --replications 2 --out 'a b'",
    );
    expect(filesIn(folder)).toEqual(['.a b.sweep-journal', 'baseline.yaml', 'study.yaml']);

    let run = 0;
    const counting: RunReplications = (tasks, onDone) => ((run += tasks.length), runSynthetic(tasks, onDone));
    const resumed = testTerminal(folder);
    await sweepStudy(options({ runReplications: counting, out: 'a b', workers: 1 }), resumed);
    expect(resumed.words()).toContain('Resuming: 3 of 8 replications are done.\n');
    expect(run).toBe(5);
    expect(contents(join(folder, 'a b'))).toEqual(contents(join(whole, 'outputs/sweep-a-study')));
    expect(existsSync(join(folder, '.a b.sweep-journal'))).toBe(false);
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
    expect(more.words()).toContain('Resuming: 3 of 12 replications are done.');

    writeFileSync(join(folder, 'study.yaml'), study().replace('to: 20', 'to: 25'));
    const changed = testTerminal(folder);
    await sweepStudy(options(), changed);
    expect(changed.words()).toContain(
      'The earlier sweep here was of another study or another version of the program. It starts again.',
    );
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

describe('the journal of a sweep', () => {
  const open = (folder: string, identity = 'study 1') => openJournal('results', folder, identity);
  const path = (folder: string): string => join(folder, '.results.sweep-journal');

  test('gives every number back to the last bit, one without a meaning too', () => {
    const folder = temporaryFolder();
    const values = [0.1 + 0.2, Number.NaN, -0, 5e-324, -1.7976931348623157e308, Infinity];
    const first = open(folder);
    first.record(12, 3, values);
    first.close();
    expect(open(folder).find(12, 3)).toEqual(values); // toEqual tells -0 from 0
    expect(open(folder).find(12, 4)).toBeUndefined();
  });

  test('leaves a torn last line out and writes on after the last whole one, wherever it was torn', () => {
    const folder = temporaryFolder();
    const first = open(folder);
    for (const point of [1, 2, 3]) first.record(point, 1, [point]);
    first.close();
    const whole = readFileSync(path(folder));
    const lastLine = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let length = lastLine; length < whole.length; length += 7) {
      writeFileSync(path(folder), whole);
      truncateSync(path(folder), length);
      const again = open(folder);
      expect(
        [1, 2, 3].map((point) => again.find(point, 1)),
        `${length} bytes`,
      ).toEqual([[1], [2], undefined]);
      again.record(3, 1, [3]);
      again.close();
      expect(readFileSync(path(folder))).toEqual(whole);
    }
  });

  test('leaves a line out that was changed, and keeps those after it', () => {
    const folder = temporaryFolder();
    const first = open(folder);
    for (const point of [1, 2, 3]) first.record(point, 1, [point]);
    first.close();
    writeFileSync(path(folder), readFileSync(path(folder), 'utf8').replace('"point":2', '"point":4'));
    appendFileSync(path(folder), 'null\n{}\nnot JSON\n');
    const again = open(folder);
    expect([1, 2, 3, 4].map((point) => again.find(point, 1))).toEqual([[1], undefined, [3], undefined]);
  });

  test('of another study is started afresh, and says so only where something was in it', () => {
    const folder = temporaryFolder();
    const first = open(folder);
    first.record(1, 1, [1]);
    first.close();
    const second = open(folder, 'study 2');
    expect(second.wasStale).toBe(true);
    expect(second.find(1, 1)).toBeUndefined();
    second.close(); // with nothing in it
    expect(existsSync(path(folder))).toBe(false);
    expect(open(folder).wasStale).toBe(false);
  });

  test('is never a file that somebody else has made', () => {
    const folder = temporaryFolder({ '.results.sweep-journal': 'my notes' });
    expect(() => open(folder)).toThrow(
      'The journal of the sweep would be .results.sweep-journal, and that file is something else.',
    );
    expect(readFileSync(path(folder), 'utf8')).toBe('my notes');
  });

  test('resumes after a header that was torn', () => {
    const folder = temporaryFolder({ '.results.sweep-journal': '{"kind":"procap sw' });
    const again = open(folder);
    expect(again.wasStale).toBe(false);
    again.record(1, 1, [1]);
    again.close();
    expect(open(folder).find(1, 1)).toEqual([1]);
  });
});

describe('the real command', () => {
  const oneUnit = fileURLToPath(new URL('../../../../scenarios/one-unit.yaml', import.meta.url));
  const real = {
    'small.yaml': `name: Small\nextends: ${oneUnit}\nchanges:\n  - setting: organisation.share_of_service\n    to: { value: 0.005, unit: share, quality: assumed, plausible: [0.005, 0.005] }\n    because: To be quick.\n`,
    'study.yaml': `name: Real\nscenario: small.yaml\nrun: { years: 0.1, replications: 2, seed: 1 }\ndesign: sobol\npoints: 8\nparameters:\n  - setting: allocation.most_ceiling\n  - setting: work.weight_scale\nmeasures: [unallocated.all@mean]\n`,
  };

  /** In the folder of the project, where a thread finds what it needs to run sources. */
  function start(
    folder: string,
    name: string,
    workers: number,
  ): { process: ChildProcess; ended: Promise<{ code: number | null; words: string }> } {
    const words = [
      builtCommand,
      'sweep',
      join(folder, 'study.yaml'),
      '--out',
      join(folder, name),
      '--workers',
      String(workers),
    ];
    const child = spawn(process.execPath, words, {
      cwd: fileURLToPath(new URL('../../../../', import.meta.url)),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    return {
      process: child,
      ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, words: said }))),
    };
  }

  test('killed hard in the middle and given again ends with the same bytes as one that was left alone, with other workers too', async () => {
    const folder = temporaryFolder(real);
    const path = join(folder, '.killed.sweep-journal');
    const linesIn = (): number => (existsSync(path) ? readFileSync(path, 'utf8').split('\n').length - 2 : 0);

    const killed = start(folder, 'killed', 2);
    while (linesIn() < 5 && killed.process.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
    killed.process.kill('SIGKILL');
    const { code, words } = await killed.ended;
    expect(code, words).toBeNull();
    const done = linesIn();
    expect(done).toBeGreaterThanOrEqual(5);
    expect(done).toBeLessThan(16);
    expect(existsSync(join(folder, 'killed'))).toBe(false);

    const resumed = await start(folder, 'killed', 1).ended;
    expect(resumed).toMatchObject({
      code: 0,
      words: expect.stringContaining(`Resuming: ${done} of 16 replications are done.`),
    });
    expect(await procap(['sweep', 'study.yaml', '--out', 'whole', '--workers', '2'], testTerminal(folder))).toBe(0);
    const files = contents(join(folder, 'killed'));
    expect(Object.keys(files)).toEqual(
      expect.arrayContaining([
        'charts/unallocated-all-mean.png',
        'points.parquet',
        'report.html',
        'results.parquet',
        'summary.csv',
      ]),
    );
    // A drawing follows from its specification, which is a file too.
    const isDrawn = ([name]: [string, string]): boolean => /\.(svg|png|html)$/.test(name);
    const rest = (all: Record<string, string>) => Object.entries(all).filter((each) => !isDrawn(each));
    expect(rest(files).map(([name]) => name)).toContain('charts/unallocated-all-mean.vl.json');
    expect(rest(files)).toEqual(rest(contents(join(folder, 'whole'))));
    expect(readdirSync(folder).sort()).toEqual(['killed', 'small.yaml', 'study.yaml', 'whole']);
  });
});
