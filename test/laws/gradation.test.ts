import { describe, expect, test } from 'vitest';
import { average, demandTimes, mean, run, total, world } from '../model/worlds.ts';

/** One delivery unit at several loads, two replications each: mean capacity and the share of reviews missed, in per cent. */
const steps = [0.8, 0.9, 1, 1.1, 1.25, 1.4].map((load) => {
  const results = [1, 2].map((replication) => run(world({ years: 1, settings: demandTimes(load) }), replication));
  const ended = (each: (typeof results)[number]) => total(each, 'reviews.missed') + total(each, 'reviews.inTime') + total(each, 'reviews.late');
  return {
    load,
    capacity: mean(results.map((each) => average(each, 'capacity.mean.all'))),
    missed: mean(results.map((each) => (100 * total(each, 'reviews.missed')) / ended(each))),
    waiting: mean(results.map((each) => (100 * average(each, 'unallocated.waiting')) / average(each, 'caseload.all'))),
  };
});

/** Steps with their one before. */
const climbs = steps.slice(1).map((to, step) => ({ from: steps[step], to }));

/*
 * Measured, in one unit over a year and a half with three replications:
 *
 *   demand        0.8   0.9   1.0   1.1   1.25  1.4
 *   capacity %     92   103   116   125   135   140
 *   missed %       11    19    29    38    49    57
 */
describe('the gradation of overload', () => {
  test('spans loads from below capacity to far above it', () => {
    expect(steps[0].capacity).toBeLessThan(100);
    expect(steps.at(-1)!.capacity).toBeGreaterThan(130);
  });

  test.each(climbs)('from $from.load to $to.load of demand: capacity and missed reviews both rise', ({ from, to }) => {
    expect(to.capacity).toBeGreaterThan(from.capacity);
    expect(to.missed).toBeGreaterThan(from.missed);
  });

  test.each(climbs.filter(({ to }) => to.waiting < 2))('from $from.load to $to.load of demand: no cliff, at most 15 points of missed reviews for each 10 points of capacity', ({ from, to }) => {
    expect(to.missed - from.missed).toBeLessThan(1.5 * (to.capacity - from.capacity));
  });

  test('some reviews are missed below a full load, since officers are unequal, and not all above it', () => {
    expect(steps[0].missed).toBeGreaterThan(3);
    expect(steps.at(-1)!.missed).toBeLessThan(75);
  });
});
