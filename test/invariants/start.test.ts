import { describe, expect, test } from 'vitest';
import type { MetricName, ReplicationResult } from '../../src/model/index.ts';
import { average, baseline, mean, readShipped, run, staffHeld, together, world } from '../model/worlds.ts';
import type { Settings } from '../model/worlds.ts';

/*
 * Two questions. Whether what makes the start state is in balance can be asked only where nothing else moves: a world
 * of its own, without trainees and agency officers, with a load of 150% and 47% of reviews missed where the baseline
 * begins with 125% and 37%. What the shipped start does is asked below. The comments have the drift over 60
 * replications with its 95% interval.
 */

/** Nothing changes: nobody joins or leaves, and courts send alike in every month. */
const nothingChanges: Settings = together(staffHeld, {
  demand: {
    season: Object.fromEntries(
      Object.keys(baseline.parameters.demand.season).map((month) => [month, 1]),
    ) as typeof baseline.parameters.demand.season,
  },
});

const replications = 12;
const results = Array.from({ length: replications }, (_, index) =>
  run(world({ units: 3, years: 1, settings: nothingChanges }), index + 1),
);

const quarter = (results: readonly ReplicationResult[], name: MetricName, from: number): number =>
  mean(results.map((each) => average(each, name, from, from + 2)));

describe('the start state of a service in which nothing changes', () => {
  test.each([
    ['caseload.all', 1], // +0.3 ± 0.3
    ['caseload.community', 1], // +0.4 ± 0.4
    ['caseload.custody', 2.5], // 0.0 ± 0.6
    ['capacity.mean.all', 2], // +0.2 ± 0.5
    ['capacity.excessive', 4], // -0.6 ± 1.0
    ['reviews.due', 5], // -2.9 ± 0.8: an echo of the first day, when those that are open are taken up anew
    ['reviews.missedShare', 4], // +0.3 ± 1.1
    ['cases.noCurrentAssessment', 4], // +0.6 ± 1.0
    ['hiddenRisk.persons', 5], // -0.4 ± 1.6
    ['caseload.shareOnlyPO', 3], // -0.8 ± 0.7
    ['unallocated.all', 20], // +3 ± 7
  ] satisfies (readonly [MetricName, number])[])(
    '%s in months 10 to 12 is within %d% of months 1 to 3: there is no ramp',
    (name, percent) => {
      const first = quarter(results, name, 1);
      const last = quarter(results, name, 10);
      expect(Math.abs(last / first - 1) * 100, `${first.toFixed(1)} to ${last.toFixed(1)}`).toBeLessThan(percent);
    },
  );
});

/*
 * The shipped unit moves in its first year because staff and policy change, as they did, and by chance. That it is not
 * the start state is seen from a run-in of 24 months in place of six, which leaves the same drifts. The comments have
 * both, over 150 replications with 95% intervals: as shipped; after 24 months.
 */
describe('the first year of scenarios/one-unit.yaml as it is shipped', () => {
  const shipped = readShipped('one-unit.yaml');
  const results = Array.from({ length: 30 }, (_, index) => run({ ...shipped, years: 1 }, index + 1));

  test.each([
    ['caseload.all', -2, 2], // -0.2 ± 0.3; +0.5 ± 0.3
    ['caseload.community', -2, 2], // -0.3 ± 0.4; +0.5 ± 0.4
    ['caseload.custody', -3, 3], // 0.0 ± 0.6; +0.7 ± 0.7
    ['staff.inPost.PO', -5, 5], // +0.2 ± 0.9; +0.2 ± 0.9
    ['capacity.mean.all', -6, 1], // -2.2 ± 1.0; -1.9 ± 0.9
    ['reviews.due', -6, 0], // -3.4 ± 0.7; -3.5 ± 0.9
    ['reviews.missedShare', -4, 10], // +3.1 ± 2.2; +1.7 ± 2.2
    ['cases.noCurrentAssessment', -12, -2], // -7.1 ± 1.6; -6.3 ± 1.6
    ['hiddenRisk.persons', -6, 5], // -0.7 ± 1.8; +2.1 ± 1.7
    ['caseload.shareOnlyPO', 0, 9], // +4.8 ± 1.0; +5.0 ± 0.9
    ['unallocated.all', -40, 30], // -8 ± 15, of some 10 cases; -3 ± 13
  ] satisfies (readonly [MetricName, number, number])[])(
    '%s in months 10 to 12 differs from months 1 to 3 by %d to %d%',
    (name, least, most) => {
      const drift = (quarter(results, name, 10) / quarter(results, name, 1) - 1) * 100;
      expect(drift).toBeGreaterThan(least);
      expect(drift).toBeLessThan(most);
    },
  );
});
