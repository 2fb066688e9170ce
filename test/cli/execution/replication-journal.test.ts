import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test, vi } from 'vitest';
import { openReplicationJournal } from '../../../src/cli/execution/replication-journal.ts';
import type { ReplicationTask, RunReplications } from '../../../src/experiment/index.ts';
import type { ReplicationResult } from '../../../src/model/index.ts';
import { builtCommand } from '../build.ts';
import { temporaryFolder } from '../fakes.ts';

vi.setConfig({ testTimeout: 240_000 });

const oneUnit = fileURLToPath(new URL('../../../scenarios/one-unit.yaml', import.meta.url));
const files = {
  'small.yaml': `name: Small
extends: ${oneUnit}
run: { years: 0.25, replications: 16, seed: 1 }
changes:
  - setting: organisation.share_of_service
    to: { value: 0.005, unit: share, quality: assumed, plausible: [0.005, 0.005] }
    because: To be quick.
`,
  'plan.yaml': `name: Plan
extends: small.yaml
changes:
  - setting: organisation.share_of_service
    to: { value: 0.006, unit: share, quality: assumed, plausible: [0.006, 0.006] }
    because: To differ.
`,
};

describe('the journal of a run', () => {
  const input = { start: '2021-07-01', years: 1, parameters: { a: 1 }, changes: [] } as never;
  const task = (replication: number, seed = 1): ReplicationTask => ({
    scenario: 0,
    input,
    seed,
    replication,
    scopes: 'region',
  });
  const resultOf = ({ replication, seed }: ReplicationTask): ReplicationResult => ({
    replication,
    dates: ['2021-07-31'],
    areas: [],
    values: Float64Array.from([0.1 + seed, replication, Number.NaN, -0, 5e-324]),
    events: 12,
  });
  const path = (folder: string): string => join(folder, '.results.replications');

  /** Opens the journal, runs what it has not, and says which those were. */
  async function runWith(folder: string, tasks: readonly ReplicationTask[]): Promise<number[]> {
    const journal = openReplicationJournal('results', folder);
    const ran: number[] = [];
    const run: RunReplications = async (given, onDone) =>
      given.map((each) => {
        ran.push(each.replication);
        onDone(each, resultOf(each));
        return resultOf(each);
      });
    const done: number[] = [];
    const results = await journal.keep(run, () => {})(tasks, (each) => done.push(each.replication));
    journal.close();
    expect(results).toEqual(tasks.map(resultOf)); // which tells -0 from 0
    expect(done.sort()).toEqual(tasks.map(({ replication }) => replication).sort());
    return ran;
  }

  test('gives back what is done to the last bit, and takes nothing of another seed for it', async () => {
    const folder = temporaryFolder();
    expect(
      await runWith(
        folder,
        [1, 2].map((each) => task(each)),
      ),
    ).toEqual([1, 2]);
    expect(
      await runWith(
        folder,
        [1, 2, 3].map((each) => task(each)),
      ),
    ).toEqual([3]);
    expect(await runWith(folder, [task(1, 2)])).toEqual([1]);
  });

  test('leaves out a line that is torn, wherever, or changed', async () => {
    const folder = temporaryFolder();
    const tasks = [1, 2, 3].map((each) => task(each));
    await runWith(folder, tasks);
    const whole = readFileSync(path(folder));
    const lastLine = whole.lastIndexOf('\n', whole.length - 2) + 1;
    for (let length = lastLine; length < whole.length; length += 29) {
      writeFileSync(path(folder), whole);
      truncateSync(path(folder), length);
      expect(await runWith(folder, tasks), `${length} bytes`).toEqual([3]);
      expect(await runWith(folder, tasks)).toEqual([]);
    }
    writeFileSync(path(folder), whole.toString().replace('"replication":2', '"replication":3'));
    appendFileSync(path(folder), 'null\n{}\nnot JSON\n');
    expect(await runWith(folder, tasks)).toEqual([2]);
  });

  test('of another program is started afresh, and no other file is written to', async () => {
    const folder = temporaryFolder();
    await runWith(folder, [task(1)]);
    writeFileSync(path(folder), readFileSync(path(folder), 'utf8').replace(/"of":"[^"]*"/, '"of":"another"'));
    expect(await runWith(folder, [task(1)])).toEqual([1]);
    writeFileSync(path(folder), 'my notes');
    expect(() => openReplicationJournal('results', folder)).toThrow(
      'Finished replications would be kept in .results.replications, and that file is something else.',
    );
    expect(readFileSync(path(folder), 'utf8')).toBe('my notes');
  });
});

describe('the real command', () => {
  function start(folder: string, words: readonly string[]) {
    const child = spawn(process.execPath, [builtCommand, ...words], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    const ended = new Promise<{ code: number | null; words: string }>((resolve) =>
      child.on('close', (code) => resolve({ code, words: said })),
    );
    return { process: child, ended };
  }

  const hashesIn = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')).files;

  const isLong = process.env.PROCAP_LONG !== undefined;
  type Stop = 'SIGKILL' | 'SIGINT' | 'SIGTERM' | 'SIGHUP';
  const stops: readonly (readonly [name: string, command: readonly string[], signals: readonly Stop[]])[] = [
    ['run', ['run', 'small.yaml'], isLong ? ['SIGKILL', 'SIGINT', 'SIGHUP'] : ['SIGKILL']],
    ['compare', ['compare', 'small.yaml', 'plan.yaml', '--replications', '8'], ['SIGTERM', 'SIGKILL']],
  ];
  test.each(isLong ? stops : stops.slice(0, 1))(
    '%s, stopped at random moments in every way, ends with the same bytes as one left alone',
    async (_, command, signals) => {
      const folder = temporaryFolder(files);
      expect(await start(folder, [...command, '--out', 'whole']).ended).toMatchObject({ code: 0 });
      const journal = join(folder, '.stopped.replications');
      const kept = (): number => (existsSync(journal) ? readFileSync(journal, 'utf8').split('\n').length - 2 : 0);
      const codes = { SIGKILL: null, SIGINT: 130, SIGTERM: 143, SIGHUP: 129 };
      let before = 0;
      for (const signal of signals) {
        const { process: child, ended } = start(folder, [...command, '--out', 'stopped', '--workers', '1']);
        while (kept() <= before && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5));
        await new Promise((resolve) => setTimeout(resolve, 30 * Math.random()));
        child.kill(signal);
        const { code, words } = await ended;
        expect(code, words).toBe(codes[signal]);
        expect(words).toContain(before === 0 ? '' : `Resuming: ${before} finished replication`);
        if (code !== null)
          expect(words).toMatch(
            /Stopped after \d+ of 16 replications. Nothing was written to stopped. Finished replications are kept. Run the same command to resume.\n$/,
          );
        expect(kept()).toBeGreaterThan(before);
        before = kept();
      }
      expect(before).toBeLessThan(16);
      const { code, words } = await start(folder, [...command, '--out', 'stopped', '--workers', '2']).ended;
      expect(code, words).toBe(0);
      expect(hashesIn(join(folder, 'stopped'))).toEqual(hashesIn(join(folder, 'whole')));
      expect(readdirSync(folder).sort()).toEqual(['plan.yaml', 'small.yaml', 'stopped', 'whole']);
    },
  );
});
