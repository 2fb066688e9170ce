/*
 * Draws the picture of the workbench in the README, in Chromium or whatever CHROMIUM names: `node
 * src/tools/picture-workbench.mjs`.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const page = new URL('../../dist/workbench/workbench.html', import.meta.url).href;
const picture = fileURLToPath(new URL('../../outputs/gallery/workbench.png', import.meta.url));

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const tab = await browser.newPage({ viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1.5 });

const slide = (name, value) =>
  tab
    .getByRole('slider', { name, exact: true })
    .first()
    .evaluate((slider, to) => {
      slider.value = String(to);
      slider.dispatchEvent(new Event('input', { bubbles: true }));
    }, value);

await tab.goto(page);
await tab.locator('.tile').first().waitFor();
await tab.getByLabel('What to watch').selectOption('reviews.missedShare');
await slide('Week', 30);
await slide('Training places', 2160);
await slide('Week', 165);
await tab.getByText('with the same luck. It is one run').waitFor();
await tab.screenshot({ path: picture });
await browser.close();
