import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type Axe from 'axe-core';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Where no browser can be had, the tests of the page are left out; `.ci/run` says so. */
export const hasBrowser = existsSync(executablePath);

/** Whether pages are driven: by `npm run test:pages`, and by the long tests. */
export const isDriven = process.env.PROCAP_PAGES !== undefined || process.env.PROCAP_LONG !== undefined;
export const drivesPages = hasBrowser && isDriven;

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });

/** What a worker answered, as a test finds it in the page. */
declare global {
  interface Window {
    answers: { values: number[]; dates: string[] }[];
  }
}

/**
 * A page as a user opens it: from a file, without a network. Whatever it asks the network for, and every error, fails
 * the test at `close`, but those that are expected. `prepare` comes before the page.
 */
export async function openOffline(
  browser: Browser,
  path: string,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<unknown> = () => Promise.resolve(),
): Promise<Opened> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.setOffline(true);
  const faults: string[] = [];
  const page = await context.newPage();
  page.on('request', (request) => {
    if (/^https?:|^wss?:/.test(request.url())) faults.push(`asked for ${request.url()}`);
  });
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await prepare(page);
  await page.goto(pathToFileURL(path).href);
  return {
    page,
    close: async (expected) => {
      await context.close();
      expect(faults.filter((each) => expected?.test(each) !== true)).toEqual([]);
    },
  };
}

/** The workbench, offline. `answers` in the page collects what workers simulate. */
export async function openWorkbench(browser: Browser, options: BrowserContextOptions = {}): Promise<Opened> {
  const opened = await openOffline(browser, join(root, 'dist/workbench/workbench.html'), options, collectAnswers);
  await opened.page.locator('.tile').first().waitFor();
  return opened;
}

const collectAnswers = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    window.answers = [];
    const Original = window.Worker;
    window.Worker = class extends Original {
      constructor(url: string | URL) {
        super(url);
        this.addEventListener(
          'message',
          ({ data }: MessageEvent<{ answer?: { result?: Result } & Partial<Result> }>) => {
            const result = data.answer?.result ?? data.answer;
            if (result?.values) window.answers.push({ values: [...result.values], dates: [...result.dates!] });
          },
        );
      }
    };
    interface Result {
      values: Float64Array;
      dates: string[];
    }
  });

export interface Opened {
  readonly page: Page;
  readonly close: (expected?: RegExp) => Promise<void>;
}

/** Moves a slider as a finger does. */
export const slide = (page: Page, name: string | RegExp, value: number): Promise<void> =>
  page
    .getByRole('slider', { name, exact: typeof name === 'string' })
    .first()
    .evaluate((element: HTMLInputElement, to) => {
      element.value = String(to);
      element.dispatchEvent(new Event('input', { bubbles: true }));
    }, value);

const axeSource = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** What axe finds against WCAG 2.2 AA and its own best practice, in words. The page must be opened with `bypassCSP`. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: axeSource });
  return page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof Axe };
    const runOnly = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const { violations } = await axe.run(document, { runOnly });
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
  });
}
