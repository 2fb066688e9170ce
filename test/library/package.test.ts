import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readScenario, simulate } from '../../src/node/index.ts';
import { hasBrowser, launch } from '../workbench/page.ts';
import { examplesIn, root, withoutFigures } from './examples.ts';

const isLong = process.env.PROCAP_LONG !== undefined;

/** What somebody has who installed the package in an empty folder. */
describe.runIf(isLong)('The packed library, in an empty folder', () => {
  let folder = '';
  const run = (program: string, ...words: string[]): string =>
    execFileSync(program, words, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  const installed = (path: string): string => join(folder, 'node_modules/procap', path);

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'procap-package-'));
    const words = ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder];
    const [archive] = execFileSync('npm', words, { cwd: root, encoding: 'utf8' }).trim().split('\n').slice(-1);
    writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
    run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', `./${basename(archive)}`);
  }, 600_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(examplesIn('js'))('runs the example of the guide: $title', ({ code, output }) => {
    writeFileSync(join(folder, 'example.mjs'), code);
    expect(withoutFigures(run(process.execPath, 'example.mjs'))).toBe(withoutFigures(output));
  });

  it('has types for all examples, without those of its own floors being at fault, in Node and for a page', () => {
    const names = examplesIn('js').map(({ code }, index) => {
      // With one replication there is no interval, and what is caught may be anything; a program in TypeScript says so.
      const typed = code.replaceAll('lo95, hi95', 'lo95 = NaN, hi95 = NaN').replace('(error)', '(error: any)');
      writeFileSync(join(folder, `example-${index}.ts`), typed);
      return `example-${index}.ts`;
    });
    symlinkSync(join(root, 'node_modules/@types'), join(folder, 'types'));
    const tsc = join(root, 'node_modules/typescript/bin/tsc');
    const options = ['--noEmit', '--strict', '--target', 'es2023', '--typeRoots', 'types', '--types', 'node'];
    for (const resolution of [
      ['--module', 'nodenext'],
      ['--module', 'esnext', '--moduleResolution', 'bundler', '--customConditions', 'browser'],
    ])
      expect(() => run(process.execPath, tsc, ...options, ...resolution, ...names)).not.toThrow();
  });

  it('is bundled for a page without anything of Node', async () => {
    const entry = join(folder, 'page.js');
    writeFileSync(entry, "export { readScenario, simulate } from 'procap';\n");
    const { output } = await build({ input: entry, platform: 'browser', logLevel: 'silent', write: false });
    expect(output).toHaveLength(1);
    expect(output[0].imports).toEqual([]);
    expect(output[0].code).not.toMatch(/from\s*["']node:/);
  });

  it.runIf(hasBrowser)('answers on the page of the guide as it does in Node, to the last bit', async () => {
    const [{ code: page }] = examplesIn('html');
    const files: Readonly<Record<string, [type: string, text: string]>> = {
      '/': ['text/html', page],
      '/procap.browser.js': ['text/javascript', readFileSync(installed('dist/library/procap.browser.js'), 'utf8')],
      '/shipped-scenarios.js': [
        'text/javascript',
        readFileSync(installed('dist/library/shipped-scenarios.js'), 'utf8'),
      ],
    };
    const server = createServer((request, response) => {
      const [type, text] = files[request.url ?? ''] ?? ['text/plain', ''];
      // The strictest policy under which a page can run a module.
      const policy = "default-src 'none'; script-src 'self' 'unsafe-inline'";
      response
        .writeHead(text === '' ? 404 : 200, { 'content-type': type, 'content-security-policy': policy })
        .end(text);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const session = await launch();
    try {
      const tab = await session.newPage();
      const faults: string[] = [];
      tab.on('pageerror', ({ message }) => faults.push(message));
      await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      await tab.waitForFunction(() => !/Simulating/.test(document.querySelector('#answer')!.textContent), undefined, {
        timeout: 120_000,
      });
      const shown = await tab.textContent('#answer');
      const mine = /const mine = `([^`]*)`/.exec(page)![1];
      const inNode = await simulate(
        readScenario('mine.yaml', { texts: { 'mine.yaml': mine }, folder: root, years: 1, replications: 2 }),
      );
      expect(faults).toEqual([]);
      expect(shown).toBe(`Unallocated cases: ${inNode.estimate('unallocated.all@mean').mean}`);
    } finally {
      await session.close();
      server.close();
    }
  });
});

describe.runIf(isLong)('The documentation of the library', () => {
  it('describes everything that it refers to, without a warning', () => {
    const words = ['node_modules/typedoc/bin/typedoc', '--options', 'src/library/typedoc.json', '--emit', 'none'];
    expect(() => execFileSync(process.execPath, words, { cwd: root, stdio: 'pipe' })).not.toThrow();
  });
});
