import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCommand } from '../cli/build.ts';
import { examplesIn, root } from './examples.ts';

const isLong = process.env.PROCAP_LONG !== undefined;
// Those of Debian: python3-pandas, r-cran-data.table.
const [python, rscript] = ['/usr/bin/python3', '/usr/bin/Rscript'];
const canRun = (program: string, ...words: string[]): boolean => {
  try {
    return existsSync(program) && execFileSync(program, words, { stdio: 'ignore' }) !== undefined;
  } catch {
    return false;
  }
};
const hasPandas = isLong && canRun(python, '-c', 'import pandas');
const hasDataTable = isLong && canRun(rscript, '-e', 'library(data.table)');

describe.runIf(hasPandas || hasDataTable)('The results of the command, in other languages', () => {
  let folder = '';
  let expected: string[] = [];
  const run = (program: string, ...words: string[]): string =>
    execFileSync(program, words, { cwd: folder, encoding: 'utf8', maxBuffer: 64e6 });

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'procap-results-'));
    const files = ['one-unit', 'busy-unit'].map((name) => join(root, `scenarios/${name}.yaml`));
    const options = ['--years', '1', '--replications', '3', '--out', 'results', '--quiet'];
    run(process.execPath, builtCommand, 'compare', ...files, ...options);
    // The last mean of each scenario, to the digits that both print.
    const lines = run('grep', ',service,unallocated.all,', 'results/summary.csv').trim().split('\n');
    expected = [lines[11], lines[23]].map((line) => Number(line.split(',')[4]).toPrecision(4));
  }, 600_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.runIf(hasPandas)('are read by the Python of the guide', () => {
    const [{ code }] = examplesIn('python');
    const printed = run(python, '-c', code);
    expect(numbersIn(printed)).toEqual(expect.arrayContaining(expected));
    expect(printed).toContain('count');
  });

  it.runIf(hasDataTable)('are read by the R of the guide', () => {
    const [{ code }] = examplesIn('r');
    const printed = run(rscript, '-e', code);
    expect(numbersIn(printed)).toEqual(expect.arrayContaining(expected));
    expect(printed).toContain('sd');
  });
});

const numbersIn = (text: string): string[] =>
  [...text.matchAll(/-?\d+\.\d+/g)].map(([number]) => Number(number).toPrecision(4));
