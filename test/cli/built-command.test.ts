import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { builtCommand } from './build.ts';
import { filesIn, temporaryFolder } from './fakes.ts';

vi.setConfig({ testTimeout: 120_000 });

const baseline = fileURLToPath(new URL('../../scenarios/baseline.yaml', import.meta.url));

/** A fiftieth of the service for some months: the model as it is, in less time. */
const small = (years = 0.25) => `name: Small
extends: ${baseline}
run: { years: ${years}, replications: 2, seed: 1 }
changes:
  - setting: organisation.share_of_service
    to: { value: 0.02, unit: share, quality: assumed, plausible: [0.02, 0.02] }
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
  { node = [], environment = {} }: { node?: readonly string[]; environment?: Record<string, string> } = {},
): { process: ChildProcess; ended: Promise<Ended> } {
  const child = spawn(process.execPath, [...node, builtCommand, ...args], {
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

const procap = (folder: string, ...args: string[]): Promise<Ended> => start(folder, args).ended;

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
  test('checks a good and a bad scenario', async () => {
    const folder = temporaryFolder({ 'small.yaml': small(), 'bad.yaml': 'name: Bad\nextends: small.yaml\nyears: 5\n' });
    expect(await procap(folder, 'check', 'small.yaml')).toMatchObject({
      code: 0,
      results: expect.stringMatching(/^small.yaml: good; extends .*baseline.yaml, 1 change, 0.25 years from /),
    });
    const bad = await procap(folder, 'check', 'bad.yaml');
    expect(bad).toMatchObject({ code: 2, results: '' });
    expect(bad.words).toContain('bad.yaml:3:1');
  });

  test.each(['check small.yaml', 'assumptions small.yaml', 'schema'])(
    'procap %s loads nothing that draws, and no threads',
    async (line) => {
      const folder = temporaryFolder({ 'small.yaml': small() });
      const noted = join(folder, 'modules.txt');
      const node = ['--import', new URL('fixtures/note-modules.mjs', import.meta.url).href];
      const { code } = await start(folder, line.split(' '), { node, environment: { MODULES_NOTED_IN: noted } }).ended;
      const loaded = readFileSync(noted, 'utf8');
      expect(code).toBe(0);
      expect(loaded).toContain('/node_modules/yargs/');
      for (const heavy of ['vega', 'vega-lite', '@resvg', 'piscina', 'fontkitten'])
        expect(loaded).not.toContain(`/node_modules/${heavy}/`);
      expect(loaded).not.toContain('/dist/report/');
    },
  );

  test('may be piped into a command that stops reading', async () => {
    const folder = temporaryFolder({ 'small.yaml': small() });
    const { process: child, ended } = start(folder, ['assumptions', 'small.yaml', '--json']);
    child.stdout?.once('data', () => child.stdout?.destroy());
    expect(await ended).toMatchObject({ code: 0, words: '' });
  });

  test('simulates the same with one worker as with two, and replaces its own result', async () => {
    const folder = temporaryFolder({ 'small.yaml': small() });
    const record = () => JSON.parse(readFileSync(join(folder, 'outputs/small/run.json'), 'utf8'));
    const one = await procap(folder, 'run', 'small.yaml', '--workers', '1', '--quiet', '--json');
    expect(one).toMatchObject({ code: 0, words: '' });
    expect(JSON.parse(one.results)).toMatchObject({ folder: 'outputs/small', replications: 2, years: 0.25 });
    const first = record();
    const two = await procap(folder, 'run', 'small.yaml', '--workers', '2');
    expect(two).toMatchObject({ code: 0, words: expect.stringContaining('Open outputs/small/report.html') });
    expect(two.results).toContain('Unallocated cases');
    expect(record()).toMatchObject({ workers: 2, events: first.events, files: first.files });
    expect(first.workers).toBe(1);
    expect(readdirSync(join(folder, 'outputs'))).toEqual(['small']);
  });
});

describe('the built command, stopped', () => {
  test.each([
    ['SIGINT', 130, '1'],
    ['SIGTERM', 143, '2'],
  ] as const)('by %s ends with %d and leaves nothing', async (signal, code, workers) => {
    const folder = temporaryFolder({ 'small.yaml': small(40) });
    const { process: child, ended } = start(folder, ['run', 'small.yaml', '--workers', workers]);
    await begun(folder);
    child.kill(signal);
    expect(await ended).toEqual({
      code,
      results: '',
      words: expect.stringMatching(/Stopped after 0 of 2 replications. Nothing was written to outputs\/small.\n$/),
    });
    expect(filesIn(folder)).toEqual(['small.yaml']);
  });

  test('by a kill leaves only what is hidden, which the next run clears', async () => {
    const folder = temporaryFolder({ 'small.yaml': small(40) });
    const { process: child, ended } = start(folder, ['run', 'small.yaml']);
    await begun(folder);
    child.kill('SIGKILL');
    await ended;
    expect(readdirSync(join(folder, 'outputs'))).toEqual([`.small.partial-${child.pid}`]);
    const next = start(folder, ['run', 'small.yaml']);
    await until(() => existsSync(join(folder, `outputs/.small.partial-${next.process.pid}`)));
    expect(readdirSync(join(folder, 'outputs'))).toEqual([`.small.partial-${next.process.pid}`]);
    next.process.kill('SIGINT');
    await next.ended;
  });
});
