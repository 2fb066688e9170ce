import { describe, expect, test } from 'vitest';
import { figuresOf } from '../../../src/model/counts/figures.ts';
import { metricIndex } from '../../../src/model/index.ts';
import { MonthCount } from '../../../src/model/counts/month-count.ts';
import { officerLeaves } from '../../../src/model/processes/staff/leaving.ts';
import type { Service } from '../../../src/model/service.ts';
import { emptyService, simulateUntil, officer, onTheMorningOf, order, trainee } from '../by-hand.ts';
import { none } from '../../../src/model/state/identity.ts';
import type { CaseId, OfficerId } from '../../../src/model/state/identity.ts';

/** A hard ceiling: officers are filled to exactly so many points. */
const roomFor = (points: number) => ({
  work: { nominal_target: points },
  allocation: { preferred_ceiling: 1, most_ceiling: 1 },
});

/** Low risk is tier D3 with 51 points a month, medium risk C3 with 79, high risk B3 with 146. */
const holderOf = (service: Service, case_: CaseId): number => service.cases.officer[case_];

/** First allocations so far by whole days since the case needed an officer. */
const daysToAllocation = (service: Service): Record<number, number> =>
  Object.fromEntries(
    [...service.flows.daysToAllocation].flatMap((number, days) => (number > 0 ? [[days, number]] : [])),
  );

describe('allocation', () => {
  test('takes the riskiest first, and the longest waiting among cases of one risk', () => {
    const service = emptyService(roomFor(2 * 79 + 51));
    const waiting: CaseId[] = [];
    const arrives = (day: number, rosh: 'low' | 'medium') =>
      onTheMorningOf(service, day, () => void waiting.push(order(service, { rosh })));
    arrives(1, 'low');
    arrives(2, 'low');
    arrives(3, 'medium');
    arrives(6, 'medium');
    arrives(7, 'medium');
    let held: OfficerId = none;
    onTheMorningOf(service, 10, () => void (held = officer(service, 'PO'))); // Friday 11 June
    simulateUntil(service, 11);
    // Room for the medium cases of days 3 and 6, and then for one low case: that of day 1.
    expect(waiting.map((case_) => holderOf(service, case_) === held)).toEqual([true, false, true, true, false]);
    expect(service.officers.points[held]).toBe(209);
    expect(daysToAllocation(service)).toEqual({ 9: 1, 7: 1, 4: 1 });
  });

  test('takes the days from needing an officer to the first one: of 4, 7 and 9 days the median is 7, and later allocations do not count', () => {
    const service = emptyService();
    for (const day of [34, 36, 39]) onTheMorningOf(service, day, () => void order(service)); // Monday 5 July and after
    let first: OfficerId = none;
    onTheMorningOf(service, 43, () => void (first = officer(service, 'PO'))); // Wednesday 14 July
    onTheMorningOf(service, 50, () => {
      officer(service, 'PO');
      officerLeaves(service, first, 'leaves the service');
    });
    const count = new MonthCount(service.whole, 'region');
    onTheMorningOf(service, 60, () => count.countMonth(service)); // 31 July
    simulateUntil(service, 61);
    expect(daysToAllocation(service)).toEqual({}); // a new month has begun
    const figures = figuresOf(count);
    expect(figures[metricIndex['timeToAllocation.median']]).toBe(7);
    // Each day is spread evenly over itself, from half a day before to half a day after: 0.9 x 3 = 2.7, and so 8.5 +
    // 0.7.
    expect(figures[metricIndex['timeToAllocation.p90']]).toBeCloseTo(9.2, 12);
    // Three later allocations among three allocated cases in a month of 31 days: 365.25 / 31 in a year.
    expect(figures[metricIndex['practitionerChanges.perCase']]).toBeCloseTo(365.25 / 31, 12);
  });

  test('happens once a working day: what comes back on a Saturday waits until Monday, but an urgent case goes at once', () => {
    const service = emptyService();
    let leaver: OfficerId = none;
    let stays: OfficerId = none;
    let urgent: CaseId = none;
    let other: CaseId = none;
    onTheMorningOf(service, 2, () => {
      leaver = officer(service, 'PO');
      urgent = order(service, { rosh: 'very high' });
      other = order(service);
    });
    onTheMorningOf(service, 3, () => void (stays = officer(service, 'PO')));
    onTheMorningOf(service, 11, () => {
      officerLeaves(service, leaver, 'leaves the service'); // Saturday 12 June
      expect(holderOf(service, urgent)).toBe(stays);
      expect(holderOf(service, other)).toBe(none);
    });
    simulateUntil(service, 13);
    expect(holderOf(service, other)).toBe(none);
    simulateUntil(service, 14);
    expect(holderOf(service, other)).toBe(stays); // Monday 14 June
  });

  test('gives a case to the least loaded of those who may hold it', () => {
    const service = emptyService();
    let first: OfficerId = none;
    let second: OfficerId = none;
    onTheMorningOf(service, 2, () => {
      first = officer(service, 'PO');
      second = officer(service, 'PSO');
      for (let i = 0; i < 6; i++) order(service);
      order(service, { rosh: 'high' });
    });
    simulateUntil(service, 3);
    // The high-risk case goes to the probation officer, 146 points; then the low ones in turn to whoever has less with
    // it: 51, 102 and 153 to the services officer, 197 to the probation officer, 204 to the services officer, 248 to
    // the probation officer.
    expect([first, second].map((each) => service.officers.points[each])).toEqual([146 + 2 * 51, 4 * 51]);
  });

  test('gives a newly qualified officer no MAPPA case and a services officer no high-risk one: they wait for an officer who may hold them', () => {
    const service = emptyService({ allocation: { may_break_policy: false } });
    let mappa: CaseId = none;
    let high: CaseId = none;
    let low: CaseId = none;
    let full: OfficerId = none;
    onTheMorningOf(service, 2, () => {
      officer(service, 'NQO', 2);
      mappa = order(service, { mappaLevel: 1 });
      low = order(service);
    });
    onTheMorningOf(service, 20, () => void (full = officer(service, 'PO')));
    simulateUntil(service, 20);
    expect(holderOf(service, mappa)).toBe(none);
    expect(holderOf(service, low)).not.toBe(none);
    simulateUntil(service, 21);
    expect(holderOf(service, mappa)).toBe(full);

    const other = emptyService({ allocation: { may_break_policy: false } });
    onTheMorningOf(other, 2, () => {
      officer(other, 'PSO');
      high = order(other, { rosh: 'high' });
    });
    simulateUntil(other, 200);
    expect(holderOf(other, high)).toBe(none);
  });

  test('lets managers break the policy for a high-risk case after 20 working days of waiting, and for nothing more urgent', () => {
    const service = emptyService({ allocation: { break_policy_after: 20 } });
    let high: CaseId = none;
    let veryHigh: CaseId = none;
    let services: OfficerId = none;
    onTheMorningOf(service, 2, () => {
      services = officer(service, 'PSO');
      high = order(service, { rosh: 'high' });
      veryHigh = order(service, { rosh: 'very high' });
    });
    // 20 working days after Thursday 3 June is Thursday 1 July, day 30.
    simulateUntil(service, 30);
    expect(holderOf(service, high)).toBe(none);
    simulateUntil(service, 31);
    expect(holderOf(service, high)).toBe(services);
    simulateUntil(service, 300);
    expect(holderOf(service, veryHigh)).toBe(none);
  });

  test('gives a trainee nothing before the third month, low risk from then, medium from the sixth, and no more than 100% of what a trainee can carry', () => {
    const service = emptyService({ training: { short_route: 0 }, loops: { training_drag: 0 } });
    let held: OfficerId = none;
    const { firstDay } = service;
    onTheMorningOf(service, firstDay + 1, () => {
      held = trainee(service);
      for (let i = 0; i < 20; i++) {
        order(service);
        order(service, { rosh: 'medium' });
      }
    });
    const points = () => service.officers.points[held];
    simulateUntil(service, firstDay + 1 + 91); // 3 months are 91.3 days
    expect(points()).toBe(0);
    simulateUntil(service, firstDay + 1 + 182);
    expect(points()).toBe(8 * 51); // the most that goes into 435
    simulateUntil(service, firstDay + 1 + 187); // 6 months end on 1 January; allocation is on Tuesday 4 January
    expect(points()).toBe(8 * 51 + 5 * 79 + 51); // 854 of 870, the riskiest first
  });

  test('goes by a ceiling that bends: with one case in 50 waiting, half of the way from 110% to 160%', () => {
    // An officer of 1,000 points with cases of 51 takes 21 (1,071) at 110%; what then waits is a large share, so that
    // the ceiling rises: with w of n waiting it is 1.1 + 0.5 x (w/n) / (w/n + 0.02).
    const service = emptyService({ work: { nominal_target: 1000 }, allocation: { ceiling_half: 0.02 } });
    let held: OfficerId = none;
    onTheMorningOf(service, 2, () => {
      held = officer(service, 'PO');
      for (let i = 0; i < 40; i++) order(service);
    });
    simulateUntil(service, 3);
    // All 40 wait when managers look: 1.1 + 0.5 / 1.02 = 1.590, and 31 cases are 1.581.
    expect(service.officers.casesHeld[held]).toBe(31);
  });
});
