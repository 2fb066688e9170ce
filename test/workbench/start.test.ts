import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { situations } from '../../src/workbench/play/situation-choice.tsx';
import { readingOf } from '../../src/workbench/simulator/reading.ts';
import { drivesPages, launch } from './page.ts';

const root = resolve(import.meta.dirname, '../..');
const file = join(root, 'dist/workbench/workbench.html');

describe('The workbench as it opens', () => {
  it('carries the scenarios of Play as read, equal to reading their files, and is below 5 MB', () => {
    const page = readFileSync(file, 'utf8');
    const [, carried] = /<script type="text\/plain" id="readings">(.*?)<\/script>/s.exec(page)!;
    const names = readdirSync(join(root, 'scenarios'), { recursive: true, encoding: 'utf8' });
    const paths = names.filter((name) => /\.(ya?ml|csv)$/.test(name)).map((name) => `scenarios/${name}`);
    const texts = new Map(paths.map((path) => [path, readFileSync(join(root, path), 'utf8')]));
    const read = Object.fromEntries(situations.map(({ path }) => [path, readingOf(texts, path)]));
    expect(JSON.parse(carried)).toEqual(read);
    expect(Object.values(read).every(({ ok }) => ok)).toBe(true);
    expect(page.length).toBeLessThan(5_000_000);
  });

  it.runIf(drivesPages)('shows its first frame before any of its program has run', async () => {
    const browser = await launch();
    const page = await browser.newPage({ javaScriptEnabled: false });
    await page.goto(pathToFileURL(file).href);
    await page.getByText('Unit', { exact: true }).waitFor();
    expect(await page.locator('input[type=range]').count()).toBeGreaterThan(6);
    await browser.close();
  });
});
