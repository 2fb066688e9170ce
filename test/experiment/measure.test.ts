import { describe, expect, test } from 'vitest';
import { measureText, readMeasure, valueOfMeasure } from '../../src/experiment/index.ts';
import type { Measure } from '../../src/experiment/index.ts';
import { replication } from './replications.ts';

const three = replication(
  1,
  { 'unallocated.all': [10, 20, 60], 'sickness.daysPerStaffYear': [NaN, NaN, 12] },
  { dates: ['2022-01-31', '2022-02-28', '2022-03-31'] },
);

function measure(text: string): Measure {
  const reading = readMeasure(text);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.measure;
}

describe('a measure', () => {
  test.each([
    ['unallocated.all', 60], // at the end where nothing is said
    ['unallocated.all@end', 60],
    ['unallocated.all@mean', 30], // (10 + 20 + 60) / 3
    ['unallocated.all@2022-02', 20],
    ['sickness.daysPerStaffYear@mean', 12], // months without a meaning are left out
  ])('%s of 10, 20 and 60 is %d', (text, value) => {
    expect(valueOfMeasure(three, measure(text))).toBe(value);
  });

  test.each(['unallocated.all@end', 'capacity.mean.PO@mean', 'unallocated.all@2022-02/region:Kent, Surrey and Sussex'])(
    '%s is written as it is read',
    (text) => {
      expect(measureText(measure(text))).toBe(text);
    },
  );

  test.each([
    ['unallocatd.all', 'There is no metric "unallocatd.all".'],
    ['unallocated.all@endd', '"unallocated.all@endd" is not a measure.'],
    ['', '"" is not a measure.'],
  ])('%j is refused, and it is said why', (text, words) => {
    const reading = readMeasure(text);
    expect(reading.ok ? '' : reading.problem).toContain(words);
  });

  test.each([
    ['unallocated.all@2023-01', 'The run has no month 2023-01; it has 2022-01, 2022-02, 2022-03.'],
    ['unallocated.all/region:Wales', 'The run has no scope region:Wales; it has service.'],
  ])('%s, which the run does not have, is an error that says what it has', (text, words) => {
    expect(() => valueOfMeasure(three, measure(text))).toThrow(words);
  });
});
