import { describe, expect, it } from 'vitest';
import {
  changeDigit,
  changePoints,
  needWeights,
  tierOf,
} from '../../../../src/model/rules/not-yet-used/tier-v2-change.ts';
import type { Need } from '../../../../src/model/rules/not-yet-used/tier-v2-change.ts';
import { tiers } from '../../../../src/model/categories.ts';

const nothing = { rosh: 'low', rsr: 0, mappaLevel: 0, complexityFactors: 0, additionalFactorsForWomen: 0 } as const;
const needs = Object.keys(needWeights) as Need[];

describe('points for change (version 2)', () => {
  it.each([
    ['accommodation', 1],
    ['education and employment', 1],
    ['relationships', 1],
    ['lifestyle', 1],
    ['drugs', 1],
    ['alcohol', 1],
    ['thinking and behaviour', 2],
    ['attitudes', 2],
  ] as const)('%s weighs %i: none gives nothing, some the weight, severe twice the weight', (need, weight) => {
    expect(([0, 1, 2] as const).map((severity) => changePoints({ [need]: severity }, 0, false))).toEqual([
      0,
      weight,
      2 * weight,
    ]);
  });

  it('there are eight needs, and all of them severe give 20', () => {
    // 6 x 1 x 2 + 2 x 2 x 2
    expect(needs).toHaveLength(8);
    expect(changePoints(Object.fromEntries(needs.map((need) => [need, 2])), 0, false)).toBe(20);
  });

  it.each([
    [0, 0],
    [9, 0],
    [10, 1],
    [39, 3],
    [99, 9],
    [100, 10],
  ])('a reconviction score of %i gives %i, its whole tens', (ogrs, points) => {
    expect(changePoints({}, ogrs, false)).toBe(points);
  });

  it('a nominal of integrated offender management gets 2 more', () => {
    expect(changePoints({ drugs: 2, attitudes: 1 }, 55, true)).toBe(2 + 2 + 5 + 2);
  });

  it.each([
    // reconviction score, integrated offender management, needs, points, digit
    [90, false, {}, 9, 1],
    [100, false, {}, 10, 2],
    [100, true, { attitudes: 2, drugs: 2, alcohol: 1 }, 19, 2], // 10 + 2 + 4 + 2 + 1
    [100, true, { attitudes: 2, drugs: 2, alcohol: 2 }, 20, 3],
  ] as const)(
    'reconviction score %i, nominal %s and needs %o make %i points, digit %i',
    (ogrs, iomNominal, itsNeeds, points, digit) => {
      expect(changePoints(itsNeeds, ogrs, iomNominal)).toBe(points);
      expect(changeDigit({ mandateForChange: true, needs: itsNeeds, ogrs, iomNominal })).toBe(digit);
    },
  );

  it('without a valid assessment the digit is 2, whatever the score', () => {
    for (const ogrs of [0, 50, 100]) expect(changeDigit({ mandateForChange: true, ogrs, iomNominal: true })).toBe(2);
  });

  it('without a mandate for change the digit is 0, with or without an assessment', () => {
    expect(changeDigit({ mandateForChange: false, ogrs: 100, iomNominal: true })).toBe(0);
    expect(changeDigit({ mandateForChange: false, needs: { attitudes: 2 }, ogrs: 100, iomNominal: true })).toBe(0);
  });
});

describe('the tier (version 2)', () => {
  it('puts letter and digit together, and reaches all sixteen tiers', () => {
    const letters = [{ mappaLevel: 2 }, { rosh: 'high' }, { rosh: 'medium' }, {}] as const;
    const severe = Object.fromEntries(needs.map((need) => [need, 2]));
    const digits = [
      { mandateForChange: true, needs: severe, ogrs: 0, iomNominal: false },
      { mandateForChange: true, ogrs: 0, iomNominal: false },
      { mandateForChange: true, needs: {}, ogrs: 0, iomNominal: false },
      { mandateForChange: false, ogrs: 0, iomNominal: false },
    ] as const;
    expect(letters.flatMap((letter) => digits.map((digit) => tierOf({ ...nothing, ...letter }, digit)))).toEqual([
      ...tiers,
    ]);
  });
});
