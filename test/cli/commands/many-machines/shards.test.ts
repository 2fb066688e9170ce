import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import { sealedText } from '../../../../src/cli/execution/shards/sealed-file.ts';
import { modelInput } from '../../../../src/experiment/index.ts';
import type { ReplicationTask, RunReplications } from '../../../../src/experiment/index.ts';
import { syntheticResult, temporaryFolder, testTerminal } from '../../fakes.ts';
import type { TestTerminal } from '../../fakes.ts';

/** Charts are not drawn here, which would take a second for each test. */
vi.mock('../../../../src/cli/render/index.ts', () => ({
  renderChart: () => Promise.resolve({ svg: '<svg/>', png: new Uint8Array() }),
  renderSvg: () => Promise.resolve('<svg/>'),
  viewerScript: () => '',
}));

/** Replications run so far; `before` sees each, and may stop it. */
const runs = { count: 0, before: (): void => {} };

/** SYNTHETIC results, decided by the input alone, as those of the model are. */
const synthetic = (task: ReplicationTask) => {
  runs.before();
  runs.count += 1;
  const hash = createHash('sha256')
    .update(JSON.stringify(modelInput(task.input)))
    .digest();
  return syntheticResult({ ...task, scenario: hash[0] / 256 });
};

vi.mock('../../../../src/cli/execution/threads.ts', () => ({
  threadPool: ({ signal }: { signal: AbortSignal }) => ({
    runReplications: (async (tasks, onDone) => {
      const results = [];
      for (const task of tasks) {
        await Promise.resolve();
        signal.throwIfAborted();
        results.push(synthetic(task));
        onDone(task, results.at(-1));
      }
      return results;
    }) satisfies RunReplications,
    close: () => Promise.resolve(),
  }),
}));

const small = (name: string, share: number): string => `name: ${name}
extends: procap:scenarios/one-unit.yaml
run: { years: 1, replications: 8, seed: 1 }
changes:
  - setting: organisation.share_of_service
    to: { value: ${share}, unit: share, quality: assumed, plausible: [${share}, ${share}] }
    because: A test.
`;

const files = {
  'small.yaml': small('Small', 0.01),
  'plans/more.yaml': small('More', 0.02),
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
};

let folder: string;
let terminal: TestTerminal;
beforeEach(() => {
  folder = temporaryFolder(files);
  runs.before = () => {};
});

/** What a command line gives. */
async function run(line: string, environment: Record<string, string> = {}): Promise<{ code: number; words: string }> {
  terminal = testTerminal(folder, { environment });
  const code = await procap(line.split(' '), terminal);
  return { code, words: `${terminal.results()}${terminal.words()}` };
}

const hashesIn = (result: string): unknown => JSON.parse(readFileSync(join(folder, result, 'run.json'), 'utf8')).files;

const jobs: Readonly<Record<string, { line: string; rounds: number }>> = {
  run: { line: 'run small.yaml', rounds: 1 },
  'run --precision': { line: 'run small.yaml --precision 1% --metric unallocated.all@mean', rounds: 2 },
  compare: { line: 'compare small.yaml plans/more.yaml --replications 6', rounds: 1 },
  sweep: { line: 'sweep study.yaml', rounds: 1 },
  sensitivity: {
    line: 'sensitivity study.yaml --trajectories 2 --samples 8 --survivors 1 --replications 2',
    rounds: 2,
  },
  seek: {
    line: 'seek small.yaml --lever places=0..500:500 --threshold unallocated.all<=60 --probability 60% --budget 20',
    rounds: 2,
  },
  rank: { line: 'rank small.yaml plans/more.yaml --budget 30', rounds: 2 },
};

const isLong = process.env.PROCAP_LONG !== undefined;
vi.setConfig({ testTimeout: 240_000 });

/** Works on a shard; a signal stops it when it has done one replication. */
async function stopAfterOne(shard: number): Promise<void> {
  let done = 0;
  runs.before = () => void (done++ === 1 && terminal.signals.emit('SIGTERM', 'SIGTERM'));
  const { code, words } = await run(`work plan --shard ${shard}`);
  runs.before = () => {};
  if (code !== 0) expect(words).toMatch(/^Stopped\. [12] of \d+ replications? of shard \d are done and kept/m);
}

describe('a job that is worked on in shards', () => {
  test.each(Object.entries(jobs).filter(([name]) => isLong || ['run', 'sweep'].includes(name)))(
    '%s is merged to the bytes of one machine',
    async (_name, { line, rounds }) => {
      expect((await run(`${line} --out whole`)).code, terminal.words()).toBe(0);
      expect((await run(`plan ${line} --shards 3 --out plan`)).code, terminal.words()).toBe(0);
      expect((await run('work plan --shard 3')).code, terminal.words()).toBe(0);
      const early = await run('merge plan --out merged');
      expect(early.code).toBe(75);
      expect(early.words).toMatch(/- shard 1 lacks \d+ replications? of \d+\n- shard 2[^]*\nWork on .*: 1-2$/m);
      expect(readdirSync(folder).sort()).toEqual(['plan', 'plans', 'small.yaml', 'study.yaml', 'whole']);
      await stopAfterOne(2);
      let merged = early;
      for (let round = 1; merged.code === 75 && round < 20; round++) {
        for (const shard of [2, 1, 3]) expect((await run(`work plan --shard ${shard}`)).code, terminal.words()).toBe(0);
        runs.count = 0;
        await run('work plan --shard 2');
        merged = await run('merge plan --out merged');
        expect(runs.count, 'what is done is not run again').toBe(0);
        if (merged.code === 75) expect(merged.words).toContain(`Round ${round + 1} is planned: `);
        else expect(round).toBeGreaterThanOrEqual(rounds);
      }
      expect(merged.code, merged.words).toBe(0);
      expect(hashesIn('merged')).toEqual(hashesIn('whole'));
      const { plan } = JSON.parse(readFileSync(join(folder, 'merged/run.json'), 'utf8'));
      expect(plan).toMatchObject({ shards: 3, machines: [{ node: process.version }] });
    },
  );
});

describe('a plan', () => {
  const journals = (): string[] =>
    readdirSync(join(folder, 'plan/work')).map((name) => join(folder, 'plan/work', name));

  test('is refused where it exists, and for what cannot be planned', async () => {
    writeFileSync(join(folder, 'there'), '');
    const refused: Readonly<Record<string, RegExp>> = {
      'plan run small.yaml --shards 2 --out there': /there: it already exists/,
      'plan run small.yaml --workers 3 --shards 2 --out plan': /--workers is not planned.*procap work/,
      'plan check small.yaml --shards 2 --out plan': /found "check"/,
      'plan run small.yml --shards 2 --out plan': /There is no file small\.yml.*small\.yaml/s,
      [`plan run ${join(folder, 'small.yaml')} --shards 2 --out plan`]: /absolute path.*such as small\.yaml/s,
      'plan run small.yaml --shards 0 --out plan': /--shards must be a whole number from 1 to 10,000/,
      'plan run small.yaml --shards 2': /out/,
    };
    for (const [line, words] of Object.entries(refused)) {
      const result = await run(line);
      expect(result.code, line).toBe(2);
      expect(result.words, line).toMatch(words);
    }
    expect(readdirSync(folder).sort()).toEqual(['plans', 'small.yaml', 'study.yaml', 'there']);
  });

  test('is done though journals are torn, damaged or doubled, and foreign or changed files are refused', async () => {
    await run('plan run small.yaml --replications 4 --shards 2 --out plan');
    expect((await run('work plan --shard 1')).code).toBe(0);
    const [first] = journals();
    const bytes = readFileSync(first);
    // The value of the first replication is changed, the line of the second is torn.
    const [header, one, two] = bytes.toString('latin1').split('\n');
    writeFileSync(first, `${header}\n${one.slice(0, -9)}AAAAAAAA=\n${two.slice(0, 400)}`, 'latin1');
    expect((await run('merge plan')).words).toContain('- shard 1 lacks 2 replications of 2');
    expect((await run('work plan', { SLURM_ARRAY_TASK_ID: '1', SLURM_ARRAY_TASK_COUNT: '1' })).words).toContain(
      'Shard 1 of 2 (SLURM_ARRAY_TASK_ID is 1): 0 of 2 replications are done.',
    );
    writeFileSync(first, bytes); // done twice now
    expect((await run('work plan', { JOB_COMPLETION_INDEX: '1' })).words).toContain('Shard 2 of plan is done: 2');
    const foreign = join(folder, 'plan/work/round-1-shard-2-00.replications');
    writeFileSync(foreign, bytes.toString('latin1').replace(/"of":"[^"]*"/, '"of":"another"'), 'latin1');
    expect(await run('merge plan')).toMatchObject({ code: 2, words: expect.stringContaining('is not of this plan') });
    writeFileSync(foreign, '');
    expect((await run('merge plan --out merged --quiet')).code).toBe(0);

    const refused = async (words: RegExp): Promise<void> => {
      for (const line of ['work plan --shard 1', 'merge plan']) {
        const result = await run(line);
        expect(result.words).toMatch(words);
        expect(result.code).toBe(2);
      }
    };
    appendFileSync(join(folder, 'plan/inputs/small.yaml'), '# changed\n');
    await refused(/small\.yaml is not as it was planned/);
    writeFileSync(join(folder, 'plan/inputs/small.yaml'), files['small.yaml']);
    writeFileSync(join(folder, 'plan/inputs/other.yaml'), '');
    await refused(/not planned, other\.yaml/);
    rmSync(join(folder, 'plan/inputs/other.yaml'));
    const plan = readFileSync(join(folder, 'plan/plan.json'), 'utf8');
    writeFileSync(join(folder, 'plan/plan.json'), plan.replace('"shards": 2', '"shards": 3'));
    await refused(/plan\.json was changed or damaged/);
    const { sha256: _, ...content } = JSON.parse(plan);
    writeFileSync(join(folder, 'plan/plan.json'), sealedText({ ...content, program: '0.0.9 abc', version: '0.0.9' }));
    await refused(/planned by another program: procap 0\.0\.9/);
    writeFileSync(join(folder, 'plan/plan.json'), plan);
    for (const [line, environment, words] of [
      ['work plan --shard 3', {}, /2 shards, from 1 to 2; found --shard 3/],
      ['work plan', {}, /Which shard\? Give --shard, from 1 to 2/],
      ['work plan', { AWS_BATCH_JOB_ARRAY_INDEX: '2' }, /found AWS_BATCH_JOB_ARRAY_INDEX=2, which counts from 0/],
      ['work plan', { SLURM_ARRAY_TASK_ID: '1', JOB_COMPLETION_INDEX: '0' }, /are set, so that they do not tell/],
    ] as const) {
      const result = await run(line, environment);
      expect(result.words).toMatch(words);
      expect(result.code).toBe(2);
    }
  });
});
