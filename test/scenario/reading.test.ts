import { describe, expect, test } from 'vitest';
import { describeNotes, describeProblems, readScenario } from '../../src/scenario/index.ts';
import type { Problem } from '../../src/scenario/index.ts';
import { goodScenario, readFrom, smallBaseline, smallDefinitions } from './small-service.ts';

const baseline = { 'baseline.yaml': smallBaseline };

describe('files as people and editors write them', () => {
  test('Windows line ends and a byte order mark change neither values nor lines', () => {
    const windows = `\uFEFF${smallBaseline.replaceAll('\n', '\r\n')}`;
    expect(goodScenario({ 'baseline.yaml': windows })).toEqual(goodScenario(baseline));

    const bad = windows.replace('unit: FTE', 'unit: people');
    expect(readFrom({ 'baseline.yaml': bad })).toMatchObject({
      ok: false,
      problems: [{ line: 7, column: 67, length: 6 }],
    });
  });

  test('a value may be named once with & and used again with *', () => {
    const named = smallBaseline
      .replace('quality: derived', 'quality: &how derived')
      .replace('source: justice-data, quality: secondary', 'source: justice-data, quality: *how');
    // an alias stands below its anchor, so the anchor goes first
    expect(readFrom({ 'baseline.yaml': named }).ok).toBe(false);
    const ordered = smallBaseline
      .replace('quality: published', 'quality: &how published')
      .replace('quality: secondary', 'quality: *how');
    expect(goodScenario({ 'baseline.yaml': ordered }).assumptions[2]).toMatchObject({
      setting: 'staffing.vacancies',
      quality: 'published',
    });
  });

  test('a problem under an alias is told where the alias stands', () => {
    const bad = smallBaseline
      .replace('unit: share, source: justice-data', 'unit: &unit share, source: justice-data')
      .replace('unit: FTE', 'unit: *unit');
    expect(readFrom({ 'baseline.yaml': bad })).toMatchObject({
      ok: false,
      problems: [{ line: 7, column: 67, length: 5, found: 'the text "share"' }],
    });
  });

  test('a chain of files may go through folders', () => {
    const files = {
      'x/y/c.yaml': 'name: c\nextends: ../b.yaml\n',
      'x/b.yaml': 'name: b\nextends: ./../base/./baseline.yaml\n',
      'base/baseline.yaml': smallBaseline,
    };
    expect(goodScenario(files).files).toEqual(['base/baseline.yaml', 'x/b.yaml', 'x/y/c.yaml']);
  });

  test('a file that is not there is a problem, not an exception', () => {
    expect(readFrom({}, 'nowhere.yaml')).toMatchObject({
      ok: false,
      problems: [{ file: 'nowhere.yaml', line: 1, column: 1, message: 'There is no file nowhere.yaml.' }],
    });
  });

  test('problems of the file come before those of the files that it extends, each from top to bottom', () => {
    const files = {
      'a.yaml': 'extends: baseline.yaml\ncolour: red\n',
      'baseline.yaml': smallBaseline.replace('unit: FTE', 'unit: people').replace('years: 5', 'years: 50'),
    };
    const reading = readFrom(files);
    expect(reading.ok ? [] : reading.problems.map(({ file, line }) => `${file}:${line}`)).toEqual([
      'a.yaml:1',
      'a.yaml:2',
      'baseline.yaml:3',
      'baseline.yaml:7',
    ]);
  });
});

describe('sources', () => {
  const cited = ['justice-data', 'omsq'];

  test('are looked up in the register beside the baseline, wherever the scenario stands', () => {
    const files = {
      'a/x.yaml': 'name: x\nextends: ../b/baseline.yaml\n',
      'b/baseline.yaml': smallBaseline,
      'b/evidence/sources.yaml': 'omsq: { title: Statistics }\n',
    };
    const reading = readFrom(files);
    expect(reading.ok ? [] : reading.problems.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
      'b/baseline.yaml:6 There is no source "justice-data" in the register of sources.',
      'b/baseline.yaml:8 There is no source "justice-data" in the register of sources.',
      'b/baseline.yaml:14 There is no source "justice-data" in the register of sources.',
    ]);
  });

  test('are not checked where there is no register', () => {
    expect(readFrom(baseline).ok).toBe(true);
  });

  test('are checked against a list that is handed over, whatever stands beside the baseline', () => {
    expect(
      readFrom({ ...baseline, 'evidence/sources.yaml': 'none: {}\n' }, 'baseline.yaml', { sourceIds: cited }).ok,
    ).toBe(true);
    expect(readFrom(baseline, 'baseline.yaml', { sourceIds: [] }).ok).toBe(false);
  });

  test('a register that is broken is a problem of its own', () => {
    expect(readFrom({ ...baseline, 'evidence/sources.yaml': '- omsq\n' })).toMatchObject({
      ok: false,
      problems: [{ file: 'evidence/sources.yaml', line: 1 }],
    });
  });
});

describe('what is asked for in place of what the files say', () => {
  test.each([
    [{ years: 0 }, 'run.years', '0', 'above 0 and up to 40 (years)'],
    [{ years: Number.NaN }, 'run.years', 'NaN', 'above 0 and up to 40 (years)'],
    [{ replications: 2.5 }, 'run.replications', '2.5', 'whole numbers from 1 to 100000'],
    [{ seed: -1 }, 'run.seed', '-1', 'whole numbers from 0 to 4294967295'],
  ])('%o is refused in the words of the file', (run, field, found, allowed) => {
    expect(readFrom(baseline, 'baseline.yaml', { run })).toMatchObject({
      ok: false,
      problems: [{ file: 'baseline.yaml', field, found, allowed }],
    });
  });
});

describe('a run too large for the memory', () => {
  const memoryNeedsOf = (setting: string) => () => [
    { bytes: 3.2e9, because: 'A thousand years are a long time.', setting },
  ];
  const files = {
    'a.yaml':
      'name: a\nextends: baseline.yaml\nrun: { years: 40 }\nchanges:\n  - setting: staffing.posts_filled\n    to: { value: 1, unit: share, source: omsq, quality: published }\n    because: All of them.\n',
    ...baseline,
  };

  test.each([
    ['run.years', 'a.yaml', 3],
    ['run.start', 'baseline.yaml', 3],
    ['staffing.posts_filled', 'a.yaml', 6],
    ['supervision.hours', 'baseline.yaml', 19],
  ])('because of %s is told where that was last set', (setting, file, line) => {
    const reading = readFrom(files, 'a.yaml', { memoryNeedsOf: memoryNeedsOf(setting) });
    expect(reading).toMatchObject({
      ok: false,
      problems: [
        {
          file,
          line,
          field: setting,
          found: 'about 3.2 GB',
          allowed: 'at most 2.0 GB',
          message: 'The run needs too much memory. A thousand years are a long time.',
        },
      ],
    });
  });

  test('is a matter of how much there is', () => {
    expect(readFrom(files, 'a.yaml', { memoryNeedsOf: memoryNeedsOf('run.years'), mostBytes: 3.2e9 }).ok).toBe(true);
  });

  test('is told of each kind of memory against a limit of its own', () => {
    const memoryNeedsOf = (_: unknown, replications: number) => [
      { bytes: 3e9, because: 'A case takes much.', setting: 'staffing.posts_filled', mostBytes: 4e9 },
      {
        bytes: 1000 * replications,
        because: 'Each replication leaves a thousand bytes.',
        setting: 'run.replications',
        mostBytes: 6999,
      },
    ];
    const ofRuns = (replications: number) => readFrom(files, 'a.yaml', { memoryNeedsOf, run: { replications } });
    expect(ofRuns(7)).toMatchObject({
      ok: false,
      problems: [
        {
          field: 'run.replications',
          message: 'The run needs too much memory. Each replication leaves a thousand bytes.',
        },
      ],
    });
    expect(ofRuns(6).ok).toBe(true);
  });
});

describe('problems in words', () => {
  const problem: Problem = {
    file: 'a.yaml',
    line: 3,
    column: 7,
    field: 'name',
    message: 'This is wrong.',
    source: 'name:  x',
    length: 1,
  };

  test('one problem has its place, its field, the line with a caret, and what to do', () => {
    expect(
      describeProblems('a.yaml', [{ ...problem, found: 'the text "x"', allowed: 'y', suggestion: 'Write y.' }]),
    ).toBe(
      [
        'This scenario cannot be run: a.yaml has 1 problem.',
        '',
        'a.yaml:3:7  name',
        '    3 | name:  x',
        '      |       ^',
        '  This is wrong.',
        '  Found: the text "x"',
        '  Allowed: y',
        '  Write y.',
        '',
      ].join('\n'),
    );
  });

  test('a caret stands right under a letter of any width in code units, and after a tab', () => {
    const text = describeProblems('a.yaml', [{ ...problem, source: '\t"👩‍🚒é": x', column: 12, length: 1 }]);
    const [shown, caret] = text.split('\n').slice(3, 5) as [string, string];
    expect([...shown].indexOf('x')).toBe([...caret].indexOf('^'));
  });

  test('of a very long line the part around the caret is shown', () => {
    const source = `${'a'.repeat(300)} X ${'b'.repeat(300)}`;
    const [shown, caret] = describeProblems('a.yaml', [{ ...problem, source, column: 302 }])
      .split('\n')
      .slice(3, 5) as [string, string];
    expect(shown.length).toBeLessThan(120);
    expect(shown.indexOf('X')).toBe(caret.indexOf('^'));
  });

  test('colour marks the place and the caret, and can be taken off without loss', () => {
    const plain = describeProblems('a.yaml', [problem, problem]);
    const coloured = describeProblems('a.yaml', [problem, problem], { colour: true });
    expect(coloured).not.toBe(plain);
    expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  test('notes have the same form without the heading; no notes are no text', () => {
    expect(describeNotes([problem])).toBe('a.yaml:3:7  name\n    3 | name:  x\n      |       ^\n  This is wrong.\n');
    expect(describeNotes([])).toBe('');
  });
});

test('the parameters of the model are the default: a baseline of another service is told what it lacks', () => {
  const reading = readScenario('baseline.yaml', () => smallBaseline);
  expect(reading.ok).toBe(false);
  expect(
    readScenario('baseline.yaml', (path) => (path === 'baseline.yaml' ? smallBaseline : undefined), {
      definitions: smallDefinitions,
    }).ok,
  ).toBe(true);
});

describe('a file that extends one that is not there', () => {
  test('is told the nearest name in that folder', () => {
    const files = { 'plans/a.yaml': 'name: a\nextends: ../baselin.yaml\n', ...baseline };
    const suggestionFrom = (names: readonly string[]) =>
      readFrom(files, 'plans/a.yaml', { namesIn: (folder) => (folder === '.' ? names : []) });
    expect(suggestionFrom(['baseline.yaml', 'b.yaml'])).toMatchObject({
      problems: [{ message: 'There is no file baselin.yaml.', suggestion: 'Did you mean baseline.yaml?' }],
    });
    expect(suggestionFrom(['unit.yaml'])).toMatchObject({
      problems: [{ suggestion: 'The path is relative to the folder of plans/a.yaml.' }],
    });
  });
});

describe('a change in which something is wrong', () => {
  test('is still told of a day that there is not, and of what the form of its value lacks', () => {
    const files = {
      'a.yaml':
        'name: a\nextends: baseline.yaml\nchanges:\n  - setting: staffing.posts_fild\n    from: 2020-02-30\n    to: { value: 3, units: share }\n    because: Two slips.\n  - setting: staffing.posts_filled\n    from: 2020-02-30\n    to: { value: -4, unit: share, source: omsq, quality: published }\n    because: Another.\n',
      ...baseline,
    };
    const reading = readFrom(files, 'a.yaml');
    expect(reading.ok ? [] : reading.problems.map(({ line, field }) => [line, field])).toEqual([
      [4, 'changes[1].setting'],
      [5, 'changes[1].from'],
      [6, 'changes[1].to.units'],
      [9, 'changes[2].from'],
      [10, 'changes[2].to.value'],
    ]);
  });
});
