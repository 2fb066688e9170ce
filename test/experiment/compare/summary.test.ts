import { describe, expect, it } from 'vitest';
import { eachSummary, summarise, summaryOverTime, yearEnds } from '../../../src/experiment/index.ts';
import { metrics } from '../../../src/model/index.ts';
import { replication, replicationsOf } from '../replications.ts';

const only = { metrics: ['unallocated.all'] as const };

describe('a figure over replications', () => {
  it('has a mean with a 95% interval, and percentiles, as worked by hand', () => {
    // 2, 4, 6: mean 4; standard deviation 2; standard error 2 / √3 = 1.154701; t with 2 degrees of freedom 4.302653;
    // half-width 4.968278. Percentiles between ranks: the 10th is 2 + 0.2 x 2 = 2.4, the 90th 4 + 0.8 x 2 = 5.6.
    const [summary] = summarise(replicationsOf('unallocated.all', [4, 2, 6]), only);
    expect(summary).toMatchObject({
      date: '2022-01-31',
      scope: 'service',
      metric: 'unallocated.all',
      mean: 4,
      p50: 4,
      replications: 3,
    });
    expect(summary.lo95).toBe(0); // 4 - 4.968278 is below zero, which no count is
    expect(summary.hi95).toBeCloseTo(4 + 4.968278, 5);
    expect(summary.p10).toBeCloseTo(2.4, 10);
    expect(summary.p90).toBeCloseTo(5.6, 10);
  });

  it('has no interval with one replication, rather than one of no width', () => {
    const [summary] = summarise(replicationsOf('unallocated.all', [4]), only);
    expect(summary).toMatchObject({ mean: 4, replications: 1 });
    expect(summary).not.toHaveProperty('lo95');
    expect(summary).not.toHaveProperty('hi95');
  });

  it('is summed up over the replications in which it has a meaning, and says how many they are', () => {
    const [summary] = summarise(replicationsOf('unallocated.all', [3, Number.NaN, 5]), only);
    expect(summary).toMatchObject({ mean: 4, replications: 2 });
  });

  it('is left out where it has a meaning in no replication', () => {
    expect(summarise(replicationsOf('unallocated.all', [Number.NaN, Number.NaN]), only)).toEqual([]);
  });

  it('stands in order of date, scope and metric, all of them unless some are named', () => {
    const run = { dates: ['2022-01-31', '2022-02-28'], areas: ['service', 'region:Wales'] as const };
    const all = [...eachSummary([replication(0, {}, run)])];
    expect(all).toHaveLength(2 * 2 * metrics.length);
    expect(
      all.map(({ date, scope }) => `${date} ${scope}`).filter((each, index, list) => each !== list[index - 1]),
    ).toEqual(['2022-01-31 service', '2022-01-31 region:Wales', '2022-02-28 service', '2022-02-28 region:Wales']);
    expect(all.slice(0, metrics.length).map(({ metric }) => metric)).toEqual(metrics.map(({ name }) => name));
  });

  it('can be followed over time for one scope', () => {
    const run = { dates: ['2022-01-31', '2022-02-28'], areas: ['service', 'region:Wales'] as const };
    const points = summaryOverTime(
      [replication(0, { 'unallocated.all': [7, 9] }, run)],
      'unallocated.all',
      'region:Wales',
    );
    expect(points.map(({ date, mean }) => [date, mean])).toEqual([
      ['2022-01-31', 7],
      ['2022-02-28', 9],
    ]);
  });

  it('cannot be made of nothing, or of replications of different runs', () => {
    expect(() => summarise([])).toThrow('There are no replications to sum up; at least one is needed.');
    expect(() => summarise([replication(0, {}), replication(1, {}, { dates: ['2022-02-28'] })])).toThrow(
      'Replications 0 and 1 are not of one run',
    );
  });
});

describe('year ends', () => {
  const months = (count: number): string[] => Array.from({ length: count }, (_, index) => `month ${index + 1}`);

  it.each([
    [24, ['month 12', 'month 24']],
    [18, ['month 12', 'month 18']],
    [6, ['month 6']],
  ])('of a run of %d months are the last months of its years, and its last month', (count, expected) => {
    expect(yearEnds(months(count))).toEqual(expected);
  });
});
