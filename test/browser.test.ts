import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'rolldown';
import { expect, it } from 'vitest';
import { simulateService } from '../src/model/index.ts';
import { readScenario } from '../src/scenario/index.ts';
import { shippedText } from './shipped-text.ts';

const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const root = resolve(import.meta.dirname, '..');

/** A year of one delivery unit. */
function shortRun(): { input: Parameters<typeof simulateService>[0]; seed: number } {
  const reading = readScenario(join(root, 'scenarios/one-unit.yaml'), shippedText, {
    run: { years: 1 },
  });
  if (!reading.ok) throw new Error('scenarios/one-unit.yaml cannot be read.');
  const { start, years, parameters, changes, seed } = reading.scenario;
  return { input: { start, years, parameters, changes }, seed };
}

const digest = (values: Float64Array): string =>
  createHash('sha256')
    .update(Buffer.from(values.buffer, values.byteOffset, values.byteLength))
    .digest('hex');

it.runIf(existsSync(chromium))(
  'gives the same figures to the last bit in a browser',
  async () => {
    const { input, seed } = shortRun();
    const folder = mkdtempSync(join(tmpdir(), 'procap-browser-'));
    try {
      const script = `import { simulateService } from ${JSON.stringify(join(root, 'src/model/index.ts'))};
      const { values } = simulateService(${JSON.stringify(input)}, ${seed}, 1);
      document.body.textContent = [...new Uint8Array(values.buffer, values.byteOffset, values.byteLength)].map((byte) => byte.toString(16).padStart(2, '0')).join('');`;
      // The entry stands in the project, where libraries are found.
      const entry = join(root, 'the-entry.ts');
      const { output } = await build({
        input: entry,
        plugins: [
          {
            name: 'the entry',
            resolveId: (id) => (id === entry ? id : undefined),
            load: (id) => (id === entry ? script : undefined),
          },
        ],
        platform: 'browser',
        resolve: { alias: { crypto: join(root, 'test/no-crypto.ts') } },
        logLevel: 'silent',
        write: false,
        output: { format: 'iife' },
      });
      const page = join(folder, 'page.html');
      writeFileSync(
        page,
        `<!doctype html><meta charset="utf-8"><body><script>${output[0].code.replaceAll('</script', '<\\/script')}</script>`,
      );
      const options = [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        `--user-data-dir=${folder}`,
        '--virtual-time-budget=60000',
        '--dump-dom',
        `file://${page}`,
      ];
      const dom = execFileSync(chromium, options, {
        encoding: 'utf8',
        maxBuffer: 64e6,
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const found = /<body>([0-9a-f]+)/.exec(dom)?.[1] ?? '';
      const inBrowser = new Float64Array(new Uint8Array(Buffer.from(found, 'hex')).buffer);
      const here = simulateService(input, seed, 1).values;
      expect(inBrowser.length).toBe(here.length);
      expect(digest(inBrowser)).toBe(digest(here));
    } finally {
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    }
  },
  120_000,
);
