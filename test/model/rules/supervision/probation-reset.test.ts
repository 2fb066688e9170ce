import { describe, expect, it } from 'vitest';
import {
  endOfContactOn,
  isResetInForce,
  mayContactEnd,
} from '../../../../src/model/rules/supervision/probation-reset.ts';

describe('Probation Reset (napo-reset)', () => {
  it.each([
    // recorded risk, MAPPA 0, 1, 2, 3
    ['low', 0, [true, false, false, false]],
    ['medium', 1, [true, false, false, false]],
    ['high', 2, [true, false, false, false]],
    ['very high', 3, [false, false, false, false]],
  ] as const)('ends contact at %s risk outside MAPPA or not: %j', (_name, level, may) => {
    expect([0, 1, 2, 3].map((mappaLevel) => mayContactEnd(level, mappaLevel))).toEqual([...may]);
  });

  it.each([
    // supervised from, ends on, share, contact ends on
    [0, 300, 2 / 3, 200],
    [100, 400, 0.5, 250],
    [0, 301, 0.5, 151],
    [-50, 50, 0.25, -25],
    [10, 11, 0, 10],
  ])('of supervision from day %i to day %i ends contact after %f of it, on day %i', (from, to, share, day) => {
    expect(endOfContactOn(from, to, share)).toBe(day);
  });

  it('is not in force where contact lasts to the end', () => {
    expect([0, 0.99, 1].map(isResetInForce)).toEqual([true, true, false]);
  });
});
