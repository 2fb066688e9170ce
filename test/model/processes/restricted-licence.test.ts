import { expect, test } from 'vitest';
import type { DatedChange } from '../../../src/model/index.ts';
import { personIsRecalled } from '../../../src/model/processes/cases/supervision.ts';
import type { CaseId } from '../../../src/model/state/identity.ts';
import { emptyService, licence, onTheMorningOf, order, simulateUntil } from '../by-hand.ts';
import { average, run, world } from '../worlds.ts';

const weight = (date: string, value: number): DatedChange => ({
  date,
  chapter: 'supervision',
  name: 'restricted_licence_weight',
  value,
});

test('the restricted stage weighs half of the licence of those released from its day on, and of nobody else', () => {
  // From day 206, with 1.5; from day 300 with 1.2; from day 560 with 1. A licence of tier D3 is 51 points.
  const changes = [weight('2021-12-24', 1.5), weight('2022-03-28', 1.2), weight('2022-12-13', 1)];
  const service = emptyService({}, changes);
  const people: CaseId[] = [];
  for (const day of [200, 210, 400]) onTheMorningOf(service, day, () => people.push(licence(service)));
  onTheMorningOf(service, 210, () => people.push(order(service)));
  const pointsOn = (day: number): number[] => {
    simulateUntil(service, day);
    return people.map((person) => service.cases.points[person]);
  };
  expect(pointsOn(290)).toEqual([51, 77, 51]);
  expect(pointsOn(301)).toEqual([51, 61, 51]);
  expect(pointsOn(454)).toEqual([51, 61, 51, 61]); // 210 + 487 / 2 = 453.5
  expect(pointsOn(455)).toEqual([51, 51, 51, 61]);
  expect(pointsOn(561)).toEqual([51, 51, 51, 51]);
});

test('on recall the stage weighs nothing, and runs out', () => {
  const service = emptyService({ supervision: { restricted_licence_weight: 1.5 } });
  const people: CaseId[] = [];
  onTheMorningOf(service, 2, () => people.push(licence(service), licence(service)));
  onTheMorningOf(service, 50, () => personIsRecalled(service, people[0])); // to day 172
  onTheMorningOf(service, 200, () => personIsRecalled(service, people[1])); // to day 322
  const pointsOn = (day: number): number[] => {
    simulateUntil(service, day);
    return people.map((person) => service.cases.points[person]);
  };
  expect(pointsOn(100)).toEqual([17, 77]);
  expect(pointsOn(190)).toEqual([77, 77]);
  expect(pointsOn(330)).toEqual([51, 51]);
});

test('in a unit from the start, and from a day on by and by, the workload is heavier and the caseload the same', () => {
  const of = (changes: readonly DatedChange[], restricted_licence_weight = 1) =>
    run(world({ changes, settings: { supervision: { restricted_licence_weight } } }), 1, true);
  const [plain, always, dated] = [of([]), of([], 1.4), of([weight('2021-12-01', 1.4)])];
  const load = (result: typeof plain, from: number, to: number) => average(result, 'capacity.mean.all', from, to);
  expect(load(always, 1, 2)).toBeGreaterThan(load(plain, 1, 2) * 1.02);
  expect(load(dated, 1, 5)).toBe(load(plain, 1, 5));
  expect(load(dated, 10, 12)).toBeGreaterThan(load(plain, 10, 12) * 1.01);
  expect(average(always, 'caseload.all')).toBe(average(plain, 'caseload.all'));
});
