import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { csvParse } from 'd3-dsv';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { builtCommand } from '../../cli/build.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';
import { accessibilityFaults, drivesPages, launch, openOffline } from '../../workbench/page.ts';

vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 });

const scenarios = fileURLToPath(new URL('../../../scenarios/', import.meta.url));

/** Half of a delivery unit for some months; its name is what an attacker would give it. */
const small = (extended: string, name: string): string => `name: ${JSON.stringify(name)}
extends: ${scenarios}${extended}
run: { years: 0.5, replications: 2, seed: 1 }
changes:
  - setting: organisation.share_of_service
    to: { value: 0.005, unit: share, quality: assumed, plausible: [0.005, 0.005] }
    because: To be quick.
`;
const payload = '</script><script>document.title="stolen"</script><img src=x onerror="document.title=1">';
const files = {
  'small.yaml': small('busy-unit.yaml', payload),
  'plan.yaml': `name: Plan
extends: small.yaml
changes:
  - { setting: staff.agency_officers, from: 2021-08-01, to: { value: 400, unit: FTE, quality: assumed, plausible: [200, 600] }, because: More hands. }
  - { setting: work.review, from: 2021-08-01, to: { value: 4, unit: hours, quality: assumed, plausible: [3, 5] }, because: Shorter forms. }
`,
  'study.yaml': `name: a study
scenario: small.yaml
run: { years: 0.25, replications: 2, seed: 7 }
design: full factorial
parameters:
  - { setting: allocation.most_ceiling, values: [1.2, 1.6] }
  - { setting: demand.community_orders, values: [61000, 91500] }
measures: [unallocated.all@mean]
`,
};

/** Runs the command as users have it, and gives the folder of its result. */
function made(line: string): string {
  const folder = temporaryFolder(files);
  execFileSync(process.execPath, [builtCommand, ...line.split(' '), '--out', 'result', '--workers', '1', '-q'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return join(folder, 'result');
}

const isLong = process.env.PROCAP_LONG !== undefined;
const threshold = '--threshold unallocated.all<=60 --years 0.25';

describe.runIf(drivesPages)('A report in a browser', () => {
  let browser: Browser;
  beforeAll(async () => void (browser = await launch()));
  afterAll(() => browser.close());

  const opened = async (folder: string, options: BrowserContextOptions = {}) => {
    const { page, close } = await openOffline(browser, join(folder, 'report.html'), options);
    await page.locator('.summary .tools').waitFor();
    return { page, close };
  };

  test('reads, saves, switches regions and prints what the command found, without a network', async () => {
    const folder = made(
      `compare ${scenarios}studies/small-service-without-the-act.yaml ${scenarios}studies/small-service-now.yaml --years 0.5 --replications 2`,
    );
    const { page, close } = await opened(folder, { colorScheme: 'dark' });
    await page.locator('.summary .chart').focus();
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('.summary output').textContent()).toMatch(
      /^November 2025\. Unallocated cases.*: small service/,
    );

    const saved = async (words: string): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('.summary').getByRole('button', { name: words }).click(),
      ]);
      return readFileSync(await download.path());
    };
    const shown = csvParse((await saved('Save data (CSV)')).toString().replace('\ufeff', '')).filter(
      ({ Measure: measure, Month: month }) => measure === 'Unallocated cases' && month === 'December 2025',
    );
    const [inFile] = csvParse(readFileSync(join(folder, 'difference.csv'), 'utf8')).filter(
      (row) => row.date === '2025-12-31' && row.metric === 'unallocated.all' && Object.values(row).includes('service'),
    );
    expect(shown).toHaveLength(1);
    expect(Number(shown[0].Difference)).toBeCloseTo(Number(inFile.mean), 0);
    expect((await saved('Save picture (SVG)')).toString()).toMatch(/^<svg[^]*<\/svg>\s*$/);
    expect((await saved('Save picture (PNG)')).subarray(1, 4).toString()).toBe('PNG');

    await page.locator('#region').selectOption('Wales');
    const region = page.locator('details[data-region="Wales"]');
    await region.locator('.chart svg').first().waitFor();
    expect(await page.locator('details[data-region]:visible').count()).toBe(1);
    expect(await region.locator('caption').textContent()).toMatch(/^Wales\. /);

    const colourOf = (place: Locator): Promise<string> =>
      place.evaluate((each) => getComputedStyle(each).backgroundColor);
    expect(await colourOf(page.locator('html'))).toBe('rgb(22, 25, 28)');
    await page.locator('#region').selectOption('');
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    expect(await colourOf(page.locator('html'))).toBe('rgb(255, 255, 255)');
    for (const part of await page.locator('details:not(.summary *) table').all())
      expect(await part.isVisible()).toBe(true);
    expect(await page.locator('details[data-region] table').count()).toBe(12);
    await close();
  });

  test('has a summary that takes one printed page, and runs no script but its own', async () => {
    const folder = made('compare small.yaml plan.yaml');
    const { page, close } = await opened(folder);
    expect(await page.title()).toContain(payload);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate(() => document.querySelectorAll('script').length)).toBe(2);
    await page.evaluate(() => {
      for (const each of document.querySelectorAll('main > section:not(.summary), body > footer')) each.remove();
    });
    // A page for the summary, and none after it but the empty one that its break begins.
    expect(pagesOf(await page.pdf({ format: 'A4' }))).toBe(1);
    await close();

    const blocked = await openOffline(browser, join(folder, 'report.html'), {});
    const message = blocked.page.waitForEvent('console', (each) => /Content Security Policy/.test(each.text()));
    await blocked.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'document.title = "stolen"';
      document.body.append(script);
    });
    await message;
    expect(await blocked.page.title()).toContain(payload);
    await blocked.close(/Content Security Policy/);
  });

  test.each([
    ['sweep', 'sweep study.yaml'],
    ['choose', `choose small.yaml plan.yaml --budget 80 ${threshold}`],
  ])('%s is accessible by light on a desk and in the dark on a phone', async (_, line) => {
    await expectAccessible(line, [
      { colorScheme: 'light', width: 1280 },
      { colorScheme: 'dark', width: 390 },
    ]);
  });

  test.runIf(isLong).each([
    ['run', 'run small.yaml'],
    ['compare', 'compare small.yaml plan.yaml'],
    ['explain', 'explain small.yaml plan.yaml --years 0.25'],
    ['seek', `seek small.yaml --lever places=0..4000:2000 --budget 80 ${threshold}`],
    ['rank', 'rank small.yaml plan.yaml --budget 20 --years 0.25'],
  ])('%s is accessible by light and in the dark, on a desk and on a phone', async (_, line) => {
    const schemes = ['light', 'dark'] as const;
    await expectAccessible(
      line,
      schemes.flatMap((colorScheme) => [1280, 390].map((width) => ({ colorScheme, width }))),
    );
  });

  async function expectAccessible(
    line: string,
    ways: readonly { readonly colorScheme: 'light' | 'dark'; readonly width: number }[],
  ): Promise<void> {
    const folder = made(line);
    for (const { colorScheme, width } of ways) {
      const { page, close } = await opened(folder, { colorScheme, bypassCSP: true, viewport: { width, height: 900 } });
      await settled(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      await close();
    }
  }
});

/** Unfolds all, and waits until every chart has been drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll('details')) each.open = true;
  });
  for (const chart of await page.locator('[data-chart]').all()) {
    await chart.scrollIntoViewIfNeeded();
    await chart.locator('.vega-embed svg').waitFor();
  }
}

const pagesOf = (pdf: Buffer): number => [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page\b/g)].length;
