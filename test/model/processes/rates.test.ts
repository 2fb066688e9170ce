import { describe, expect, test } from 'vitest';
import { Event } from '../../../src/model/events.ts';
import type { DatedChange } from '../../../src/model/index.ts';
import { emptyService, licence, simulateUntil, onTheMorningOf, order } from '../by-hand.ts';
import type { Service } from '../../../src/model/service.ts';

/*
 * A chance comes when an exponential number is used up at the rate in force. Each person has the same number in both
 * worlds: what at the plain rate would come so many days after the rate changes comes after so many days over the
 * factor of the change.
 */
const people = 200;
const changesOn = '2021-10-01';

const kinds = [
  { what: 'recalls', setting: 'recall_rate', kind: Event.personIsRecalled, begins: licence },
  { what: 'breaches', setting: 'breach_rate', kind: Event.orderIsBreached, begins: order },
] as const;

/** The day of the first event of each person, by person; supervision begins on day 2 and lasts 487 days. */
function firstDays(
  { setting, kind, begins }: (typeof kinds)[number],
  rate: number,
  changes: readonly DatedChange[] = [],
): { service: Service; days: Map<number, number> } {
  const service = emptyService({ supervision: { [setting]: rate } }, changes);
  onTheMorningOf(service, 2, () => {
    for (let i = 0; i < people; i++) begins(service);
  });
  const days = new Map<number, number>();
  for (const each of simulateUntil(service, 489))
    if (each.kind === kind && !days.has(each.agent)) days.set(each.agent, Math.floor(each.at));
  return { service, days };
}

const change = (name: string, value: number): DatedChange => ({ date: changesOn, chapter: 'supervision', name, value });

describe.each(kinds)('$what, where the rate changes while a person is under supervision', (of) => {
  const plain = firstDays(of, 1);
  const changeDay = plain.service.calendar.dayOf(changesOn);
  const isBefore = (day: number) => day < changeDay;

  test('come to some before the change, to some after it and to some never', () => {
    const days = [...plain.days.values()];
    expect(days.filter(isBefore).length).toBeGreaterThan(20);
    expect(days.filter((day) => !isBefore(day)).length).toBeGreaterThan(20);
    expect(days.length).toBeLessThan(people - 20);
  });

  test('four times as frequent: all before the change as they were, and each gap after it four times shorter', () => {
    const { days } = firstDays(of, 1, [change(of.setting, 4)]);
    for (const [person, day] of plain.days) {
      const comes = days.get(person)!;
      if (isBefore(day)) expect(comes).toBe(day);
      else {
        // The moment lies within the day: between its morning and its evening.
        expect(comes).toBeGreaterThanOrEqual(Math.floor(changeDay + (day - changeDay) / 4));
        expect(comes).toBeLessThanOrEqual(Math.floor(changeDay + (day + 1 - changeDay) / 4));
      }
    }
    expect(days.size).toBeGreaterThan(plain.days.size + 20);
  });

  test('ended by a rate of 0: all before the change as they were, and none after it', () => {
    const { days } = firstDays(of, 1, [change(of.setting, 0)]);
    expect([...days]).toEqual([...plain.days].filter(([, day]) => isBefore(day)));
  });

  test('begun by a rate above 0: none before the change', () => {
    const { days } = firstDays(of, 0, [change(of.setting, 1)]);
    expect(days.size).toBeGreaterThan(20);
    expect([...days.values()].filter(isBefore)).toEqual([]);
  });
});
