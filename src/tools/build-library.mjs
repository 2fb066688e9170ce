/*
 * Builds the library for pages: one file without Node, and the shipped scenarios as texts in another. Part of the build:
 * `node src/tools/build-library.mjs`.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { noteModules } from './bundled-modules.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = here('../../');

await build({
  input: here('../library/browser.ts'),
  platform: 'browser',
  plugins: [noteModules('library for pages')],
  // seedrandom asks for a source of chance that it then does not use: nothing here is drawn without a seed.
  resolve: { alias: { crypto: here('no-crypto.mjs') } },
  transform: { target: 'es2022' },
  logLevel: 'warn',
  // Of the floors below only what is used is carried: none of their files does anything by being loaded.
  treeshake: { moduleSideEffects: (path) => !/\bsrc\/(engine|model|scenario|experiment)\//.test(path) },
  output: { file: here('../../dist/library/procap.browser.js'), format: 'esm', minify: true, codeSplitting: false },
});

/** What a scenario is read from: scenarios and studies, and the sources that they cite. */
const texts = Object.fromEntries(
  readdirSync(join(root, 'scenarios'), { recursive: true, encoding: 'utf8' })
    .map((name) => `scenarios/${name.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.yaml') && !/evidence\/(?!sources)|published\/studies\//.test(path))
    .sort()
    .map((path) => [path, readFileSync(join(root, path), 'utf8')]),
);
writeFileSync(
  here('../../dist/library/shipped-scenarios.js'),
  `export const shippedScenarios = ${JSON.stringify(texts, undefined, 1)};\n`,
);
