import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normalQuantile, RandomStreams } from '../../../src/engine/index.ts';
import { rankCsv, selectBest, selectUnderBudget } from '../../../src/experiment/index.ts';
import type { RankRequest, RunReplications } from '../../../src/experiment/index.ts';
import {
  eliminatePlans,
  hSquared,
  eliminationMargin,
  replicationsToBeSure,
  variancesOfDifferences,
} from '../../../src/experiment/rank/kim-nelson.ts';
import { normalCumulative } from '../../../src/experiment/statistics/normal.ts';
import {
  allocateReplications,
  probabilityOfBest,
  budgetShares,
  compareWithBest,
} from '../../../src/experiment/rank/ocba.ts';
import { metricIndex, metrics } from '../../../src/model/index.ts';
import { baseline } from '../../model/worlds.ts';

describe('the constants of Kim and Nelson', () => {
  test.each([
    // eta = ((2 x 0.05 / 1)^(-2/9) - 1) / 2 = (1.66810 - 1) / 2 = 0.33405; h2 = 2 x 0.33405 x 9
    [2, 10, 6.0129],
    // eta = ((0.1 / 9)^(-2/9) - 1) / 2 = (2.71816 - 1) / 2 = 0.85908; h2 = 2 x 0.85908 x 9
    [10, 10, 15.4634],
    // eta = ((0.1 / 4)^(-2/19) - 1) / 2 = (1.47448 - 1) / 2 = 0.23724; h2 = 2 x 0.23724 x 19
    [5, 20, 9.0151],
  ])('for %i plans after %i first replications, by hand', (plans, first, h2) =>
    expect(hSquared(plans, { confidence: 0.95, first })).toBeCloseTo(h2, 3),
  );

  test('the margin closes as replications are added, and is nothing in the end', () => {
    // difference / (2 r) x (h2 S2 / difference^2 - r) with difference 2, h2 6, S2 8: 2 / 20 x (12 - 10) = 0.2
    expect(eliminationMargin(10, 8, 6, 2)).toBeCloseTo(0.2, 12);
    expect(eliminationMargin(12, 8, 6, 2)).toBe(0);
    expect(eliminationMargin(40, 8, 6, 2)).toBe(0);
    expect(
      replicationsToBeSure(
        [
          [0, 8],
          [8, 0],
        ],
        6,
        2,
      ),
    ).toBe(13);
  });

  test('a plan is dropped by a mean that is lower by more than the margin, and by nothing less', () => {
    const variances = [
      [0, 8],
      [8, 0],
    ];
    expect(eliminatePlans(10, [0, 1], [10, 12.1], variances, 6, 2)).toEqual([{ plan: 1, by: 0, replications: 10 }]); // 1.21 > 1 + 0.2
    expect(eliminatePlans(10, [0, 1], [10, 11.9], variances, 6, 2)).toEqual([]);
  });

  test('variances are of differences, so that common chance cancels', () => {
    const chance = [3, 9, 1, 7];
    expect(variancesOfDifferences([chance, chance.map((each) => each + 5)], 4)).toEqual([
      [0, 0],
      [0, 0],
    ]);
    // Differences 1, -1, 1, -1: mean 0, sum of squares 4, over 3.
    expect(
      variancesOfDifferences(
        [
          [1, 0, 1, 0],
          [0, 1, 0, 1],
        ],
        4,
      )[0][1],
    ).toBeCloseTo(4 / 3, 12);
  });
});

describe('the normal distribution', () => {
  test.each([
    [0, 0.5],
    [-1.959963984540054, 0.025],
    [1.6448536269514722, 0.95],
    [-3.090232306167813, 0.001],
    [-6, 9.865876450376946e-10],
  ])('below %d lies %d', (z, share) => expect(normalCumulative(z) / share).toBeCloseTo(1, 9));

  test('is the inverse of the quantile that the engine has', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true }),
        (p) => Math.abs(normalCumulative(normalQuantile(p)) - p) < 1e-8,
      ),
      { seed: 11, numRuns: 200 },
    );
  });
});

describe('optimal computing budget allocation', () => {
  const standings = {
    best: 0,
    alternatives: [
      { meanDifference: 0, variance: 0, replications: 10 },
      { meanDifference: 1, variance: 4, replications: 10 },
      { meanDifference: 2, variance: 4, replications: 10 },
    ],
  };

  test('gives by the square of spread over distance, and the best as many as its nearest rival', () => {
    // (2/1)^2 : (2/2)^2 = 4 : 1, and 4 for the best: 4/9, 4/9, 1/9.
    expect(budgetShares(standings).map((share) => Number(share.toFixed(12)))).toEqual(
      [4 / 9, 4 / 9, 1 / 9].map((share) => Number(share.toFixed(12))),
    );
  });

  test('hands out to those furthest below their share, and takes nothing back', () => {
    // Of 36 in all: 16, 16 and 4; the third has 10 already, so the six go to the first two.
    expect(allocateReplications(standings, 6)).toEqual([3, 3, 0]);
  });

  test('adds up to what is handed out, whatever is known', () => {
    const rival = fc.record({
      meanDifference: fc.double({ min: 0, max: 10, noNaN: true }),
      variance: fc.double({ min: 0, max: 100, noNaN: true }),
      replications: fc.integer({ min: 3, max: 50 }),
    });
    fc.assert(
      fc.property(
        fc.array(rival, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 0, max: 30 }),
        (alternatives, more) => {
          const given = allocateReplications(
            { best: 0, alternatives: [{ meanDifference: 0, variance: 0, replications: 5 }, ...alternatives] },
            more,
          );
          expect(given.reduce((sum, each) => sum + each, 0)).toBe(more);
          expect(Math.min(...given)).toBeGreaterThanOrEqual(0);
        },
      ),
      { seed: 12, numRuns: 100 },
    );
  });

  test('the probability of the best is one less what each rival leaves possible', () => {
    // Normal below -1 x sqrt(10/4) = -1.5811: 0.05692; below -2 x 1.5811 = -3.1623: 0.00078.
    expect(probabilityOfBest(standings)).toBeCloseTo(1 - 0.05692 - 0.00078, 4);
  });

  test('which plan seems best is judged over replications with the same random numbers, not by unequal means', () => {
    // The first three were lucky months; the second plan is worse in each, and has the lower mean.
    expect(
      compareWithBest([
        [1, 2, 3, 30, 30, 30],
        [2, 3, 4],
      ]),
    ).toMatchObject({ best: 0, alternatives: [{ meanDifference: 0 }, { meanDifference: 1 }] });
  });
});

/** Plans with these means; a replication adds chance that all share and chance of its own, both normal. */
function normalPlans(means: readonly number[], seed: number, shared = 2): RunReplications {
  const streams = new RandomStreams(seed, 0);
  const [common, own] = [streams.stream('common'), streams.stream('own')];
  return async (tasks, onDone) =>
    tasks.map((task) => {
      const value =
        means[task.scenario] +
        shared * normalQuantile(common.uniform(0, task.replication, 0)) +
        normalQuantile(own.uniform(task.scenario, task.replication, 0));
      const values = new Float64Array(metrics.length).fill(0);
      values[metricIndex['unallocated.all']] = value;
      onDone(task);
      return { replication: task.replication, dates: ['2021-07-31'], areas: ['service'], values, events: 1 };
    });
}

const asked = (means: readonly number[], seed: number, rest: Partial<RankRequest> = {}): RankRequest => ({
  scenarios: means.map(() => baseline),
  measure: { metric: 'unallocated.all', when: 'end', scope: 'service' },
  best: 'least',
  first: 10,
  seed,
  scopes: 'region',
  runReplications: normalPlans(means, seed),
  ...rest,
});

const guarantee = { difference: 1, confidence: 0.95, most: 100_000 };

describe('a selection with a guarantee', () => {
  test('finds the best in at least 95 of 100 cases where it is better by just the difference', async () => {
    const means = [1, 1, 0, 1];
    let right = 0;
    for (let seed = 1; seed <= 300; seed++)
      if ((await selectBest({ ...asked(means, seed), ...guarantee })).selected === 2) right++;
    expect(right).toBeGreaterThanOrEqual(285);
  });

  test('ends sooner where plans are far apart, and tells when each was dropped by which', async () => {
    const near = await selectBest({ ...asked([0.4, 0], 3), ...guarantee, difference: 0.4 });
    const far = await selectBest({ ...asked([9, 0], 3), ...guarantee });
    expect(far.used).toBeLessThan(near.used);
    expect(far.ranked[1]).toMatchObject({ plan: 0, eliminated: { plan: 0, by: 1, replications: 10 } });
    expect(far).toMatchObject({ isDecided: true, selected: 1 });
    expect(far.ranked[1].difference!.mean).toBeGreaterThan(7);
  });

  test('takes the most for the best where that is asked for', async () => {
    const { selected, ranked } = await selectBest({ ...asked([0, 5, 2], 4, { best: 'most' }), ...guarantee });
    expect(selected).toBe(1);
    expect(ranked.map(({ plan }) => plan)).toEqual([1, 2, 0]);
    expect(ranked[2].difference!.mean).toBeLessThan(0);
  });

  test('needs fewer replications where plans share their random numbers', async () => {
    const used = async (shared: number) => {
      let sum = 0;
      for (let seed = 1; seed <= 20; seed++)
        sum += (
          await selectBest({
            ...asked([0, 1, 1], seed, { runReplications: normalPlans([0, 1, 1], seed, shared) }),
            ...guarantee,
          })
        ).used;
      return sum;
    };
    expect(await used(0)).toBe(await used(50)); // the random numbers that they share changes nothing at all
  });

  test('of plans that are the same in every replication selects the first, after the first replications', async () => {
    const same: RunReplications = (tasks, onDone) =>
      normalPlans([0, 0], 5)(
        tasks.map((task) => ({ ...task, scenario: 0 })),
        onDone,
      );
    expect(await selectBest({ ...asked([0, 0], 5, { runReplications: same }), ...guarantee })).toMatchObject({
      selected: 0,
      isDecided: true,
      used: 20,
    });
  });

  test('says that there is no guarantee where the limit comes first', async () => {
    const ranking = await selectBest({ ...asked([0, 0.1], 6), difference: 0.1, confidence: 0.95, most: 60 });
    expect(ranking.isDecided).toBe(false);
    expect(ranking.used).toBeLessThanOrEqual(60);
    expect(ranking.sureAfter).toBeGreaterThan(100);
    expect(ranking.probabilityOfBest).toBeLessThan(1);
  });

  test('cannot rank by a measure without a meaning', async () => {
    const request = asked([0, 1], 7, {
      measure: { metric: 'unallocated.all', when: 'end', scope: 'service' },
      runReplications: async (tasks, onDone) => await normalPlans([NaN, 1], 7)(tasks, onDone),
    });
    await expect(selectBest({ ...request, ...guarantee })).rejects.toThrow('has no value in replication 1 of plan 1');
  });
});

describe('a selection under a budget', () => {
  test('spends the budget, most of it on plans that are hard to tell apart', async () => {
    const { selected, used, ranked } = await selectUnderBudget({ ...asked([0, 1, 12], 8), budget: 120 });
    expect({ selected, used }).toEqual({ selected: 0, used: 120 });
    const of = (plan: number) => ranked.find((each) => each.plan === plan)!.estimate.replications;
    expect(of(2)).toBe(10); // no more than the first ones
    expect(of(1)).toBeGreaterThan(45);
  });

  test('is right about as often as it says, or more often', async () => {
    let right = 0;
    let said = 0;
    for (let seed = 1; seed <= 200; seed++) {
      const { selected, probabilityOfBest: probability } = await selectUnderBudget({
        ...asked([0, 0.5, 0.5], seed),
        budget: 60,
      });
      if (selected === 0) right++;
      said += probability!;
    }
    expect(right / 200).toBeGreaterThan(0.85);
    expect(said / 200).toBeGreaterThan(0.7);
    expect(said / 200).toBeLessThan(right / 200 + 0.03);
  });

  test('is more often right than equal shares of the same budget', async () => {
    const means = [0, 0.6, 3, 3, 3, 3];
    let here = 0;
    let equal = 0;
    for (let seed = 1; seed <= 200; seed++) {
      if ((await selectUnderBudget({ ...asked(means, seed, { first: 5 }), budget: 72 })).selected === 0) here++;
      if ((await selectUnderBudget({ ...asked(means, seed, { first: 12 }), budget: 72 })).selected === 0) equal++;
    }
    expect(here).toBeGreaterThan(equal);
  });
});

describe('a ranking', () => {
  test('is written with its names as cells, the best first', async () => {
    const ranking = await selectBest({ ...asked([9, 0], 3), ...guarantee });
    const lines = rankCsv(ranking, ['a, b', '=plan']).split('\n');
    expect(lines[0]).toBe(
      'rank,scenario,selected,mean,lo95,hi95,replications,difference,difference_lo95,difference_hi95,eliminated_after,eliminated_by,cost,added_cost,added_cost_lo95,added_cost_hi95',
    );
    expect(lines[1]).toMatch(/^1,'=plan,1,-?[\d.]+,-?[\d.]+,-?[\d.]+,10,,,,,,0,,,$/);
    expect(lines[2]).toMatch(/^2,"a, b",0,[\d.]+,[\d.]+,[\d.]+,10,[\d.]+,[\d.]+,[\d.]+,10,'=plan,0,0,0,0$/);
  });
});
