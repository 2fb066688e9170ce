import { describe, expect, test } from 'vitest';
import type { MetricName, ReplicationResult } from '../../src/model/index.ts';
import { average, baseline, mean, readShipped, run, staffHeld, together, world } from '../model/worlds.ts';
import type { Settings } from '../model/worlds.ts';

/*
 * Two questions. Whether what makes the start state is in balance can be asked only where nothing else moves: a world of its own, without trainees and agency
 * officers, with a load of 149% and 45% of reviews missed where the baseline begins with 128% and 36%. What the shipped start does is asked below.
 */

/** Nothing changes: nobody joins or leaves, courts send alike in every month, and earlier reviews were missed as often as they are in this world. */
const nothingChanges: Settings = together(staffHeld, {
  demand: { season: Object.fromEntries(Object.keys(baseline.parameters.demand.season).map((month) => [month, 1])) as typeof baseline.parameters.demand.season },
  start: { missed_before: 0.45 },
});

const replications = 12;
const results = Array.from({ length: replications }, (_, index) => run(world({ units: 3, years: 1, settings: nothingChanges }), index + 1));

const quarter = (results: readonly ReplicationResult[], name: MetricName, from: number): number => mean(results.map((each) => average(each, name, from, from + 2)));

describe('the start state of a service in which nothing changes', () => {
  test.each([
    ['caseload.all', 1],
    ['caseload.community', 1],
    ['caseload.custody', 2.5],
    ['capacity.mean.all', 2],
    ['capacity.excessive', 6],
    ['reviews.due', 5],
    ['reviews.missedShare', 6],
    ['cases.noCurrentAssessment', 6],
    ['hiddenRisk.persons', 8], // 4% remain: a run-in of 24 months in place of 9 would take them away,
    ['caseload.shareOnlyPO', 5],
    ['unallocated.all', 20],
  ] satisfies (readonly [MetricName, number])[])('%s in months 10 to 12 is within %d% of months 1 to 3: there is no ramp', (name, percent) => {
    const first = quarter(results, name, 1);
    const last = quarter(results, name, 10);
    expect(Math.abs(last / first - 1) * 100, `${first.toFixed(1)} to ${last.toFixed(1)}`).toBeLessThan(percent);
  });
});

/*
 * The shipped unit moves in its first year for three reasons, which this test cannot tell apart: staff and policy change, as they did; what nine months of
 * run-in leave unsettled (section 5 of the model's document measures that); and chance. The comments have the drift over 300 replications with its 95% interval.
 */
describe('the first year of scenarios/one-unit.yaml as it is shipped', () => {
  const shipped = readShipped('one-unit.yaml');
  const results = Array.from({ length: 30 }, (_, index) => run({ ...shipped, years: 1 }, index + 1));

  test.each([
    ['caseload.all', -2, 2], // 0.0 ± 0.2: in balance
    ['caseload.community', -2, 2], // 0.0 ± 0.3
    ['caseload.custody', -3, 3], // 0.0 ± 0.4
    ['staff.inPost.PO', -5, 5], // 0.0 ± 0.7
    ['capacity.mean.all', -6, 1], // -2.4 ± 0.6
    ['reviews.due', -6, 3], // -1.3 ± 0.6
    ['reviews.missedShare', 0, 15], // +7.1 ± 1.5: the largest drift that is beyond chance
    ['cases.noCurrentAssessment', -4, 9], // +2.7 ± 1.1
    ['hiddenRisk.persons', -4, 9], // +2.7 ± 1.3
    ['caseload.shareOnlyPO', 0, 8], // +3.7 ± 0.6
    ['unallocated.all', -40, 20], // -11 ± 9, of some 14 cases
  ] satisfies (readonly [MetricName, number, number])[])('%s in months 10 to 12 differs from months 1 to 3 by %d to %d%', (name, least, most) => {
    const drift = (quarter(results, name, 10) / quarter(results, name, 1) - 1) * 100;
    expect(drift).toBeGreaterThan(least);
    expect(drift).toBeLessThan(most);
  });
});
