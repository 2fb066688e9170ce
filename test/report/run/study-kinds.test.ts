import { describe, expect, it } from 'vitest';
import type { PrecisionReached } from '../../../src/experiment/index.ts';
import type { ReportInput } from '../../../src/report/index.ts';
import type { Threshold } from '../../../src/scenario/index.ts';
import { reportCharts, precisionInWords, resultTablesAsText } from '../../../src/report/index.ts';
import { findings } from '../../../src/report/run/findings.ts';
import { replication } from '../../experiment/replications.ts';
import { syntheticReport } from '../synthetic-report.ts';

const dates = ['2022-01-31', '2022-02-28', '2022-03-31', '2022-04-30'];
const [{ scenario: facts }] = syntheticReport(1).sets;

/** A report of unallocated cases, a row for each replication of each scenario. */
const report = (
  scenarios: Readonly<Record<string, readonly (readonly number[])[]>>,
  thresholds: readonly Threshold[],
): ReportInput => ({
  sets: Object.entries(scenarios).map(([name, rows], index) => ({
    scenario: { ...facts, name, start: '2022-01-01', thresholds: index === 0 ? thresholds : [] },
    results: rows.map((row, number) =>
      replication(number + 1, { 'unallocated.all': row, 'capacity.shareOver110': [0, 0, 0, 0] }, { dates }),
    ),
  })),
  version: '0.1.0',
  command: 'procap run unit.yaml',
});

const atMost20: Threshold = { metric: 'unallocated.all', atMost: 20, scope: 'service' };
const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);

/** Of ten: none beyond 20 in January, two in February, seven in March, three in April. */
const unit = [...times(2, [5, 25, 25, 25]), [5, 5, 25, 25], ...times(4, [5, 5, 25, 5]), ...times(3, [5, 5, 5, 5])];
const relieved = times(10, [5, 5, 5, 5]);

describe('What is said of a threshold', () => {
  it('is how likely it is to be passed in a month of the last quarter, with its interval, and since when it exceeds 5% and 50%', () => {
    // From February on in 2 + 7 + 3 of 30 months, four of ten by Wilson: (4 + 1.92) / 13.84 = 0.428 -+ 0.260
    expect(findings(report({ Unit: unit }, [atMost20]))).toContain(
      '‘Unit’ has a probability of 40% (95% interval 17% to 69%) of being above the limit of 20 cases for unallocated ' +
        'cases in a month of the three months to April 2022. The probability first exceeds 5% in the three months to ' +
        'April 2022 and never exceeds 50%.',
    );
  });

  it('may be that it is never likely to be passed, or always', () => {
    const of = (level: number): string =>
      findings(report({ Unit: unit }, [{ metric: 'unallocated.all', atMost: level, scope: 'service' }])).join('\n');
    expect(of(30)).toMatch(
      /has a probability of 0% \(95% interval 0% to 28%\) of .* The probability never exceeds 5%\./,
    );
    expect(of(1)).toMatch(
      /a probability of 100% \(95% interval 72% to 100%\) of .* The probability is above 50% in every quarter\./,
    );
  });

  it('in a comparison is said of every scenario, and what a plan changes where that is significant', () => {
    const words = findings(report({ Unit: unit, Relief: relieved }, [atMost20])).join('\n');
    // Of 3, 3, 2, 1, 1, 1, 1, 0, 0 and 0 thirds of months: mean 0.4, and 2.262 x 0.378 / √10 = 0.270
    expect(words).toMatch(
      new RegExp(
        '‘Relief’ has a probability of 0% [^\\n]* That is 40 percentage points below ‘Unit’ ' +
          '\\(95% interval −67 to −13\\)\\.',
      ),
    );
    const always = findings(report({ Unit: times(10, [25, 25, 25, 25]), Relief: relieved }, [atMost20])).join('\n');
    expect(always).toMatch(/That is 100 percentage points below ‘Unit’ in each of 10 replications\./);
  });

  it('goes with a surer figure in one sentence: a figure in every replication, and but a yes or no to the limit', () => {
    const fewer = unit.map((row) => row.map((cases) => cases - 0.5));
    const words = findings(report({ Unit: unit, Fewer: fewer }, [atMost20])).join('\n');
    expect(words).toContain(
      'The figure itself, unallocated cases, is significantly lower (−0.5 cases, 95% interval −0.5 to −0.5), although ' +
        'the probability cannot be told apart: each month of 10 replications gives a figure, but only a yes or no to ' +
        'the limit, and the change takes no more of them across it.',
    );
    expect(resultTablesAsText(report({ Unit: unit, Fewer: fewer }, [atMost20]))).toContain(
      '‘Fewer’: the figure itself,',
    );
    // Where both are told, or neither is, there is nothing to reconcile.
    expect(findings(report({ Unit: unit, Same: unit }, [atMost20])).join('\n')).not.toContain('The figure itself');
  });

  it('about a delivery unit that is not reported says how to have it judged', () => {
    expect(findings(report({ Unit: unit }, [{ ...atMost20, scope: 'pdu:Hull' }]))).toContain(
      'The limit of 20 cases for unallocated cases (delivery unit Hull) was not assessed: ' +
        'delivery units are reported only with --scope pdu.',
    );
  });
});

describe('The chart of breaches', () => {
  const breachOf = (input: ReportInput) => reportCharts(input).find(({ name }) => name === 'breach');

  it('has a panel for each threshold from 0 to 100%, with the interval, and says the finding', () => {
    const chart = breachOf(
      report({ Unit: unit }, [atMost20, { metric: 'unallocated.all', atLeast: 10, scope: 'service' }]),
    )!;
    expect(chart.title).toBe(
      'Unallocated cases: the probability of more than 20 cases in a month is 40% in the three months to April 2022',
    );
    const data = chart.spec.datasets as Record<string, object[]>;
    // Two replications in each of three months, one in two, four in one: (6 + 2 + 4) / 30; Wilson of four of ten.
    expect(data['breach 1']).toEqual([
      { scenario: 'Unit', date: '2022-01-31', period: 'Jan 2022', mean: 0, lo95: 0, hi95: 27.753 },
      { scenario: 'Unit', date: '2022-04-30', period: 'Apr 2022', mean: 40, lo95: 16.818, hi95: 68.733 },
    ]);
    expect(data['breach 2']).toHaveLength(2);
    expect(chart.subtitle).toContain('The first is of 1 month only.');
    expect(chart.table.rows[1].slice(2)).toEqual(['Three months to April 2022', '40%', '17%', '69%']);
    expect(JSON.stringify(chart.spec)).toContain('"domain":[0,100]');
  });

  it('names thresholds that are always or never passed in place of drawing them', () => {
    const chart = breachOf(
      report({ Unit: unit }, [
        { metric: 'capacity.shareOver110', atMost: 10, scope: 'service' },
        { metric: 'unallocated.all', atMost: 1, scope: 'service' },
        atMost20,
      ]),
    )!;
    expect(chart.title).toContain('the probability of more than 20 cases in a month is 40%');
    expect(chart.subtitle).toContain(
      'Not drawn, because every replication breaches it in every month: ‘Unallocated cases: at most 1 cases’.',
    );
    expect(chart.subtitle).toContain(
      'Not drawn, because no replication breaches it in any month: ' +
        '‘Practitioners over 110% of capacity: at most 10%’.',
    );
    expect(Object.keys(chart.spec.datasets ?? {}).filter((name) => /^breach \d$/.test(name))).toEqual(['breach 1']);
  });

  it('is left out where no probability ever varies, and kept where only one of the scenarios is steady at each end', () => {
    expect(breachOf(report({ Unit: relieved }, [atMost20]))).toBeUndefined();
    expect(breachOf(report({ Unit: times(10, [25, 25, 25, 25]), Relief: relieved }, [atMost20]))).toBeDefined();
  });

  it('is left out where there is no threshold, and of one replication, which has no probability', () => {
    const names = (input: ReportInput): string[] => reportCharts(input).map(({ name }) => name);
    expect(names(report({ Unit: unit }, []))).not.toContain('breach');
    expect(names(report({ Unit: unit.slice(0, 1) }, [atMost20]))).not.toContain('breach');
  });

  it('says what a plan does to the first threshold, or that it is not significant', () => {
    const title = (before: number[][]): string =>
      reportCharts(report({ Unit: before, Relief: relieved }, [atMost20])).find(({ name }) => name === 'breach')!.title;
    expect(title(times(10, [25, 25, 25, 25]))).toBe(
      'Unallocated cases: ‘Relief’ changes the probability of more than 20 cases in a month from 100% to 0% in the ' +
        'three months to April 2022',
    );
    // Five of ten replications differ, all one way, which chance may do however small their interval is.
    expect(title([...times(5, [5, 5, 5, 25]), ...times(5, [5, 5, 5, 5])])).toBe(
      'Unallocated cases: ‘Relief’ does not significantly change the 17% probability of more than 20 cases in a month ' +
        'in the three months to April 2022',
    );
  });

  it('names the best of several plans only where it is ahead of the others', () => {
    const title = (plans: Record<string, number[][]>): string =>
      breachOf(report({ Unit: times(10, [25, 25, 25, 25]), ...plans }, [atMost20]))!.title;
    const half = [...times(6, [25, 25, 25, 5]), ...times(4, [25, 25, 25, 25])];
    const most = [...times(9, [25, 25, 25, 5]), ...times(1, [25, 25, 25, 25])];
    expect(title({ Relief: relieved, Half: half })).toBe(
      'Unallocated cases: ‘Relief’ changes the probability of more than 20 cases in a month from 100% to 0% in the ' +
        'three months to April 2022',
    );
    expect(title({ Half: half, Most: most })).toBe(
      'Unallocated cases: both plans change the probability of more than 20 cases in a month from ' +
        '100% to between 70% and 80% in the three months to April 2022',
    );
  });
});

describe('The tables for a terminal', () => {
  it('have the probabilities below the key measures', () => {
    expect(resultTablesAsText(report({ Unit: unit }, [atMost20]))).toMatch(
      /Unallocated cases: at most 20 cases +0% \(0% to 28%\) +40% \(17% to 69%\)/,
    );
    expect(resultTablesAsText(report({ Unit: unit, Relief: relieved }, [atMost20]))).toMatch(
      /Unallocated cases: at most 20 cases +Relief +40% +0% +−40 +−67 to −13 +lower/,
    );
  });
});

describe('A study of the long run', () => {
  const long = syntheticReport(1, { months: 120 });
  const asked: ReportInput = {
    ...long,
    sets: long.sets.map((set) => ({ ...set, scenario: { ...set.scenario, steadyState: true } })),
  };

  it('says which measures settle, and draws their course', () => {
    const words = findings(asked).join('\n');
    expect(words).toMatch(/reaches a steady state within \d+ months \(MSER-5 rule\)|No steady state was found/);
    expect(words).toContain('This is a steady-state study');
    const chart = reportCharts(asked).find(({ name }) => name === 'warm-up')!;
    expect(chart.title).toMatch(/key measures reach a steady state|None of the key measures/);
    expect((chart.spec.datasets as Record<string, object[]>)['warm-up of unallocated.all']).toHaveLength(120);
    expect(resultTablesAsText(asked)).toContain('Steady state: warm-up months left out (MSER-5 rule)');
  });

  it('is not what others are: they end, and need no warm-up', () => {
    expect(findings(long).join('\n')).toContain(
      'This is a terminating study: it starts from the state of the service on 1 July 2021',
    );
    expect(reportCharts(long).map(({ name }) => name)).not.toContain('warm-up');
  });
});

describe('What is said of a precision', () => {
  const reached: PrecisionReached = {
    asked: { kind: 'relative', share: 0.05 },
    mostReplications: 200,
    reached: true,
    tightFrom: 12,
    replications: 17,
    intervals: [
      { scenario: 'Unit', measure: 'unallocated.all@end', mean: 40, halfWidth: 1.8, allowed: 2, tight: true },
      {
        scenario: 'Relief',
        baseline: 'Unit',
        measure: 'unallocated.all@end',
        mean: -3,
        halfWidth: 1,
        allowed: 2,
        tight: true,
      },
    ],
  };

  it('is from how many replications on it held, what a share of a difference is of, and what stopping early does', () => {
    expect(precisionInWords(reached)).toEqual([
      'Precision reached: from 12 replications on, half the width of every requested 95% interval is at most 5% of the ' +
        'mean (for a paired difference, 5% of the level of ‘Unit’, since a difference may be zero). ' +
        '17 replications were run to confirm it.',
      'Stopping as soon as an interval is narrow favours runs that happen to vary little, so these intervals contain ' +
        'the true mean slightly less often than 95 times in 100. ' +
        'The replications run to confirm it reduce this effect.',
    ]);
  });

  it('is what was reached where that is less', () => {
    const { tightFrom: _, ...rest } = reached;
    // 3 where 2 is 5%: 7.5%
    const [words] = precisionInWords({
      ...rest,
      reached: false,
      replications: 200,
      intervals: [
        { scenario: 'Unit', measure: 'unallocated.all@end', mean: 40, halfWidth: 3, allowed: 2, tight: false },
      ],
    });
    expect(words).toBe(
      'Precision not reached with 200 replications, the most allowed: half the width of every requested 95% interval ' +
        'was to be at most 5% of the mean. Still too wide: unallocated.all@end of ‘Unit’ 40 ±7.5%.',
    );
  });
});
