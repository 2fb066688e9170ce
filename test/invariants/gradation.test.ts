import { describe, expect, test } from 'vitest';
import { average, demandTimes, mean, run, total, world } from '../model/worlds.ts';

const replications = process.env.PROCAP_LONG === undefined ? 3 : 24;

/** One delivery unit for a year at several loads: mean capacity and the share of reviews missed, in per cent. */
const steps = [0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4].map((load) => {
  const results = Array.from({ length: replications }, (_, index) =>
    run(world({ settings: demandTimes(load) }), index + 1),
  );
  const ended = (each: (typeof results)[number]) =>
    total(each, 'reviews.missed') + total(each, 'reviews.inTime') + total(each, 'reviews.late');
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
 * Measured with twelve replications; missed and waiting in per cent of reviews and of people on probation:
 *
 *   demand        0.7   0.8   0.9   1.0   1.1   1.25  1.4
 *   capacity %     94   106   119   132   143   158   167
 *   missed         11    20    30    40    49    60    68
 *   waiting       0.0   0.1   0.2   0.6   1.5   4.5   9.8
 *
 * For each 10 points of capacity 7 to 9 points more are missed, at every step; cases come to wait in the last ones.
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

  test.each(climbs.filter(({ to }) => to.waiting < 10))(
    'from $from.load to $to.load of demand: no cliff, at most 15 points of missed reviews for each 10 points of capacity',
    ({ from, to }) => {
      expect(to.missed - from.missed).toBeLessThan(1.5 * (to.capacity - from.capacity));
    },
  );

  test('some reviews are missed below a full load, since officers are unequal, and not all above it', () => {
    expect(steps[0].missed).toBeGreaterThan(3);
    expect(steps.at(-1)!.missed).toBeLessThan(75);
  });
});
