import { describe, expect, test } from 'vitest';
import { goodScenario, readFrom, smallBaseline, textOf } from '../small-service.ts';

const baseline = { 'baseline.yaml': smallBaseline };

/**
 * A scenario that changes one setting, the share of posts filled, at the given dates ('' for the start) to the given
 * values.
 */
function plan(
  name: string,
  parent: string,
  changes: readonly (readonly [from: string, value: number])[],
  rest = '',
): string {
  const entries = changes.map(([from, value]) =>
    [
      '  - setting: staffing.posts_filled',
      ...(from === '' ? [] : [`    from: ${from}`]),
      `    to: { value: ${value}, unit: share, source: omsq, quality: published }`,
      `    because: ${name} says so.`,
    ].join('\n'),
  );
  return `name: ${name}\nextends: ${parent}\n${rest}changes:\n${entries.join('\n')}\n`;
}

/** What holds of the share of posts filled: its value at the start, then its dated changes. */
function postsFilled(files: Readonly<Record<string, string>>): string {
  const { parameters, changes } = goodScenario({ ...files, ...baseline });
  const start = (parameters as unknown as Record<string, Record<string, number>>).staffing.posts_filled;
  return [
    `${start}`,
    ...changes.map(({ date, chapter, name, value }) => `${date} ${chapter}.${name} ${JSON.stringify(value)}`),
  ].join(', ');
}

describe('a scenario is its baseline with changes', () => {
  test('without changes it is the baseline, under its own name', () => {
    const scenario = goodScenario({ 'a.yaml': 'name: as it is\nextends: baseline.yaml\n', ...baseline });
    const { name, files, question, ...same } = goodScenario(baseline);
    expect(scenario).toEqual({ ...same, name: 'as it is', files: ['baseline.yaml', 'a.yaml'] });
    expect([name, files, question]).toEqual(['baseline', ['baseline.yaml'], 'How does the service cope?']);
  });

  test('the files in the folder of good examples are read with all that they say', () => {
    const scenario = goodScenario({
      'good/retention.yaml': textOf('good/retention.yaml')!,
      'good/baseline.yaml': smallBaseline,
    });
    expect(scenario).toMatchObject({
      name: 'Retention',
      question: 'What if fewer officers left from 2023 on?',
      start: '2021-07-01',
      years: 3,
      replications: 4,
      seed: 1,
      parameters: {
        staffing: { posts_filled: 0.9 },
        supervision: { review_by: 'senior', first_review_due: 15, risk: { low: 0.3, medium: 0.5, high: 0.2 } },
      },
      changes: [{ date: '2023-01-01', chapter: 'staffing', name: 'posts_filled', value: 0.95 }],
      thresholds: [
        { metric: 'unallocated.all', atMost: 200, scope: 'service' },
        { metric: 'reviews.missedShare', atMost: 5, scope: 'region:North' },
      ],
      files: ['good/baseline.yaml', 'good/retention.yaml'],
      changeLog: [
        {
          setting: 'supervision.review_by',
          to: 'senior',
          because: 'Seniors sign off while officers are few.',
          file: 'good/retention.yaml',
          line: 10,
        },
        {
          date: '2023-01-01',
          setting: 'staffing.posts_filled',
          to: 0.95,
          because: 'The question.',
          file: 'good/retention.yaml',
          line: 6,
        },
      ],
    });
  });

  test('a run is taken from the last file that says something of it, part by part, and from what is asked for above all', () => {
    const files = {
      'b.yaml': 'name: b\nextends: a.yaml\nrun: { seed: 7 }\n',
      'a.yaml': 'name: a\nextends: baseline.yaml\nrun: { years: 2, seed: 5 }\n',
      ...baseline,
    };
    expect(goodScenario(files)).toMatchObject({ start: '2021-07-01', years: 2, replications: 10, seed: 7 });
    expect(goodScenario(files, 'b.yaml', { run: { years: 0.5, replications: 3 } })).toMatchObject({
      years: 0.5,
      replications: 3,
      seed: 7,
    });
  });

  test('thresholds of a scenario replace those that it inherits; a scenario without any keeps them', () => {
    const parent = 'name: a\nextends: baseline.yaml\nthresholds: [{ metric: unallocated.all, at_most: 1 }]\n';
    const files = (own: string) => ({ 'b.yaml': `name: b\nextends: a.yaml\n${own}`, 'a.yaml': parent, ...baseline });
    expect(goodScenario(files('')).thresholds).toEqual([{ metric: 'unallocated.all', atMost: 1, scope: 'service' }]);
    expect(goodScenario(files('thresholds: [{ metric: unallocated.high, at_least: -2 }]\n')).thresholds).toEqual([
      { metric: 'unallocated.high', atLeast: -2, scope: 'service' },
    ]);
    expect(goodScenario(files('thresholds: []\n')).thresholds).toEqual([]);
  });
});

describe('a change holds from its date to the end of the run', () => {
  test('several changes of one setting in one file follow each other, in whatever order they are written', () => {
    expect(
      postsFilled({
        'a.yaml': plan('a', 'baseline.yaml', [
          ['2023-01-01', 0.7],
          ['2022-01-01', 0.8],
        ]),
      }),
    ).toBe('0.9, 2022-01-01 staffing.posts_filled 0.8, 2023-01-01 staffing.posts_filled 0.7');
  });

  test('it drops what an inherited file says for its date and later, and keeps what is said for earlier', () => {
    const parent = plan('a', 'baseline.yaml', [
      ['2022-01-01', 0.8],
      ['2023-01-01', 0.7],
      ['2024-01-01', 0.6],
    ]);
    expect(postsFilled({ 'b.yaml': plan('b', 'a.yaml', [['2023-01-01', 0.95]]), 'a.yaml': parent })).toBe(
      '0.9, 2022-01-01 staffing.posts_filled 0.8, 2023-01-01 staffing.posts_filled 0.95',
    );
    expect(postsFilled({ 'b.yaml': plan('b', 'a.yaml', [['2023-01-02', 0.95]]), 'a.yaml': parent })).toBe(
      '0.9, 2022-01-01 staffing.posts_filled 0.8, 2023-01-01 staffing.posts_filled 0.7, 2023-01-02 staffing.posts_filled 0.95',
    );
  });

  test('without a date it replaces the value of the start and drops all inherited changes of the setting', () => {
    const parent = plan('a', 'baseline.yaml', [
      ['2022-01-01', 0.8],
      ['2024-01-01', 0.6],
    ]);
    expect(
      postsFilled({
        'b.yaml': plan('b', 'a.yaml', [
          ['', 0.5],
          ['2023-01-01', 0.55],
        ]),
        'a.yaml': parent,
      }),
    ).toBe('0.5, 2023-01-01 staffing.posts_filled 0.55');
  });

  test('changes of other settings are left alone', () => {
    const parent =
      'name: a\nextends: baseline.yaml\nchanges:\n  - setting: staffing.leavers_replaced\n    from: 2024-01-01\n    to: { value: false, quality: assumed }\n    because: Money.\n';
    expect(postsFilled({ 'b.yaml': plan('b', 'a.yaml', [['', 0.5]]), 'a.yaml': parent })).toBe(
      '0.5, 2024-01-01 staffing.leavers_replaced false',
    );
  });

  test('on the first day it is a change like any other', () => {
    expect(postsFilled({ 'a.yaml': plan('a', 'baseline.yaml', [['2021-07-01', 0.8]]) })).toBe(
      '0.9, 2021-07-01 staffing.posts_filled 0.8',
    );
  });

  test('a baseline may have changes of its own, which a scenario inherits', () => {
    const planned =
      smallBaseline.replace('How does the service cope?', 'How?') +
      plan('a', '-', [['2022-01-01', 0.8]]).replace(/^[^]*?changes/, 'changes');
    const scenario = goodScenario({ 'a.yaml': 'name: a\nextends: planned.yaml\n', 'planned.yaml': planned });
    expect(scenario.changes).toEqual([{ date: '2022-01-01', chapter: 'staffing', name: 'posts_filled', value: 0.8 }]);
  });

  test('on the day after the last it has no effect, which is noted; on the last day it has', () => {
    // five years from 1 July 2021 end on 30 June 2026
    const notes = (date: string) => {
      const reading = readFrom({ 'a.yaml': plan('a', 'baseline.yaml', [[date, 0.8]]), ...baseline });
      return reading.ok
        ? reading.notes.map((note) => `${note.line}:${note.column} ${note.field} ${note.message}`)
        : reading.problems;
    };
    expect(notes('2026-06-30')).toEqual([]);
    expect(notes('2026-07-01')).toEqual(['5:11 changes[1].from The change has no effect: the run ends before it.']);
  });
});

describe('the assumptions log', () => {
  const scenario = goodScenario({
    'good/retention.yaml': textOf('good/retention.yaml')!,
    'good/baseline.yaml': smallBaseline,
  });

  test('has a row for every setting at the start, and one for each dated change in force', () => {
    expect(
      scenario.assumptions.map(({ setting, from, value, rag }) =>
        [setting, from ?? 'start', JSON.stringify(value), rag].join(' '),
      ),
    ).toEqual([
      'staffing.posts_filled start 0.9 green',
      'staffing.posts_filled 2023-01-01 0.95 red',
      'staffing.posts_by_region start {"North":300,"South":250.5} red',
      'staffing.vacancies start {"North":12} amber',
      'staffing.leavers_replaced start true red',
      'supervision.first_review_due start 15 red',
      'supervision.risk start {"low":0.3,"medium":0.5,"high":0.2} amber',
      'supervision.hours start {"low":1,"medium":2,"high":4} red',
      'supervision.review_by start "senior" red',
    ]);
  });

  test('says of a change where it stands, why it is made and what is plausible', () => {
    expect(scenario.assumptions[1]).toEqual({
      setting: 'staffing.posts_filled',
      from: '2023-01-01',
      value: 0.95,
      unit: 'share',
      source: '',
      quality: 'assumed',
      qualityRag: 'red',
      rag: 'red',
      plausible: [0.92, 0.98],
      note: 'From the pilot.',
      about: 'Share of the posts with an officer in them.',
      file: 'good/retention.yaml',
      line: 8,
      because: 'The question.',
    });
  });

  test('names several sources one after the other', () => {
    expect(scenario.assumptions.find((row) => row.setting === 'supervision.first_review_due')).toMatchObject({
      source: 'justice-data, omsq',
      line: 11,
      file: 'good/baseline.yaml',
    });
  });
});
