import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import { theoryModels } from '../../../../src/experiment/index.ts';
import { filesIn, temporaryFolder, testTerminal } from '../../fakes.ts';

vi.setConfig({ testTimeout: 120_000 });

/** A case that takes a moment. */
const lossy = ['mmck', '--arrivalRate', '3', '--serviceRate', '1', '--servers', '2', '--capacity', '4'];

async function verify(args: readonly string[], folder = temporaryFolder()) {
  const terminal = testTerminal(folder);
  const code = await procap(['verify', ...args], terminal);
  return { code, folder, results: terminal.results(), words: terminal.words() };
}

describe('procap verify with a model', () => {
  test('prints its measures as JSON and nothing else, with two workers to the last byte as with one, and writes no folder', async () => {
    const asked = [...lossy, '--replications', '10', '--json', '--workers'];
    const { code, results, folder } = await verify([...asked, '1']);
    expect(code).toBe(0);
    expect((await verify([...asked, '2', '--quiet'])).results).toBe(results);
    const { model, parameters, measures, replications } = JSON.parse(results);
    expect({ model, parameters, replications }).toEqual({
      model: 'mmck',
      parameters: { arrivalRate: 3, serviceRate: 1, capacity: 4, servers: 2 },
      replications: 10,
    });
    // Weights of 0 to 4 there, at 3 a day to two servers: 1, 3, 9/2, 27/4, 81/8 of a sum of 203/8
    expect(measures.lossProbability.expected).toBeCloseTo(81 / 203, 12);
    expect(measures.L.expected).toBeCloseTo((3 + 9 + 81 / 4 + 81 / 2) / (203 / 8), 12);
    for (const { expected, mean, lo, hi } of Object.values<Record<string, number>>(measures)) {
      expect(lo).toBeLessThan(mean);
      expect(mean).toBeLessThan(hi);
      expect((hi - lo) / 2 / expected).toBeLessThan(0.04);
    }
    expect(filesIn(folder)).toEqual([]);
  });

  test('prints a table and what it says, with progress beside it', async () => {
    const { code, results, words } = await verify(lossy);
    expect(code).toBe(0);
    expect(results).toContain('mmck: arrivalRate 3, serviceRate 1, capacity 4, servers 2\n');
    expect(results).toMatch(/Measure +Expected +Simulated +95% interval +99.9% interval +Verdict/);
    expect(results).toMatch(/lossProbability, share of arrivals lost +0\.39901 .* agrees\n/);
    expect(results).toMatch(/Both measures agree with theory, each known to \d(\.\d)?% or better\.\n$/);
    expect(words).toMatch(/replications/);
  });

  test.skipIf(process.env.PROCAP_LONG === undefined)('writes the same to the last byte each time', async () => {
    const folder = temporaryFolder();
    const args = ['cohort', '--dropOut', '0.05', '--months', '6', '--out', 'verified', '--quiet'];
    const { code } = await verify(args, folder);
    expect(code).toBe(0);
    expect(filesIn(join(folder, 'verified'))).toEqual([
      'charts/verification.png',
      'charts/verification.svg',
      'charts/verification.vl.json',
      'report.html',
      'run.json',
      'verification.csv',
    ]);
    const record = JSON.parse(readFileSync(join(folder, 'verified/run.json'), 'utf8'));
    expect(record).toMatchObject({
      madeBy: 'procap',
      kind: 'verification',
      command: 'procap verify cohort --dropOut 0.05 --months 6 --replications 20 --seed 1',
      seed: 1,
    });
    expect(readFileSync(join(folder, 'verified/verification.csv'), 'utf8').split('\n')[1]).toMatch(
      /^cohort,"dropOut 0.05, months 6",shareQualified,share of trainees who qualify,0\.73/,
    );
    const again = await verify([...args, '--json', '--workers', '1'], folder);
    expect(JSON.parse(again.results)).toMatchObject({
      folder: 'verified',
      model: 'cohort',
      parameters: { dropOut: 0.05, months: 6 },
    });
    expect(JSON.parse(readFileSync(join(folder, 'verified/run.json'), 'utf8')).files).toEqual(record.files);
  });
});

describe('procap verify --list', () => {
  test('describes every model with its parameters, measures and source', async () => {
    const { code, results } = await verify(['--list']);
    expect(code).toBe(0);
    for (const { name, title, source, parameters } of theoryModels) {
      expect(results).toContain(`${name}  ${title}\n`);
      expect(results).toContain(`Source: ${source}.`);
      for (const parameter of Object.keys(parameters)) expect(results).toContain(`--${parameter} `);
    }
    expect(results).toContain('Measures: Lq (mean number in line), abandonProbability (share who give up).');
  });

  test('as JSON is the same as data', async () => {
    const { results } = await verify(['--list', '--json']);
    const list = JSON.parse(results);
    expect(list.map(({ name }: { name: string }) => name)).toEqual(theoryModels.map(({ name }) => name));
    expect(list[0]).toMatchObject({
      name: 'mm1',
      measures: [{ name: 'Wq', label: 'mean wait' }, { name: 'L' }],
      examples: [{ arrivalRate: 0.8, serviceRate: 1 }],
    });
  });
});

describe('what procap verify cannot do', () => {
  test.each<[string, string]>([
    ['mm2', 'There is no model "mm2". Did you mean mm1? The models are mm1, '],
    ['mmc --arrivalRate 8 --serviceRate 1', 'mmc also needs --servers. See: procap verify --list'],
    [
      'mmc --arrivalRate 8 --serviceRate 1 --servers 8',
      'The load is 1 of the capacity of the servers, so the queue grows without limit.',
    ],
    [
      'mm1 --arrivalRate 8 --serviceRate ten',
      '--serviceRate must be a number above 0 and at most 1,000,000,000 (in a unit of time); found "ten".',
    ],
    [
      'mm1 --arrivalRate=-8 --serviceRate 1',
      '--arrivalRate must be a number above 0 and at most 1,000,000,000 (in a unit of time); found "-8".',
    ],
    [
      'mm1 --arrivalRate 1 --serviceRate 2 --capacity 3',
      'mm1 has no parameter --capacity. It takes --arrivalRate and --serviceRate.',
    ],
    [
      'mm1 --arivalRate 1',
      'procap verify has no option --arivalRate. Did you mean --arrivalRate? See: procap verify --help',
    ],
    ['mm1 --arrivalRate 1 --arrivalRate 2 --serviceRate 3', '--arrivalRate may be given once; found "1" and "2".'],
    ['mm1 --arrivalRate', '--arrivalRate needs a value.'],
    [
      '--machines 4',
      '--machines is a parameter of machine-repair. Name the model: procap verify machine-repair --machines 4.',
    ],
    [
      'mm1 --replications 1',
      '--replications must be at least 2 here, since one run cannot show its own error; found 1.',
    ],
    ['--list mm1', '--list describes every model; leave out the model and its parameters.'],
  ])('procap verify %s', async (line, message) => {
    const { code, results, words, folder } = await verify(line.split(' '));
    expect(code).toBe(2);
    expect(results).toBe('');
    expect(words).toContain(message);
    expect(filesIn(folder)).toEqual([]);
  });
});
