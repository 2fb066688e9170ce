import { describe, expect, test } from 'vitest';
import type { DatedChange } from '../../../src/model/index.ts';
import { recordRisk } from '../../../src/model/processes/work/hidden-risk.ts';
import { personIsRecalled } from '../../../src/model/processes/cases/supervision.ts';
import type { Service } from '../../../src/model/service.ts';
import { emptyService, licence, simulateUntil, onTheMorningOf, order } from '../by-hand.ts';
import { contactEndsAfter } from '../worlds.ts';
import { none } from '../../../src/model/state/identity.ts';
import type { CaseId } from '../../../src/model/state/identity.ts';

describe('Probation Reset', () => {
  test('ends contact on the day, for a case that is recalled then on its release', () => {
    const service = emptyService({ supervision: { contact_ends_after: contactEndsAfter(0.5) } });
    let plain: CaseId = none;
    let recalled: CaseId = none;
    onTheMorningOf(service, 2, () => {
      plain = licence(service);
      recalled = licence(service);
    });
    onTheMorningOf(service, 200, () => personIsRecalled(service, recalled));
    simulateUntil(service, 246); // 2 + 243.5, rounded up
    expect(service.cases.contactHasEnded[plain]).toBe(0);
    simulateUntil(service, 247);
    expect(service.cases.contactHasEnded[plain]).toBe(1);
    expect(service.cases.contactHasEnded[recalled]).toBe(0);
    simulateUntil(service, 340); // released again after four months, on day 322
    expect(service.cases.contactHasEnded[recalled]).toBe(1);
  });

  test('ends contact by recorded risk: sooner from the day on which less is recorded, later if more is', () => {
    const service = emptyService({ supervision: { contact_ends_after: { low: 0.25, medium: 0.5, high: 1 } } });
    const people: CaseId[] = [];
    onTheMorningOf(service, 2, () => {
      for (let i = 0; i < 4; i++) people.push(order(service, { rosh: i === 0 ? 'low' : 'medium' }));
    });
    const [, , lowered, raised] = [0, 1, 2, 3];
    onTheMorningOf(service, 100, () => recordRisk(service, people[raised], 2));
    onTheMorningOf(service, 200, () => recordRisk(service, people[lowered], 0));
    onTheMorningOf(service, 350, () => recordRisk(service, people[raised], 1));
    const endedBefore = (day: number): number[] => {
      simulateUntil(service, day);
      return hasEnded(service, people);
    };
    expect(endedBefore(124)).toEqual([0, 0, 0, 0]);
    expect(endedBefore(125)).toEqual([1, 0, 0, 0]); // 2 + 487 / 4 = 123.75
    expect(endedBefore(201)).toEqual([1, 0, 0, 0]);
    expect(endedBefore(202)).toEqual([1, 0, 1, 0]); // past a quarter: on the next day
    expect(endedBefore(246)).toEqual([1, 0, 1, 0]);
    expect(endedBefore(247)).toEqual([1, 1, 1, 0]); // 2 + 487 / 2 = 245.5
    expect(endedBefore(351)).toEqual([1, 1, 1, 0]);
    expect(endedBefore(352)).toEqual([1, 1, 1, 1]);
  });

  test('leaves a share of the points of the tier, and no review', () => {
    const service = emptyService({
      supervision: { contact_ends_after: contactEndsAfter(0.5), work_after_contact: 0.4 },
    });
    let case_: CaseId = none;
    onTheMorningOf(service, 2, () => (case_ = order(service)));
    simulateUntil(service, 250);
    expect([service.cases.points[case_], service.cases.deferrable[case_]]).toEqual([20, 0]); // 0.4 x 51 = 20.4
  });

  test('covers licences, and of orders only those with a rehabilitation requirement; nobody under child protection', () => {
    const endedWith = (settings: object): number[] => {
      const service = emptyService({ supervision: { contact_ends_after: contactEndsAfter(0.5), ...settings } });
      const people: CaseId[] = [];
      onTheMorningOf(service, 2, () => people.push(order(service), licence(service)));
      simulateUntil(service, 300);
      return hasEnded(service, people);
    };
    expect(endedWith({})).toEqual([1, 1]);
    expect(endedWith({ orders_with_rehabilitation_requirement: 0 })).toEqual([0, 1]);
    expect(endedWith({ child_protection: 1 })).toEqual([0, 0]);
    expect(endedWith({ contact_end_take_up: 0 })).toEqual([0, 0]);
  });

  test('ends contact on licence after the smaller share, for all whom Reset would not except', () => {
    const endedAt = (settings: object): number[][] => {
      const service = emptyService({ supervision: settings });
      const people: CaseId[] = [];
      onTheMorningOf(service, 2, () => people.push(order(service), licence(service)));
      return [247, 400].map((day) => {
        simulateUntil(service, day);
        return hasEnded(service, people);
      });
    };
    const half = { licence_contact_ends_after: contactEndsAfter(0.5) }; // day 246
    const ended = (share: number, more: object = {}) =>
      endedAt({ contact_ends_after: contactEndsAfter(share), ...half, ...more });
    expect(ended(1)).toEqual([
      [0, 1],
      [0, 1],
    ]);
    expect(ended(0.75)).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(ended(0.25)).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(ended(1, { child_protection: 1 })[1]).toEqual([0, 0]);
    expect(ended(1, { contact_end_take_up: 0 })[1]).toEqual([0, 0]);
  });

  test('on licence begins and ends by date, and moves nothing of orders', () => {
    const from = (date: string, share: number): DatedChange => ({
      date,
      chapter: 'supervision',
      name: 'licence_contact_ends_after',
      value: contactEndsAfter(share),
    });
    // From day 304 to day 365: for who is past half of the licence then, and until then.
    const service = emptyService({}, [from('2022-04-01', 0.5), from('2022-06-01', 1)]);
    const people: CaseId[] = [];
    for (const day of [2, 100, 200]) onTheMorningOf(service, day, () => people.push(licence(service), order(service)));
    simulateUntil(service, 304);
    expect(hasEnded(service, people)).toEqual([0, 0, 0, 0, 0, 0]);
    simulateUntil(service, 480);
    expect(hasEnded(service, people)).toEqual([1, 0, 1, 0, 0, 0]); // the third on day 344, the last not on day 444
  });

  test('enters those who are past the share one by one over the phase, and a share of them where not all are', () => {
    // Day 305 is 1 April 2022: all 400 are past half of their 487 days.
    const scheme: DatedChange = {
      date: '2022-04-01',
      chapter: 'supervision',
      name: 'contact_ends_after',
      value: contactEndsAfter(0.5),
    };
    const service = emptyService({ supervision: { contact_end_phase: 60, contact_end_take_up: 0.75 } }, [scheme]);
    const from = service.calendar.dayOf(scheme.date);
    const people: CaseId[] = [];
    onTheMorningOf(service, 2, () => {
      for (let i = 0; i < 400; i++) people.push(order(service));
    });
    const endedOn = (day: number): number => {
      simulateUntil(service, day);
      return hasEnded(service, people).filter((each) => each === 1).length;
    };
    expect(endedOn(from + 1)).toBe(0);
    // Half of 300, and 300, each within four standard deviations.
    expect(Math.abs(endedOn(from + 30) - 150)).toBeLessThan(4 * Math.sqrt(400 * 0.375 * 0.625));
    expect(Math.abs(endedOn(from + 61) - 300)).toBeLessThan(4 * Math.sqrt(400 * 0.75 * 0.25));
    expect(endedOn(from + 180)).toBe(endedOn(from + 61));
  });
});

const hasEnded = ({ cases }: Service, people: readonly CaseId[]): number[] =>
  people.map((case_) => cases.contactHasEnded[case_]);
