import type { TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { metricIndex, metrics } from '../../src/model/index.ts';
import type { ReportInput } from '../../src/report/index.ts';
import { charts } from '../../src/report/index.ts';
import { syntheticReport } from './synthetic.ts';

const one = syntheticReport(1);
const three = syntheticReport(3);
const namesOf = (input: ReportInput): string[] => charts(input).map(({ name }) => name);
const chartOf = (input: ReportInput, name: string) => charts(input).find((chart) => chart.name === name)!;
const rowsOf = (spec: TopLevelSpec, name: string): Record<string, unknown>[] => spec.datasets?.[name] as Record<string, unknown>[];

/** A report whose only set has one metric without any meaning. */
function without(metric: keyof typeof metricIndex): ReportInput {
  const [{ scenario, results }] = one.sets;
  const emptied = results.map((result) => ({
    ...result,
    values: result.values.map((value, index) => (index % metrics.length === metricIndex[metric] ? Number.NaN : value)),
  }));
  return { ...one, sets: [{ scenario, results: emptied }] };
}

describe('the charts of a report', () => {
  it('of one scenario tell of allocation, workload, thresholds, reviews, risk, staff and regions, in this order', () => {
    expect(namesOf(one)).toEqual(['unallocated', 'overload', 'breach', 'capacity-spread', 'reviews', 'hidden-risk', 'staffing', 'regions']);
  });

  it('of several begin with the differences from the baseline', () => {
    expect(namesOf(three)).toEqual(['differences', ...namesOf(one)]);
  });

  it('leave out what would be empty: regions of a run that has one, a measure that has no values', () => {
    expect(namesOf(syntheticReport(1, { regions: ['Wales'] }))).not.toContain('regions');
    expect(namesOf(without('hiddenRisk.persons'))).not.toContain('hidden-risk');
    expect(namesOf(without('capacity.p10'))).not.toContain('capacity-spread');
    expect(rowsOf(chartOf(without('unallocated.mappa'), 'unallocated').spec, 'unallocated.mappa')).toBeUndefined();
  });

  it.each([one, three])('say their message, their measure, their place and period, and what they show, in words', (input) => {
    for (const { name, title, subtitle, description } of charts(input)) {
      expect(title.length, name).toBeGreaterThan(20);
      expect(title.length, name).toBeLessThan(140);
      expect(subtitle, name).toMatch(/June 2026/);
      expect(subtitle, name).toMatch(/95% interval/);
      expect(description, name).toMatch(/^(Line|Band|Dot)\D* .*\d/);
    }
  });

  it('say that one replication has no interval, and draw none', () => {
    for (const { spec, subtitle } of charts(syntheticReport(2, { replications: 1 }))) {
      expect(subtitle).toContain('One replication');
      expect(JSON.stringify(spec.datasets)).not.toContain('lo95');
    }
  });

  it('carry their data by name and fetch nothing', () => {
    for (const { spec, name } of charts(three)) {
      expect(JSON.stringify(spec), name).not.toMatch(/"url"/);
      const asked = [...JSON.stringify(spec).matchAll(/"data":\{"name":"([^"]+)"\}/g)].map(([, dataset]) => dataset);
      expect(asked.length, name).toBeGreaterThan(0);
      for (const dataset of asked) expect(Object.keys(spec.datasets ?? {}), name).toContain(dataset);
    }
  });

  it('have a table of the figures behind them, every row as wide as its heading', () => {
    for (const { table, name } of charts(three)) {
      expect(table.rows.length, name).toBeGreaterThan(5);
      for (const row of table.rows) expect(row, name).toHaveLength(table.columns.length);
    }
  });

  it('draw the mean and its interval of every month and scenario', () => {
    const rows = rowsOf(chartOf(three, 'unallocated').spec, 'unallocated.all');
    expect(rows).toHaveLength(3 * 60);
    for (const row of rows) {
      expect(row['lo95']).toBeLessThan(row['mean'] as number);
      expect(row['hi95']).toBeGreaterThan(row['mean'] as number);
    }
  });

  it('draw the spread of single replications for one scenario only, where nothing covers it', () => {
    expect(rowsOf(chartOf(one, 'unallocated').spec, 'unallocated.all')[0]).toHaveProperty('p90');
    expect(rowsOf(chartOf(three, 'unallocated').spec, 'unallocated.all')[0]).not.toHaveProperty('p90');
  });

  it('call every scenario by its name and its last value at the end of its line, and the threshold beside them', () => {
    const labels = rowsOf(chartOf(three, 'unallocated').spec, 'unallocated.all, labels').map((row) =>
      String(row['text']).replaceAll('\n', ' '),
    );
    expect(labels[0]).toMatch(/^Baseline: 1,\d{3}$/);
    expect(labels[2]).toMatch(/^Trainees protected from high caseloads: 1,\d{3}$/);
    expect(labels[3]).toBe('Threshold: at most 1,200 cases');
  });

  it('draw one requirement for officers where all scenarios have the same', () => {
    const lines = new Set(rowsOf(chartOf(three, 'staffing').spec, 'staff.inPost.PO').map((row) => row['scenario']));
    expect([...lines]).toEqual([...three.sets.map(({ scenario }) => scenario.name), 'Required']);
  });

  it('rank regions by unallocated cases for their size, replication by replication', () => {
    const { spec, table } = chartOf(one, 'regions');
    const [{ results }] = one.sets;
    const place = (metric: keyof typeof metricIndex) =>
      (59 * 13 + results[0].scopes.indexOf('region:Wales')) * metrics.length + metricIndex[metric];
    const rates = results.map(({ values }) => (1_000 * values[place('unallocated.all')]) / values[place('caseload.all')]);
    const wales = rowsOf(spec, 'unallocated by region').find((row) => row['region'] === 'Wales')!;
    expect(wales['mean']).toBeCloseTo(rates.reduce((sum, rate) => sum + rate) / rates.length, 3);
    const column = table.rows.map((row) => Number(row[2]));
    expect(column).toEqual([...column].sort((a, b) => b - a));
  });

  it('hold no interval of a count below zero', () => {
    const rows = rowsOf(chartOf(three, 'staffing').spec, 'trainees.qualified');
    expect(Math.min(...rows.map((row) => row['lo95'] as number))).toBeGreaterThanOrEqual(0);
  });
});

describe('the footer of a chart', () => {
  it('names the program, the scenarios and the seed', () => {
    const { spec } = chartOf({ ...three, commit: 'abcdef0123' }, 'unallocated');
    expect(JSON.stringify(spec)).toContain(
      'Source: procap 0.1.0 (abcdef0), a simulation. Scenarios: Baseline, Retention, Trainees protected from high caseloads. Seed 1.',
    );
  });
});
