import { describe, expect, test } from 'vitest';
import type { Comparison, ReproduceResult } from '../../../src/experiment/index.ts';
import { overviewChart } from '../../../src/report/reproduce/overview-chart.ts';
import { scenariosChart } from '../../../src/report/reproduce/scenarios-chart.ts';
import {
  countingPeriodInWords,
  seriesHeadline,
  expressionInWords,
} from '../../../src/report/reproduce/reproduce-words.ts';

/** A figure of 100 published, and a mean of 100 with a range of 90 to 110. */
const comparison = (rest: Partial<Comparison> = {}, mean = 100, half = 10): Comparison =>
  ({
    series: 'Officers',
    scenario: 'now',
    scope: 'service',
    unit: 'FTE',
    simulated: 'staff.inPost.PO',
    figure: 'one',
    published: { low: 100, high: 100, rounding: 0 },
    day: '2022-03-31',
    role: 'test',
    sources: ['a'],
    firstMonth: '2022-03-31',
    lastMonth: '2022-03-31',
    values: [mean - 1, mean + 1],
    spread: { mean, least: mean - half, most: mean + half },
    difference: mean - 100,
    percent: mean - 100,
    finding: Math.abs(mean - 100) <= half ? 'inside' : 'outside',
    ...rest,
  }) as Comparison;

const shown = (series: string, scenario: string, mean: number): Comparison => {
  const {
    figure: _,
    published: __,
    role: ___,
    difference: ____,
    percent: _____,
    ...rest
  } = comparison({ series, scenario, unit: '%', finding: 'not scored' }, mean, 1);
  return rest;
};

const reproductionOf = (comparisons: readonly Comparison[]): ReproduceResult => {
  const scenarios = [...new Set(comparisons.map(({ scenario }) => scenario))];
  return {
    study: 'small',
    name: 'Small',
    question: 'What?',
    about: 'This.',
    scenarios,
    files: Object.fromEntries(scenarios.map((name) => [name, name])),
    comparisons,
    notCompared: [],
    choices: [],
    fans: [],
    courses: [],
    milestones: [],
  };
};

const origin = { names: ['now'], seeds: [1], version: '0.0.0' };

describe('what a study reads off a run, in words', () => {
  test.each([
    ['capacity.shareOver110', 'Practitioners over 110% of capacity'],
    ['unallocated.all / caseload.all', 'Unallocated cases as a share of people on probation'],
    ['staff.inPost.PO + staff.inPost.PQiP', 'Probation officers in post and PQiP trainees in post'],
  ])('%s is: %s', (text, words) => expect(expressionInWords(text)).toBe(words));

  test.each([
    ['caseload.all', 1, 'at month end'],
    ['trainees.started', 1, 'in each month'],
    ['trainees.started', 12, 'over the 12 months to each month end'],
    ['leavingRate.PO', 1, 'over the 12 months to each month end'],
  ] as const)('%s over %i months is counted %s', (text, months, words) =>
    expect(countingPeriodInWords(text, months)).toBe(words),
  );
});

describe('the title of a series', () => {
  const range = { low: 200, high: 999, rounding: 0 };
  test.each<[string, readonly Comparison[], string]>([
    ['one figure in the range', [comparison()], 'Officers: the published figure is within the simulated range'],
    [
      'one figure missed',
      [comparison({}, 80)],
      'Officers: the simulation misses the published figure by 20.0%, below it',
    ],
    [
      'several figures',
      [comparison(), comparison({ figure: 'two' }, 150)],
      'Officers: 1 of 2 published figures is within the simulated range',
    ],
    ['a figure that was put in', [comparison({ role: 'input' })], 'Officers: an input as published, not a test'],
    [
      'figures put in, of which one is missed',
      [comparison({ role: 'input' }), comparison({ role: 'input', figure: 'two' }, 150)],
      'Officers: an input, not a test; 1 of 2 published figures is outside the simulated range',
    ],
    [
      'a figure that was put in beside a test',
      [comparison({ role: 'input' }), comparison({ figure: 'two' })],
      'Officers: the published figure is within the simulated range',
    ],
    [
      'a published range that overlaps, the mean below it',
      [comparison({ published: range, finding: 'inside' }, 195)],
      'Officers: the published range, 200 to 999, and the simulated range overlap; ' +
        'the simulated mean, 195, is below it',
    ],
    [
      'a published range that holds the mean',
      [comparison({ published: range, finding: 'inside' }, 300)],
      'Officers: the published range, 200 to 999, and the simulated range overlap; the simulated mean, 300, is within it',
    ],
    ['nothing judged', [comparison({ role: 'context', finding: 'not scored' })], 'Officers: published and simulated'],
  ])('of %s', (_, compared, title) => expect(seriesHeadline('Officers', compared)).toBe(title));
});

describe('the scenarios of a study side by side', () => {
  test('are titled by the figure in which they lie furthest apart, and not by the first', () => {
    const chart = scenariosChart(
      reproductionOf([
        shown('At the start', 'one', 116.7),
        shown('At the start', 'other', 116.8),
        shown('In the end', 'one', 60),
        shown('In the end', 'other', 20),
      ]),
      origin,
    );
    expect(chart!.title).toBe('In the end: from 20.0% with ‘other’ to 60.0% with ‘one’');
  });

  test('are titled by a published figure where one was held against several of them', () => {
    const chart = scenariosChart(
      reproductionOf([
        shown('Shown', 'one', 10),
        shown('Shown', 'other', 90),
        comparison({ scenario: 'one' }),
        comparison({ scenario: 'other' }, 150),
      ]),
      origin,
    );
    expect(chart!.title).toBe('Officers: the published figure is within the range of 1 of 2 scenarios');
  });
});

describe('all figures of a study in one picture', () => {
  const rowsOf = (comparisons: readonly Comparison[]) => {
    const { spec, subtitle } = overviewChart(reproductionOf(comparisons), origin)!;
    return {
      rows: (spec.datasets as Record<string, { mean: number; most: number; shape: string; words: string }[]>).figures,
      subtitle,
    };
  };
  const near = Array.from({ length: 9 }, (_, index) =>
    comparison({ series: `Near ${index}`, figure: `near ${index}` }, 100 + index),
  );

  test('has an axis for most of them: one that lies 300% off is a triangle at its edge, and its place is said', () => {
    // The nine reach to 108 + 10, 18% above; a tenth of 300% is more than twice as far, so the axis ends at the next
    // round step, 20%.
    const { rows, subtitle } = rowsOf([...near, comparison({ series: 'Far', figure: 'far' }, 400)]);
    expect(rows.at(-1)).toMatchObject({ mean: 20, most: 20, shape: 'triangle-right', words: 'outside, +300.0%' });
    expect(rows.filter(({ shape }) => shape === 'circle')).toHaveLength(9);
    expect(subtitle).toContain('Lines that meet an edge continue beyond it; a triangle');
  });

  test('has an axis for all of them where none is far from the others', () => {
    const { rows, subtitle } = rowsOf([...near, comparison({ series: 'Far', figure: 'far' }, 115)]);
    expect(rows.at(-1)).toMatchObject({ mean: 15, most: 25, shape: 'circle' });
    expect(subtitle).not.toContain('meet an edge');
  });
});
