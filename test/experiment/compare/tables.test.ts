import { csvParse } from 'd3-dsv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dataDictionaryCsv,
  differenceCsv,
  replicationsCsv,
  replicationTables,
  summaryCsv,
} from '../../../src/experiment/index.ts';
import { estimateCells } from '../../../src/experiment/csv/cells.ts';
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
    const pieces = [...summaryCsv([{ scenario: 'Baseline', results: [replication(0, {}, { areas })] }], 'units')];
    expect(pieces.length).toBeGreaterThan(1);
    expect(csvParse(pieces.join(''))).toHaveLength(120 * metrics.length);
  });
});

describe('the files about areas', () => {
  const areas = ['service', 'region:North', 'region:South', 'pdu:North 1'] as const;
  const sets = [{ scenario: 'Baseline', results: [replication(1, {}, { areas })] }];
  const scopesIn = (text: string) => [...new Set(csvParse(text).map((row) => row['scope']))];

  it('are one for each kind of area, and have all areas together', () => {
    expect(scopesIn(textOf(summaryCsv(sets)))).toEqual(['service']);
    expect(scopesIn(textOf(summaryCsv(sets, 'regions')))).toEqual(['region:North', 'region:South']);
    expect(scopesIn(textOf(summaryCsv(sets, 'units')))).toEqual(['pdu:North 1']);
  });
});

describe('an estimate in a table', () => {
  it.each([
    [{ mean: 518.804, lo95: 366.606, hi95: 671.003 }, '519,367,671'],
    [{ mean: 0.123456, lo95: 0.118456, hi95: 0.128456 }, '0.1235,0.1185,0.1285'],
    [{ mean: 244_209.4, lo95: 200_000.2, hi95: 288_418.6 }, '244209,200000,288419'],
    [{ mean: 1 / 3 }, '0.333333,,'],
    [{ mean: 7, lo95: 7, hi95: 7 }, '7,7,7'],
    [{ mean: -0.001, lo95: -1, hi95: 0.998 }, '0,-1,1'],
  ])('%o is written as %s', (estimate, cells) => {
    expect(estimateCells(estimate)).toBe(cells);
  });

  it('is off by at most a twentieth of half its interval, or of a whole unit', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.double({ min: 1e-6, max: 1e5, noNaN: true }),
        (mean, half) => {
          const written = estimateCells({ mean, lo95: mean - half, hi95: mean + half })
            .split(',')
            .map(Number);
          const most = half >= 10 ? 0.5 : half / 20;
          expect(Math.abs(written[0] - mean)).toBeLessThanOrEqual(most + 1e-9);
          expect(Math.abs(written[2] - mean - half)).toBeLessThanOrEqual(most + 1e-9);
        },
      ),
      { seed: 4, numRuns: 500 },
    );
  });
});

describe('the tables of every replication', () => {
  it('have every month, area and metric to the last bit, some ten thousand rows at once', () => {
    const dates = Array.from({ length: 60 }, (_, month) =>
      new Date(Date.UTC(2022, month + 1, 0)).toISOString().slice(0, 10),
    );
    const areas = ['service', ...Array.from({ length: 99 }, (_, index) => unitArea(String(index)))] as const;
    const values = dates.map((_, month) => (month === 1 ? Number.NaN : Math.sqrt(month)));
    const results = [1, 2].map((number) => replication(number, { 'unallocated.all': values }, { dates, areas }));
    const tables = [...replicationTables([{ scenario: 'Baseline', results }])];
    expect(tables.map(([first]) => first.values.length)).toEqual([6_000, 6_000]);
    const column = (name: string) => tables[1].find((each) => each.name === name)!.values;
    expect(column('replication')[0]).toBe(2);
    expect(column('date')[100]).toBe('2022-02-28');
    expect(column('scope')[1]).toBe('pdu:0');
    expect(
      column('unallocated.all')
        .slice(0, 300)
        .filter((_, row) => row % 100 === 0),
    ).toEqual([0, undefined, Math.SQRT2]);
    expect(tables[0].map(({ name }) => name)).toEqual([
      'scenario',
      'replication',
      'date',
      'scope',
      ...metrics.map(({ name }) => name),
    ]);
  });
});

describe('data-dictionary.csv', () => {
  it('has every metric with its unit, and every column of the tables of a comparison', () => {
    const rows = csvParse(dataDictionaryCsv());
    expect(rows.filter(({ kind }) => kind === 'metric').map(({ name }) => name)).toEqual(
      metrics.map(({ name }) => name),
    );
    const sets = ['Baseline', 'Plan'].map((name) => ({
      name,
      scenario: name,
      results: replicationsOf('unallocated.all', [1, 2]),
    }));
    const headers = [summaryCsv(sets), differenceCsv(sets[0], [sets[1]]), replicationsCsv(sets)].map(
      (text) => textOf(text).split('\n')[0],
    );
    const columns = rows.filter(({ kind }) => kind === 'column').map(({ name }) => name);
    expect(columns).toEqual(expect.arrayContaining(headers.flatMap((header) => header.split(','))));
    for (const row of rows)
      for (const cell of ['label', 'unit', 'meaning']) expect(row[cell], row['name']).not.toBe('');
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
