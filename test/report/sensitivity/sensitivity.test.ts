import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderChart } from '../../../src/cli/render/index.ts';
import { readMeasure } from '../../../src/experiment/index.ts';
import type {
  IntervalEstimate,
  Measure,
  MeasureSensitivity,
  Screening,
  Swing,
  UncertainSetting,
} from '../../../src/experiment/index.ts';
import { positionAroundPoints } from '../../../src/report/drawing/labels/plane-labels.ts';
import { sensitivityReport } from '../../../src/report/index.ts';
import type { SensitivityReportInput } from '../../../src/report/index.ts';
import { settingName, formatSettingRange, formatSettingValue } from '../../../src/report/words/setting-words.ts';

const seed = 20260726;

const setting = (
  name: string,
  kind: 'value' | 'factor',
  unit: string,
  low: number,
  high: number,
  label?: string,
): UncertainSetting => ({
  factor: { setting: name, kind, unit, base: low, limits: [0, 1e6], whole: false, rag: 'red', about: '' },
  low,
  high,
  ...(label !== undefined && { label }),
});

describe('Labels on a plane', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 600 }), y: fc.integer({ min: 0, max: 400 }) });

  it('cover neither each other nor a point that is called by name, and stay inside', () => {
    fc.assert(
      fc.property(
        fc.array(point, { minLength: 1, maxLength: 8 }),
        fc.array(point, { maxLength: 60 }),
        (named, others) => {
          const labels = positionAroundPoints(
            named.map((each, index) => ({ ...each, text: `Setting number ${index}` })),
            others,
            600,
            400,
          );
          const boxes = labels.map(({ left, middle, text }) => ({
            left,
            right: left + 7 * text.length,
            top: middle - 8.5,
            foot: middle + 8.5,
          }));
          boxes.forEach((box, index) => {
            expect(box.left >= 0 && box.right <= 600 && box.top >= 0 && box.foot <= 400).toBe(true);
            for (const other of boxes.slice(0, index))
              expect(
                box.left < other.right && other.left < box.right && box.top < other.foot && other.top < box.foot,
              ).toBe(false);
            for (const { x, y } of named)
              expect(x > box.left && x < box.right && y > box.top && y < box.foot).toBe(false);
          });
        },
      ),
      { seed, numRuns: 150 },
    );
  });

  it('stand at the right of a point that is alone, and are joined to it only where they stand far away', () => {
    expect(positionAroundPoints([{ x: 100, y: 100, text: 'Season' }], [], 600, 400)).toEqual([
      { x: 100, y: 100, text: 'Season', left: 109, middle: 100, isFar: false },
    ]);
    const crowd = Array.from({ length: 41 }, (_, index) => ({ x: 60 + index * 3, y: 100 }));
    expect(positionAroundPoints([{ x: 120, y: 100, text: 'Season' }], crowd, 600, 400)[0]).toMatchObject({
      left: 99,
      isFar: false,
    }); // above its point
  });
});

describe('A setting in words', () => {
  const orders = setting('demand.community_orders', 'value', 'cases a year', 55000, 67000);
  const mix = setting('risk.rosh_mix', 'factor', 'factor', 0.8, 1.25);
  const growth = setting('demand.growth', 'value', 'share a year', -0.01, 0.01, 'growth of the caseload');

  it('has a study’s own words or those of the model, and its range with the unit', () => {
    expect([orders, mix, growth].map(settingName)).toEqual([
      'New community orders',
      'RoSH of new cases',
      'Growth of the caseload',
    ]);
    expect([orders, mix, growth].map(formatSettingRange)).toEqual([
      '55,000 to 67,000 cases a year',
      '×0.8 to ×1.25',
      '−0.01 to 0.01 share a year',
    ]);
    expect(formatSettingValue(growth, -0.005)).toBe('−0.005');
  });
});

describe('The report of a sensitivity analysis', () => {
  const settings = [
    setting('work.weight_scale', 'value', 'relative to 1', 0.8, 1.2),
    setting('risk.rosh_mix', 'factor', 'factor', 0.8, 1.25),
    setting('work.grace', 'value', 'days', 28, 90),
  ];
  const estimate = (mean: number) => ({ mean, lo95: mean - 2, hi95: mean + 2, replications: 6 });
  const screening = (mean: number, interaction: number, standsOut = true): Screening => ({
    mu: estimate(mean),
    muStar: estimate(mean),
    sigma: interaction,
    noise: 1,
    interaction,
    noiseLimit: 1.7,
    standsOut,
    trajectories: 4,
  });
  const swing = (place: number, low: number, high: number): Swing => ({
    setting: place,
    atLow: estimate(low),
    atHigh: estimate(high),
    width: Math.abs(high - low),
  });
  const share = (value: number): IntervalEstimate => ({ value, lo95: value - 0.1, hi95: value + 0.1 });
  const indices = (first: number, total: number) => ({
    first: share(first),
    total: share(total),
    interaction: share(total - first),
    withLuck: share(0.01),
  });
  const found: MeasureSensitivity = {
    base: estimate(20),
    screenings: [screening(40, 5), screening(9, 12), screening(0.5, 0, false)],
    variance: {
      mean: 30,
      deviation: 12,
      noise: share(0.3),
      indices: [indices(0.55, 0.6), indices(-0.02, 0.1)],
      rows: 32,
    },
    swings: [swing(0, -12, 30), swing(1, 3, -4), swing(2, 0, 0)],
  };
  const measures = [(readMeasure('unallocated.all@mean') as { measure: Measure }).measure];
  const input: SensitivityReportInput = {
    name: 'One unit',
    settings,
    measures,
    sensitivity: { survivors: [0, 1], measures: [found] },
    plan: { settings: 3, trajectories: 4, samples: 32, replications: 2, survivors: 5 },
    questions: [
      {
        setting: 0,
        uncertain: settings[0],
        dependences: [{ screening: found.screenings[0], indices: found.variance!.indices[0], swing: found.swings[0] }],
        evidence: {
          setting: 'work.weight_scale',
          value: 1,
          unit: 'relative to 1',
          source: '',
          quality: 'assumed',
          qualityRag: 'red',
          rag: 'red',
          note: 'Not published.',
          about: 'A factor.',
          file: 'a.yaml',
          line: 1,
        },
      },
    ],
  };
  const report = sensitivityReport(
    input,
    { names: ['One unit'], seeds: [1], version: '1' },
    'procap sensitivity a.yaml',
  );

  it('has a tornado, the shares of variance and the plane of screening, each with its finding as the title', () => {
    expect(report.charts.map(({ name, title }) => [name, title])).toEqual([
      [
        'tornado-unallocated-all-mean',
        'One at a time, the largest change of unallocated cases comes from case weights: −12 to +30 cases',
      ],
      [
        'variance-unallocated-all-mean',
        '60% of the variance of single runs in unallocated cases comes from case weights; 30% from chance',
      ],
      ['screening-unallocated-all-mean', '2 of 3 settings affect unallocated cases more than chance does'],
    ]);
    for (const { subtitle } of report.charts)
      expect(subtitle).toMatch(/^Unallocated cases, mean of all months, whole service: /);
  });

  it('names no setting in a title whose swing chance may have made', () => {
    const titleOf = (swings: readonly Swing[]) => {
      const charts = sensitivityReport(
        { ...input, sensitivity: { ...input.sensitivity, measures: [{ ...found, swings }] } },
        { names: ['One unit'], seeds: [1], version: '1' },
        'procap sensitivity a.yaml',
      ).charts;
      return charts[0].title;
    };
    expect(titleOf([swing(0, -1, 1.5), swing(1, 0, 0.5)])).toBe(
      'One at a time, no setting changes unallocated cases significantly',
    );
    const wide: Swing = {
      setting: 0,
      atLow: { mean: -9, lo95: -24, hi95: 6, replications: 6 },
      atHigh: { mean: 40, lo95: -16, hi95: 96, replications: 6 },
      width: 49,
    };
    expect(titleOf([wide, swing(1, -4, 0)])).toBe(
      'One at a time, the largest significant change of unallocated cases comes from RoSH of new cases: −4.0 cases',
    );
  });

  it('draws the change that its title names at the top, and what may be chance hollow', () => {
    const wide: Swing = { ...swing(0, -9, 40), atHigh: { mean: 40, lo95: -16, hi95: 96, replications: 6 } };
    const { charts } = sensitivityReport(
      { ...input, sensitivity: { ...input.sensitivity, measures: [{ ...found, swings: [wide, swing(1, -12, 0)] }] } },
      { names: ['One unit'], seeds: [1], version: '1' },
      'procap sensitivity a.yaml',
    );
    const bars = charts[0].spec.datasets!.swings as { row: string; isHollow?: true }[];
    expect(charts[0].title).toContain(
      'the largest significant change of unallocated cases comes from RoSH of new cases',
    );
    expect(bars.map(({ row, isHollow }) => [row, isHollow ?? false])).toEqual([
      ['RoSH of new cases', false],
      ['RoSH of new cases', true],
      ['Case weights (relative to 1)', false],
      ['Case weights (relative to 1)', true],
    ]);
  });

  it('gives chance a bar of its own look, and names settings together that the intervals do not tell apart', () => {
    const bars = report.charts[1].spec.datasets!.shares as { row: string; part: string; isSingle?: true }[];
    expect(bars.filter(({ isSingle }) => isSingle)).toMatchObject([{ row: 'Chance', part: 'Chance' }]);
    const variance = { ...found.variance!, noise: share(0.7), indices: [indices(0.1, 0.2), indices(0.15, 0.25)] };
    const { charts } = sensitivityReport(
      { ...input, sensitivity: { ...input.sensitivity, measures: [{ ...found, variance }] } },
      { names: ['One unit'], seeds: [1], version: '1' },
      'procap sensitivity a.yaml',
    );
    expect(charts[1].title).toBe(
      'Chance accounts for 70% of the variance of single runs in unallocated cases; of the settings, most hangs on RoSH ' +
        'of new cases and case weights',
    );
  });

  it('draws shares between nothing and all, whatever an estimate says', () => {
    const bars = report.charts[1].spec.datasets!.shares as { value: number; lo95: number; hi95: number }[];
    expect(bars.every(({ value, lo95, hi95 }) => [value, lo95, hi95].every((each) => each >= 0 && each <= 1))).toBe(
      true,
    );
    expect(bars).toHaveLength(2 * 2 + 1);
  });

  it('marks the shares of a constant as none, and says why', () => {
    const none = { value: NaN, lo95: NaN, hi95: NaN };
    const noIndices = { first: none, total: none, interaction: none, withLuck: none };
    const variance = { mean: 0, deviation: 0, noise: none, indices: [noIndices, noIndices], rows: 32 };
    const constant = { ...found, variance, screenings: found.screenings.map(() => screening(0, 0, false)) };
    const { findings, tables, charts } = sensitivityReport(
      { ...input, sensitivity: { survivors: [0, 1], measures: [constant] } },
      { names: ['One unit'], seeds: [1], version: '1' },
      'procap sensitivity a.yaml',
    );
    expect(findings.at(-1)).toBe(
      'Unallocated cases: the same in every run, wherever the settings are in their ranges, so there is no variance ' +
        'to share.',
    );
    expect(tables.at(-1)!.rows.map((row) => row.slice(1))).toEqual([
      ['[z]', '[z]'],
      ['[z]', '[z]'],
      ['', '[z]'],
    ]);
    expect(JSON.stringify([tables, charts])).not.toContain('NaN');
  });

  it('says what to find out next, with what hangs on it in the unit of the measure, and why it is not known', () => {
    const [questions] = report.tables;
    expect(questions.rows).toEqual([
      [
        '1',
        'Case weights (work.weight_scale)',
        'red: assumed',
        '0.8 to 1.2 relative to 1',
        '−12 to +30, 60% of variance',
        'Not published.',
      ],
    ]);
    expect(report.findings).toEqual([
      'Unallocated cases, mean of all months, whole service: 20 cases with every setting at its present value ' +
        '(6 replications, 95% interval 18 to 22).',
      'Unallocated cases: 2 of 3 settings have more effect than chance. The largest is case weights: ' +
        '40 cases on average over its plausible range.',
      'Unallocated cases: with 2 settings anywhere in their ranges, chance accounts for 30% (20% to 40%) ' +
        'of the variance of single runs; case weights 55% alone and 60% with others.',
    ]);
  });

  it('has charts that the library draws without a warning', async () => {
    for (const { spec } of report.charts) expect((await renderChart(spec)).svg).toMatch(/^<svg/); // it throws where the library complains
  });
});
