/*
 * Bundles what a thread runs into one file. Part of the build: `node src/tools/bundle-worker.mjs`.
 *
 * In one file the engine of Node knows that the constants and functions of other modules stay what they are, and
 * constants are put in where they are used, which makes a replication some 8% quicker.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { noteModules } from './bundled-modules.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const { dependencies } = JSON.parse(readFileSync(here('../../package.json'), 'utf8'));

await build({
  input: here('../../dist/cli/execution/worker.js'),
  platform: 'node',
  external: Object.keys(dependencies),
  plugins: [noteModules('simulation threads')],
  logLevel: 'warn',
  output: {
    file: here('../../dist/cli/execution/worker.bundle.js'),
    format: 'esm',
    minify: { compress: true, mangle: false, codegen: false },
  },
});
