/*
 * Builds the workbench into one HTML file: the page, its worker, its style and fonts, and every scenario that is shipped.
 * Part of the build: `node src/tools/build-workbench.mjs`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'rolldown';
import { noteModules } from './bundled-modules.mjs';
import { woff } from './woff.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = here('../../');

/** seedrandom asks for a source of chance that it then does not use: nothing here is drawn without a seed. */
const alias = { crypto: here('no-crypto.mjs') };

async function bundle(input, format = 'iife', plugins = [noteModules('workbench')]) {
  const { output } = await build({
    input: here(input),
    platform: 'browser',
    resolve: { alias },
    plugins,
    transform: { target: 'es2022', jsx: 'react-jsx' },
    logLevel: 'warn',
    write: false,
    // Of the floors below only what is used is carried: none of their files does anything by being loaded.
    treeshake: { moduleSideEffects: (path) => !/\bsrc\/(engine|model|scenario|experiment|report)\//.test(path) },
    output: { format, minify: true, comments: false },
  });
  return output[0].code;
}

/** What a source exports, run here and now. */
async function run(input) {
  const folder = mkdtempSync(join(tmpdir(), 'procap-build-'));
  const file = join(folder, 'run.mjs');
  writeFileSync(file, await bundle(input, 'esm', []));
  try {
    return await import(pathToFileURL(file).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The styles of every part, in the order of their names, after what they share. */
async function style() {
  const folder = here('../workbench/');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
  const { sharedStyle } = await run('../report/page/shared-style.ts');
  return [sharedStyle, ...files.sort().map((name) => readFileSync(join(folder, name), 'utf8'))].join('\n');
}

/** Fonts as a style of their own; until they are there text has those of the device. */
const fonts = () =>
  [
    [400, '400Regular/SourceSans3_400Regular.ttf'],
    [700, '700Bold/SourceSans3_700Bold.ttf'],
  ]
    .map(([weight, file]) => {
      const bytes = readFileSync(join(root, 'node_modules/@expo-google-fonts/source-sans-3', file));
      const source = `url(data:font/woff;base64,${woff(bytes).toString('base64')})`;
      return `@font-face{font-family:'Source Sans 3';font-weight:${weight};font-display:swap;src:${source}}`;
    })
    .join('');

/** Every text below `scenarios`, by path, and what the page shows of the documents. */
function texts() {
  const files = readdirSync(join(root, 'scenarios'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ya?ml|csv)$/.test(name) && !name.includes('digests'))
    .map((name) => `scenarios/${name.replaceAll('\\', '/')}`);
  const all = [...files, 'src/model/glossary.md', 'src/model/README.md'];
  return Object.fromEntries(all.sort().map((path) => [path, readFileSync(join(root, path), 'utf8')]));
}

/** Signs that would end or hide a script element can stand in its texts only, and mean the same when escaped. */
const inScript = (source) => source.replace(/<(?=\/script|!--)/gi, '\\x3c');
const hashOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

const [before, script, worker] = (
  await Promise.all(
    ['before-first-frame.ts', 'main.tsx', 'simulator/worker.ts'].map((name) => bundle(`../workbench/${name}`)),
  )
).map(inScript);
const [vega, spreadsheets] = (
  await Promise.all(['vega', 'spreadsheets'].map((name) => bundle(`../workbench/libraries/${name}.ts`, 'esm')))
).map(inScript);
const shipped = texts();
const { firstFrame, readSituations } = await run('../workbench/first-frame.tsx');
const readings = readSituations(new Map(Object.entries(shipped)));
const policy = [
  "default-src 'none'",
  // WebAssembly gives the random numbers; no text is ever taken for a program.
  `script-src ${hashOf(before)} ${hashOf(script)} 'wasm-unsafe-eval' blob:`,
  'worker-src blob:',
  // Vega sets styles on the elements that it draws.
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const inert = (id, text) => `<script type="text/plain" id="${id}">${text}</script>`;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const parts = {
  version: `<meta name="version" content="${version}">`,
  policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  style: `<style>${await style()}</style>`,
  before: `<script>${before}</script>`,
  frame: firstFrame(readings),
  readings: inert('readings', JSON.stringify(readings).replaceAll('<', '\\u003c')),
  texts: inert('texts', gzipSync(JSON.stringify(shipped), { level: 9 }).toString('base64')),
  worker: inert('worker', worker),
  fonts: inert('fonts', fonts()),
  vega: inert('vega', vega),
  spreadsheets: inert('spreadsheets', spreadsheets),
  script: `<script>${script}</script>`,
};
const page = readFileSync(here('../workbench/page.html'), 'utf8').replace(/<!-- (\w+) -->/g, (_, name) => parts[name]);
mkdirSync(here('../../dist/workbench'), { recursive: true });
writeFileSync(here('../../dist/workbench/workbench.html'), page);
