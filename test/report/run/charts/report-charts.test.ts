import type { TopLevelSpec } from 'vega-lite';
import { describe, expect, it } from 'vitest';
import { metricIndex, metrics } from '../../../../src/model/index.ts';
import type { ReportInput } from '../../../../src/report/index.ts';
import { reportCharts } from '../../../../src/report/index.ts';
import { replication } from '../../../experiment/replications.ts';
import { syntheticReport } from '../../synthetic-report.ts';

const one = syntheticReport(1);
const three = syntheticReport(3);
const namesOf = (input: ReportInput): string[] => reportCharts(input).map(({ name }) => name);
const chartOf = (input: ReportInput, name: string) => reportCharts(input).find((chart) => chart.name === name)!;
const rowsOf = (spec: TopLevelSpec, name: string): Record<string, unknown>[] =>
  spec.datasets?.[name] as Record<string, unknown>[];

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
    expect(namesOf(one)).toEqual([
      'unallocated',
      'overload',
      'breach',
      'capacity-spread',
      'reviews',
      'hidden-risk',
      'staffing',
      'regions',
    ]);
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

  it.each([one, three])(
    'say their message, their measure, their place and period, and what they show, in words',
    (input) => {
      for (const { name, title, subtitle, description } of reportCharts(input)) {
        expect(title.length, name).toBeGreaterThan(20);
        expect(title.length, name).toBeLessThan(160);
        expect(subtitle, name).toMatch(/June 2026/);
        expect(subtitle, name).toMatch(/95% interval/);
        expect(description, name).toMatch(/^(Line|Band|Dot)\D* .*\d/);
      }
    },
  );

  it('say that one replication has no interval, and draw none', () => {
    for (const { spec, subtitle } of reportCharts(syntheticReport(2, { replications: 1 }))) {
      expect(subtitle).toContain('One replication');
      expect(JSON.stringify(spec.datasets)).not.toContain('lo95');
    }
  });

  it('carry their data by name and fetch nothing', () => {
    for (const { spec, name } of reportCharts(three)) {
      expect(JSON.stringify(spec), name).not.toMatch(/"url"/);
      const asked = [...JSON.stringify(spec).matchAll(/"data":\{"name":"([^"]+)"\}/g)].map(([, dataset]) => dataset);
      expect(asked.length, name).toBeGreaterThan(0);
      for (const dataset of asked) expect(Object.keys(spec.datasets ?? {}), name).toContain(dataset);
    }
  });

  it('have a table of the figures behind them, every row as wide as its heading', () => {
    for (const { table, name } of reportCharts(three)) {
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
    expect(labels[3]).toBe('Limit of 1,200 cases');
  });

  it('draw one requirement for officers where all scenarios have the same', () => {
    const lines = new Set(rowsOf(chartOf(three, 'staffing').spec, 'staff.inPost.PO').map((row) => row['scenario']));
    expect([...lines]).toEqual([...three.sets.map(({ scenario }) => scenario.name), 'Required']);
  });

  it('hold the requirement until the next one is set, and join no two levels by a slope', () => {
    const { spec } = chartOf(three, 'staffing');
    const [{ layer }] = (
      spec as unknown as { vconcat: { layer: { mark: { interpolate?: string }; transform?: unknown }[] }[] }
    ).vconcat;
    const held = layer.filter(({ mark }) => mark.interpolate === 'step-after').map(({ transform }) => transform);
    expect(held).toEqual([[{ filter: { field: 'scenario', oneOf: ['Required'] } }]]);
  });

  it('say which lines hide each other', () => {
    const [baseline, plan] = three.sets;
    const twice = { ...three, sets: [baseline, { ...baseline, scenario: plan.scenario }] };
    expect(JSON.stringify(chartOf(twice, 'unallocated').spec)).toContain('["‘Baseline’ and ‘Retention’ coincide"]');
    expect(JSON.stringify(chartOf(three, 'unallocated').spec)).not.toContain('coincide');
    const thrice = { ...three, sets: [...twice.sets, { ...baseline, scenario: three.sets[2].scenario }] };
    expect(JSON.stringify(chartOf(thrice, 'unallocated').spec)).toContain('["All lines coincide"]');
  });

  it('stand in line on the left, however long the figures of an axis are', () => {
    for (const name of ['hidden-risk', 'unallocated']) {
      const text = JSON.stringify(chartOf(one, name).spec);
      const room = Number(/"minExtent":(\d+)/.exec(text)?.[1]);
      expect(text, name).toContain(`"x":-${room}`);
      // 400,000 person-days: six digits of 7, a comma of 3.5 and a gap of 6 are 51.5.
      if (name === 'hidden-risk') expect(room).toBe(52);
    }
  });

  it('say how long the grace for a late review is, where the settings do', () => {
    const withGrace = (...values: number[]): ReportInput => ({
      ...three,
      sets: three.sets.map((set, index) => ({
        ...set,
        scenario: {
          ...set.scenario,
          assumptions: [
            {
              ...set.scenario.assumptions[0],
              setting: 'work.grace',
              value: values[index % values.length],
              unit: 'days',
            },
          ],
        },
      })),
    });
    expect(chartOf(withGrace(60), 'reviews').subtitle).toContain('not done within 60 days after the due date');
    expect(chartOf(withGrace(60, 28), 'reviews').subtitle).toContain('within 28 or 60 days');
    expect(chartOf(three, 'reviews').subtitle).toContain('within the period of grace');
  });

  it('join each line of a spread to its name in its own colour, dashed for the mean only', () => {
    const text = JSON.stringify(chartOf(one, 'capacity-spread').spec);
    expect(text).toContain(
      '"domain":["p90","p75","mean","p50","p25","p10"],"range":[[1,0],[1,0],[6,3],[1,0],[1,0],[1,0]]',
    );
  });

  it('draw of a comparison the paired differences where levels would lie on each other, and table both', () => {
    for (const [name, metric, shown] of [
      ['hidden-risk', 'hiddenRisk.persons', 'hiddenRisk.persons'],
      ['capacity-spread', 'capacity.p90', 'Baseline, spread'],
    ] as const) {
      const { spec, table, subtitle } = chartOf(three, name);
      const plans = new Set(rowsOf(spec, `${metric}, difference`).map((row) => row['scenario']));
      expect([...plans], name).toEqual(three.sets.slice(1).map(({ scenario }) => scenario.name));
      expect(rowsOf(spec, shown).length, name).toBeGreaterThan(50);
      expect(table.rows[0][0], name).toMatch(/^Difference: /);
      expect(table.rows.at(-1)![0], name).not.toMatch(/^Difference: /);
      expect(subtitle, name).toContain('ifference');
    }
    expect(JSON.stringify(chartOf(one, 'hidden-risk').spec)).not.toContain('difference');
  });

  it('rank regions by unallocated cases for their size, replication by replication', () => {
    const { spec, table } = chartOf(one, 'regions');
    const [{ results }] = one.sets;
    const place = (metric: keyof typeof metricIndex) =>
      (59 * 13 + results[0].areas.indexOf('region:Wales')) * metrics.length + metricIndex[metric];
    const rates = results.map(
      ({ values }) => (1_000 * values[place('unallocated.all')]) / values[place('caseload.all')],
    );
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

describe('the title of the differences', () => {
  const dates = ['2022-01-31'];
  const [{ scenario: facts }] = one.sets;
  const values = ['unallocated.all', 'capacity.mean.all', 'staff.inPost.PO'] as const;
  /**
   * Three measures of some scenarios, the others the same; each with two replications that differ by 1 in all they do.
   */
  const report = (scenarios: Readonly<Record<string, readonly number[]>>): ReportInput => ({
    ...one,
    sets: Object.entries(scenarios).map(([name, levels]) => ({
      scenario: { ...facts, name },
      results: [0, 1].map((chance) =>
        replication(chance, Object.fromEntries(values.map((metric, index) => [metric, [levels[index] + chance]])), {
          dates,
        }),
      ),
    })),
  });
  const titleOf = (scenarios: Readonly<Record<string, readonly number[]>>): string =>
    chartOf(report({ Now: [99.5, 199.5, 299.5], ...scenarios }), 'differences').title;

  it('of one plan says what changes most for its size, for better and for worse', () => {
    // 100 to 80 is a fifth; 200 to 190 a twentieth; 300 to 270 a tenth.
    expect(titleOf({ Plan: [79.5, 189.5, 269.5] })).toBe(
      'By January 2022 ‘Plan’ improves unallocated cases (about 20 fewer) ' +
        'but worsens probation officers in post (about 30 fewer)',
    );
    expect(titleOf({ Plan: [99.5, 179.5, 299.5] })).toBe(
      'By January 2022 ‘Plan’ improves mean capacity of practitioners (about 20 percentage points lower)',
    );
    expect(titleOf({ Plan: [99.5, 199.5, 299.5] })).toBe(
      'By January 2022 ‘Plan’ does not differ significantly from ‘Now’ in any of the measures shown',
    );
  });

  it('of several plans says which do it, from how much to how much', () => {
    const [a, b, c] = [
      [79.5, 189.5, 269.5],
      [89.5, 199.5, 299.5],
      [119.5, 229.5, 299.5],
    ];
    expect(titleOf({ A: a, B: a })).toBe(
      'By January 2022 both plans improve unallocated cases (about 20 fewer) ' +
        'but worsen probation officers in post (about 30 fewer)',
    );
    expect(titleOf({ A: a, B: b, C: c })).toBe(
      'By January 2022, 2 of 3 plans improve unallocated cases (about 10 to 20 fewer), ' +
        'but ‘C’ worsens unallocated cases (about 20 more)',
    );
  });

  it('leaves sizes to the picture where it would be too long', () => {
    expect(titleOf({ 'A plan with a name that fills the line': [79.5, 189.5, 269.5] })).toBe(
      'By January 2022 ‘A plan with a name that fills the line’ improves unallocated cases ' +
        'but worsens probation officers in post',
    );
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
