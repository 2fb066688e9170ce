import { describe, expect, test } from 'vitest';
import { average, demandTimes, mean, run, total, world } from '../model/worlds.ts';

const replications = process.env.PROCAP_LONG === undefined ? 3 : 24;

/** One delivery unit for a year at several loads: mean capacity and the share of reviews missed, in per cent. */
const steps = [0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.4].map((load) => {
  const results = Array.from({ length: replications }, (_, index) => run(world({ settings: demandTimes(load) }), index + 1));
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
 * Measured with twelve replications; missed, late and waiting in per cent of reviews and of people on probation:
 *
 *   demand        0.7   0.8   0.9   1.0   1.1   1.25  1.4
 *   capacity %     82    94   106   117   126   136   140
 *   missed          5    12    20    28    37    49    56
 *   late           12    18    23    27    28    26    24
 *   waiting       0.0   0.0   0.2   0.9   2.5   7.2    14
 *
 * For each 10 points of capacity 5, 7, 8, 10 and 12 points more are missed; at the last step the ceiling keeps officers from more load,
 * and what is missed grows with the cases that wait.
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

  test.each(climbs.filter(({ to }) => to.waiting < 10))('from $from.load to $to.load of demand: no cliff, at most 15 points of missed reviews for each 10 points of capacity', ({ from, to }) => {
    expect(to.missed - from.missed).toBeLessThan(1.5 * (to.capacity - from.capacity));
  });

  test('some reviews are missed below a full load, since officers are unequal, and not all above it', () => {
    expect(steps[0].missed).toBeGreaterThan(3);
    expect(steps.at(-1)!.missed).toBeLessThan(75);
  });
});
