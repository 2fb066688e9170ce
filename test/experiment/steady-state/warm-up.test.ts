import fc from 'fast-check';
import seedrandom from 'seedrandom';
import { mean } from 'simple-statistics';
import { describe, expect, it } from 'vitest';
import { movingAverage, mser5, steadyStateCsv, warmUpOf } from '../../../src/experiment/index.ts';
import { trendOf } from '../../../src/experiment/steady-state/trend.ts';
import { replication } from '../replications.ts';

/** A series of batches of five equal values. */
const ofBatches = (means: readonly number[]): number[] => means.flatMap((each) => [each, each, each, each, each]);

describe('MSER-5', () => {
  it('leaves out a first batch that is far off and nothing more, worked by hand', () => {
    // Twelve batches: 10, then 1, 0, 1, 0, ... 1. Squared deviations over the square of the number of batches:
    // none left out: (106 - 16²/12) / 144 = 0.588;  one: (6 - 36/11) / 121 = 0.0225;  two: (5 - 2.5) / 100 = 0.0250;
    // three: (5 - 25/9) / 81 = 0.0274.
    expect(mser5(ofBatches([10, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]))).toEqual({ values: 5, found: true });
  });

  it('leaves out nothing of a series that never changes', () => {
    expect(mser5(ofBatches(Array.from({ length: 12 }, () => 7)))).toEqual({ values: 0, found: true });
  });

  it('finds no steady state in a straight rise', () => {
    // m batches in a row of 1, 2, 3 ... have m (m² - 1) / 12 squared deviations; over m² that falls with m down to the
    // five that must stay: seven of twelve are left out, more than half.
    expect(mser5(ofBatches([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]))).toEqual({ values: 35, found: false });
  });

  it('judges nothing by fewer than ten batches, and leaves a last one that is not whole out of account', () => {
    expect(mser5(ofBatches([9, 1, 0, 1, 0, 1, 0, 1, 0]))).toEqual({ values: 0, found: false });
    expect(mser5([...ofBatches([10, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]), 1_000, 1_000])).toEqual({
      values: 5,
      found: true,
    });
  });

  describe('of a correlated series about 0 that starts at 40', () => {
    /** Means over 10 replications; what is left of the start after t values is 40 x 0.85^t. */
    function starting(seed: number): number[] {
      const draw = seedrandom(String(seed));
      const all = Array.from({ length: 10 }, () => {
        let value = 40;
        return Array.from({ length: 200 }, () => (value = 0.85 * value + 3.46 * (draw.double() - 0.5)));
      });
      return all[0].map((_, index) => mean(all.map((each) => each[index])));
    }

    it('leaves out at least the ten values in which the start can be seen, and comes nearer to the truth', () => {
      fc.assert(
        fc.property(fc.integer({ min: 0, max: 1e6 }), (seed) => {
          const series = starting(seed);
          const { values } = mser5(series);
          expect(values).toBeGreaterThanOrEqual(10); // 40 x 0.85^10 is 8, ten times the noise of the mean
          expect(Math.abs(mean(series.slice(values)))).toBeLessThan(Math.abs(mean(series)));
        }),
        { seed: 5, numRuns: 40 },
      );
    });

    it('takes it for settled in four of five', () => {
      const found = Array.from({ length: 40 }, (_, seed) => mser5(starting(seed))).filter((each) => each.found);
      expect(found.length).toBeGreaterThanOrEqual(32);
    });
  });
});

describe('Welch’s moving average', () => {
  it('is of as many values on both sides as the window says, of fewer near the beginning, and missing at the end', () => {
    // (3), (3 + 6 + 0) / 3, (3 + 6 + 0 + 9 + 12) / 5, (6 + 0 + 9 + 12 + 3) / 5; the last two have no two values after
    // them
    expect(movingAverage([3, 6, 0, 9, 12, 3], 2)).toEqual([3, 3, 6, 6]);
  });

  it('of a series shorter than its window is nothing', () => expect(movingAverage([1, 2], 6)).toEqual([]));
});

describe('The warm-up of a run', () => {
  const dates = Array.from(
    { length: 60 },
    (_, month) => `${2021 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-28`,
  );
  const settling = (level: number) =>
    ofBatches([
      100,
      level + 1,
      level - 1,
      level + 1,
      level - 1,
      level + 1,
      level - 1,
      level + 1,
      level - 1,
      level + 1,
      level - 1,
      level,
    ]);
  const run = [10, 14].map((level, index) =>
    replication(
      index + 1,
      { 'unallocated.all': settling(level), 'leavingRate.PO': dates.map((_, month) => (month < 5 ? NaN : level)) },
      { dates },
    ),
  );

  it('is found in the means over replications, and the level is over the means of each replication after it', () => {
    const found = warmUpOf(run, 'unallocated.all')!;
    expect([found.months, found.from]).toEqual([5, '2021-06-28']);
    // From the sixth month on: 10 + (5 x 1 - 5 x 1 + 0) / 11 and 14 of each; their mean is 12
    expect(found.level!.mean).toBeCloseTo(12, 10);
    expect(found.level!.replications).toBe(2);
    expect(found.course).toHaveLength(60);
    expect(found.course.filter(({ average }) => average !== undefined)).toHaveLength(54);
  });

  it('counts months without a meaning at the beginning as left out', () => {
    expect(warmUpOf(run, 'leavingRate.PO')).toMatchObject({ months: 5, from: '2021-06-28', level: { mean: 12 } });
  });

  it('is none where the months after it go on rising, and the rise has its interval', () => {
    // 0.3 a month from 100 or 104, with waves of 6: MSER-5 alone would leave out less than half and call it steady.
    const rising = [100, 104].map((level, number) =>
      replication(
        number + 1,
        { 'unallocated.all': dates.map((_, month) => level + 0.3 * month + 6 * Math.sin(month / 2)) },
        { dates },
      ),
    );
    expect(mser5(rising[0].dates.map((_, month) => 100 + 0.3 * month + 6 * Math.sin(month / 2))).found).toBe(true);
    const { trend, months, from } = warmUpOf(rising, 'unallocated.all')!;
    expect([months, from]).toEqual([undefined, undefined]);
    expect(trend!.verdict).toBe('rising');
    expect(trend!.change.lo95).toBeGreaterThan(5);
  });

  it('has no trend where replications cannot tell, and is steady where the change is surely small', () => {
    expect(trendOf([[1, 2, 3].map((value) => 100 + value / 100), [100, 100, 100]]).verdict).toBe('steady');
    const apart = [
      [80, 100, 120],
      [120, 100, 80],
      [100, 100, 100],
    ];
    expect(trendOf(apart)).toMatchObject({ verdict: 'no trend found', level: 100, change: { mean: 0 } });
    expect(trendOf(apart.slice(0, 1))).toMatchObject({ verdict: 'no trend found', change: { mean: 40 } });
  });

  it('is none of a constant, which begins at once, whatever its digits', () => {
    // The squared deviations of 0.1 are all rounding, and their least lies anywhere.
    const constant = [1, 2].map((number) =>
      replication(number, { 'unallocated.all': dates.map(() => 0.1) }, { dates }),
    );
    expect(warmUpOf(constant, 'unallocated.all')).toMatchObject({
      months: 0,
      trend: { verdict: 'constant', level: 0.1 },
    });
  });

  it('stands in steady-state.csv, its cells empty where there is no steady state', () => {
    const rising = [1, 2].map((number) =>
      replication(number, { 'unallocated.all': dates.map((_, month) => month) }, { dates }),
    );
    const lines = (results: typeof run) => [...steadyStateCsv([{ name: 'Unit', results }])].join('').split('\n');
    expect(lines(run)[0]).toBe(
      'scenario,scope,metric,months_left_out,from,mean,lo95,hi95,replications,trend,change,change_lo95,change_hi95',
    );
    expect(lines(run)[1]).toMatch(
      /^Unit,service,unallocated\.all,5,2021-06-28,12(\.0+\d)?,-?[\d.]+,[\d.]+,2,steady,-0\.48/,
    );
    expect(lines(rising)[1]).toBe('Unit,service,unallocated.all,,,,,,,,,,');
  });
});
