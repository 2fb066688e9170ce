import { expect, test } from 'vitest';
import { readScenarioFile } from '../../../src/cli/input/scenario-files.ts';
import { negativeSerialNumberIn, periodOf, rankOf, serialNumberIn } from '../../../src/model/state/draws.ts';
import { temporaryFolder } from '../../cli/temporary-folder.ts';

test('on every day of 40 years, 131,072 people have serial numbers of their own in 32 bits', () => {
  const ranks = [0, 1, 4095, 4096, 4097, 8191, 8192, 131_071];
  const seen = new Set<number>();
  for (let day = 0; day <= 14_620; day++)
    for (const rank of ranks) {
      const number = serialNumberIn(day, rank);
      expect([number | 0, negativeSerialNumberIn(day, rank) | 0]).toEqual([number, -1 - number]);
      expect([periodOf(number), rankOf(number)]).toEqual([day, rank]);
      seen.add(number);
    }
  expect(seen.size).toBe(14_621 * ranks.length);
  expect(() => serialNumberIn(3, 131_072)).toThrow(RangeError);
});

test('more people in one delivery unit than have random numbers are told at reading, where the share was set', () => {
  const read = (units: number) => {
    const changes = Object.entries({
      share_of_service: '{ value: 5, unit: share',
      delivery_units: `{ value: { Wales: ${units} }, unit: units`,
    });
    const lines = changes.map(
      ([name, value]) =>
        `  - { setting: organisation.${name}, to: ${value}, quality: assumed, plausible: [1, 5] }, because: Size. }\n`,
    );
    const text = `name: Large\nextends: procap:baseline\nchanges:\n${lines.join('')}`;
    return readScenarioFile('large.yaml', temporaryFolder({ 'large.yaml': text }));
  };
  expect(read(1)).toMatchObject({
    problems: [{ line: 4, field: 'organisation.share_of_service', allowed: 'at most 1,000,000' }],
  });
  expect(read(2000 / 2)).toMatchObject({ ok: true });
});
