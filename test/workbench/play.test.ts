import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { simulateService } from '../../src/model/index.ts';
import { readScenario } from '../../src/scenario/index.ts';
import { shippedText } from '../shipped-text.ts';
import { accessibilityFaults, drivesPages, hasBrowser, launch, openWorkbench, slide } from './page.ts';

const root = resolve(import.meta.dirname, '../..');

/** A file as the command reads it, simulated once. */
function simulated(path: string, text?: string) {
  const file = join(root, path);
  const reading = readScenario(file, (each) => (each === file && text !== undefined ? text : shippedText(each)));
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const { start, years, parameters, changes, seed } = reading.scenario;
  return simulateService({ start, years, parameters, changes }, seed, 1);
}

describe.runIf(hasBrowser)('A unit that is played', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser.close());

  it('gives the figures of the command to the last bit, and keeps the past and a ghost when a lever moves', async () => {
    const { page, close } = await openWorkbench(browser);
    await page.waitForFunction(() => window.answers.length >= 1);
    const [first] = await page.evaluate(() => window.answers);
    expect(first.values).toEqual([...simulated('scenarios/pressed-unit-now.yaml').values]);

    await slide(page, 'Week', 60); // 25 August 2026
    await page.getByText('holds from 1 September 2026').waitFor();
    const before = await page.evaluate(() => window.answers.length);
    await slide(page, 'Ceiling', 1.2);
    await page.getByText(/with your changes and .* without, with the same luck/).waitFor();
    const moved = (await page.evaluate(() => window.answers)).slice(before).at(-1)!;
    const lever = `name: moved
extends: pressed-unit-now.yaml
changes:
  - setting: allocation.most_ceiling
    from: 2026-09-01
    to: { value: 1.2, unit: share of capacity, quality: assumed, plausible: [1.1, 1.3] }
    because: As on the page.
`;
    const expected = simulated('scenarios/moved.yaml', lever);
    expect(moved.values).toEqual([...expected.values]);
    const perMonth = expected.values.length / expected.dates.length;
    const until = expected.dates.indexOf('2026-08-31') + 1;
    expect(moved.values.slice(0, until * perMonth)).toEqual(first.values.slice(0, until * perMonth));
    expect(moved.values).not.toEqual(first.values);
    await close();
  }, 120_000);

  it.runIf(drivesPages)(
    'plays on, tells luck from effect, keeps everything on reload, and undoes it',
    async () => {
      const { page, close } = await openWorkbench(browser);
      await page.getByRole('combobox', { name: 'Speed' }).selectOption('fast');
      await page.getByRole('button', { name: 'Play', exact: true }).nth(1).click();
      await page.waitForFunction(
        () => Number(document.querySelector<HTMLInputElement>('[aria-label=Week]')!.value) > 20,
      );
      await page.getByRole('button', { name: 'Pause' }).click();
      await slide(page, 'New cases', 1.4);
      await page.getByLabel('Twenty runs').check();
      await page
        .getByText(/^In 20 runs your changes make a difference .* Luck alone does not explain that\.$/)
        .waitFor();
      const week = await page.getByRole('slider', { name: 'Week' }).inputValue();
      await page.reload();
      await page.getByText('with your changes').first().waitFor();
      expect(await page.getByRole('slider', { name: 'Week' }).inputValue()).toBe(week);
      await page.getByRole('button', { name: 'Reset' }).click();
      await page.getByText('as it is').first().waitFor();
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByText('with your changes').first().waitFor();
      await close();
    },
    120_000,
  );

  it.runIf(drivesPages)(
    'says why a review was missed, beside the same person in the other world',
    async () => {
      const { page, close } = await openWorkbench(browser);
      await slide(page, 'Week', 20);
      await slide(page, 'Leaving', 3);
      await slide(page, 'Week', 150);
      await page.getByText(/with your changes and .* without, with the same luck/).waitFor();
      await page.getByRole('button', { name: 'why was it missed?' }).first().click();
      const story = page.getByRole('dialog');
      await story.getByRole('heading', { name: 'Why the review was missed' }).waitFor();
      expect(await story.getByText(/is missed: it had not been done when/).count()).toBeGreaterThan(0);
      await story.getByRole('region', { name: 'Without them, with the same luck' }).waitFor();
      await page.reload();
      await story.getByRole('heading', { name: 'Why the review was missed' }).waitFor();
      await page.keyboard.press('Escape');
      await page
        .getByRole('group', { name: /^Officers/ })
        .getByRole('button')
        .nth(3)
        .click();
      await story.getByRole('heading', { name: /^Officer / }).waitFor();
      await close();
    },
    120_000,
  );

  it.runIf(drivesPages)('can be used by everybody with a story open', async () => {
    const { page, close } = await openWorkbench(browser, { bypassCSP: true });
    await slide(page, 'Week', 100);
    await page
      .getByRole('group', { name: /^Officers/ })
      .getByRole('button')
      .first()
      .waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page
      .getByRole('group', { name: /^Officers/ })
      .getByRole('button')
      .first()
      .click();
    await page.getByRole('region', { name: 'What happened' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await close();
  });
});
