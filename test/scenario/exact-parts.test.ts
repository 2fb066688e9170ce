import { describe, expect, test } from 'vitest';
import { shippedPath } from '../../src/scenario/index.ts';
import { firstOfMonth } from '../../src/scenario/own-figures/first-of-month.ts';
import { editDistance, nearestName } from '../../src/scenario/problems/nearest-name.ts';
import { readCell } from '../../src/scenario/sheet/sheet-cells.ts';

describe('a figure of a day', () => {
  test('is of the first of the month: that of the last of December of 1 January of the next year', () => {
    expect(['2025-07-01', '2025-06-30', '2025-12-31', '2025-01-02'].map(firstOfMonth)).toEqual([
      '2025-07-01',
      '2025-07-01',
      '2026-01-01',
      '2025-02-01',
    ]);
  });
});

describe('the name that was meant', () => {
  test('is found where two letters beside each other are swapped, and not where two others are', () => {
    expect(nearestName('paly', ['play'])).toBe('play');
    expect([editDistance('ab', 'ba'), editDistance('ab', 'ca'), editDistance('ab', 'bc')]).toEqual([1, 2, 2]);
  });
});

describe('the path of a shipped file', () => {
  test('may begin with the folder of scenarios, or not, and keeps that name where it stands further on', () => {
    expect(['procap:baseline', 'procap:scenarios/baseline.yaml', 'procap:/baseline'].map(shippedPath)).toEqual(
      Array(3).fill('procap:scenarios/baseline.yaml'),
    );
    expect(shippedPath('procap:my/scenarios/baseline')).toBe('procap:scenarios/my/scenarios/baseline.yaml');
  });
});

describe('a cell of a spreadsheet', () => {
  const column = { key: 'total', title: 'Total' } as unknown as Parameters<typeof readCell>[1];
  const read = (value: string | number, line = 'total') =>
    readCell({ t: typeof value === 'string' ? 's' : 'n', v: value }, column, line);

  test('is a number where thousands stand in threes, and stays text where anything else is before them', () => {
    expect(['26,100', '1 026 100.5', '-26,100'].map((text) => read(text))).toEqual([
      { text: 26_100 },
      { text: 1_026_100.5 },
      { text: -26_100 },
    ]);
    expect(['£26,100', '26,10', '3026,100'].map((text) => read(text))).toEqual([
      { text: '£26,100' },
      { text: '26,10' },
      { text: '3026,100' },
    ]);
  });

  test('is a date as a spreadsheet counts days, from 1 January 2000 to 30 December 2060', () => {
    expect([36_526, 45_839, 58_805].map((serial) => read(serial, 'date'))).toEqual([
      { text: '2000-01-01' },
      { text: '2025-07-01' },
      { text: '2060-12-30' },
    ]);
    for (const serial of [36_525, 58_806, 45_839.5])
      expect(read(serial, 'date')).toMatchObject({ wrong: 'A date is needed here.' });
  });
});
