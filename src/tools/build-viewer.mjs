/*
 * Bundles the viewer of the report page, its fonts included, into one script. Part of the build: `node
 * src/tools/build-viewer.mjs`.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { noteModules } from './bundled-modules.mjs';
import { woff } from './woff.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const fontsAsWoff = {
  name: 'fonts as WOFF',
  load(path) {
    if (!path.endsWith('.ttf')) return undefined;
    return {
      code: `export default 'data:font/woff;base64,${woff(readFileSync(path)).toString('base64')}';`,
      moduleType: 'js',
    };
  },
};

await build({
  input: here('../cli/render/viewer.mjs'),
  platform: 'browser',
  transform: { target: 'es2022' },
  plugins: [fontsAsWoff, noteModules('report page')],
  // Of the floors below only what is used is carried: none of their files does anything by being loaded.
  treeshake: { moduleSideEffects: (path) => !/\bsrc\/(engine|model|scenario|experiment|report)\//.test(path) },
  logLevel: 'warn',
  output: { file: here('../../dist/cli/render/viewer.js'), format: 'iife', minify: true, comments: false },
});
