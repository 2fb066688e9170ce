import type { SpawnSyncReturns } from 'node:child_process';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

function changes(...line: string[]): SpawnSyncReturns<string> {
  const tool = join(root, 'src/tools/changes-between-versions.ts');
  return spawnSync(process.execPath, ['--import', 'tsx', tool, ...line], { cwd: root, encoding: 'utf8' });
}

test.runIf(process.env.PROCAP_LONG !== undefined)('two versions are built, run and compared', () => {
  const file = 'scenarios/one-unit.yaml';
  expect(changes('--from', 'nowhere', file)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('"nowhere" is no tag, branch or commit of this project.'),
  });
  const head = spawnSync('git', ['rev-parse', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.slice(0, 7);
  const { status, stdout, stderr } = changes('--from', 'HEAD', file, '--years', '1', '--replications', '2');
  expect(status, stderr).toBe(0);
  expect(stdout.split(`(${head})`)).toHaveLength(3);
  expect(stdout).toMatch(/all \d+ figures are the same in every replication/);
  expect(spawnSync('git', ['worktree', 'list'], { cwd: root, encoding: 'utf8' }).stdout).not.toContain(
    'procap-version-',
  );
  for (const name of [`one-unit-of-${head}`, `changes-from-outputs-one-unit-of-${head}-to-outputs-one-unit-of-${head}`])
    rmSync(join(root, 'outputs', name), { recursive: true, force: true });
});
