import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { procap } from '../../src/cli/command-line.ts';
import { testTerminal } from './fakes.ts';
import { temporaryFolder } from './temporary-folder.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('every library that is copied into the program is listed with its licence, and its text is shipped', async () => {
  const terminal = testTerminal(temporaryFolder());
  expect(await procap(['licences', '--json'], terminal)).toBe(0);
  const libraries: { name: string; version: string; licence: string; partOf: string[] }[] = JSON.parse(
    terminal.results(),
  );
  const texts = readFileSync(join(root, 'dist/licences.txt'), 'utf8');
  for (const { name, version, licence, partOf } of libraries) {
    expect(licence, name).toMatch(/^\(?[A-Z0-9][\w.+ -]+\)?$/);
    if (partOf.length > 0) expect(texts).toContain(`\n${name} ${version}\n`);
  }
  const copied = libraries.filter(({ partOf }) => partOf.length > 0).map(({ name }) => name);
  expect(copied).toEqual(
    expect.arrayContaining(['@e965/xlsx', '@expo-google-fonts/source-sans-3', 'preact', 'seedrandom', 'vega', 'zod']),
  );
  expect(texts).toContain('SIL OPEN FONT LICENSE');
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(libraries.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(dependencies)));
});

test.runIf(process.env.PROCAP_LONG !== undefined)(
  'installed from the tarball in an empty folder, the README works and no script of procap runs',
  async () => {
    const folder = temporaryFolder({ 'package.json': '{}' });
    const npm = (...words: string[]): string =>
      execFileSync('npm', [...words, '--no-audit', '--no-fund'], { cwd: folder, encoding: 'utf8' });
    const packed: [{ filename: string }] = JSON.parse(
      npm('pack', root, '--ignore-scripts', '--json'), // what is built already is packed
    );
    const logged = npm('install', `./${packed[0].filename}`, '--prefer-offline', '--foreground-scripts');
    expect(logged).not.toContain('tsc'); // npm names each script that it runs

    const installed = join(folder, 'node_modules/procap');
    for (const name of ['LICENSE', 'dist/licences.txt', 'dist/build.json', 'scenarios/one-unit.yaml'])
      expect(existsSync(join(installed, name)), name).toBe(true);
    const run = spawnSync(
      'npx',
      ['procap', 'run', 'scenarios/one-unit.yaml', '--years', '0.25', '--replications', '2'],
      {
        cwd: folder,
        encoding: 'utf8',
      },
    );
    expect(run.status, run.stderr).toBe(0);
    expect(run.stderr).toContain('scenarios/one-unit.yaml is not in this folder; the file of that name that comes');
    expect(readdirSync(join(folder, 'outputs'))).toEqual(['one-unit-replications-2-years-0-25']);
    expect(spawnSync('npx', ['procap', 'licences'], { cwd: folder, encoding: 'utf8' }).stdout).toContain('preact');
  },
);
