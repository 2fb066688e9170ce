import { describe, expect, test } from 'vitest';
import { impactBandOf, sortByRating, impactBands, ratingOf } from '../../../src/scenario/index.ts';
import type { Impact, ImpactBand, Quality } from '../../../src/scenario/index.ts';
import { goodScenario, readFrom, smallBaseline } from '../small-service.ts';

const impactIn = (band: ImpactBand): Impact => ({ band, size: { low: 0.1, medium: 0.5, high: 1.5 }[band], change: 1 });

describe('The rating of an assumption', () => {
  test.each<[Quality, ...string[]]>([
    // quality     low      medium   high     not known
    ['published', 'green', 'green', 'green', 'green'],
    ['secondary', 'green', 'amber', 'amber', 'amber'],
    ['derived', 'green', 'amber', 'amber', 'amber'],
    ['inferred', 'green', 'amber', 'red', 'red'],
    ['assumed', 'green', 'amber', 'red', 'red'],
  ])(
    'that is %s is %s with a low impact, %s with a medium one, %s with a high one, and %s where nobody tried',
    (quality, ...ratings) => {
      expect([
        ...(['low', 'medium', 'high'] as const).map((band) => ratingOf(quality, impactIn(band))),
        ratingOf(quality, undefined),
      ]).toEqual(ratings);
    },
  );

  test('counts an impact as medium and as high from the very limit on, up or down', () => {
    expect([2.99, 3, -3, 9.99, 10, -10].map((change) => impactBandOf('capacity.mean.all@mean', change))).toEqual([
      'low',
      'medium',
      'medium',
      'medium',
      'high',
      'high',
    ]);
    expect([9.99, 10, 29.99, -30].map((change) => impactBandOf('unallocated.all@mean', change))).toEqual([
      'low',
      'medium',
      'medium',
      'high',
    ]);
    for (const { medium, high } of Object.values(impactBands)) expect(medium).toBeLessThan(high);
  });
});

const header = 'setting,tried,start,measure,base,change,lo95,hi95,replications';

/** The assumptions log of the small baseline, or of a plan that extends it, with a list of impacts beside it. */
const logOf = (lines: readonly string[], plan = '') =>
  goodScenario({
    ...(plan !== '' && { 'plan.yaml': `name: Plan\nextends: baseline.yaml\n${plan}` }),
    'baseline.yaml': smallBaseline,
    'evidence/impact.csv': `${[header, ...lines].join('\n')}\n`,
  }).assumptions;

const ofSetting = (log: ReturnType<typeof logOf>, setting: string) => log.filter((each) => each.setting === setting);

/** `supervision.first_review_due` is 15 days in the small baseline, plausible from 10 to 20. */
const due = [
  'supervision.first_review_due,10,2021-07-01,unallocated.all@mean,200,-45,-50,-40,4',
  'supervision.first_review_due,10,2021-07-01,capacity.mean.all@mean,105,2,1,3,4',
  'supervision.first_review_due,20,2021-07-01,capacity.mean.all@mean,105,12,11,13,4',
];

describe('The list of impacts', () => {
  test('gives a setting the change that is largest for its measure, of all levels that were tried', () => {
    // For their measures: 45 of 30 is 1.5 times the limit of a high impact, 12 of 10 is 1.2 times, 2 of 10 is 0.2
    // times.
    const [row] = ofSetting(logOf(due), 'supervision.first_review_due');
    expect(row).toMatchObject({
      qualityRag: 'red',
      impact: {
        band: 'high',
        size: 1.5,
        change: -45,
        lo95: -50,
        hi95: -40,
        measure: 'unallocated.all@mean',
        level: 10,
      },
      impactRag: 'red',
      rag: 'red',
    });
  });

  test('counts the levels that are the ends of the range alone, if the list has others of another baseline', () => {
    const wide = 'supervision.first_review_due,60,2025-07-01,unallocated.all@mean,200,90,80,100,4';
    expect(ofSetting(logOf([wide, ...due]), 'supervision.first_review_due')[0]).toMatchObject({
      impact: { change: -45, level: 10 },
    });
  });

  test('counts for nothing where the range has changed since', () => {
    const [row] = ofSetting(logOf(due.map((line) => line.replace(',20,', ',30,'))), 'supervision.first_review_due');
    expect(row).not.toHaveProperty('impact');
    expect(row).toMatchObject({ rag: 'red' });
  });

  test('holds for what a plan writes only where the plausible range stays', () => {
    const plan = (plausible: string) => `changes:
  - { setting: supervision.first_review_due, to: { value: 12, unit: working days, quality: assumed, plausible: ${plausible} }, because: A test. }
`;
    expect(ofSetting(logOf(due, plan('[10, 20]')), 'supervision.first_review_due')[0]).toMatchObject({
      value: 12,
      impact: { change: -45 },
    });
    expect(ofSetting(logOf(due, plan('[10, 40]')), 'supervision.first_review_due')[0]).not.toHaveProperty('impact');
  });

  test('has no impact for a value beside which nothing is plausible', () => {
    const plan = `changes:
  - { setting: supervision.first_review_due, to: { value: 12, unit: working days, quality: assumed, plausible: [12, 12] }, because: A test. }
`;
    expect(ofSetting(logOf([], plan), 'supervision.first_review_due')[0]).toMatchObject({
      impact: { band: 'low', size: 0, change: 0 },
      rag: 'green',
    });
  });

  test('holds for a switch and for a choice without a range', () => {
    const log = logOf([
      'staffing.leavers_replaced,off,2021-07-01,staff.inPost.PO@end,100,-20,-21,-19,4',
      'supervision.review_by,nobody,2021-07-01,reviews.missedShare@mean,20,1,0,2,4',
    ]);
    expect(ofSetting(log, 'staffing.leavers_replaced')[0]).toMatchObject({
      impact: { band: 'high', level: false },
      rag: 'red',
    });
    expect(ofSetting(log, 'supervision.review_by')[0]).toMatchObject({
      impact: { band: 'low', level: 'nobody' },
      rag: 'green',
    });
  });

  test('gives the dated changes of a baseline the impact of their setting, with which they were moved', () => {
    const dated = `${smallBaseline}changes:
  - { setting: supervision.first_review_due, from: 2022-01-01, to: { value: 11, unit: working days, source: omsq, quality: published }, because: A test. }
`;
    const { assumptions } = goodScenario({
      'baseline.yaml': dated,
      'evidence/impact.csv': `${[header, ...due].join('\n')}\n`,
    });
    expect(
      ofSetting(assumptions, 'supervision.first_review_due').map(({ from = 'start', impact, rag }) => [
        from,
        impact?.change,
        rag,
      ]),
    ).toEqual([
      ['start', -45, 'red'],
      ['2022-01-01', -45, 'green'],
    ]);
  });

  test.each([
    ['another header', 'setting,change'],
    ['a measure that is none of the headlines', `${header}\na.b,1,2021-07-01,staff.cost@mean,1,1,1,1,4`],
    ['a change that is no number', `${header}\na.b,1,2021-07-01,unallocated.all@mean,1,much,1,1,4`],
    ['a line cut short', `${header}\na.b,1,2021-07-01,unallocated.all@mean`],
    ['a start that is no day', `${header}\na.b,1,today,unallocated.all@mean,1,1,1,1,4`],
  ])('with %s is a problem, told once with its line', (_, text) => {
    const reading = readFrom({ 'baseline.yaml': smallBaseline, 'evidence/impact.csv': text });
    expect(reading).toMatchObject({
      ok: false,
      problems: [
        {
          file: 'evidence/impact.csv',
          message: 'This is not a line of the list of impacts.',
          suggestion: 'Write the list again: npm run impact.',
        },
      ],
    });
  });
});

test('The log by rating has red first, then what hangs most on it, the unknown before the known', () => {
  const log = sortByRating(
    logOf([
      ...due,
      'supervision.hours,0.5,2021-07-01,unallocated.all@mean,200,12,11,13,4',
      'supervision.hours,2,2021-07-01,unallocated.all@mean,200,15,11,13,4',
    ]),
  );
  const worries = log.map(({ rag }) => rag);
  expect(worries).toEqual(
    [...worries].sort((a, b) => ['red', 'amber', 'green'].indexOf(a) - ['red', 'amber', 'green'].indexOf(b)),
  );
  const reds = log.filter(({ rag }) => rag === 'red');
  expect(reds.at(-1)).toMatchObject({ setting: 'supervision.first_review_due' });
  expect(reds.slice(0, -1).every(({ impact }) => impact === undefined)).toBe(true);
  expect(reds.length).toBeGreaterThan(1);
});
