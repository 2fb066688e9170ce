import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { provenance } from '../../../src/cli/results/provenance.ts';
import { commitOf, gitFolderOf } from '../../../src/tools/git-files.mjs';
import { temporaryFolder } from '../temporary-folder.ts';

const [first, second] = ['a'.repeat(40), 'b'.repeat(40)];

test('a result names the version and commit of the build, whatever the environment says of git', () => {
  const built = provenance();
  expect(built.version).toMatch(/^\d+\.\d+\.\d+/);
  vi.stubEnv('GIT_DIR', '/nowhere');
  vi.stubEnv('PATH', '');
  vi.stubEnv('npm_package_version', '9.9.9');
  expect(provenance()).toEqual(built);
  vi.unstubAllEnvs();
});

test("the commit of a build is read from git's files", () => {
  const folder = temporaryFolder({
    'branch/.git/HEAD': 'ref: refs/heads/main\n',
    'branch/.git/refs/heads/main': `${first}\n`,
    'branch/.git/packed-refs': `# pack-refs\n${second} refs/heads/main\n`,
    'packed/.git/HEAD': 'ref: refs/heads/main\n',
    'packed/.git/packed-refs': `${first} refs/heads/not/refs/heads/main\n${second} refs/heads/main\n`,
    'detached/.git/HEAD': `${first}\n`,
    'empty/.git/HEAD': 'ref: refs/heads/main\n',
    'tree/.git': 'gitdir: ../packed/.git/worktrees/tree\n',
    'packed/.git/worktrees/tree/HEAD': 'ref: refs/heads/main\n',
    'packed/.git/worktrees/tree/commondir': '../..\n',
    // A package in somebody's repository has no commit of its own.
    'branch/node_modules/procap/package.json': '{}',
  });
  const commits = ['branch', 'packed', 'detached', 'empty', 'tree', 'branch/node_modules/procap'].map((name) => {
    const gitFolder = gitFolderOf(join(folder, name));
    return gitFolder && commitOf(gitFolder);
  });
  expect(commits).toEqual([first, second, first, undefined, second, undefined]);
});
