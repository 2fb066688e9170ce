import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, drivesPages, launch, openWorkbench, slide } from './page.ts';

const shots = resolve(import.meta.dirname, '../../outputs/workbench');
const views = ['Play', 'Loops', 'Teach', 'Analyse', 'Evidence'] as const;

const show = (page: Page, view: (typeof views)[number]): Promise<void> =>
  page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view }).click();

describe.runIf(drivesPages)('The views of the workbench', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it('Loops: a cut forks the chart, says whether luck could explain it, and is undone', async () => {
    const { page, close } = await openWorkbench(browser);
    await show(page, 'Loops');
    await page.getByRole('button', { name: 'Open the unit made to show every loop' }).click();
    await page.getByText('Now open: every loop').waitFor();
    await page.getByRole('button', { name: 'Cut burnout' }).click();
    await page.locator('.loop-panel .verdict', { hasText: 'In 20 pairs of runs' }).waitFor({ timeout: 90_000 });
    const verdict = await page.locator('.loop-panel .verdict').textContent();
    expect(verdict).toMatch(/a difference of −\d.* Luck alone does not explain/);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Cut burnout' }).waitFor();
    await close();
  }, 150_000);

  it('Teach: a line is drawn, reality is laid over it, and it is explained', async () => {
    const { page, close } = await openWorkbench(browser);
    await show(page, 'Teach');
    const pad = page.locator('.plane .pad');
    await pad.scrollIntoViewIfNeeded();
    const box = (await pad.boundingBox())!;
    await page.mouse.move(box.x + 2, box.y + box.height * 0.6);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2, box.y + box.height * 0.5, { steps: 12 });
    await page.mouse.move(box.x + box.width, box.y + box.height * 0.4, { steps: 12 });
    await page.mouse.up();
    await page.getByRole('button', { name: 'See what happens' }).click();
    await page.locator('.effects').waitFor({ timeout: 90_000 });
    await page.getByText('the same to the last digit').first().waitFor();
    await close();
  }, 150_000);

  it('Teach: a round of the game is played, and a reload keeps it', async () => {
    const { page, close } = await openWorkbench(browser);
    await show(page, 'Teach');
    await page.getByRole('button', { name: 'Game', exact: true }).click();
    await page.getByRole('button', { name: 'Start the game' }).click();
    await page.getByRole('button', { name: 'Run year 1' }).click();
    await page.locator('.shocks li').first().waitFor();
    await page.reload();
    await page.getByText('Year 2 of 4').first().waitFor();
    await close();
  }, 90_000);

  it('Analyse and Evidence: a comparison is run, and an assumption opens', async () => {
    const { page, close } = await openWorkbench(browser);
    await show(page, 'Analyse');
    await page.getByLabel('Replications').fill('2');
    await page.getByLabel('Years').selectOption({ index: 0 });
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('Done: 2 of 2 replications.').waitFor({ timeout: 90_000 });
    expect(await page.locator('.command').first().textContent()).toContain('procap compare');
    await show(page, 'Evidence');
    await page.locator('.assumptions summary').first().click();
    expect(await page.locator('.assumptions details[open]').count()).toBe(1);
    await close();
  }, 120_000);

  it.each(['light', 'dark'] as const)(
    'can be used by everybody, %s',
    async (colorScheme) => {
      const { page, close } = await openWorkbench(browser, { colorScheme, bypassCSP: true });
      const faults: string[] = [];
      for (const view of views) {
        await show(page, view);
        await page.waitForTimeout(500);
        faults.push(...(await accessibilityFaults(page)).map((each) => `${view}: ${each}`));
      }
      expect(faults).toEqual([]);
      await close();
    },
    90_000,
  );

  it.each([
    '{{{',
    'null',
    '{"view":"none","path":5,"moves":null,"teach":{},"week":-3}',
    '{"path":"scenarios/gone.yaml"}',
  ])(
    'begin whatever the browser has kept: %s',
    async (kept) => {
      const { page, close } = await openWorkbench(browser);
      await page.evaluate((text) => {
        localStorage.setItem('procap workbench', text);
        localStorage.setItem('procap workbench file', text);
      }, kept);
      await page.reload();
      await page.locator('.tile').first().waitFor();
      await close();
    },
    60_000,
  );

  it('show the last answer where levers move faster than workers answer, as one step to undo', async () => {
    const { page, close } = await openWorkbench(browser);
    for (let pair = 0; pair < 10; pair++) {
      await slide(page, 'Training places', 500 + 40 * pair);
      await page.waitForTimeout(40 + 16 * pair);
      await slide(page, 'Training places', 2500 - 40 * pair);
      await page.getByText(/with your changes and .* without, with the same luck/).waitFor({ timeout: 5_000 });
    }
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('as it is').first().waitFor();
    await close();
  }, 90_000);

  // Pictures for whoever reviews a change; they are looked at and not compared.
  it('are drawn at three widths', async () => {
    mkdirSync(shots, { recursive: true });
    for (const [width, height] of [
      [1440, 900],
      [820, 1180],
      [390, 844],
    ]) {
      const { page, close } = await openWorkbench(browser, { viewport: { width, height } });
      for (const view of views) {
        await show(page, view);
        await page.waitForTimeout(400);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${view} ${width}`).toBe(width);
        await page.screenshot({ path: join(shots, `${view.toLowerCase()}-${width}.png`) });
      }
      await close();
    }
  }, 120_000);
});
