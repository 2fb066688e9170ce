import { describe, expect, test } from 'vitest';
import { CapacityCount } from '../../../src/model/counts/capacity-count.ts';
import { checkInvariants } from '../../../src/model/counts/invariants.ts';
import { Event } from '../../../src/model/events.ts';
import { simulateService } from '../../../src/model/index.ts';
import type { Service } from '../../../src/model/service.ts';
import { Stage } from '../../../src/model/state/cases.ts';
import { none } from '../../../src/model/state/identity.ts';
import { monthly, seed, world } from '../worlds.ts';

/** What a look at all cases finds. */
function unallocatedCases({ cases }: Service) {
  const found = { all: 0, high: 0, mappa: 0 };
  for (let case_ = cases.first; case_ < cases.end; case_ = cases.after(case_)) {
    if (cases.stage[case_] === none || cases.stage[case_] === Stage.prisonHeld || cases.officer[case_] !== none)
      continue;
    found.all++;
    if (cases.recordedRisk[case_] >= 2) found.high++;
    if (cases.mappaLevel[case_] > 0) found.mappa++;
  }
  return found;
}

/** A run, and what was found at the close of each working day and on the last day of each month. */
function watch(start: string, years: number) {
  const days: { iso: string; found: ReturnType<typeof unallocatedCases>; capacity: number[] }[] = [];
  const ends: number[] = [];
  const eventComes = (service: Service): void => {
    const { queue, calendar, officers, unit, p } = service;
    if (queue.kind === Event.monthIsCounted) {
      ends.push(unallocatedCases(service).all);
      checkInvariants(service);
    }
    if (queue.kind !== Event.dayIsCounted) return;
    const atWork = unit.caseHolders.filter(
      (officer) => officers.attendance[officer] <= 1 && officers.available[officer] > 0 && officers.grade[officer] <= 1,
    );
    days.push({
      iso: calendar.isoOf(service.today),
      found: unallocatedCases(service),
      capacity: atWork.map(
        (officer) =>
          Math.round((officers.points[officer] * p.work.weight_scale * 1000) / officers.available[officer]) / 10,
      ),
    });
  };
  const result = simulateService({ ...world({ years }), start }, seed, 1, {
    observer: { eventComes, unitEnds: () => undefined },
  });
  return { result, days, ends };
}

const mean = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;

describe('a stock', () => {
  const { result, days, ends } = watch('2022-03-15', 0.5);
  const ofMonth = (date: string) => days.filter(({ iso }) => iso.slice(0, 7) === date.slice(0, 7));

  test('is the mean over the working days of the month that lie in the run, at close of business', () => {
    expect(result.dates).toEqual(['2022-03-31', '2022-04-30', '2022-05-31', '2022-06-30', '2022-07-31', '2022-08-31']);
    // 30 working days less Good Friday and Easter Monday; two bank holidays in early June; 14 days from 15 March on.
    expect(result.dates.map((date) => ofMonth(date).length)).toEqual([13, 19, 21, 20, 21, 22]);
    for (const [name, of] of [
      ['unallocated.all', 'all'],
      ['unallocated.high', 'high'],
      ['unallocated.mappa', 'mappa'],
    ] as const)
      monthly(result, name).forEach((value, month) =>
        expect(value).toBeCloseTo(mean(ofMonth(result.dates[month]).map(({ found }) => found[of])), 9),
      );
  });

  test('has its count on the last day beside it', () => {
    expect(monthly(result, 'unallocated.all.monthEnd')).toEqual(ends);
    expect(monthly(result, 'unallocated.all')).not.toEqual(ends);
  });

  test('that is a mean of officers counts each officer on each day once', () => {
    monthly(result, 'capacity.mean.PO').forEach((value, month) =>
      expect(value).toBeCloseTo(mean(ofMonth(result.dates[month]).flatMap(({ capacity }) => capacity)), 9),
    );
  });

  test('of a month that the run begins on its last weekend is the count of its last day', () => {
    const weekend = watch('2022-07-30', 0.125);
    expect(weekend.result.dates[0]).toBe('2022-07-31');
    expect(weekend.days[0].iso).toBe('2022-08-01');
    expect(monthly(weekend.result, 'unallocated.all')[0]).toBe(weekend.ends[0]);
    expect(monthly(weekend.result, 'capacity.mean.all')[0]).toBeCloseTo(
      monthly(weekend.result, 'capacity.mean.all.monthEnd')[0],
      9,
    );
  });
});

test('quantiles of a month are those of all days together, and not means of the quantiles of days', () => {
  const [month, first, second] = [new CapacityCount(), new CapacityCount(), new CapacityCount()];
  for (const percent of [80, 90, 100]) first.add(percent);
  for (const percent of [100, 150, 160, 170, 180]) second.add(percent);
  month.merge(first);
  month.merge(second);
  // The fifth of eight.
  expect(month.quantile(0.5)).toBe(150);
  expect(first.quantile(0.5)).toBeCloseTo(90.25, 9);
});
