import { describe, expect, test } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import { anyBaseline, anyPlan, firstNumberSetting, temporaryFolder, testTerminal } from '../../fakes.ts';
import type { TestTerminal } from '../../fakes.ts';

/** The command in a folder with these files. */
async function inFolder(
  files: Readonly<Record<string, string | Uint8Array>>,
  line: string,
  rest: Parameters<typeof testTerminal>[1] = {},
): Promise<{ code: number; terminal: TestTerminal }> {
  const terminal = testTerminal(temporaryFolder(files), rest);
  return { code: await procap(line.split(' '), terminal), terminal };
}

const good = { 'baseline.yaml': anyBaseline(), 'plan.yaml': anyPlan('Plan', 'run: { years: 2 }\n') };
const bad = { ...good, 'bad.yaml': 'name: Bad\nextends: baselin.yaml\nyears: 5\n', 'worse.yaml': '' };

describe('procap check', () => {
  test('says in a line what each good file is', async () => {
    const { code, terminal } = await inFolder(good, 'check baseline.yaml plan.yaml');
    expect(code).toBe(0);
    expect(terminal.words()).toBe('');
    expect(terminal.results()).toMatch(
      /^baseline.yaml: good; \d+ settings?, 0 changes, 1 year from 2021-07-01, 3 replications\nplan.yaml: good; extends baseline.yaml, 0 changes, 2 years from 2021-07-01, 3 replications\n$/,
    );
  });

  test('lists the problems of all bad files at once, each with its line, and ends with 2', async () => {
    const { code, terminal } = await inFolder(bad, 'check bad.yaml plan.yaml worse.yaml missing.yaml');
    expect(code).toBe(2);
    expect(terminal.results()).toMatch(/^plan.yaml: good; .*\n$/);
    for (const place of ['bad.yaml:2:10', 'bad.yaml:3:1', 'worse.yaml:1:1', 'There is no file missing.yaml.'])
      expect(terminal.words()).toContain(place);
  });

  test('gives the same as data', async () => {
    const { code, terminal } = await inFolder(bad, 'check plan.yaml bad.yaml missing.yaml --json');
    const [plan, problems, missing] = JSON.parse(terminal.results());
    expect(code).toBe(2);
    expect(plan).toEqual({ file: 'plan.yaml', good: true, name: 'Plan', problems: [], notes: [] });
    expect(problems).toMatchObject({
      file: 'bad.yaml',
      good: false,
      problems: expect.arrayContaining([expect.objectContaining({ line: 3, column: 1 })]),
    });
    expect(missing).toMatchObject({ file: 'missing.yaml', good: false, unreadable: 'There is no file missing.yaml.' });
  });

  test.each<[string, Readonly<Record<string, string | Uint8Array>>, string, string]>([
    ['a name that is nearly right', good, 'plam.yaml', 'There is no file plam.yaml. Did you mean plan.yaml?'],
    [
      'a folder',
      { 'scenarios/plan.yaml': '' },
      'scenarios',
      'scenarios is a folder. Name a scenario file in it, such as scenarios/plan.yaml.',
    ],
    [
      'a picture',
      { 'plan.yaml': Uint8Array.of(0x89, 0x50, 0xff, 0xfe) },
      'plan.yaml',
      'plan.yaml is not text in UTF-8, as a scenario must be.',
    ],
    [
      'a file of 11 MB',
      { 'plan.yaml': `name: ${'x'.repeat(11_000_000 - 6)}` },
      'plan.yaml',
      'plan.yaml is too large for a scenario: it has 11 MB, and at most 10 MB is allowed.',
    ],
    [
      'a path through a file',
      good,
      'plan.yaml/plan.yaml',
      'plan.yaml/plan.yaml cannot be read: part of the path is a file, not a folder.',
    ],
  ])('refuses %s in one sentence', async (_, files, name, words) => {
    const { code, terminal } = await inFolder(files, `check ${name}`);
    expect({ code, words: terminal.words() }).toEqual({ code: 2, words: `${words}\n` });
  });
});

describe('a scenario that is not where it was looked for is found where scenarios are shipped', () => {
  const shipped = {
    'scenarios/one-unit.yaml': '',
    'scenarios/published/lewisham-2009.yaml': '',
    'mine/one-unut.yaml': '',
  };
  test.each([
    [
      'in a folder that is misspelt',
      'scenario/one-unit.yaml',
      'There is no file scenario/one-unit.yaml. Did you mean scenarios/one-unit.yaml?',
    ],
    ['by its bare name', 'one-unit', 'There is no file one-unit. Did you mean scenarios/one-unit.yaml?'],
    [
      'among the published ones',
      'scenarios/lewisham-2008.yml',
      'There is no file scenarios/lewisham-2008.yml. Did you mean scenarios/published/lewisham-2009.yaml?',
    ],
    [
      'unless a file beside it is as near',
      'mine/one-unot.yaml',
      'There is no file mine/one-unot.yaml. Did you mean mine/one-unut.yaml?',
    ],
    ['and nothing is suggested where none is near', 'prisons.yaml', 'There is no file prisons.yaml.'],
  ])('%s', async (_, name, words) => {
    const { code, terminal } = await inFolder(shipped, `check ${name}`);
    expect({ code, words: terminal.words() }).toEqual({ code: 2, words: `${words}\n` });
  });
});

describe('quiet', () => {
  const { setting, unit, least } = firstNumberSetting();
  const late = anyPlan(
    'Late',
    `changes: [{ setting: ${setting}, from: 2023-01-01, to: { value: ${least}, unit: '${unit}', quality: assumed, plausible: [${least}, ${least}] }, because: Later. }]\n`,
  );

  test('leaves out the notes on good files, and no problem of a bad one', async () => {
    const files = { ...bad, 'late.yaml': late };
    expect((await inFolder(files, 'check late.yaml')).terminal.words()).toContain('The change has no effect');
    const { code, terminal } = await inFolder(files, 'check late.yaml --quiet');
    expect({ code, words: terminal.words() }).toEqual({ code: 0, words: '' });
    expect(terminal.results()).toContain('late.yaml: good');
    expect((await inFolder(files, 'check late.yaml bad.yaml -q')).terminal.words()).toMatch(
      /^This scenario cannot be run: bad.yaml has/,
    );
  });
});

describe('colours', () => {
  const escape = '\u001B[';
  test.each<[string, Parameters<typeof testTerminal>[1], string, boolean]>([
    ['are shown where somebody watches', { watched: true }, '', true],
    ['are not written to a log', { watched: false }, '', false],
    ['respect NO_COLOR', { watched: true, environment: { NO_COLOR: '1' } }, '', false],
    ['take an empty NO_COLOR for none', { watched: true, environment: { NO_COLOR: '' } }, '', true],
    ['respect a dumb terminal', { watched: true, environment: { TERM: 'dumb' } }, '', false],
    ['can be forbidden', { watched: true }, ' --no-color', false],
    ['can be asked for', { watched: false, environment: { NO_COLOR: '1' } }, ' --color', true],
  ])('%s', async (_, rest, option, coloured) => {
    const { terminal } = await inFolder(bad, `check bad.yaml${option}`, rest);
    expect(terminal.words().includes(escape)).toBe(coloured);
  });
});
