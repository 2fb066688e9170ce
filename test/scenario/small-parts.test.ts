import { describe, expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { endOfRun, isIsoDate } from '../../src/model/index.ts';
import { nearestName, resolvedYaml, slug } from '../../src/scenario/index.ts';
import { editDistance } from '../../src/scenario/problems/nearest-name.ts';
import { describeNode } from '../../src/scenario/yaml/reader.ts';
import { resolvePath, normalisePath } from '../../src/scenario/composition/path.ts';
import { goodScenario, smallBaseline } from './small-service.ts';

describe('dates', () => {
  test.each(['2024-02-29', '2000-02-29', '2021-12-31', '2022-04-30'])('%s is a day of the calendar', (text) =>
    expect(isIsoDate(text)).toBe(true),
  );
  test.each([
    '2023-02-29',
    '1900-02-29',
    '2021-13-01',
    '2021-00-01',
    '2021-04-31',
    '2021-01-00',
    '21-01-01',
    '2021-1-1',
    '2021-01-01T00:00',
  ])('%s is not', (text) => expect(isIsoDate(text)).toBe(false));

  test.each([
    ['2021-07-01', 5, '2026-07-01'],
    ['2024-02-29', 1, '2025-02-28'], // there is no 29 February 2025
    ['2024-02-29', 4, '2028-02-29'],
    ['2021-07-01', 0.5, '2022-01-01'], // six months by the calendar
    ['2021-12-31', 1 / 365, '2022-01-01'],
    ['2023-03-01', 1.5, '2024-09-01'],
    ['2023-03-01', 1.51, '2024-09-05'], // 18 months and 0.01 years, 3.65 days
  ])('a run from %s for %d years ends before %s', (start, years, end) => expect(endOfRun(start, years)).toBe(end));
});

describe('the nearest name', () => {
  test.each([
    ['first_reveiw_due', 'first_review_due'], // two letters swapped
    ['post_filled', 'posts_filled'],
    ['POSTS_FILLED', 'posts_filled'],
  ])('of %s is %s', (word, name) =>
    expect(nearestName(word, ['posts_filled', 'first_review_due', 'review_by'])).toBe(name),
  );

  test('of a word that is like none of them there is none', () => {
    expect(nearestName('sickness', ['posts_filled', 'review_by'])).toBeUndefined();
    expect(nearestName('x', ['posts_filled'])).toBeUndefined();
    expect(nearestName('anything', [])).toBeUndefined();
  });

  test.each([
    ['', 'abc', 3],
    ['abc', 'acb', 1], // one swap
    ['abc', 'abd', 1],
    ['kitten', 'sitting', 3],
    ['same', 'same', 0],
  ])('from "%s" to "%s" it takes %d changes', (a, b, distance) => {
    expect(editDistance(a, b)).toBe(distance);
    expect(editDistance(b, a)).toBe(distance);
  });
});

describe('paths', () => {
  test.each([
    ['scenarios/a.yaml', 'baseline.yaml', 'scenarios/baseline.yaml'],
    ['scenarios/a.yaml', '../b.yaml', 'b.yaml'],
    ['a.yaml', '../../b.yaml', '../../b.yaml'],
    ['../x/a.yaml', '../b.yaml', '../b.yaml'],
    ['scenarios\\a.yaml', 'b.yaml', 'scenarios/b.yaml'],
    ['a.yaml', '/data/b.yaml', '/data/b.yaml'],
    ['/data/a.yaml', '../../b.yaml', '/b.yaml'],
    ['x/a.yaml', 'C:/data/./b.yaml', 'C:/data/b.yaml'],
  ])('from %s, %s is %s', (file, path, seen) => expect(resolvePath(file, path)).toBe(seen));

  test('a detour leads to the same file', () => expect(normalisePath('./a//b/../c.yaml')).toBe('a/c.yaml'));
});

describe('the folder of a scenario', () => {
  test.each([
    ['Trainees protected (2023)', 'trainees-protected-2023'],
    ['  Größe: Été!  ', 'gro-e-ete'],
    ['retention', 'retention'],
    ['../../etc', 'etc'],
    ['???', ''],
  ])('of "%s" is "%s"', (name, folder) => expect(slug(name)).toBe(folder));
});

describe('what was found', () => {
  test.each([
    ['~', 'nothing'],
    ['null', 'nothing'],
    ['', 'nothing'],
    ['{ a: 1 }', 'a group of keys and values'],
    ['[1]', 'a list'],
    ['1.50', 'the number 1.50'], // as it is written
    ['true', 'true'],
    ['yes', 'the text "yes"'],
    ['x'.repeat(60), `the text "${'x'.repeat(60)}"`],
    ['x'.repeat(61), `the text "${'x'.repeat(60)}..."`],
  ])('of %s is said as: %s', (text, words) => expect(describeNode(parseDocument(text).contents)).toBe(words));
});

test('one composed file has no list of changes or thresholds where there are none', () => {
  const composed = resolvedYaml(goodScenario({ 'baseline.yaml': smallBaseline }));
  expect(composed).toContain('parameters:');
  expect(composed).not.toMatch(/^(changes|thresholds):/m);
});
