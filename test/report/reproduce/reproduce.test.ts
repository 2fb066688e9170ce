import { describe, expect, test } from 'vitest';
import type { Comparison, CourseByMonth, Fan, ReproduceResult } from '../../../src/experiment/index.ts';
import { compile } from 'vega-lite';
import { monthlyCharts } from '../../../src/report/reproduce/monthly-charts.ts';
import { overviewChart } from '../../../src/report/reproduce/overview-chart.ts';
import { scenariosChart } from '../../../src/report/reproduce/scenarios-chart.ts';
import {
  countingPeriodInWords,
  seriesHeadline,
  expressionInWords,
} from '../../../src/report/reproduce/reproduce-words.ts';
import { monthEnds } from '../synthetic-report.ts';

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
    const data = chart!.spec.datasets as Record<string, object[]>;
    expect(data['Officers, published in words']).toEqual([{ level: 100, text: 'published: 100' }]);
    expect(data['Shown, published in words']).toBeUndefined();
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

describe('two runs in one picture, month by month', () => {
  /** A figure of a run by month that begins at a level and grows by one each month. */
  const fan = (scenario: string, simulated: string, start: string, level: number, rest: Partial<Fan> = {}): Fan => ({
    series: simulated,
    scenario,
    unit: 'people',
    simulated,
    months: 1,
    points: monthEnds(start, 12).map((date, month) => {
      const mean = level + month;
      return { date, mean, low50: mean - 1, high50: mean + 1, low95: mean - 3, high95: mean + 3 };
    }),
    published: [],
    sources: [],
    ...rest,
  });
  const officers = { series: 'Officers', unit: 'FTE', sources: ['a'] };
  const published = [{ date: '2022-03-31', low: 100, high: 100, role: 'test' }];
  const course: CourseByMonth = {
    name: 'Course',
    scenario: 'now',
    replications: 6,
    fans: [
      fan('now', 'staff.inPost.PO', '2022-01-01', 194, { ...officers, published }),
      fan('now', 'hiddenRisk.persons', '2022-01-01', 34),
      fan('now', 'leavers.PO', '2022-01-01', 5),
    ],
    // It begins in July 2022, with the seventh month of the first: 200 officers and 40 people.
    then: {
      scenario: 'later',
      starts: '2022-07-01',
      replications: 10,
      fans: [
        fan('later', 'staff.inPost.PO', '2022-07-01', 190, officers),
        fan('later', 'hiddenRisk.persons', '2022-07-01', 50),
      ],
    },
  };
  const chartOf = (drawn: CourseByMonth) =>
    monthlyCharts(
      {
        ...reproductionOf([comparison({ scenario: 'now' })]),
        courses: [drawn],
        files: { now: 'first-file', later: 'later-file' },
      },
      origin,
    )[0];

  test('are told apart by the title, and in words by both values where the second begins and their difference', () => {
    const { title, subtitle, description } = chartOf(course);
    expect(title).toBe(
      'Course: where the second run begins, its means are 5.0% (officers) to 25.0% (people whose recorded risk is ' +
        'below their actual risk) from those of the first',
    );
    expect(subtitle).toBe(
      'By month, January 2022 to June 2023; ‘later’ begins on 1 July 2022. Lines: means of 6 and of 10 replications. ' +
        'Bands: ranges expected to contain 50% and 95% of further replications. Marks: published figures (filled, ' +
        'tests). A number of a period spans it.',
    );
    expect(description).toBe(
      'Line charts with bands, and published figures as marks. ‘later’ begins on 1 July 2022. ' +
        'Officers in July 2022: 200 with ‘now’, 190 with ‘later’, a difference of −10 FTE (−5.0%). ' +
        'People whose recorded risk is below their actual risk in July 2022: 40 with ‘now’, 50 with ‘later’, a ' +
        'difference of +10 people (+25.0%). ' +
        'Probation officers who left the service: no month in which both runs have a value.',
    );
  });

  test('have a table at yearly steps from where the second begins, with its difference from the first', () => {
    const { columns, rows } = chartOf(course).table;
    expect(columns).toEqual([
      'Figure',
      'Month',
      'now',
      'now: 95% range',
      'later',
      'later: 95% range',
      'Difference',
      'Unit',
    ]);
    expect(rows.slice(0, 2)).toEqual([
      ['Officers', 'July 2022', '200', '197 to 203', '190', '187 to 193', '−10', 'FTE'],
      ['Officers', 'June 2023', '[z]', '[z]', '201', '198 to 204', '[z]', 'FTE'],
    ]);
  });

  test('have a key, bands and lines of two looks, a line where the second begins, and one axis of time', () => {
    const { spec } = chartOf(course);
    const text = JSON.stringify(spec);
    const datasets = spec.datasets as Record<string, { scenario?: string; text?: string; date?: string }[]>;
    expect(datasets.key.map(({ scenario }) => scenario)).toEqual(['now', 'later']);
    expect(datasets['key, day'][0].text).toBe('‘later’ begins on 1 July 2022');
    expect(datasets['Officers, second run']).toHaveLength(12);
    expect(datasets['leavers.PO, second run']).toEqual([]);
    expect(datasets['Officers, second run begins']).toEqual([{ date: '2022-07-01' }]);
    expect(text).toContain('Scenarios: first-file, later-file.');
    expect(text.match(/"mark":\{"type":"line","color":"#F46A25","strokeWidth":2,"strokeDash":\[7,3\]\}/g)).toHaveLength(
      3,
    );
    const ends = new Set(text.match(/"type":"utc","domain":\[[^\]]*\]/g));
    expect([...ends]).toHaveLength(1);
    const problems: string[] = [];
    const report = (...words: readonly unknown[]) => problems.push(words.join(' '));
    const logger = { level: () => 0, error: report, warn: report, info: () => logger, debug: () => logger };
    compile(spec, { logger: logger as never });
    expect(problems).toEqual([]);
  });

  test('stand in two columns where there are more than six figures', () => {
    const many = ['unallocated.all', 'unallocated.high', 'caseload.all', 'caseload.perPO', 'movers.PO', 'promoted.PO'];
    const { spec } = chartOf({
      ...course,
      fans: [...course.fans, ...many.map((each) => fan('now', each, '2022-01-01', 9))],
    });
    // A key, five rows for nine figures, and the footer.
    expect((spec as unknown as { vconcat: object[] }).vconcat).toHaveLength(7);
  });

  test('are compared nowhere where the first ends before the second begins', () => {
    const late = { ...course.then!, fans: [fan('later', 'hiddenRisk.persons', '2024-07-01', 50)] };
    expect(chartOf({ ...course, then: late }).title).toBe('Course: no month in which both runs have a value');
  });

  test('may be one run: the words of metrics alone have no marks, and their table has the first and the last month', () => {
    const { then: _, ...alone } = course;
    const { title, subtitle, description, table } = chartOf({ ...alone, fans: [course.fans[1]] });
    expect(title).toBe('Course');
    expect(subtitle).not.toContain('Marks');
    expect(description).toBe(
      'Line charts with bands. People whose recorded risk is below their actual risk: 34 in January 2022, 45 in ' +
        'December 2022.',
    );
    expect(table.rows).toEqual([
      ['People whose recorded risk is below their actual risk', 'January 2022', '34', '31 to 37', 'people'],
      ['People whose recorded risk is below their actual risk', 'December 2022', '45', '42 to 48', 'people'],
    ]);
    // Of a series the table stays that of what was published.
    expect(chartOf({ ...alone, fans: [course.fans[0]] }).table.columns).toContain('Published');
  });
});
