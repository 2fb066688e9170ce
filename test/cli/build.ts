import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The command as users have it. */
export const builtCommand = join(root, 'dist/cli/main.js');

/** What a build writes last. */
const lastBuilt = join(root, 'dist/licences.txt');

/**
 * Builds the command where it is missing, or older than its sources or libraries. The `globalSetup` of vitest, so that
 * no test runs what was built of other sources.
 */
export function setup(): void {
  if (existsSync(lastBuilt) && changedAt(lastBuilt) > newestSource()) return;
  run('node_modules/typescript/bin/tsc', '-p', 'src/tsconfig.build.json', '--noCheck'); // types are checked elsewhere
  run('src/tools/bundle-worker.mjs');
  run('src/tools/bundle-command.mjs');
  run('src/tools/build-viewer.mjs');
  run('src/tools/build-library.mjs');
  run('src/tools/record-build.mjs');
  run('src/tools/build-workbench.mjs');
  run('src/tools/write-licences.mjs');
}

function run(...words: string[]): void {
  execFileSync(process.execPath, words, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
}

const changedAt = (path: string): number => statSync(path).mtimeMs;

const newestSource = (): number =>
  Math.max(
    changedAt(join(root, 'package-lock.json')),
    ...['src', 'scenarios']
      .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
      .map((entry) =>
        /\.(tsx?|mjs|json|css|html|yaml|csv)$/.test(entry.name) ? changedAt(join(entry.parentPath, entry.name)) : 0,
      ),
  );
