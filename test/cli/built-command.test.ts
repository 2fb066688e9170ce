import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { procap } from '../../src/cli/command-line.ts';
import { builtCommand } from './build.ts';
import { filesIn, temporaryFolder, testTerminal } from './fakes.ts';

vi.setConfig({ testTimeout: 120_000 });

const oneUnit = fileURLToPath(new URL('../../scenarios/one-unit.yaml', import.meta.url));

/** Half of a delivery unit for some months: the model as it is, in less time. */
const small = (years = 0.25) => `name: Small
extends: ${oneUnit}
run: { years: ${years}, replications: 2, seed: 1 }
changes:
  - setting: organisation.share_of_service
    to: { value: 0.005, unit: share, quality: assumed, plausible: [0.005, 0.005] }
    because: To be quick.
`;

interface Ended {
  readonly code: number | null;
  readonly results: string;
  readonly words: string;
}

/** Starts the built command in a folder; `ended` tells how it went. */
function start(
  folder: string,
  args: readonly string[],
  {
    before = [],
    node = [],
    environment = {},
  }: { before?: readonly string[]; node?: readonly string[]; environment?: Record<string, string> } = {},
): { process: ChildProcess; ended: Promise<Ended> } {
  const [first, ...rest] = [...before, process.execPath, ...node, builtCommand, ...args];
  const child = spawn(first, rest, {
    cwd: folder,
    env: { ...process.env, ...environment },
  });
  let [results, words] = ['', ''];
  child.stdout.on('data', (text) => (results += text));
  child.stderr.on('data', (text) => (words += text));
  return {
    process: child,
    ended: new Promise((resolve) => child.on('close', (code) => resolve({ code, results, words }))),
  };
}

const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');

async function until(happened: () => boolean): Promise<void> {
  while (!happened()) await new Promise((resolve) => setTimeout(resolve, 10));
}

/** Waits until a run has claimed its place, and so listens for signals. */
const begun = (folder: string): Promise<void> =>
  until(
    () =>
      existsSync(join(folder, 'outputs')) &&
      readdirSync(join(folder, 'outputs')).some((name) => name.includes('.partial-')),
  );

describe('the built command', () => {
  test.each<[line: string, most: number, ended: Partial<Record<keyof Ended, unknown>>]>([
    ['--help', 300_000, { code: 0, results: expect.stringContaining('procap workbench') }],
    [
      'check small.yaml bad.yaml',
      700_000,
      {
        code: 2,
        results: expect.stringMatching(/^small.yaml: good; extends .*one-unit.yaml, 1 change, 0.25 years from /),
        words: expect.stringContaining('bad.yaml:3:1'),
      },
    ],
    ['assumptions small.yaml', 700_000, { code: 0, results: expect.stringContaining('organisation.share_of_service') }],
    ['schema', 700_000, { code: 0, results: expect.stringMatching(/^\{\n/) }],
  ])('procap %s reads few files and %i bytes at most: nothing that draws, no threads', async (line, most, ended) => {
    const folder = temporaryFolder({ 'small.yaml': small(), 'bad.yaml': 'name: Bad\nextends: small.yaml\nyears: 5\n' });
    const noted = join(folder, 'modules.txt');
    const node = ['--import', new URL('fixtures/note-modules.mjs', import.meta.url).href];
    expect(
      await start(folder, line.split(' '), { node, environment: { MODULES_NOTED_IN: noted } }).ended,
    ).toMatchObject(ended);
    const ours = readFileSync(noted, 'utf8')
      .split('\n')
      .filter((url) => url.startsWith('file:') && !url.includes('/fixtures/'));
    const bytes = ours.reduce((sum, url) => sum + statSync(fileURLToPath(url)).size, 0);
    expect(ours.length).toBeLessThan(40);
    expect(bytes).toBeLessThan(most);
  });

  test('may be piped into a command that stops reading', async () => {
    const folder = temporaryFolder({ 'small.yaml': small() });
    const { process: child, ended } = start(folder, ['assumptions', 'small.yaml', '--json']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended).toMatchObject({ code: 0, words: '' });
  });

  test('goes on to write its result where nobody reads its words any more', async () => {
    const folder = temporaryFolder({ 'small.yaml': small() });
    const { process: child, ended } = start(folder, ['run', 'small.yaml', '--workers', '1']);
    child.stderr?.once('data', () => {
      child.stderr?.destroy();
      child.stdout?.destroy();
    });
    expect(await ended).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'outputs/small/report.html'))).toBe(true);
  });

  test.runIf(existsSync('/dev/full')).each([
    ['a full device', 'procap schema > /dev/full', 1, 'The output could not be written: the disk is full.'],
    ['a folder that is gone', 'rmdir "$PWD"; procap check x.yaml', 2, 'The folder that procap was started in is gone.'],
    ['a pipe as parent', 'mkfifo p; printf "name: x\\nextends: p\\n" >a; procap check a', 2, '  p is not a file.\n'],
    [
      'a device as parent',
      'printf "name: x\\nextends: /dev/zero\\n" >a; procap check a',
      2,
      '  /dev/zero is not a file.\n',
    ],
    ['a large parent', 'truncate -s 129M p; printf "name: x\\nextends: p\\n" >a; procap check a', 2, 'at most 10 MB'],
    [
      'a parent in another encoding',
      'printf "\\344" >p; printf "name: x\\nextends: p\\n" >a; procap check a',
      2,
      'UTF-8',
    ],
  ])('%s is one sentence', async (_, line, code, sentence) => {
    const shell = line.replaceAll('procap', `"${process.execPath}" "${builtCommand}"`);
    const child = spawn('sh', ['-c', shell], { cwd: temporaryFolder({}) });
    let words = '';
    child.stderr.on('data', (text) => (words += text));
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(code);
    expect(words).toContain(sentence);
    expect(words).not.toContain('    at ');
  });

  test('writes data, charts, report and scenario to the last byte as its sources do, and replaces its own result', async () => {
    const folder = temporaryFolder({ 'small.yaml': small() });
    const record = () => JSON.parse(readFileSync(join(folder, 'outputs/small/run.json'), 'utf8'));
    const terminal = testTerminal(folder);
    expect(await procap(['run', 'small.yaml', '--workers', '1', '--quiet', '--json'], terminal)).toBe(0);
    expect(terminal.words()).toBe('');
    expect(JSON.parse(terminal.results())).toMatchObject({ folder: 'outputs/small', replications: 2, years: 0.25 });
    const bySources = record();

    const { code, results, words } = await start(folder, ['run', 'small.yaml', '--workers', '2']).ended;
    expect(code, words).toBe(0);
    expect(words).toContain('Open outputs/small/report.html');
    expect(results).toContain('Unallocated cases');
    expect(readdirSync(join(folder, 'outputs'))).toEqual(['small']);
    expect(record()).toMatchObject({
      madeBy: 'procap',
      kind: 'run',
      command: 'procap run small.yaml',
      start: '2021-07-01',
      years: 0.25,
      replications: 2,
      seed: 1,
      scope: 'region',
      workers: 2,
      events: bySources.events,
      files: bySources.files,
    });
    expect(bySources.workers).toBe(1);

    const written = filesIn(join(folder, 'outputs/small'));
    expect(written).toEqual(
      expect.arrayContaining([
        'charts/unallocated.png',
        'charts/unallocated.svg',
        'charts/unallocated.vl.json',
        'replications.csv',
        'report.html',
        'run.json',
        'scenarios/small.yaml',
        'summary.csv',
      ]),
    );
    expect(written).not.toContain('difference.csv');
    expect(Object.keys(record().files)).toEqual(
      written.filter((name) => !['run.json', 'ro-crate-metadata.json'].includes(name)),
    );
    for (const [name, hash] of Object.entries(record().files))
      expect(hashOf(join(folder, 'outputs/small', name)), name).toBe(hash);
    expect(record().scenarios).toMatchObject([
      { name: 'Small', resolved: 'scenarios/small.yaml', sha256: record().files['scenarios/small.yaml'] },
    ]);
  });
});

const hiddenIn = (folder: string): string[] => readdirSync(join(folder, 'outputs')).sort();

const study = `name: Small
scenario: small.yaml
run: { years: 0.1, replications: 24, seed: 1 }
points: 4
parameters: [{ setting: allocation.most_ceiling }]
measures: [unallocated.all@mean]
`;

/** Words before a command that make it process 1 of a numbering of its own, as a container does. */
const apart = ['--pid', '--fork', '--mount-proc', '--kill-child'];

const isLong = process.env.PROCAP_LONG !== undefined;

function mayNumberApart(): boolean {
  return process.platform === 'linux' && spawnSync('unshare', [...apart, 'true']).status === 0;
}

const startApart = (folder: string, args: readonly string[]) => start(folder, args, { before: ['unshare', ...apart] });

describe('the built command', () => {
  test('with few files at once says so in a sentence, ends with 75 and writes nothing', async () => {
    const folder = temporaryFolder({ 'small.yaml': small() });
    const line = `ulimit -n 26 && exec "${process.execPath}" "${builtCommand}" run small.yaml`;
    const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { cwd: folder, encoding: 'utf8' });
    expect({ status, stdout, stderr }).toEqual({
      status: 75,
      stdout: '',
      stderr: expect.stringMatching(
        /^The program cannot (be read|go on): this program may not have so many files open. Allow more with "ulimit -n 1024".\n$/,
      ),
    });
    expect(filesIn(folder)).toEqual(['small.yaml']);
  });

  test.runIf(isLong && mayNumberApart())(
    'in two containers that share a folder, process 1 of each, is refused in the second; killed in the first, it is not',
    async () => {
      const folder = temporaryFolder({ 'small.yaml': small(40), 'study.yaml': study });
      const first = startApart(folder, ['sweep', 'study.yaml', '--workers', '1', '--out', 'swept']);
      const journal = join(folder, '.swept.sweep-journal');
      await until(() => existsSync(journal) && readFileSync(journal, 'utf8').split('\n').length > 2);
      const second = await startApart(folder, ['sweep', 'study.yaml', '--out', 'swept']).ended;
      expect(second).toMatchObject({
        code: 75,
        words: expect.stringMatching(/Another procap \(process 1 on .*\) is writing swept since /),
      });
      first.process.kill('SIGKILL'); // which kills all in it
      await first.ended;
      const { code, words } = await startApart(folder, ['sweep', 'study.yaml', '--out', 'swept']).ended;
      expect(code, words).toBe(0);
      expect(words).toMatch(/Resuming: \d+ of 96 replications are done\./);
      expect(readdirSync(folder).sort()).toEqual(['small.yaml', 'study.yaml', 'swept']);
      const { files } = JSON.parse(readFileSync(join(folder, 'swept/run.json'), 'utf8'));
      for (const [name, hash] of Object.entries(files)) expect(hashOf(join(folder, 'swept', name)), name).toBe(hash);
    },
  );
});

test('what is thrown late, where nobody waits for it, ends the command with 1 and leaves no result', async () => {
  const folder = temporaryFolder({ 'small.yaml': small(40) });
  const late = `import { existsSync } from 'node:fs';
    setInterval(() => { if (existsSync('outputs')) throw new Error('Too late.'); }, 20).unref();`;
  const node = ['--import', `data:text/javascript,${encodeURIComponent(late)}`];
  const { code, results, words } = await start(folder, ['run', 'small.yaml', '--workers', '1'], { node }).ended;
  expect({ code, results }).toEqual({ code: 1, results: '' });
  expect(words).toContain('Too late.\n\nThis should not have happened, and no results were written.');
  expect(readdirSync(join(folder, 'outputs'))).toEqual(['.small.replications']); // where the next run resumes
});

describe('the built command, stopped', () => {
  const stopped = (code: number): Ended => ({
    code,
    results: '',
    words: expect.stringMatching(/Stopped after 0 of 2 replications. Nothing was written to outputs\/small.\n$/),
  });

  test('by SIGINT ends with 130 and leaves nothing', async () => {
    const folder = temporaryFolder({ 'small.yaml': small(40) });
    const { process: child, ended } = start(folder, ['run', 'small.yaml', '--workers', '1']);
    await begun(folder);
    child.kill('SIGINT');
    expect(await ended).toEqual(stopped(130));
    expect(filesIn(folder)).toEqual(['small.yaml']);
  });

  test('by a kill leaves only what is hidden, which the next run clears; that one ends with 143 by SIGTERM', async () => {
    const folder = temporaryFolder({ 'small.yaml': small(40) });
    const { process: child, ended } = start(folder, ['run', 'small.yaml']);
    await begun(folder);
    child.kill('SIGKILL');
    await ended;
    const left = hiddenIn(folder);
    expect(left).toEqual(['.small.lock', expect.stringMatching(/^\.small\.partial-/)]);
    const next = start(folder, ['run', 'small.yaml', '--workers', '2']);
    await until(() => hiddenIn(folder).length === 2 && hiddenIn(folder)[1] !== left[1]);
    next.process.kill('SIGTERM');
    expect(await next.ended).toEqual(stopped(143));
    expect(filesIn(folder)).toEqual(['small.yaml']);
  });
});
