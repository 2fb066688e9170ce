import { csvParse } from 'd3-dsv';
import { describe, expect, test } from 'vitest';
import { procap } from '../../../../src/cli/command-line.ts';
import { anyBaseline, temporaryFolder, testTerminal } from '../../fakes.ts';

const files = {
  'scenarios/evidence/sources.yaml':
    'ministry: {title: "=Counts", publisher: A ministry, date: 2022-01-01, address: example.org}\npress: {title: Leak, publisher: A paper, date: "2022"}\n',
  'scenarios/evidence/figures.yaml': [
    '- {id: year, metric: capacity.mean.all, from: 2022-01-01, to: 2022-12-31, value: 1.20, unit: share of capacity, source: ministry, quality: published, use: calibrate}',
    '- {id: day, metric: capacity.mean.all, at: 2022-02-07, value: [1.11, 1.12], unit: share of capacity, source: press, quality: secondary, use: calibrate, conflicts_with: year}',
    '- {id: later, metric: staff.inPost.PO, at: 2021-12-31, value: 2, unit: FTE, source: ministry, quality: published, use: target, supersedes: earlier}',
    '- {id: earlier, metric: staff.inPost.PO, at: 2021-12-31, value: 1, unit: FTE, source: ministry, quality: published, use: target}',
  ].join('\n'),
  'scenarios/published/now.yaml': anyBaseline('Now').replace(
    /quality: assumed, plausible: \[(\S+), \S+\]/,
    'source: press, quality: secondary',
  ),
  'scenarios/published/evidence/sources.yaml': 'press: {title: Leak, publisher: A paper, date: "2022"}\n',
  'scenarios/published/studies/one.yaml': `name: One
question: What?
about: This.
scenarios: [{ name: now, file: ../now.yaml }]
series: [{ figures: { id: year }, simulated: capacity.mean.all }]
choices: [{ use: year, over: day, because: It is of a year. }]
`,
};

async function sources(line: string): Promise<{ code: number; out: string; err: string }> {
  const terminal = testTerminal(temporaryFolder(files));
  const code = await procap(['sources', ...line.split(' ').filter((word) => word !== '')], terminal);
  return { code, out: terminal.results(), err: terminal.words() };
}

describe('procap sources', () => {
  test('lists the register, and says of contradictions which is used and why', async () => {
    const { code, out, err } = await sources('');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^id +title +publisher +date +address +figures\n/);
    expect(out).toMatch(/\nministry +'=Counts +A ministry +2022-01-01 +example.org +3\n/);
    expect(out).toContain(`Contradictions, with both figures kept on record:
  day (1.11 to 1.12 share of capacity), press, conflicts with year (1.2 share of capacity), ministry.
    one uses year: It is of a year.
  later (2 FTE), ministry, supersedes earlier (1 FTE), ministry.
`);
  });

  test('lists what a study rests on', async () => {
    const { out } = await sources('one --json');
    expect(JSON.parse(out)).toMatchObject({
      sources: [
        { id: 'ministry', figures: ['year'] },
        { id: 'press', figures: ['day'] },
      ],
      rivalries: [{ stands: 'conflicts with', chosen: [{ study: 'one', use: 'year', because: 'It is of a year.' }] }],
    });
  });

  test('lists what a scenario rests on, setting by setting', async () => {
    const { out } = await sources('scenarios/published/now.yaml --csv');
    expect(csvParse(out).map((row) => [row.id, row['cited for']])).toEqual([
      ['press', expect.stringMatching(/^\w+\.\w+$/)],
    ]);
  });

  test('says what is wrong with a name that is neither', async () => {
    const { code, err } = await sources('scenarios/published/noww.yaml');
    expect(code).toBe(2);
    expect(err).toContain('There is no file scenarios/published/noww.yaml. Did you mean scenarios/published/now.yaml?');
  });
});
