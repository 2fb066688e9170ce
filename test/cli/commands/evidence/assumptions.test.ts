import { csvParse } from 'd3-dsv';
import { describe, expect, test } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import { anyBaseline, anyPlan, firstNumberSetting, temporaryFolder, testTerminal } from '../../fakes.ts';

const { setting, unit, least } = firstNumberSetting();

const plan = anyPlan(
  'Plan',
  `changes:
  - setting: ${setting}
    from: 2021-10-01
    to: { value: ${least}, unit: '${unit}', quality: assumed, plausible: [${least}, ${least}], note: '=1+1' }
    because: "-The question."
`,
);

async function listed(options = ''): Promise<string> {
  const terminal = testTerminal(temporaryFolder({ 'baseline.yaml': anyBaseline(), 'plan.yaml': plan }));
  expect(await procap(['assumptions', 'plan.yaml', ...options.split(' ').filter(Boolean)], terminal)).toBe(0);
  expect(terminal.words()).toBe('');
  return terminal.results();
}

describe('procap assumptions', () => {
  test('lists every setting in a table with its file and line', async () => {
    const [headings, line, ...rows] = (await listed()).trimEnd().split('\n');
    expect(headings.split(/ {2,}/)).toEqual([
      'rating',
      'setting',
      'from',
      'value',
      'unit',
      'source',
      'quality (RAG)',
      'impact (RAG)',
      'where',
    ]);
    expect(line).toMatch(/^[- ]+$/);
    const ofSetting = rows.map((row) => row.split(/ {2,}/)).filter(([, name]) => name === setting);
    expect(ofSetting).toHaveLength(2);
    expect(ofSetting[0]).toEqual(
      expect.arrayContaining([
        'green',
        'start',
        String(least),
        unit,
        'assumed (red)',
        expect.stringMatching(/^baseline\.yaml:\d+$/),
      ]),
    );
    expect(ofSetting[1]).toEqual(expect.arrayContaining(['2021-10-01', expect.stringMatching(/^plan\.yaml:[3-6]$/)]));
  });

  test('gives the same as CSV, where no words of a person are taken for a formula', async () => {
    const rows = csvParse(await listed('--csv'));
    expect(rows.columns).toEqual([
      'setting',
      'part',
      'from',
      'value',
      'unit',
      'source',
      'quality',
      'quality_rag',
      'impact',
      'impact_rag',
      'rag',
      'impact_measure',
      'impact_percent',
      'impact_lo95',
      'impact_hi95',
      'plausible_low',
      'plausible_high',
      'note',
      'because',
      'about',
      'file',
      'line',
    ]);
    expect(rows.filter((row) => row.from === '2021-10-01')).toMatchObject([
      {
        setting,
        value: String(least),
        note: "'=1+1",
        because: "'-The question.",
        quality_rag: 'red',
        impact: 'low',
        impact_rag: 'green',
        rag: 'green',
        file: 'plan.yaml',
      },
    ]);
  });

  test('gives each of several numbers of a setting a row of its own', async () => {
    const rows = csvParse(await listed('--csv'));
    const parts = rows.filter((row) => row.part !== '');
    expect(parts.length).toBeGreaterThan(0);
    for (const { value } of parts) expect(Number(value)).not.toBeNaN();
  });

  test('gives the same where it is to be quiet', async () => {
    expect(await listed('--quiet')).toBe(await listed());
  });

  test('gives the same as JSON', async () => {
    const log = JSON.parse(await listed('--json'));
    expect(log).toContainEqual(
      expect.objectContaining({ setting, from: '2021-10-01', quality: 'assumed', file: 'plan.yaml' }),
    );
  });

  test('of a bad scenario lists its problems', async () => {
    const terminal = testTerminal(temporaryFolder({ 'bad.yaml': 'name: Bad\nextends: none.yaml\n' }));
    expect(await procap(['assumptions', 'bad.yaml'], terminal)).toBe(2);
    expect(terminal.words()).toContain('bad.yaml:2:10');
    expect(terminal.results()).toBe('');
  });
});

test('procap schema prints a JSON Schema that knows the keys of a scenario', async () => {
  const terminal = testTerminal(temporaryFolder());
  expect(await procap(['schema'], terminal)).toBe(0);
  const schema = JSON.parse(terminal.results());
  expect(schema.$schema).toContain('draft-07');
  expect(terminal.results()).toContain(setting.split('.')[1]);
});
