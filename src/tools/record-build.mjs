/*
 * Records of which commit the program is built, in dist/build.json. Part of the build: `node src/tools/record-build.mjs`.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { commitOf, gitFolderOf } from './git-files.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Whether the sources differ from the commit; absent where there is no git to say so. */
function isDirty(gitFolder) {
  const environment = Object.entries(process.env).filter(([name]) => !name.startsWith('GIT_'));
  try {
    const changes = execFileSync(
      'git',
      [`--git-dir=${gitFolder}`, `--work-tree=${root}`, 'status', '--porcelain', '--', 'src', 'package-lock.json'],
      { cwd: root, env: Object.fromEntries(environment), encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
    );
    return changes !== '';
  } catch {
    return undefined;
  }
}

const gitFolder = gitFolderOf(root);
const commit = gitFolder && commitOf(gitFolder);
mkdirSync(new URL('../../dist/', import.meta.url), { recursive: true });
writeFileSync(
  new URL('../../dist/build.json', import.meta.url),
  `${JSON.stringify({ commit, dirty: commit && isDirty(gitFolder) })}\n`,
);
