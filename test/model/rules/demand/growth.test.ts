import { describe, expect, it } from 'vitest';
import { demandGrownBy } from '../../../../src/model/rules/demand/growth.ts';

describe('growth of demand', () => {
  it.each([
    // day, grown by
    [-100, 1],
    [0, 1],
    [365.25, 1.1],
    [730.5, 1.21],
    [1095.75, 1.331],
  ])('of 10%% a year from the first day on: on day %f %f', (day, grown) => {
    expect(demandGrownBy([{ from: 0, growth: 0.1 }], day)).toBeCloseTo(grown, 12);
  });

  it.each([
    // day, grown by
    [1461, 1],
    [1461 + 365.25, 1.1],
    [1461 + 730.5, 1.1],
    [1461 + 1095.75, 1.1 * 0.95],
  ])('of 10%% a year in the fifth year, none in the sixth, then a fall of 5%%: on day %f %f', (day, grown) => {
    const growths = [
      { from: 0, growth: 0 },
      { from: 1461, growth: 0.1 },
      { from: 1461 + 365.25, growth: 0 },
      { from: 1461 + 730.5, growth: -0.05 },
    ];
    expect(demandGrownBy(growths, day)).toBeCloseTo(grown, 12);
  });
});
