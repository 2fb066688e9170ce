import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MetricName, Area } from '../../../src/model/index.ts';
import {
  fingerprintMeans,
  fingerprintLines,
  changedFigures,
  fansCsv,
  predictionRange,
  publishedCsv,
  simulatedFigure,
  reproduce,
  kendallTau,
  spreadOf,
  countInside,
  windowFor,
} from '../../../src/experiment/index.ts';
import type { PublishedStudy } from '../../../src/scenario/index.ts';
import { readEvidence, readPublishedStudy } from '../../../src/scenario/index.ts';
import { monthEnds } from '../../report/synthetic-report.ts';
import { replication } from '../replications.ts';

/** A study of one scenario called now, over a register of these figures. */
function studyOf(figures: string, rest: string): PublishedStudy {
  const texts: Readonly<Record<string, string>> = {
    'sources.yaml': 'a: {title: A, publisher: P, date: 2020-01-01}',
    'figures.yaml': figures,
    'small.yaml': `name: Small\nquestion: What?\nabout: This.\nscenarios: [{ name: now, file: now.yaml }]\n${rest}`,
  };
  const register = readEvidence('', (path) => texts[path]);
  const reading = register.ok ? readPublishedStudy('small.yaml', (path) => texts[path], register.evidence) : register;
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.study;
}

const figureLine = (metric: string, rest: string): string =>
  `- {metric: ${metric}, ${rest}, source: a, quality: published}\n`;
const dates = monthEnds('2022-01-01', 24);
const level = (simulated: MetricName) => ({
  terms: [{ metric: simulated, sign: 1 as const }],
  unit: 'FTE',
  counting: 'at month end' as const,
  text: simulated,
});

describe('the month ends that stand for a published figure', () => {
  test.each([
    ['a month end is itself', 'month end', { day: '2022-03-31' }, [2, 2]],
    ['25 January is nearest to the end of January', 'month end', { day: '2023-01-25' }, [12, 12]],
    ['a day shortly before the run is read at its first month end', 'month end', { day: '2021-12-31' }, [0, 0]],
    ['a year is its twelve months', 'mean', { day: '2023-06-30', from: '2022-07-01' }, [6, 17]],
    ['a quarter is its three months', 'sum', { day: '2022-06-30', from: '2022-04-01' }, [3, 5]],
    [
      'from the end of June to the end of March are nine months',
      'sum',
      { day: '2023-03-31', from: '2022-06-30' },
      [6, 14],
    ],
    ['a month is itself', 'sum', { day: '2022-09-30', from: '2022-09-01' }, [8, 8]],
    ['a period with only a last day has twelve months', 'sum', { day: '2023-03-31' }, [3, 14]],
  ] as const)('%s', (_, across, period, [first, last]) => {
    expect(windowFor({ across }, period, dates)).toEqual({ first, last });
  });

  test('are none outside the run, and none where only a part of the period is in it, unless that is allowed', () => {
    expect(windowFor({ across: 'month end' }, { day: '2021-09-30' }, dates)).toBe(
      'It lies outside the run: the run covers 2022-01 to 2023-12.',
    );
    const year = { day: '2022-03-31', from: '2021-04-01' };
    expect(windowFor({ across: 'sum' }, year, dates)).toBe(
      'Only 3 of its 12 months lie in the run: the run covers 2022-01 to 2023-12.',
    );
    expect(windowFor({ across: 'sum' }, year, dates, true)).toEqual({ first: 0, last: 2 });
  });
});

describe('what is read off a replication', () => {
  const run = replication(
    1,
    {
      'staff.inPost.PO': [100, 104, 108],
      'movers.PO': [1, 2, 3],
      'promoted.PO': [0, 1, 2],
      'staff.headcount.PO': [100, 100, 100],
      'leavingRate.PO': [10, 20, 50],
    },
    { dates: dates.slice(0, 3) },
  );
  const window = { first: 0, last: 2 };

  test('is a level, a mean of levels, or a sum of what happened', () => {
    expect(
      simulatedFigure(
        run,
        { simulated: level('staff.inPost.PO'), scope: 'service', across: 'month end' },
        { first: 2, last: 2 },
      ),
    ).toBe(108);
    expect(
      simulatedFigure(run, { simulated: level('staff.inPost.PO'), scope: 'service', across: 'mean' }, window),
    ).toBe(104);
    expect(simulatedFigure(run, { simulated: level('movers.PO'), scope: 'service', across: 'sum' }, window)).toBe(6);
  });

  test('is a yearly rate in %: (1+2+3 + 0+1+2) of 100 in three months are 9, and 36% a year', () => {
    const simulated = {
      ...level('movers.PO'),
      terms: [
        { metric: 'movers.PO' as const, sign: 1 as const },
        { metric: 'promoted.PO' as const, sign: 1 as const },
      ],
      denominator: 'staff.headcount.PO' as const,
    };
    expect(simulatedFigure(run, { simulated, scope: 'service', across: 'sum', aYear: true }, window)).toBeCloseTo(
      36,
      12,
    );
  });

  test('is a share of what happened in what happened: 6 of 3 + 6 + 9 are a third, over three months as over one', () => {
    const reviews = replication(
      1,
      { 'reviews.missed': [1, 2, 3], 'reviews.due': [3, 6, 9] },
      { dates: dates.slice(0, 3) },
    );
    const simulated = { ...level('reviews.missed'), denominator: 'reviews.due' as const };
    for (const each of [window, { first: 0, last: 0 }])
      expect(simulatedFigure(reviews, { simulated, scope: 'service', across: 'sum' }, each)).toBeCloseTo(100 / 3, 12);
  });

  test('is of a part of the service, and a part that it does not have is told', () => {
    expect(() =>
      simulatedFigure(run, { simulated: level('staff.inPost.PO'), scope: 'region:Wales', across: 'month end' }, window),
    ).toThrow('The run has no scope region:Wales; it has service.');
  });
});

describe('the range of a single replication', () => {
  test('of 1, 2, 3 is 2 ± 4.303 x 1 x sqrt(1 + 1/3) = -2.97 to 6.97, drawn from zero', () => {
    const range = spreadOf([1, 2, 3]);
    expect(range).toMatchObject({ mean: 2, least: 0 });
    expect(range.most).toBeCloseTo(6.968, 3);
    expect(predictionRange([-1, 0, 1], 0.95)![0]).toBeCloseTo(-4.968, 3);
  });

  test('is absent with one replication, and wider than the interval of the mean', () => {
    expect(predictionRange([5], 0.95)).toBeUndefined();
    fc.assert(
      fc.property(fc.array(fc.double({ min: 1, max: 1e6, noNaN: true }), { minLength: 2, maxLength: 30 }), (values) => {
        const { lo95, hi95, most, least } = spreadOf(values);
        return most! >= hi95! && (least! <= lo95! || least === 0);
      }),
      { seed: 8 },
    );
  });

  test('holds 95 of 100 new observations: counted over 4,000 normal samples of six', () => {
    let state = 12345;
    const uniform = () => (state = (state * 16807) % 2147483647) / 2147483647;
    const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
    const trials = 4_000;
    const hits = Array.from({ length: trials }, () => {
      const [least, most] = predictionRange(
        Array.from({ length: 6 }, () => 10 + normal()),
        0.95,
      )!;
      const next = 10 + normal();
      return next >= least && next <= most;
    }).filter((hit) => hit).length;
    expect(Math.abs(hits / trials - 0.95)).toBeLessThan(3.3 * Math.sqrt((0.95 * 0.05) / trials)); // 99.9%
  });
});

describe('two orders', () => {
  test('agree as Kendall counts: of 1 2 3 4 and 1 2 4 3 five pairs of six agree and one does not, (5 - 1) / 6', () => {
    expect(kendallTau([1, 2, 3, 4], [1, 2, 4, 3])).toBeCloseTo(4 / 6, 12);
    expect(kendallTau([1, 2, 3], [30, 20, 10])).toBe(-1);
  });

  test('leave out pairs that are equal: of 0 0 1 and 5 6 7 two pairs agree, 2 / sqrt(2 x 3)', () => {
    expect(kendallTau([0, 0, 1], [5, 6, 7])).toBeCloseTo(2 / Math.sqrt(6), 12);
    expect(() => kendallTau([1], [1])).toThrow('at least 2');
  });
});

const inPost = (values: readonly number[]) => [
  {
    name: 'now',
    results: values.map((value, index) =>
      replication(index + 1, { 'staff.inPost.PO': dates.map(() => value) }, { dates }),
    ),
  },
];

describe('a reproduction', () => {
  const figures =
    figureLine('staff.inPost.PO', 'at: 2022-03-31, value: 100, unit: FTE, use: target') +
    figureLine('staff.inPost.PO', 'at: 2022-06-30, value: 130, unit: FTE, use: calibrate') +
    figureLine('staff.inPost.PO', 'at: 2020-06-30, value: 90, unit: FTE, use: target');
  const study = studyOf(
    figures,
    'series: [{ name: Officers, figures: { metric: staff.inPost.PO }, simulated: staff.inPost.PO }]\nshown: [{ simulated: staff.inPost.PO, at: 2023-12-31 }]\n',
  );
  // Mean 104, standard deviation 2, three replications: range 104 ± 4.303 x 2 x sqrt(4/3) = 94.06 to 113.94.
  const found = reproduce(study, inPost([102, 104, 106]));

  test('says of each figure whether it lies in the range, by how much it is missed, and what it was used for', () => {
    expect(
      found.comparisons.map(({ finding, role, difference, percent }) => [finding, role, difference, percent]),
    ).toEqual([
      ['inside', 'test', 4, 4],
      ['outside', 'calibrated on', -26, -20],
      ['not scored', undefined, undefined, undefined],
    ]);
    expect(found.comparisons[0].spread.least).toBeCloseTo(94.063, 3);
    expect([countInside(found, 'test'), countInside(found, 'calibrated on')]).toEqual([
      { inside: 1, of: 1 },
      { inside: 0, of: 1 },
    ]);
  });

  test('keeps a figure that lies outside the run, with the reason', () => {
    expect(found.notCompared).toEqual([
      {
        figure: 'staff.inPost.PO, 2020-06-30',
        because: 'It lies outside the run: the run covers 2022-01 to 2023-12.',
        sources: ['a'],
        published: '90 FTE',
      },
    ]);
  });

  test('takes half of the last published digit into account: 113.94 reaches 114.4 written as 114, and not 114.4 written so', () => {
    const at = (value: string) =>
      reproduce(
        studyOf(
          figureLine('staff.inPost.PO', `at: 2022-03-31, value: ${value}, unit: FTE, use: target`),
          'series: [{ figures: { metric: staff.inPost.PO }, simulated: staff.inPost.PO }]',
        ),
        inPost([102, 104, 106]),
      ).comparisons[0].finding;
    expect([at('114'), at('114.4')]).toEqual(['inside', 'outside']);
  });

  test('has a fan for each series, with its published points', () => {
    expect(found.fans).toMatchObject([
      {
        series: 'Officers',
        months: 1,
        published: [
          { date: '2022-03-31', low: 100, role: 'test' },
          { date: '2022-06-30', low: 130, role: 'calibrated on' },
        ],
      },
    ]);
    expect(found.fans[0].points).toHaveLength(24);
  });

  test('draws series month by month until a day, those of one figure of the model on one fan, with what spans a period', () => {
    const drawn = (names: string) =>
      studyOf(
        figureLine('staff.inPost.PO', 'at: 2022-03-31, value: 100, unit: FTE, use: target') +
          figureLine('staff.inPost.PSO', 'from: 2022-01-01, to: 2022-12-31, value: 90, unit: FTE, use: target') +
          figureLine('staff.inPost.PSO', 'at: 2023-06-30, value: 95, unit: FTE, use: target'),
        'series:\n' +
          '  - { name: Officers, figures: { metric: staff.inPost.PO }, simulated: staff.inPost.PO }\n' +
          '  - { name: Others, figures: { metric: staff.inPost.PSO }, simulated: staff.inPost.PO }\n' +
          `by_month: [{ name: Course, until: 2022-12-31, series: [${names}] }]`,
      );
    const [course] = reproduce(drawn('Officers, Others'), inPost([102, 104, 106])).courses;
    expect(course.fans).toHaveLength(1);
    expect(course.fans[0].points).toHaveLength(12);
    expect(course.fans[0].points[0]).toMatchObject({ date: '2022-01-31', mean: 104 });
    expect(course.fans[0].published).toEqual([
      { date: '2022-03-31', low: 100, high: 100, role: 'test' },
      { date: '2022-12-31', from: '2022-01-01', low: 90, high: 90, role: 'test' },
    ]);
    expect(() => drawn('Officers, Other')).toThrow(/no series .*Other.*Others/);
  });

  test('draws a second run from where it begins, and metrics of which nothing was published', () => {
    const texts: Readonly<Record<string, string>> = {
      'sources.yaml': 'a: {title: A, publisher: P, date: 2020-01-01}',
      'figures.yaml': figureLine('staff.inPost.PO', 'at: 2022-03-31, value: 100, unit: FTE, use: target'),
      'now.yaml': 'name: Now\nrun: { start: 2022-01-01, years: 2 }',
      'later.yaml': 'name: Later\nrun: { start: 2023-07-01, years: 1 }',
      'small.yaml': `name: Small
question: What?
about: This.
scenarios: [{ name: now, file: now.yaml }, { name: later, file: later.yaml }]
series: [{ name: Officers, figures: { metric: staff.inPost.PO }, simulated: staff.inPost.PO, in: now }]
by_month:
  - { name: Both, until: 2024-03-31, series: Officers, metrics: [leavers.PO, leavingRate.PO], in: now, then: later }
`,
    };
    const register = readEvidence('', (path) => texts[path]);
    const reading = register.ok && readPublishedStudy('small.yaml', (path) => texts[path], register.evidence);
    if (!reading || !reading.ok) throw new Error(JSON.stringify(reading));
    const runOf = (name: string, from: string, months: number, officers: number) => ({
      name,
      results: [1, 2].map((number) => {
        const its = monthEnds(from, months);
        const rates = its.map((_, month) => (month < 11 ? NaN : 7));
        return replication(
          number,
          {
            'staff.inPost.PO': its.map(() => officers + number),
            'leavers.PO': its.map((_, month) => month),
            'leavingRate.PO': rates,
          },
          { dates: its },
        );
      }),
    });
    const both = reproduce(reading.study, [runOf('now', '2022-01-01', 24, 100), runOf('later', '2023-07-01', 12, 110)]);
    const [course] = both.courses;
    // The second begins in July 2023 and is drawn until March 2024: nine months, in which it has no rate of twelve.
    const shape = (fans: typeof course.fans) =>
      fans.map(({ simulated, points }) => [simulated, points.length, points[0].date, points[0].mean]);
    expect(shape(course.fans)).toEqual([
      ['staff.inPost.PO', 24, '2022-01-31', 101.5],
      ['leavers.PO', 24, '2022-01-31', 0],
      ['leavingRate.PO', 13, '2022-12-31', 7],
    ]);
    expect(course.then).toMatchObject({ scenario: 'later', starts: '2023-07-01', replications: 2 });
    expect(shape(course.then!.fans)).toEqual([
      ['staff.inPost.PO', 9, '2023-07-31', 111.5],
      ['leavers.PO', 9, '2023-07-31', 0],
    ]);
    // What is drawn is in no table of figures and in no fingerprint.
    const without = reproduce({ ...reading.study, byMonth: [] }, [
      runOf('now', '2022-01-01', 24, 100),
      runOf('later', '2023-07-01', 12, 110),
    ]);
    expect(fingerprintLines(both)).toBe(fingerprintLines(without));
    expect([publishedCsv([both]), fansCsv([both])]).toEqual([publishedCsv([without]), fansCsv([without])]);
  });

  test('judges neither a figure for context nor anything by one replication', () => {
    const context = studyOf(
      figureLine('staff.inPost.PO', 'at: 2022-03-31, value: 1, unit: FTE, use: context'),
      'series: [{ figures: { metric: staff.inPost.PO }, simulated: staff.inPost.PO }]',
    );
    expect(reproduce(context, inPost([102, 104])).comparisons[0].finding).toBe('not scored');
    expect(reproduce(study, inPost([104])).comparisons.map(({ finding }) => finding)).toEqual([
      'not scored',
      'not scored',
      'not scored',
    ]);
  });

  test('claims no level where only a direction is claimed', () => {
    const regions: readonly Area[] = ['region:London', 'region:Wales', 'region:North'];
    const values = { London: 40, North: 20, Wales: 5 };
    const byRegion = studyOf(
      figureLine(
        'vacancies',
        'at: 2022-03-31, value: {London: 457, Wales: 0, North: 77}, unit: FTE, scope: by region, use: calibrate',
      ),
      'series: [{ figures: { metric: vacancies, scope: by region }, simulated: staff.vacancies.PO, claim: direction }]',
    );
    const results = [1, 2].map((number) => {
      const result = replication(number, {}, { dates, areas: ['service', ...regions] });
      const one = replication(number, { 'staff.vacancies.PO': dates.map(() => 1) }, { dates });
      const metricPlace = one.values.indexOf(1);
      const metricsCount = one.values.length / dates.length;
      dates.forEach((_, date) =>
        Object.entries(values).forEach(
          ([name, value]) =>
            (result.values[(date * 4 + 1 + regions.indexOf(`region:${name}`)) * metricsCount + metricPlace] = value),
        ),
      );
      return result;
    });
    expect(reproduce(byRegion, [{ name: 'now', results }]).comparisons).toMatchObject([
      { finding: 'same direction', spread: { mean: 1 } },
    ]);
  });

  test('of a scenario without a run is refused', () => {
    expect(() => reproduce(study, [])).toThrow('The study small has no run of its scenario "now".');
  });

  test('is a table with one row for each figure, misses among them', () => {
    const lines = publishedCsv([found]).trimEnd().split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toMatch(
      /^small,Officers,now,service,"staff.inPost.PO, 2022-06-30",2022-06-30,,,FTE,130,130,104,.*,-26,-20,outside,calibrated on,a,published,/,
    );
  });
});

describe('a milestone', () => {
  const milestone = studyOf('[]', 'milestones: [{ name: Few wait, simulated: unallocated.all, below: 10, months: 3 }]');
  const course = (number: number, values: readonly number[]) =>
    replication(number, { 'unallocated.all': values }, { dates: dates.slice(0, values.length) });

  test('is reached with the first of three month ends on end below it, and one good month is not enough', () => {
    const results = [
      course(1, [20, 9, 9, 9, 9, 9]),
      course(2, [20, 9, 20, 9, 9, 9]),
      course(3, [20, 20, 20, 20, 9, 9]),
      course(4, [9, 9, 9, 20, 20, 20]),
    ];
    const [found] = reproduce(milestone, [{ name: 'now', results }]).milestones;
    // Reached in January, February and April 2022: by a tenth of the four, the first, in January; by half, the second,
    // in February; by nine tenths, which are all four, never.
    expect(found).toMatchObject({
      reached: 3,
      replications: 4,
      probability: 0.75,
      early: dates[0],
      middle: dates[1],
      lastMonth: dates[5],
    });
    expect(found).not.toHaveProperty('late');
    expect(found.course.map(({ share }) => share)).toEqual([0.25, 0.5, 0.5, 0.75, 0.75, 0.75]);
    expect(found.lo95).toBeGreaterThan(0.2);
    expect(found.hi95).toBeLessThan(1);
  });
});

describe('half of all replications', () => {
  const milestone = studyOf('[]', 'milestones: [{ name: Few wait, simulated: unallocated.all, below: 10, months: 1 }]');
  /** Replications that reach it at a place of six month ends; behind the last one, never. */
  const reachedAt = (places: readonly number[]) =>
    reproduce(milestone, [
      {
        name: 'now',
        results: places.map((place, index) =>
          replication(
            index + 1,
            { 'unallocated.all': dates.slice(0, 6).map((_, date) => (date < place ? 20 : 9)) },
            { dates: dates.slice(0, 6) },
          ),
        ),
      },
    ]).milestones[0];
  const never = 6;

  test('have reached a milestone by the tenth of twenty, though the eleventh never does, and the course says the same', () => {
    const found = reachedAt([0, 0, 0, 1, 1, 2, 2, 2, 3, 4, ...Array.from({ length: 10 }, () => never)]);
    // A tenth of twenty are two, both in January; half are ten, of which the tenth comes in May; nine tenths are
    // eighteen.
    expect(found).toMatchObject({ early: dates[0], middle: dates[4], probability: 0.5 });
    expect(found).not.toHaveProperty('late');
    expect(found.course.map(({ share }) => share)).toEqual([0.15, 0.25, 0.4, 0.45, 0.5, 0.5]);
  });

  test('are not those that come there: nine of twenty do, and half have not', () => {
    expect(
      reachedAt([...Array.from({ length: 9 }, () => 0), ...Array.from({ length: 11 }, () => never)]),
    ).not.toHaveProperty('middle');
  });

  test('have reached it at the first month end at which the share reached is a half, whatever chance brings', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: never }), { minLength: 1, maxLength: 30 }), (places) => {
        const { early, middle, late, course } = reachedAt(places);
        const firstAt = (tenths: number) =>
          course.find(({ share }) => Math.round(share * places.length) * 10 >= tenths * places.length)?.date;
        expect([early, middle, late]).toEqual([1, 5, 9].map(firstAt));
      }),
      { seed: 12, numRuns: 50 },
    );
  });
});

describe('a lasting milestone', () => {
  test('is reached with the first month end after the last bad one, and not where too few follow', () => {
    const lasting = studyOf(
      '[]',
      'milestones: [{ name: Few wait, simulated: unallocated.all, below: 10, months: 2, lasting: true }]',
    );
    const course = (number: number, values: readonly number[]) =>
      replication(number, { 'unallocated.all': values }, { dates: dates.slice(0, values.length) });
    const results = [course(1, [9, 9, 9, 20, 9, 9]), course(2, [9, 9, 9, 9, 20, 9]), course(3, [9, 9, 9, 9, 9, 9])];
    const [found] = reproduce(lasting, [{ name: 'now', results }]).milestones;
    expect(found.course.map(({ share }) => Math.round(share * 3))).toEqual([1, 1, 1, 1, 2, 2]);
  });
});

describe('the fingerprint of a reproduction', () => {
  const study = studyOf(
    figureLine('staff.inPost.PO', 'at: 2022-03-31, value: 100, unit: FTE, use: target') +
      figureLine('staff.inPost.PO', 'at: 2022-06-30, value: 130, unit: FTE, use: target'),
    'series: [{ name: Officers, figures: { metric: staff.inPost.PO }, simulated: staff.inPost.PO }]',
  );

  test('moves with the last bit of a single replication, though no mean does', () => {
    const [before, after] = [
      reproduce(study, inPost([1, 3])),
      reproduce(study, inPost([1 - Number.EPSILON, 3 + Number.EPSILON])),
    ];
    expect(fingerprintLines(after)).not.toBe(fingerprintLines(before));
    expect(fingerprintLines(reproduce(study, inPost([1, 3])))).toBe(fingerprintLines(before));
  });

  test('tells which figures moved, which are new and which are gone', () => {
    const now = fingerprintMeans(reproduce(study, inPost([1, 3])));
    const name = 'Officers | now | staff.inPost.PO, 2022-03-31';
    expect(now[name]).toBe(2);
    expect(changedFigures({ ...now, [name]: 1.5, gone: 7 }, { ...now, fresh: 8 })).toEqual([
      { figure: name, before: 1.5, now: 2 },
      { figure: 'fresh', now: 8 },
      { figure: 'gone', before: 7 },
    ]);
    expect(changedFigures(now, now)).toEqual([]);
  });
});
