import { expect, test } from 'vitest';
import type { DatedChange } from '../../../src/model/index.ts';
import { Event } from '../../../src/model/events.ts';
import type { CaseId } from '../../../src/model/state/identity.ts';
import { emptyService, executionsOf, licence, onTheMorningOf, order, simulateUntil } from '../by-hand.ts';
import { average, monthly, plainWork, run, together, world } from '../worlds.ts';

const changeTo = (date: string, value: number): DatedChange => ({
  date,
  chapter: 'supervision',
  name: 'orders_completed_early',
  value,
});

/** The days on which orders that began on some days, and a licence, are completed. */
function completions(days: readonly number[], settings: object, changes: readonly DatedChange[] = []): number[] {
  const service = emptyService({ supervision: { orders_completed_after: 0.5, ...settings } }, changes);
  const people: CaseId[] = [];
  onTheMorningOf(service, 2, () => licence(service));
  for (const day of days) onTheMorningOf(service, day, () => people.push(order(service)));
  const executed = executionsOf(simulateUntil(service, 900), Event.orderIsCompleted);
  expect(service.unit.needingOfficer).toBe(0);
  return executed.map(([, at]) => at);
}

test('an order ends when its share of 487 days has passed, where it is one of those', () => {
  expect(completions([2, 10], { orders_completed_early: 1 })).toEqual([246, 254]);
  expect(completions([2, 10], { orders_completed_early: 0 })).toEqual([]);
  const some = completions(Array<number>(400).fill(2), { orders_completed_early: 0.2 });
  expect(Math.abs(some.length - 80)).toBeLessThan(4 * Math.sqrt(400 * 0.2 * 0.8));
});

test('from a day on, those that are past the share end on it, or over the phase', () => {
  // Day 304 is 1 April 2022.
  expect(completions([2, 50, 61, 100], {}, [changeTo('2022-04-01', 1)])).toEqual([304, 304, 305, 344]);
  const settings = { orders_completed_phase: 20 };
  const spread = completions(Array<number>(200).fill(2), settings, [changeTo('2022-04-01', 1)]);
  expect(spread).toHaveLength(200);
  expect([Math.min(...spread) >= 304, Math.max(...spread) <= 323]).toEqual([true, true]);
  expect(Math.abs(spread.filter((day) => day < 314).length - 100)).toBeLessThan(4 * Math.sqrt(50));
});

test('changed back, no order is completed any more, and each lasts to its end', () => {
  // From day 304 to day 335.
  const changes = [changeTo('2022-04-01', 1), changeTo('2022-05-02', 0)];
  const executed = completions([2, 70, 100], {}, changes);
  expect(executed.filter((day) => day < 335)).toEqual([304, 314]);
});

test('at the start there are as few orders as there would be if it had always been so', () => {
  const input = (orders_completed_early: number) =>
    world({
      units: 4,
      settings: together(plainWork, { supervision: { orders_completed_after: 0.4, orders_completed_early } }),
    });
  const [none, quarter] = [run(input(0)), run(input(0.25), 1, true)];
  // A quarter of the orders last 0.4 of their time: 15% fewer. Licences and prisoners are the same.
  const { demand, supervision } = input(0).parameters;
  const ofOrders =
    (((demand.community_orders * supervision.community_order_length +
      demand.suspended_sentence_orders * supervision.suspended_sentence_order_length) /
      12) *
      4) /
    108;
  for (const months of [
    [1, 3],
    [10, 12],
  ] as const) {
    const fewer = average(none, 'caseload.community', ...months) - average(quarter, 'caseload.community', ...months);
    expect(Math.abs(fewer / (0.15 * ofOrders) - 1)).toBeLessThan(0.12);
  }
  for (const name of ['caseload.custody', 'releases', 'recalls'] as const)
    expect(monthly(quarter, name)).toEqual(monthly(none, name));
});
