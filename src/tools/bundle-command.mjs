/*
 * Bundles the command and the libraries that it is made of into few files. Part of the build: `node
 * src/tools/bundle-command.mjs`, after the compiler, whose `dist/cli/main.js` it replaces.
 *
 * From its sources `--help` alone opened some six hundred files. Each command, drawing and the report are a part of their
 * own, `dist/cli/parts/*.js`, which is read only when it is needed.
 */
import { rmSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'rolldown';
import { noteModules } from './bundled-modules.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const compiled = here('../../dist/cli');

/** Code that looks for files beside itself finds them where the compiler has put it. */
const ownPlaces = {
  name: 'own places',
  transform(code, path) {
    if (!path.startsWith(compiled) || !code.includes('import.meta.url')) return undefined;
    const place = `../${relative(compiled, path).replaceAll('\\', '/')}`;
    return code.replaceAll('import.meta.url', `new URL('${place}', import.meta.url).href`);
  },
};

rmSync(`${compiled}/parts`, { recursive: true, force: true });
await build({
  input: `${compiled}/main.js`,
  platform: 'node',
  // Made of machine code, or of files that they look for beside themselves; and large ones for office files only.
  external: [
    '@resvg/resvg-js',
    'fs-native-extensions',
    'open',
    'piscina',
    '@e965/xlsx',
    '@cj-tech-master/excelts',
    'docx',
  ],
  plugins: [ownPlaces, noteModules('command')],
  // Of the floors below only what is used is carried: none of their files does anything by being loaded.
  treeshake: { moduleSideEffects: (path) => !/\bdist\/(engine|model|scenario|experiment|report)\//.test(path) },
  logLevel: 'warn',
  output: {
    dir: compiled,
    entryFileNames: 'main.js',
    chunkFileNames: 'parts/[name].js',
    format: 'esm',
    // Names stay, for the lines of an error that a user reports; so do the licences in comments.
    minify: { compress: true, mangle: false, codegen: { removeWhitespace: true } },
  },
});
