import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import puppeteer from 'puppeteer-core';
import { expect, it } from 'vitest';
import { simulateService } from '../../src/model/index.ts';
import { readScenario } from '../../src/scenario/index.ts';
import { shippedText } from '../shipped-text.ts';
import { isDriven } from './page.ts';

const root = resolve(import.meta.dirname, '../..');
const executablePath = process.env.FIREFOX ?? '/usr/bin/firefox-esr';

it.runIf(existsSync(executablePath) && isDriven)(
  'The workbench gives the figures of the command in Firefox too, without a network',
  async () => {
    const reading = readScenario(join(root, 'scenarios/pressed-unit-now.yaml'), shippedText);
    if (!reading.ok) throw new Error('The first scenario of the page cannot be read.');
    const { start, years, parameters, changes, seed } = reading.scenario;
    const { values } = simulateService({ start, years, parameters, changes }, seed, 1);

    const browser = await puppeteer.launch({ browser: 'firefox', executablePath });
    try {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(() => {
        const Original = window.Worker;
        window.answers = [];
        window.Worker = class extends Original {
          constructor(url: string | URL) {
            super(url);
            this.addEventListener('message', ({ data }: MessageEvent) => {
              if (data.answer?.result) window.answers.push({ values: [...data.answer.result.values], dates: [] });
            });
          }
        };
      });
      await page.goto(pathToFileURL(join(root, 'dist/workbench/workbench.html')).href);
      await page.waitForSelector('.tile', { timeout: 60_000 });
      const shown = await page.evaluate(() => window.answers[0].values);
      expect(shown).toEqual([...values]);
    } finally {
      await browser.close();
    }
  },
  120_000,
);
