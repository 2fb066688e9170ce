/*
 * `npm run bench` measures the speed. `npm run bench -- --check [COMMIT]` fails where it is over 10% less than that of an
 * earlier commit.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'rolldown';
import { isAsQuickAs } from './check.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const [option, commit, ...more] = process.argv.slice(2);
if (more.length > 0 || (option !== undefined && option !== '--check')) {
  console.error('Usage: npm run bench, or npm run bench -- --check [COMMIT]');
  process.exitCode = 2;
} else if (option === '--check') {
  if (!(await isAsQuickAs(commit))) process.exitCode = 1;
} else {
  const file = here('../../dist/bench.mjs');
  await build({
    input: here('bench.ts'),
    platform: 'node',
    logLevel: 'warn',
    output: { file, format: 'esm', minify: true },
  });
  await import(pathToFileURL(file).href);
}
