import { describe, expect, it } from 'vitest';
import {
  breachCsv,
  breachDifferenceCsv,
  breachDifferences,
  breachOverTime,
  firstAbove,
  settledBelowFrom,
  limitsOf,
} from '../../../src/experiment/index.ts';
import { replication } from '../replications.ts';
import type { Area } from '../../../src/model/index.ts';

const dates = ['2022-01-31', '2022-02-28', '2022-03-31'];

/** Unallocated cases month by month; a row for each replication. */
const unallocated = (rows: readonly (readonly number[])[], areas: readonly Area[] = ['service']) =>
  rows.map((row, index) => replication(index + 1, { 'unallocated.all': row }, { dates, areas }));

const baseline = unallocated([
  [10, 25, 30],
  [20, 21, 19],
  [5, 30, 21],
  [20, 20, 22],
]);
const plan = unallocated([
  [10, 15, 10],
  [20, 21, 10],
  [5, 30, 10],
  [20, 20, 25],
]);
const limit = { metric: 'unallocated.all', atMost: 20 };

describe('The probability of a breach', () => {
  it('is the share of replications beyond the limit in a month; the limit itself is kept', () => {
    // January: 10, 20, 5, 20: none over 20. February: 25, 21, 30, 20: three of four. March: 30, 19, 21, 22: three.
    expect(breachOverTime(baseline, limit)).toMatchObject([
      { date: dates[0], share: 0, trials: 4 },
      { date: dates[1], share: 0.75 },
      { date: dates[2], share: 0.75 },
    ]);
    // At least 20: January 10 and 5 are below
    expect(breachOverTime(baseline, { metric: 'unallocated.all', atLeast: 20 }).map(({ share }) => share)).toEqual([
      0.5, 0, 0.25,
    ]);
  });

  it('leaves out replications in which the metric has no meaning, and months in which it has none anywhere', () => {
    const rates = [
      replication(1, { 'leavingRate.PO': [NaN, NaN, 12] }, { dates }),
      replication(2, { 'leavingRate.PO': [NaN, 8, 9] }, { dates }),
    ];
    expect(breachOverTime(rates, { metric: 'leavingRate.PO', atMost: 10 })).toMatchObject([
      { date: dates[1], share: 0, trials: 1 },
      { date: dates[2], share: 0.5, trials: 2 },
    ]);
  });

  it('of a metric or an area that a run does not report is not told', () => {
    expect(breachOverTime(baseline, { metric: 'unallocated.al', atMost: 1 })).toEqual([]);
    expect(breachOverTime(baseline, { ...limit, scope: 'pdu:Hull' })).toEqual([]);
  });

  it('has a first month above a level, and one from which it stays at or below it', () => {
    const course = [0, 0.1, 0.6, 0.05, 0.2, 0.05, 0].map((share, month) => ({
      date: `2022-0${month + 1}-28`,
      share,
      lo95: 0,
      hi95: 1,
      trials: 20,
    }));
    expect([0.05, 0.5, 0.9].map((level) => firstAbove(course, level)?.date)).toEqual([
      '2022-02-28',
      '2022-03-28',
      undefined,
    ]);
    expect([0.05, 0.5, 0.9].map((level) => settledBelowFrom(course, level)?.date)).toEqual([
      '2022-06-28',
      '2022-04-28',
      undefined,
    ]);
  });
});

describe('In a comparison', () => {
  it('the difference pairs replications of the same number', () => {
    // February: the baseline breaches in 1, 2, 3 and the plan in 2, 3: -1 of 4. March: 1, 3, 4 against 4: -2 of 4.
    expect(breachDifferences(baseline, plan, limit).map(({ difference, pairs }) => [difference, pairs])).toEqual([
      [0, 4],
      [-0.25, 4],
      [-0.5, 4],
    ]);
  });

  it('what is the same in every replication does not differ, whatever the interval of so few would be', () => {
    for (const { difference, lo95, hi95 } of breachDifferences(baseline, baseline, limit))
      expect([difference, lo95, hi95]).toEqual([0, 0, 0]);
  });

  it('all scenarios are judged by the limits of any, each once', () => {
    const other = { metric: 'capacity.shareOver110', atMost: 10, scope: 'region:Wales' };
    expect(limitsOf([{ thresholds: [limit] }, { thresholds: [{ ...limit, scope: 'service' }, other] }])).toEqual([
      { ...limit, scope: 'service' },
      other,
    ]);
  });

  it('replications of different numbers are refused', () => {
    expect(() => breachDifferences(baseline, plan.slice(1), limit)).toThrow('Cannot compare replications');
  });
});

describe('breach.csv', () => {
  it('has one line a scenario, month and limit, in exactly these columns', () => {
    const lines = [...breachCsv([{ name: 'Baseline', results: baseline }], [limit])].join('').split('\n');
    expect(lines[0]).toBe('scenario,date,scope,metric,limit,probability,lo95,hi95,replications');
    expect(lines).toHaveLength(1 + 3 + 1);
    // Three of four: (3 + 1.9207) / 7.8415 = 0.6275 -+ 0.3269
    expect(lines[2]).toMatch(/^Baseline,2022-02-28,service,unallocated\.all,at most 20,0\.75,0\.3006\d+,0\.9544\d+,4$/);
  });

  it('has the differences beside it in a file of their own', () => {
    const lines = [
      ...breachDifferenceCsv({ name: 'Baseline', results: baseline }, [{ name: 'Plan', results: plan }], [limit]),
    ]
      .join('')
      .split('\n');
    expect(lines[0]).toBe('baseline,scenario,date,scope,metric,limit,difference,lo95,hi95,replications');
    expect(lines[3]).toMatch(/^Baseline,Plan,2022-03-31,service,unallocated\.all,at most 20,-0\.5,-0\.\d+,0?\.?\d+,4$/);
  });
});
