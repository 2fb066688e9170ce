import { describe, expect, test } from 'vitest';
import type { MetricName } from '../../src/model/index.ts';
import { average, baseline, mean, run, staffHeld, together, world } from '../model/worlds.ts';
import type { Settings } from '../model/worlds.ts';

/** Nothing changes: nobody joins or leaves, courts send alike in every month, and earlier reviews were missed as often as they are in this world. */
const nothingChanges: Settings = together(staffHeld, {
  demand: { season: Object.fromEntries(Object.keys(baseline.parameters.demand.season).map((month) => [month, 1])) as typeof baseline.parameters.demand.season },
  start: { missed_before: 0.45 },
});

const replications = 12;
const results = Array.from({ length: replications }, (_, index) => run(world({ units: 3, years: 1, settings: nothingChanges }), index + 1));

const quarter = (name: MetricName, from: number): number => mean(results.map((each) => average(each, name, from, from + 2)));

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
    const first = quarter(name, 1);
    const last = quarter(name, 10);
    expect(Math.abs(last / first - 1) * 100, `${first.toFixed(1)} to ${last.toFixed(1)}`).toBeLessThan(percent);
  });
});
