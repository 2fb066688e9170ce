import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

// `npm run changes -- --from v1 --to HEAD FILE`: which figures of a scenario moved between two versions of the program,
// each a tag, a branch or a commit. Each version is checked out and built in a folder that goes again, and simulates its
// own file of that name; a file outside the project is named by its whole path. Then `procap changes` compares the two
// results, which stay in outputs. Other options are those of `procap run`, such as --years 2 or --replications 30.

const root = resolve(import.meta.dirname, '../..');

class Failed extends Error {}

/** What of a command's output is seen: nothing but its mistake, what it says on its way, or its results too. */
type Seen = 'mistakes' | 'progress' | 'results';

/** Runs a command in a folder, and gives its output. Throws Failed where it does not end well. */
function run(command: string, line: readonly string[], folder: string, seen: Seen = 'mistakes'): string {
  const { status, stdout, stderr, error } = spawnSync(command, line, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['ignore', seen === 'results' ? 'inherit' : 'pipe', seen === 'mistakes' ? 'pipe' : 'inherit'],
  });
  if (error) throw new Failed(`${command} cannot be started: ${error.message}.`);
  if (status !== 0)
    throw new Failed([`${[command, ...line].join(' ')} ended with ${status ?? 'a signal'}.`, stderr].join('\n'));
  return stdout;
}

/** The commit that a tag, a branch or a number stands for. */
function commitOf(version: string): string {
  try {
    return run('git', ['rev-parse', '--verify', '--quiet', '--end-of-options', `${version}^{commit}`], root).trim();
  } catch {
    const tags = run('git', ['tag'], root).trim().split('\n').join(', ');
    throw new Failed(`"${version}" is no tag, branch or commit of this project. Its tags: ${tags || 'none'}.`);
  }
}

/** Builds a version in a folder that goes again, and runs the command line with it. Gives the path of the result. */
function resultOf(version: string, commit: string, file: string, line: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'procap-version-'));
  const lock = (of: string): string => readFileSync(join(of, 'package-lock.json'), 'utf8');
  const result = join('outputs', `${basename(file).replace(/\.\w+$/, '')}-of-${commit.slice(0, 7)}`);
  try {
    console.error(`${version} (${commit.slice(0, 7)}): building`);
    run('git', ['worktree', 'add', '--detach', '--force', folder, commit], root);
    // The libraries are those of here where both versions ask for the same.
    if (lock(folder) === lock(root)) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    else run('npm', ['ci', '--ignore-scripts'], folder);
    run('npm', ['run', 'build'], folder);
    console.error(`${version} (${commit.slice(0, 7)}): simulating ${file}`);
    const command = [join(folder, 'dist/cli/main.js'), 'run', ...line, '--out', resolve(root, result)];
    run(process.execPath, command, folder, 'progress');
    return result;
  } finally {
    rmSync(folder, { recursive: true, force: true });
    run('git', ['worktree', 'prune'], root);
  }
}

/** Takes an option and its value out of the command line. */
function takeOption(line: string[], name: string): string | undefined {
  const at = line.findIndex((word) => word === name || word.startsWith(`${name}=`));
  if (at === -1) return undefined;
  const [word] = line.splice(at, 1);
  return word === name ? line.splice(at, 1)[0] : word.slice(name.length + 1);
}

try {
  const line = process.argv.slice(2);
  const from = takeOption(line, '--from');
  const to = takeOption(line, '--to') ?? 'HEAD';
  const file = line.find((word) => /\.ya?ml$/.test(word));
  if (from === undefined || file === undefined)
    throw new Failed(
      'Write npm run changes -- --from v1 --to HEAD FILE, with a tag, branch or commit for v1 and HEAD.',
    );
  const commits = [from, to].map((version) => [version, commitOf(version)] as const);
  const results = commits.map(([version, commit]) => resultOf(version, commit, file, line));
  const compared = ['changes', '--from', results[0], '--to', results[1]];
  run(process.execPath, [join(root, 'dist/cli/main.js'), ...compared], root, 'results');
} catch (error) {
  if (!(error instanceof Failed)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
