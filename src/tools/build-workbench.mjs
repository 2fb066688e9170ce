/*
 * Builds the workbench into one HTML file: the page, its worker, its style and fonts, and every scenario that is shipped.
 * Part of the build: `node src/tools/build-workbench.mjs`.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'rolldown';
import { woff } from './woff.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const root = here('../../');

/** seedrandom asks for a source of chance that it then does not use: nothing here is drawn without a seed. */
const alias = { crypto: here('no-crypto.mjs') };

async function bundle(input) {
  const { output } = await build({
    input: here(input),
    platform: 'browser',
    resolve: { alias },
    transform: { target: 'es2022', jsx: 'react-jsx' },
    logLevel: 'warn',
    write: false,
    output: { format: 'iife', minify: true, comments: false },
  });
  return output[0].code;
}

/** The style that all pages of procap share, from the source of the reports. */
async function sharedStyle() {
  const { output } = await build({ input: here('../report/page/shared-style.ts'), logLevel: 'warn', write: false });
  return (await import(`data:text/javascript,${encodeURIComponent(output[0].code)}`)).sharedStyle;
}

/** The styles of every part, in the order of their names, after what they share; fonts stand before them. */
async function style() {
  const folder = here('../workbench/');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.css'));
  const font = (weight, file) =>
    `@font-face{font-family:'Source Sans 3';font-weight:${weight};src:url(data:font/woff;base64,${woff(
      readFileSync(join(root, 'node_modules/@expo-google-fonts/source-sans-3', file)),
    ).toString('base64')})}`;
  return [
    font(400, '400Regular/SourceSans3_400Regular.ttf'),
    font(700, '700Bold/SourceSans3_700Bold.ttf'),
    await sharedStyle(),
    ...files.sort().map((name) => readFileSync(join(folder, name), 'utf8')),
  ].join('\n');
}

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

const [script, worker] = (
  await Promise.all(['../workbench/main.tsx', '../workbench/simulator/worker.ts'].map(bundle))
).map(inScript);
const policy = [
  "default-src 'none'",
  // WebAssembly gives the random numbers; no text is ever taken for a program.
  `script-src ${hashOf(script)} 'wasm-unsafe-eval' blob:`,
  'worker-src blob:',
  // Vega sets styles on the elements that it draws.
  "style-src 'unsafe-inline'",
  'img-src data: blob:',
  'font-src data:',
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
const inert = (id, base64) => `<script type="text/plain" id="${id}">${base64}</script>`;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const parts = {
  version: `<meta name="version" content="${version}">`,
  policy: `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
  style: `<style>${await style()}</style>`,
  texts: inert('texts', gzipSync(JSON.stringify(texts()), { level: 9 }).toString('base64')),
  worker: inert('worker', Buffer.from(worker).toString('base64')),
  script: `<script>${script}</script>`,
};
const page = readFileSync(here('../workbench/page.html'), 'utf8').replace(/<!-- (\w+) -->/g, (_, name) => parts[name]);
mkdirSync(here('../../dist/workbench'), { recursive: true });
writeFileSync(here('../../dist/workbench/workbench.html'), page);
