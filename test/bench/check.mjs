/*
 * Compares the speed with that of an earlier commit. Part of `npm run bench -- --check`.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';

const mostRatio = 1.1;
const [leastTurns, mostTurns] = [4, 16];

const root = fileURLToPath(new URL('../../', import.meta.url));
const git = (...words) => execFileSync('git', ['-C', root, ...words], { encoding: 'utf8' }).trim();

/** One measurement, with the sources of a folder in place of those here. */
async function programOf(folder, file) {
  const sources = {
    name: 'sources of a commit',
    resolveId: (id, importer) =>
      importer?.endsWith('/bench/one-replication.ts') && id.startsWith('../../src/')
        ? join(folder, id.slice('../../'.length))
        : undefined,
  };
  await build({
    input: join(root, 'test/bench/one-replication.ts'),
    platform: 'node',
    plugins: [sources],
    logLevel: 'warn',
    output: { file, format: 'esm', minify: { compress: true, mangle: false } },
  });
  return () => JSON.parse(execFileSync(process.execPath, [file, folder], { encoding: 'utf8' }));
}

/**
 * Whether a replication takes at most 10% more processor time than at a commit. Without one, that is the last commit if
 * anything differs from it, else the one before.
 *
 * Other work on a machine only ever adds to a time. So both programs run in turns, each in a process of its own, and the
 * least times are compared; while the ratio is too high, more turns are taken before it counts.
 */
export async function isAsQuickAs(given) {
  const isChanged = git('status', '--porcelain', '--', 'src', 'scenarios') !== '';
  const commit = git('rev-parse', '--short', given ?? (isChanged ? 'HEAD' : 'HEAD~1'));
  const folder = mkdtempSync(join(tmpdir(), 'procap-check-'));
  const earlier = join(folder, 'earlier');
  try {
    git('worktree', 'add', '--quiet', '--detach', earlier, commit);
    if (!existsSync(join(earlier, 'node_modules')))
      symlinkSync(join(root, 'node_modules'), join(earlier, 'node_modules'));
    const programs = [
      await programOf(root, join(folder, 'now.mjs')),
      await programOf(earlier, join(folder, 'earlier.mjs')),
    ];
    const least = [Infinity, Infinity];
    const events = [0, 0];
    for (let turn = 1; turn <= mostTurns; turn++) {
      programs.forEach((measure, program) => {
        const measured = measure();
        least[program] = Math.min(least[program], measured.seconds);
        events[program] = measured.events;
      });
      if (turn >= leastTurns && least[0] <= mostRatio * least[1]) break;
    }
    const ratio = least[0] / least[1];
    console.log(
      `A year of the whole service: ${least[0].toFixed(2)} s of processor time, ${least[1].toFixed(2)} s at ${commit}, ` +
        `${ratio.toFixed(3)} of it (at most ${mostRatio}); ${events[0]} events, ${events[1]} there`,
    );
    return ratio <= mostRatio;
  } finally {
    git('worktree', 'remove', '--force', earlier);
    rmSync(folder, { recursive: true, force: true });
  }
}
