import { describe, expect, it } from 'vitest';
import { shareAskingToMove, standingAmongWishes } from '../../../../src/model/rules/planning/moves-between-units.ts';
import { partsByShortage, partsByShortageOfRegions } from '../../../../src/model/rules/planning/placement.ts';
import { isPlanningMonth } from '../../../../src/model/rules/planning/planning-dates.ts';
import { officersOffered, roomOfUnits } from '../../../../src/model/rules/planning/relief.ts';

const monthsOfYear = Array.from({ length: 12 }, (_, index) => index + 1);

describe('units plan together', () => {
  it.each([
    [6, [3, 9]],
    [5, [1, 3, 8]],
    [4, [3, 7, 11]],
    [3, [3, 6, 9, 12]],
    [2, [1, 3, 5, 7, 9, 11]],
    [1, monthsOfYear],
  ])('every %i months, from March on: in %j', (apart, months) => {
    expect(monthsOfYear.filter((month) => isPlanningMonth(month, apart))).toEqual(months);
  });
});

describe('newcomers by shortage', () => {
  // Four places with a quarter of the work each: one level of staff is one number.
  const places = (...staff: number[]) => staff.map((each) => ({ staff: each, share: 0.25 }));
  it.each([
    [0, [10, 20, 30, 40], [0, 0, 0, 0]],
    [5, [10, 20, 30, 40], [5, 0, 0, 0]],
    [10, [10, 20, 30, 40], [10, 0, 0, 0]],
    [20, [10, 20, 30, 40], [15, 5, 0, 0]],
    [30, [40, 20, 10, 30], [0, 10, 20, 0]],
    [60, [10, 20, 30, 40], [30, 20, 10, 0]],
    [100, [10, 20, 30, 40], [40, 30, 20, 10]],
    [8, [0, 0, 0, 0], [2, 2, 2, 2]],
  ])('%i go to places with %j in such parts: %j', (newcomers, staff, parts) => {
    expect(partsByShortage(newcomers, places(...staff)).map((part) => Number(part.toFixed(9)))).toEqual(parts);
  });

  it('count staff for the work of a place; one without work gets nobody', () => {
    const parts = partsByShortage(12, [
      { staff: 10, share: 0.75 },
      { staff: 10, share: 0.25 },
      { staff: 0, share: 0 },
    ]);
    expect(parts.map((part) => Number(part.toFixed(9)))).toEqual([12, 0, 0]);
  });

  it('by region: the region that is short gets them, and its units by their work, short or not', () => {
    const units = [
      { region: 'A', staff: 0, share: 0.1 },
      { region: 'A', staff: 20, share: 0.3 },
      { region: 'B', staff: 60, share: 0.6 },
    ];
    // A has 20 for 0.4, B 60 for 0.6: 20 more make them equal.
    expect(partsByShortageOfRegions(20, units).map((part) => Number(part.toFixed(9)))).toEqual([5, 15, 0]);
  });
});

describe('moves between units', () => {
  it.each([
    [0, 365.25, 0],
    [0.1, 0, 0],
    [0.1, 365.25, 1 - Math.exp(-0.1)],
    [0.2, 91.3125, 1 - Math.exp(-0.05)],
  ])('at %f a year, in %f days, are asked for by a share of %f', (rate, days, share) => {
    expect(shareAskingToMove(rate, days)).toBeCloseTo(share, 12);
  });

  it('go where the standing is lowest: a unit of twice the posts is chosen twice as often', () => {
    expect(standingAmongWishes(Math.exp(-1), 0.5)).toBeCloseTo(2, 12);
    const steps = 400;
    const at = (step: number): number => (step + 0.5) / steps;
    let large = 0;
    for (let one = 0; one < steps; one++)
      for (let other = 0; other < steps; other++)
        if (standingAmongWishes(at(one), 0.5) < standingAmongWishes(at(other), 0.25)) large++;
    expect(large / (steps * steps)).toBeCloseTo(2 / 3, 2);
  });
});

describe('relief teams', () => {
  it.each([
    [
      [1, 1],
      [0, 0],
    ],
    [
      [0.8, 1.2],
      [2, -2],
    ],
    [
      [0, 0],
      [0, 0],
    ],
  ])('units of ten at loads %j have room for %j', (loads, room) => {
    const found = roomOfUnits(loads.map((load) => ({ practitioners: 10, load })));
    found.forEach((each, unit) => expect(each).toBeCloseTo(room[unit], 9));
  });

  it.each([
    [20, 0.1, 5, 2],
    [20, 0.1, 1.9, 1],
    [19, 0.1, 5, 1],
    [20, 0.1, -3, 0],
    [20, 0, 5, 0],
  ])('of %i officers, a share of %f and room for %f: %i are offered', (officers, share, room, offered) => {
    expect(officersOffered(officers, share, room)).toBe(offered);
  });
});
