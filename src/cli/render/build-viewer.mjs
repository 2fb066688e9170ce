/*
 * Bundles the viewer of the report page, its fonts included, into one script. Part of the build: `node src/cli/render/build-viewer.mjs`.
 */
import { build } from 'esbuild';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { woff } from './woff.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const fontsAsWoff = {
  name: 'fonts as WOFF',
  setup({ onLoad }) {
    onLoad({ filter: /\.ttf$/ }, ({ path }) => ({
      contents: `export default 'data:font/woff;base64,${woff(readFileSync(path)).toString('base64')}';`,
      loader: 'js',
    }));
  },
};

await build({
  entryPoints: [here('viewer.mjs')],
  outfile: here('../../../dist/cli/render/viewer.js'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [fontsAsWoff],
});
