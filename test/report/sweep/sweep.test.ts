import { describe, expect, test } from 'vitest';
import { renderSvg } from '../../../src/cli/render/index.ts';
import type { SweepResult } from '../../../src/experiment/index.ts';
import { sweepReport } from '../../../src/report/index.ts';
import type { SweepStudy, SweepFactor } from '../../../src/scenario/index.ts';

const factor = (setting: string, values?: readonly number[], label?: string): SweepFactor => ({
  factor: {
    setting,
    kind: 'value',
    unit: 'months',
    base: 1,
    limits: [0, 100],
    whole: false,
    rag: 'red',
    about: 'A setting.',
  },
  low: 1,
  high: 4,
  ...(values && { values }),
  ...(label !== undefined && { label }),
});

function resultOf(
  factors: readonly SweepFactor[],
  points: readonly (readonly number[])[],
  value: (levels: readonly number[], replication: number) => number,
  design: SweepStudy['design'] = 'latin hypercube',
): SweepResult {
  const scenario = {
    name: 'one unit',
    changes: [{ date: '2023-01-01', chapter: 'staff', name: 'time_to_fill', value: 3 }],
  };
  const study = {
    name: 'a study',
    question: 'What drives it?',
    scenario,
    design,
    points: points.length,
    replications: 3,
    seed: 7,
    factors,
    measures: [],
  } as unknown as SweepStudy;
  return {
    study,
    measures: [{ metric: 'unallocated.all', scope: 'service', when: 'mean' }],
    points,
    measured: points.map((levels) => [1, 2, 3].map((number) => [value(levels, number)])),
  };
}

const reportOf = (result: SweepResult) =>
  sweepReport(result, { names: ['one unit'], seeds: [7], version: '0.1.0' }, 'procap sweep study.yaml');

/** Twelve points; the measure falls with the first setting and knows nothing of the others. */
const points = Array.from({ length: 12 }, (_, index) => [
  1 + index / 4,
  1 + ((index * 5) % 12) / 4,
  1 + ((index * 7) % 12) / 4,
]);
const three = [
  factor('staff.time_to_fill', undefined, 'time to fill a post'),
  factor('work.review'),
  factor('work.grace'),
];
const falling = resultOf(three, points, ([first], replication) => Math.max(0, 30 - 8 * first) + 4 * replication);

describe('the report of a sweep', () => {
  test('asks the question of the study, and says how far the measure goes and which settings it goes with', () => {
    const { title, findings } = reportOf(falling);
    expect(title).toBe('What drives it?');
    // At 1 month 22 + 8 = 30; at 3.75 months 0 + 8 = 8. The limit for 12 points: 2.228 / sqrt(10 + 2.228^2) = 0.58.
    expect(findings).toEqual([
      '12 points of a Latin hypercube over 3 settings of ‘one unit’, 3 replications each.',
      'Unallocated cases, mean of all months, whole service: from 8.0 cases (point 12) to 30 cases (point 1). ' +
        'Rank correlations that exceed ±0.58: time to fill a post −1.00.',
    ]);
  });

  test('does not call a correlation that chance would make a finding', () => {
    const noise = resultOf(
      three,
      points,
      (levels, replication) => ((levels[0] * 977 + levels[1] * 491 + levels[2] * 113) % 7) + replication,
    );
    const {
      charts: [chart],
      findings,
    } = reportOf(noise);
    expect(chart.title).toBe('None of 3 settings has a significant effect on unallocated cases');
    expect(findings[1]).toMatch(/No rank correlation with a setting exceeds ±0\.58\.$/);
  });

  test('says of a measure that never changes that it is constant, and gives it no rank correlation', () => {
    const {
      findings,
      charts: [chart],
      tables: [table],
    } = reportOf(resultOf(three, points, (_, replication) => 0.1 * replication));
    expect(findings[1]).toBe(
      'Unallocated cases, mean of all months, whole service: 0.2 cases at every point. What never changes has no rank ' +
        'correlation with a setting.',
    );
    expect(chart.title).toBe('Unallocated cases: 0.2 cases at every point, whatever the settings');
    expect(JSON.stringify([chart.subtitle, chart.spec])).not.toMatch(
      /rank correlation [+−\d]|one rank correlation|NaN/,
    );
    expect(table.rows.map((row) => row.at(-1))).toEqual(['[z]', '[z]', '[z]']);
  });

  test('draws the points against each setting, intervals from zero where no replication is below it', async () => {
    const {
      charts: [chart],
    } = reportOf(falling);
    expect(chart).toMatchObject({
      name: 'unallocated-all-mean',
      title:
        'Of 3 settings, ‘time to fill a post’ is most closely associated with unallocated cases ' +
        '(rank correlation −1.00)',
    });
    expect(chart.subtitle).toContain('Dots: means of 3 replications. Vertical lines: 95% interval of the mean.');
    const rows = chart.spec.datasets!['setting 1'] as { level: number; mean: number; lo95: number; hi95: number }[];
    expect(rows).toHaveLength(12);
    expect(rows[0]).toEqual({
      point: 1,
      level: 1,
      mean: 30,
      lo95: expect.closeTo(30 - 9.937, 2),
      hi95: expect.closeTo(30 + 9.937, 2),
    }); // 4.303 x 4 / sqrt 3
    expect(rows[11].lo95).toBe(0);
    expect(await renderSvg(chart.spec)).toContain('Time to fill a post');
  });

  test('draws only settings that go with the measure by more than chance, and the closest two together', async () => {
    const many = Array.from({ length: 24 }, (_, index) => [
      1 + index / 8,
      1 + ((index * 7) % 24) / 8,
      1 + ((index * 13) % 24) / 8,
    ]);
    const {
      charts: [chart],
    } = reportOf(resultOf(three, many, ([first, second], replication) => 50 + 4 * first - 4 * second + replication));
    expect(chart.title).toMatch(/^Of 3 settings, ‘.*’ and ‘.*’ are most closely associated with unallocated cases/);
    expect(chart.subtitle).toContain('the 2 settings associated with it more than by chance');
    const data = chart.spec.datasets as Record<string, { point: number; mean: number; isMarked?: true }[]>;
    expect(Object.keys(data)).toEqual(['setting 1', 'setting 2', 'the closest two']);
    const marked = data['setting 1'].filter(({ isMarked }) => isMarked).map(({ point }) => point);
    const highest = data['setting 1'].toSorted((a, b) => b.mean - a.mean).slice(0, 2);
    expect(new Set(marked)).toEqual(new Set(highest.map(({ point }) => point)));
    expect(data['the closest two'].filter(({ isMarked }) => isMarked).map(({ point }) => point)).toEqual(marked);
    expect(await renderSvg(chart.spec)).toContain('The closest two settings together');
  });

  test('draws all combinations of two settings as lines, one for each value of the shorter list', async () => {
    const factors = [
      factor('staff.time_to_fill', [1, 2, 3, 4]),
      factor('demand.community_orders', [61_000, 91_500], 'community orders'),
    ];
    const grid = [1, 2, 3, 4].flatMap((first) => [61_000, 91_500].map((second) => [first, second]));
    const {
      charts: [chart],
      tables,
    } = reportOf(
      resultOf(
        factors,
        grid,
        ([first, second], replication) => second / 1_000 - 5 * first + replication,
        'full factorial',
      ),
    );
    expect(chart.title).toBe(
      'Unallocated cases: from 43 (time to fill a post 4, community orders 61,000) ' +
        'to 89 (time to fill a post 1, community orders 91,500)',
    ); // 61 - 20 + 2, 91.5 - 5 + 2 = 88.5
    expect(
      (chart.spec.datasets!['values, labels'] as { text: string }[]).map(({ text }) => text.replace('\n', ' ')),
    ).toEqual(['community orders 61,000', 'community orders 91,500']);
    expect(await renderSvg(chart.spec)).toContain('91,500');
    expect(tables[0].rows[0][0]).toBe('Community orders');
  });

  test('warns of what a reader might miss', () => {
    const { cautions } = reportOf(falling);
    expect(cautions).toContain('12 points are few for 3 settings; ten points for each setting are usual.');
    expect(cautions).toContain('staff.time_to_fill: later changes in the scenario move by the same factor.');
  });

  test('of a measure without a meaning says so, and has no chart of it', () => {
    const { charts, findings, tables } = reportOf(resultOf(three, points, () => Number.NaN));
    expect(charts).toEqual([]);
    expect(findings[1]).toBe('Unallocated cases, mean of all months, whole service: no value in this run.');
    expect(tables[0].rows[0].at(-1)).toBe('[z]');
  });
});
