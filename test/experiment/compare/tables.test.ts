import { csvParse } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differenceCsv, replicationsCsv, summaryCsv } from '../../../src/experiment/index.ts';
import { plainDecimal } from '../../../src/experiment/csv/plain-decimal.ts';
import { metrics, unitArea } from '../../../src/model/index.ts';
import { replication, replicationsOf } from '../replications.ts';

const textOf = (pieces: Iterable<string>): string => [...pieces].join('');
const linesFor = (text: string, metric: string): string[] =>
  text.split('\n').filter((line) => line.includes(`,${metric},`));

describe('summary.csv', () => {
  it('has one line a figure, in exactly these columns', () => {
    const text = textOf(summaryCsv([{ scenario: 'Baseline', results: replicationsOf('unallocated.all', [7, 7]) }]));
    expect(text.split('\n')[0]).toBe('scenario,date,scope,metric,mean,lo95,hi95,p10,p50,p90,replications');
    expect(linesFor(text, 'unallocated.all')).toEqual(['Baseline,2022-01-31,service,unallocated.all,7,7,7,7,7,7,2']);
    expect(text.endsWith('\n')).toBe(true);
    expect(csvParse(text)).toHaveLength(metrics.length);
  });

  it('leaves the interval empty where one replication has none', () => {
    const text = textOf(summaryCsv([{ scenario: 'Baseline', results: replicationsOf('unallocated.all', [7]) }]));
    expect(linesFor(text, 'unallocated.all')).toEqual(['Baseline,2022-01-31,service,unallocated.all,7,,,7,7,7,1']);
  });

  it.each([
    ['Plain', 'Plain'],
    ['More, and better', '"More, and better"'],
    ['The "best"', '"The ""best"""'],
    ['=cmd()', "'=cmd()"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@home', "'@home"],
  ])('writes the name %s as the cell %s, which no spreadsheet takes for a formula', (scenario, cell) => {
    const text = textOf(summaryCsv([{ scenario, results: replicationsOf('unallocated.all', [7]) }]));
    expect(linesFor(text, 'unallocated.all')[0]).toBe(`${cell},2022-01-31,service,unallocated.all,7,,,7,7,7,1`);
  });

  it('leaves the minus of a negative number as it is', () => {
    const text = textOf(summaryCsv([{ scenario: 'Baseline', results: replicationsOf('staff.vacancies.PO', [-12.5]) }]));
    expect(linesFor(text, 'staff.vacancies.PO')[0]).toContain(',-12.5,');
  });

  it('comes in pieces, so that a large file is never in memory whole', () => {
    const areas = Array.from({ length: 120 }, (_, index) => unitArea(String(index)));
    const pieces = [...summaryCsv([{ scenario: 'Baseline', results: [replication(0, {}, { areas })] }])];
    expect(pieces.length).toBeGreaterThan(1);
    expect(csvParse(pieces.join(''))).toHaveLength(120 * metrics.length);
  });
});

describe('difference.csv', () => {
  it('has one line a figure and plan, in exactly these columns', () => {
    const baseline = { name: 'Baseline', results: replicationsOf('unallocated.all', [10, 20]) };
    const plan = { name: 'Plan', results: replicationsOf('unallocated.all', [8, 18]) };
    const text = textOf(differenceCsv(baseline, [plan]));
    expect(text.split('\n')[0]).toBe('baseline,scenario,date,scope,metric,mean,lo95,hi95,replications');
    expect(linesFor(text, 'unallocated.all')).toEqual(['Baseline,Plan,2022-01-31,service,unallocated.all,-2,-2,-2,2']);
  });
});

describe('replications.csv', () => {
  it('has every replication at the end of each simulated year and at the last month, and no figure without a meaning', () => {
    const dates = Array.from({ length: 14 }, (_, index) => `month ${index + 1}`);
    const values = dates.map((_, index) => (index === 13 ? Number.NaN : index + 1));
    const text = textOf(
      replicationsCsv([
        {
          scenario: 'Baseline',
          results: [3, 4].map((number) => replication(number, { 'unallocated.all': values }, { dates })),
        },
      ]),
    );
    expect(text.split('\n')[0]).toBe('scenario,replication,date,scope,metric,value');
    expect(linesFor(text, 'unallocated.all')).toEqual([
      'Baseline,3,month 12,service,unallocated.all,12',
      'Baseline,4,month 12,service,unallocated.all,12',
    ]);
    expect(new Set(csvParse(text).map((row) => row['date']))).toEqual(new Set(['month 12', 'month 14']));
  });
});

describe('a number in a data file', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [1e-7, '0.0000001'],
    [-1.25e-9, '-0.00000000125'],
    [1e21, '1000000000000000000000'],
    [1.5e300, `15${'0'.repeat(299)}`],
    [0.1, '0.1'],
    [1234.5, '1234.5'],
  ])('%d is written as %s', (value, text) => {
    expect(plainDecimal(value)).toBe(text);
  });

  it('never has an exponent, and reads back as the very same number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const text = plainDecimal(value);
        expect(text).toMatch(/^-?\d+(\.\d+)?$/);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
      }),
      { seed: 3, numRuns: 1_000 },
    );
  });

  it('has to be finite', () => {
    expect(() => plainDecimal(Number.NaN)).toThrow('Only a finite number can be written as a decimal; found NaN.');
  });
});
