import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedDifferences, summarise, verdictOf } from '../../../src/experiment/index.ts';
import { replication, replicationsOf } from '../replications.ts';

const only = { metrics: ['unallocated.all'] as const };

describe('a scenario less the baseline', () => {
  it('is the mean of the differences of replications with the same number, with an interval, as worked by hand', () => {
    // Replications 0, 1, 2: 90 - 100 = -10, 192 - 200 = -8, 288 - 300 = -12. Mean -10, standard deviation 2, half-width
    // 4.968278.
    const baseline = replicationsOf('unallocated.all', [100, 200, 300]);
    const scenario = replicationsOf('unallocated.all', [90, 192, 288]);
    const [difference] = pairedDifferences(baseline, scenario, only);
    expect(difference).toMatchObject({
      date: '2022-01-31',
      scope: 'service',
      metric: 'unallocated.all',
      mean: -10,
      replications: 3,
    });
    expect(difference.lo95).toBeCloseTo(-14.968278, 5);
    expect(difference.hi95).toBeCloseTo(-5.031722, 5);
    expect(verdictOf(difference)).toBe('lower');
  });

  it('pairs by the number of the replication, whatever the order they came in', () => {
    const baseline = replicationsOf('unallocated.all', [100, 200, 300]);
    const scenario = replicationsOf('unallocated.all', [90, 192, 288]);
    expect(pairedDifferences(baseline, [...scenario].reverse(), only)).toEqual(
      pairedDifferences(baseline, scenario, only),
    );
  });

  it('has a narrower interval than the two levels have where random numbers are shared', () => {
    const baseline = replicationsOf('unallocated.all', [100, 200, 300]);
    const [difference] = pairedDifferences(baseline, replicationsOf('unallocated.all', [90, 192, 288]), only);
    const [level] = summarise(baseline, only);
    expect(difference.hi95! - difference.lo95!).toBeLessThan((level.hi95! - level.lo95!) / 10);
  });

  it('of a scenario from itself is nothing, for any values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 1, maxLength: 12 }),
        (values) => {
          const results = replicationsOf('unallocated.all', values);
          for (const difference of pairedDifferences(results, results)) expect(verdictOf(difference)).toBe('identical');
        },
      ),
      { seed: 11, numRuns: 50 },
    );
  });

  it('leaves out pairs in which either side has no meaning', () => {
    const [difference] = pairedDifferences(
      replicationsOf('unallocated.all', [1, Number.NaN, 3]),
      replicationsOf('unallocated.all', [Number.NaN, 5, 4]),
      only,
    );
    expect(difference).toMatchObject({ mean: 1, replications: 1 });
  });

  it('keeps to the dates and the scopes that both have', () => {
    const baseline = [
      replication(
        0,
        { 'unallocated.all': [1, 2] },
        { dates: ['2022-01-31', '2022-02-28'], areas: ['service', 'region:Wales'] },
      ),
    ];
    const scenario = [
      replication(
        0,
        { 'unallocated.all': [5, 9] },
        { dates: ['2022-02-28', '2022-03-31'], areas: ['region:London', 'service'] },
      ),
    ];
    expect(pairedDifferences(baseline, scenario, only).map(({ date, scope, mean }) => [date, scope, mean])).toEqual([
      ['2022-02-28', 'service', 3],
    ]);
  });

  it('cannot be taken between runs with other replications, or with no month in common', () => {
    const three = replicationsOf('unallocated.all', [1, 2, 3]);
    expect(() => pairedDifferences(three, three.slice(1))).toThrow(
      'Cannot compare replications 0, 1, 2 of the baseline with 1, 2 of the scenario; both need the same numbers, at least one.',
    );
    expect(() => pairedDifferences([], [])).toThrow(RangeError);
    expect(() => pairedDifferences([replication(0, {})], [replication(0, {}, { dates: ['2030-01-31'] })])).toThrow(
      'they share no month',
    );
  });
});

describe('the verdict on a difference', () => {
  it.each([
    ['higher', { mean: 2, lo95: 1, hi95: 3 }],
    ['lower', { mean: -2, lo95: -3, hi95: -1 }],
    ['cannot tell these apart', { mean: 2, lo95: -1, hi95: 5 }],
    ['cannot tell these apart', { mean: 2, lo95: 0, hi95: 4 }],
    ['cannot tell these apart', { mean: 0, lo95: -1, hi95: 1 }],
    ['identical', { mean: 0, lo95: 0, hi95: 0 }],
    ['higher', { mean: 5, lo95: 5, hi95: 5 }],
    ['cannot tell these apart', { mean: 5 }],
    ['identical', { mean: 0 }],
  ] as const)('is "%s" for %o', (verdict, estimate) => {
    expect(verdictOf({ replications: 3, ...estimate })).toBe(verdict);
  });
});
