import { describe, expect, test } from 'vitest';
import { describeProblems } from '../../../src/scenario/index.ts';
import { readFrom } from '../small-service.ts';

/** What reading a text is answered with, in words. */
function answer(text: string): string {
  const reading = readFrom({ 'a.yaml': text });
  if (reading.ok) throw new Error('The text was read.');
  return describeProblems('a.yaml', reading.problems);
}

describe('characters that cannot be read or shown', () => {
  const scenario = 'name: odd\nextends: baseline.yaml\n';
  test.each([
    ['a vertical tab by its escape', 'name: "a\\vb"\n', 'a.yaml:1:7  name', 'U+000B (vertical tab)'],
    ['Ctrl-Z at the end', `${scenario}\u001A`, 'a.yaml:3:1', 'U+001A (Ctrl-Z'],
    ['a right-to-left override', 'name: a\u202Eb\n', 'a.yaml:1:8', 'U+202E (right-to-left override)'],
    ['half of a character', 'name: "\\ud800"\n', 'a.yaml:1:7  name', 'U+D800'],
    ['a key', `${scenario}changes: [{ "a\\0": 1 }]\n`, 'a.yaml:3:13  changes[1].a', 'U+0000 (null)'],
    [
      'a no-break space before a key',
      'name: odd\nrun:\n\u00A0\u00A0years: 2\n',
      'a.yaml:3:1',
      'U+00A0 (no-break space)',
    ],
    ['carriage returns alone', 'name: odd\rextends: baseline.yaml\r', 'a.yaml:1:10', 'carriage return alone (U+000D)'],
    ['UTF-16 without a mark', 'n\0a\0m\0e\0:\0', 'a.yaml:1:1', 'in UTF-16'],
  ])('%s', (_, text, place, named) => {
    const said = answer(text);
    expect(said).toContain(`\n${place}`);
    expect(said).toContain(named);
  });

  test('a no-break space and marks of Arabic within a sentence are text like any other', () => {
    expect(readFrom({ 'a.yaml': 'name: "a\u00A0b \u0639\u200F"\n' })).toMatchObject({
      problems: [expect.not.objectContaining({ message: expect.stringContaining('character') })],
    });
  });
});

describe('files that are too large', () => {
  test.each([
    ['characters', `name: ${'x'.repeat(1_000_001)}\n`, '1,000,008 characters'],
    ['newlines', '\n'.repeat(20_001), '20,002 lines'],
    ['keys on one line', `name: { ${'a: 1, '.repeat(30_000)} }\n`, 'more than 50,000 keys and values'],
  ])('%s are counted, and the file is not read', (_, text, counted) => {
    expect(answer(text)).toContain(counted);
    expect(answer(text)).toContain('has 1 problem.');
  });

  test('of very many problems the first fifty are told', () => {
    const said = answer(
      `name: many\nrun: { ${Array.from({ length: 5000 }, (_, index) => `k${index}: 1`).join(', ')} }\n`,
    );
    expect(said.match(/^a\.yaml:/gm)).toHaveLength(50);
    expect(said).toMatch(/\n\n4,9\d\d more problems are not told here\.\n$/);
  });
});

test.each(['root:x:0:0:root:/root:/bin/sh\n', 'password: "hunter2"\n', '[hunter2, {\n', 'hunter2'])(
  'nothing is shown of a file that is no scenario: %j',
  (text) => {
    expect(answer(text)).not.toMatch(/root|hunter2/);
  },
);

test.each(['NA', 'nan', 'N/A', 'None', '"null"'])('%s is no name: tables would lose it', (name) => {
  expect(answer(`name: ${name}\nextends: baseline.yaml\n`)).toContain('read this name as a missing value.');
});
