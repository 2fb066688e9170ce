import { describe, expect, it } from 'vitest';
import { resultTablesAsText } from '../../../src/report/index.ts';
import { tableAsText } from '../../../src/report/data-table.ts';
import { tabledDates } from '../../../src/report/run/measure-table.ts';
import { monthEnds, syntheticReport } from '../synthetic-report.ts';

describe('a table as text', () => {
  it('has words in line at the left, figures in line at the right, and names each thing once', () => {
    const text = tableAsText({
      caption: '',
      columns: ['Measure', 'Plan', 'Cases'],
      headings: 2,
      rows: [
        ['Open', 'A', '1,200'],
        ['Open', 'B', '−7'],
        ['Closed', 'A', '[z]'],
      ],
    });
    expect(text.split('\n')).toEqual([
      'Measure  Plan  Cases', //
      '-------  ----  -----',
      'Open     A     1,200',
      '         B        −7',
      'Closed   A       [z]',
    ]);
  });
});

describe('the table of results', () => {
  it('of one scenario has its key measures at the end of each simulated year', () => {
    const lines = resultTablesAsText(syntheticReport(1)).split('\n');
    expect(lines[0]).toBe('Baseline: mean of 10 replications ± half the width of its 95% interval');
    expect(lines[2]).toMatch(/^Measure +June 2022 +June 2023 +June 2024 +June 2025 +June 2026$/);
    expect(lines.find((line) => line.startsWith('Unallocated cases'))).toMatch(
      /^Unallocated cases( +1,\d{3} ±\d\d){5}$/,
    );
  });

  it('of a long run shows some years, the last one among them', () => {
    const [, , heading] = resultTablesAsText(syntheticReport(1, { months: 120, replications: 2, regions: [] })).split(
      '\n',
    );
    expect(heading).toMatch(/^Measure +June 2023 +June 2025 +June 2027 +June 2029 +June 2031$/);
  });

  it('of several scenarios has each plan less the baseline, with its interval and a verdict', () => {
    const text = resultTablesAsText(syntheticReport(3));
    expect(text).toMatch(
      /^Difference from ‘Baseline’ in June 2026: means over replications with the same random numbers\n/,
    );
    expect(text).toMatch(/\nUnallocated cases +Retention +1,\d{3} +−\d+ +−\d+ to −\d+ +lower\n/);
    expect(text).toMatch(/\nProbation officers in post +Retention +[\d,]+ +\+\d+ +\+\d+ to \+\d+ +higher\n/);
    expect(text).toContain('cannot tell these apart');
  });

  it('claims nothing on the strength of one replication', () => {
    const text = resultTablesAsText(syntheticReport(2, { replications: 1 }));
    expect(text).not.toMatch(/ (lower|higher)\n/);
  });
});

describe('the months that tables show', () => {
  it.each([
    [60, ['2021-07-31', '2022-06-30', '2023-06-30', '2024-06-30', '2025-06-30', '2026-06-30']],
    [7, ['2021-07-31', '2021-09-30', '2021-12-31', '2022-01-31']],
    [1, ['2021-07-31']],
  ])('of a run of %d months are the first one, then each year or quarter end, and the last one', (months, expected) => {
    expect(tabledDates(monthEnds('2021-07-01', months))).toEqual(expected);
  });

  it('of a plan that changes nothing is one line, beside the others as alone', () => {
    const report = syntheticReport(3);
    const [baseline, retention, other] = report.sets;
    const same = { ...retention, results: baseline.results };
    const sentence = `‘${retention.scenario.name}’ changes nothing: every metric is the same as with ‘Baseline’, in every month and replication.`;
    expect(resultTablesAsText({ ...report, sets: [baseline, same] })).toBe(`${sentence}\n`);
    const both = resultTablesAsText({ ...report, sets: [baseline, same, other] });
    expect(both.startsWith(`${sentence}\n\nDifference from`)).toBe(true);
    expect(both.slice(sentence.length)).not.toContain(retention.scenario.name);
  });
});
