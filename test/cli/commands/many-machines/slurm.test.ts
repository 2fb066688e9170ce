import { execFile, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { builtCommand } from '../../build.ts';
import { temporaryFolder } from '../../temporary-folder.ts';

vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 120_000 });

const isLong = process.env.PROCAP_LONG !== undefined;
const isInstalled = (...names: string[]): boolean =>
  names.every((name) => ['/usr/bin', '/usr/sbin'].some((folder) => existsSync(join(folder, name))));
const hasSlurm = isInstalled('munged', 'slurmctld', 'slurmd', 'sbatch') && process.getuid?.() === 0;
const hasParallel = isInstalled('parallel');

const small = `name: Small
extends: procap:scenarios/one-unit.yaml
run: { years: 0.25, replications: 80, seed: 1 }
changes:
  - setting: organisation.share_of_service
    to: { value: 0.005, unit: share, quality: assumed, plausible: [0.005, 0.005] }
    because: To be quick.
`;

/**
 * The command; but of every third shard the first start is killed when it has kept something, and that of shard 20 asks for
 * another try.
 */
const command = `#!/bin/bash
shard=$SLURM_ARRAY_TASK_ID
[ "$2" = plan ] && [ "$3" = --shard ] && shard=$4
if [ "$1" = work ] && [ $((shard % 3)) -eq 0 ] && mkdir "killed/$shard" 2>/dev/null; then
  '${process.execPath}' '${builtCommand}' "$@" &
  until ls plan/work | grep -q -- "-shard-$shard-"; do sleep 0.05; done
  kill -KILL $!
  wait $!
  exit 137
fi
if [ "$1" = work ] && [ "$shard" = 20 ] && mkdir killed/20 2>/dev/null; then exit 75; fi
exec '${process.execPath}' '${builtCommand}' "$@"
`;

interface Place {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly run: (program: string, ...words: string[]) => Promise<{ code: number; words: string }>;
}

/** A folder with a plan of forty shards, and the result of one machine to compare with. */
async function plannedFolder(): Promise<Place> {
  const folder = temporaryFolder({ 'small.yaml': small, 'bin/procap': command });
  chmodSync(join(folder, 'bin/procap'), 0o755);
  mkdirSync(join(folder, 'killed'));
  const environment: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    PROCAP_RESULT: 'merged',
    PROCAP_PAUSE: '1',
  };
  const run: Place['run'] = async (program, ...words) => {
    try {
      const { stdout, stderr } = await promisify(execFile)(program, words, { cwd: folder, env: environment });
      return { code: 0, words: `${stdout}${stderr}` };
    } catch (error) {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, words: `${stdout}${stderr}` };
    }
  };
  const whole = await run('procap', 'run', 'small.yaml', '--out', 'whole');
  expect(whole.code, whole.words).toBe(0);
  const planned = await run('procap', 'plan', 'run', 'small.yaml', '--shards', '40', '--out', 'plan');
  expect(planned.code, planned.words).toBe(0);
  return { folder, environment, run };
}

/** What the jobs have printed, the last lines of each. */
const logsIn = (folder: string): string =>
  readdirSync(folder)
    .filter((name) => /^slurm-.*\.out$/.test(name))
    .map((name) => `${name}: ${readFileSync(join(folder, name), 'utf8').slice(-600)}`)
    .join('\n');

/** Every file but run.json has the bytes of one machine, and run.json has their hashes. */
function expectSameBytes(folder: string): void {
  const recordOf = (result: string) => JSON.parse(readFileSync(join(folder, result, 'run.json'), 'utf8'));
  expect(recordOf('merged').files).toEqual(recordOf('whole').files);
  expect(recordOf('merged').plan).toMatchObject({ shards: 40 });
}

describe.runIf(isLong && hasSlurm)('forty shards under Slurm, of which a third is killed', () => {
  const daemons: ChildProcess[] = [];
  let slurm: string;

  beforeAll(async () => {
    slurm = temporaryFolder({ 'munge.key': randomBytes(128) });
    chmodSync(join(slurm, 'munge.key'), 0o600);
    const socket = join(slurm, 'munge.socket');
    const start = (program: string, ...words: string[]): void => {
      const env = { ...process.env, SLURM_CONF: join(slurm, 'slurm.conf') };
      daemons.push(spawn(program, words, { cwd: slurm, env, stdio: 'ignore' }));
    };
    writeFileSync(
      join(slurm, 'slurm.conf'),
      `ClusterName=procap
SlurmctldHost=localhost(127.0.0.1)
SlurmUser=root
SlurmctldPort=16817
SlurmdPort=16818
AuthType=auth/munge
AuthInfo=socket=${socket}
CredType=cred/munge
MpiDefault=none
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
StateSaveLocation=${slurm}
SlurmdSpoolDir=${slurm}/slurmd
SlurmctldPidFile=${slurm}/slurmctld.pid
SlurmdPidFile=${slurm}/slurmd.pid
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
SchedulerParameters=batch_sched_delay=1,sched_interval=5
NodeName=localhost NodeAddr=127.0.0.1 CPUs=2 RealMemory=2000
PartitionName=main Nodes=localhost Default=YES State=UP
`,
    );
    const files = ['key-file=munge.key', 'socket=munge.socket', 'pid-file=munge.pid', 'log-file=munge.log'];
    const own = [...files, 'seed-file=munge.seed'].map((each) => `--${each.replace('=', `=${slurm}/`)}`);
    start('munged', '--force', '--foreground', ...own);
    while (!existsSync(socket)) await wait(100);
    start('slurmctld', '-D');
    start('slurmd', '-D', '-N', 'localhost');
  });

  afterAll(() => {
    for (const daemon of daemons.reverse()) daemon.kill();
  });

  test('come to the bytes of one machine when the failed tasks alone are submitted again', async () => {
    const { folder, environment, run } = await plannedFolder();
    environment.SLURM_CONF = join(slurm, 'slurm.conf');
    const submit = async (...words: string[]): Promise<void> => {
      const array = await run('sbatch', '--parsable', '--cpus-per-task=1', '--mem=500', ...words, 'plan/slurm.sh');
      expect(array.code, array.words).toBe(0);
      const job = array.words.trim();
      const after = [`--dependency=afterok:${job}`, '--kill-on-invalid-dep=yes', '--mem=1000'];
      expect((await run('sbatch', ...after, 'plan/slurm-merge.sh')).code).toBe(0);
      while ((await run('squeue', '--noheader')).words.trim() !== '') await wait(1_000);
    };
    await submit();
    expect(existsSync(join(folder, 'merged')), 'a merge of what is not complete').toBe(false);
    const early = await run('procap', 'merge', 'plan', '--out', 'merged');
    expect(early.code).toBe(75);
    const lacking = /then merge: ([\d,-]+)/.exec(early.words)?.[1] ?? '';
    expect(lacking).toBe('3,6,9,12,15,18,21,24,27,30,33,36,39');
    await submit(`--array=${lacking}`);
    expect(existsSync(join(folder, 'merged')), logsIn(folder)).toBe(true);
    expectSameBytes(folder);
  });
});

describe.runIf(isLong && hasParallel)('forty shards with GNU parallel, of which a third is killed', () => {
  test('come to the bytes of one machine when the script is run again', async () => {
    const { folder, run } = await plannedFolder();
    let result = await run('bash', 'plan/parallel.sh');
    for (let more = 0; result.code !== 0 && more < 20; more++) {
      expect(existsSync(join(folder, 'merged'))).toBe(false);
      result = await run('bash', 'plan/parallel.sh');
    }
    expect(readdirSync(join(folder, 'killed')).length).toBe(14);
    expect(result.code, result.words).toBe(0);
    expectSameBytes(folder);
  });
});
