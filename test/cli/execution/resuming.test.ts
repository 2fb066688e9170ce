import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { builtCommand } from '../build.ts';
import { temporaryFolder } from '../fakes.ts';

const isLong = process.env.PROCAP_LONG !== undefined;
vi.setConfig({ testTimeout: isLong ? 3_600_000 : 240_000 });

const oneUnit = fileURLToPath(new URL('../../../scenarios/one-unit.yaml', import.meta.url));

/** A part of a delivery unit for three months: the model as it is, in less time. */
const small = (name: string, shareOfService: number): string => `name: ${name}
extends: ${oneUnit}
run: { years: 0.25, replications: 8, seed: 1 }
changes:
  - setting: organisation.share_of_service
    to: { value: ${shareOfService}, unit: share, quality: assumed, plausible: [${shareOfService}, ${shareOfService}] }
    because: To be quick.
`;

const files = {
  'small.yaml': small('Small', 0.005),
  'plan.yaml': small('Plan', 0.006),
  'study.yaml': `name: A study
question: What drives it?
scenario: small.yaml
design: sobol
points: 8
run: { replications: 2, seed: 3 }
parameters:
  - { setting: allocation.most_ceiling, from: 1.2, to: 2 }
  - { setting: work.grace, from: 10, to: 20 }
measures: [unallocated.all@mean, capacity.mean.all@mean]
`,
  'unit.yaml': `name: Testbridge
extends: procap:baseline
own_figures:
  name: Testbridge
  units: 1
  source: Our return, July 2026
  staff:
    probation_officers: { fte: 60, in_sentence_management: 45 }
  caseload:
    community_orders: { total: 610 }
    suspended_sentence_orders: { total: 420 }
    before_release: { total: 450 }
    after_release: { total: 800 }
  series:
    2025-07-31: { people: 2290, unallocated: 12 }
    2025-08-31: { people: 2310, unallocated: 15 }
    2025-09-30: { people: 2320, unallocated: 14 }
`,
};

const commands: Readonly<Record<string, string>> = {
  run: 'run small.yaml',
  seek: 'seek small.yaml --lever places=0..500:250 --threshold unallocated.all<=60 --probability 60% --budget 40',
  compare: 'compare small.yaml plan.yaml --replications 4',
  sweep: 'sweep study.yaml',
  sensitivity: 'sensitivity study.yaml --trajectories 2 --samples 8 --survivors 1 --replications 2',
  rank: 'rank small.yaml plan.yaml --budget 20',
  choose: 'choose small.yaml plan.yaml --threshold unallocated.all<=600 --probability 60% --budget 60',
  explain: 'explain small.yaml plan.yaml --replications 4 --without-loops',
  twin: 'twin small.yaml --replications 4 --no-tipping-point',
  verify: 'verify mmc --arrivalRate 8 --serviceRate 1 --servers 10',
  reproduce: 'reproduce lewisham-2009 --years 0.25 --replications 2',
  calibrate: 'calibrate unit.yaml --quick',
};

interface Ended {
  /** Absent where a signal ended it. */
  readonly code: number | null;
  readonly words: string;
}

function start(folder: string, words: readonly string[], killAfter?: { signal: NodeJS.Signals; milliseconds: number }) {
  const child = spawn(process.execPath, [builtCommand, ...words], { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (text) => (said += text));
  const alarm = killAfter && setTimeout(() => child.kill(killAfter.signal), killAfter.milliseconds);
  return new Promise<Ended>((resolve) =>
    child.on('close', (code) => {
      clearTimeout(alarm);
      resolve({ code, words: said });
    }),
  );
}

const hashesIn = (folder: string): unknown => JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')).files;

const signals = ['SIGKILL', 'SIGKILL', 'SIGINT', 'SIGKILL', 'SIGTERM', 'SIGKILL', 'SIGHUP'] as const;

describe('a command that is stopped at random moments', () => {
  const table: Record<string, number | string>[] = [];
  afterAll(() => {
    if (isLong) console.table(table);
  });

  test.each(Object.entries(commands).slice(0, isLong ? Infinity : 1))(
    '%s ends with the same bytes as one that was left alone',
    async (name, line) => {
      const folder = temporaryFolder(files);
      const words = line.split(' ');
      const began = performance.now();
      const whole = await start(folder, [...words, '--out', 'whole']);
      expect(whole.code, whole.words).toBe(0);
      const longest = performance.now() - began;
      const journal = join(folder, '.stopped.replications');
      const kept = (): number => (existsSync(journal) ? readFileSync(journal, 'latin1').split('\n').length - 2 : 0);

      let [stopped, resumed] = [0, 0];
      while (stopped < (isLong ? 20 : 1)) {
        const killAfter = {
          signal: signals[stopped % signals.length],
          milliseconds: isLong ? Math.random() * longest : 0.5 * longest,
        };
        const moment = `${killAfter.signal} after ${killAfter.milliseconds} of ${longest} ms`;
        const first = await start(folder, [...words, '--out', 'stopped'], killAfter);
        if (first.code === 0)
          expect(hashesIn(join(folder, 'stopped')), moment).toEqual(hashesIn(join(folder, 'whole')));
        else {
          stopped += 1;
          expect(existsSync(join(folder, 'stopped')), moment).toBe(false);
          if (first.code !== null) {
            expect([130, 143, 129], `${moment}\n${first.words}`).toContain(first.code);
            expect(first.words, moment).toContain('Nothing was written to stopped.');
            if (kept() > 0)
              expect(first.words, moment).toContain('Finished replications are kept. Run the same command to resume.');
          }
          const before = Math.max(0, kept());
          if (before > 0) resumed += 1;
          const second = await start(folder, [...words, '--out', 'stopped']);
          expect(second.code, `${moment}\n${second.words}`).toBe(0);
          if (before > 0) expect(second.words, moment).toContain(`Resuming: ${before} finished replication`);
          expect(hashesIn(join(folder, 'stopped')), moment).toEqual(hashesIn(join(folder, 'whole')));
        }
        expect(readdirSync(folder).sort(), moment).toEqual([...Object.keys(files), 'stopped', 'whole'].sort());
        rmSync(join(folder, 'stopped'), { recursive: true });
      }
      table.push({ command: name, stopped, 'with replications kept': resumed, 'same bytes': stopped, damaged: 0 });
    },
  );
});
