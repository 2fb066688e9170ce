import { describe, expect, it } from 'vitest';
import {
  contactSchemesFrom,
  endOfContactOn,
  endsContactEarly,
  isEntered,
  mayContactEnd,
  pointsAfterContact,
  shareEntered,
  sharesOnLicence,
} from '../../../../src/model/rules/supervision/end-of-contact.ts';

describe('Contact that ends early (napo-reset)', () => {
  it.each([
    // recorded risk, MAPPA 0, 1, 2, 3
    ['low', 0, [true, false, false, false]],
    ['medium', 1, [true, false, false, false]],
    ['high', 2, [true, false, false, false]],
    ['very high', 3, [false, false, false, false]],
  ] as const)('may end at %s risk outside MAPPA or not: %j', (_name, level, may) => {
    expect([0, 1, 2, 3].map((mappaLevel) => mayContactEnd(level, mappaLevel))).toEqual([...may]);
  });

  it.each([
    // drawn: child protection, requirement, take-up; entered
    [0.1, 0.5, 0.5, true], // a share of a tenth has those who draw below it
    [0.09, 0.5, 0.5, false],
    [0.1, 0.6, 0.5, false],
    [0.1, 0.59, 0.7, false],
    [0.99, 0.59, 0.69, true],
  ])('is entered for one who draws %f, %f and %f: %s', (childProtection, requirement, takeUp, entered) => {
    const shares = { childProtection: 0.1, withRequirement: 0.6, takeUp: 0.7 };
    expect(isEntered({ childProtection, requirement, takeUp }, shares)).toBe(entered);
    expect(shareEntered(shares)).toBeCloseTo(0.9 * 0.6 * 0.7, 12);
    // Where nobody is excepted, everybody is entered, whatever is drawn.
    expect(
      isEntered({ childProtection, requirement, takeUp }, { childProtection: 0, withRequirement: 1, takeUp: 1 }),
    ).toBe(true);
  });

  const always = (after: number) => ({ after, from: -Infinity, before: after });
  it.each([
    // supervised from, ends on, share, contact ends on
    [0, 300, 2 / 3, 200],
    [100, 400, 0.5, 250],
    [0, 301, 0.5, 151],
    [-50, 50, 0.25, -25],
    [10, 11, 0, 10],
  ])('of supervision from day %i to day %i ends after %f of it, on day %i', (from, to, share, day) => {
    expect(endOfContactOn(from, to, always(share), 90, 0.5)).toBe(day);
  });

  it.each([
    // Supervision from day 0 to day 300; a scheme of two thirds, or of a half, from a day on, over 60 days.
    [
      'is past the share when the scheme begins, is entered in its phase',
      { after: 2 / 3, from: 250, before: 1 },
      0.5,
      280,
    ],
    ['comes first in the phase, on its first day', { after: 2 / 3, from: 250, before: 1 }, 0, 250],
    [
      'comes to the share after its entry, when it comes to the share',
      { after: 2 / 3, from: 100, before: 1 },
      0.99,
      200,
    ],
    ['comes to the share in the phase, at its entry', { after: 2 / 3, from: 190, before: 1 }, 0.5, 220],
    ['is covered by the scheme before, no later than by that', { after: 0.5, from: 190, before: 2 / 3 }, 0.9, 200],
    ['is covered by the scheme before only, once that has gone', { after: 2 / 3, from: 160, before: 0.5 }, 0, 200],
  ] as const)('for a case that %s', (_name, scheme, drawn, day) => {
    expect(endOfContactOn(0, 300, scheme, 60, drawn)).toBe(day);
  });

  it('ends on licence after the smaller of two shares, at each level of risk', () => {
    expect(sharesOnLicence({ low: 0.4, medium: 1, high: 1 }, { low: 0.5, medium: 0.5, high: 1 })).toEqual({
      low: 0.4,
      medium: 0.5,
      high: 1,
    });
  });

  it('has schemes that begin where a share changes and stand where it stays', () => {
    const first = contactSchemesFrom(0, { low: 1, medium: 1, high: 1 }, undefined);
    expect(first.map(({ after }) => endsContactEarly(after))).toEqual([false, false, false, false]);
    const reset = contactSchemesFrom(100, { low: 0.6, medium: 0.6, high: 1 }, first);
    const impact = contactSchemesFrom(400, { low: 0.4, medium: 0.6, high: 1 }, reset);
    expect(impact).toEqual([
      { after: 0.4, from: 400, before: 0.6 },
      { after: 0.6, from: 100, before: 1 },
      always(1),
      always(1), // very high risk, as high
    ]);
    expect(contactSchemesFrom(500, { low: 0.4, medium: 0.6, high: 1 }, impact)).toEqual(impact);
  });

  it.each([
    [63, 0, 0],
    [63, 0.4, 25], // 25.2
    [51, 0.5, 26], // 25.5
    [63, 1, 63],
  ])('leaves of %i points, a share of %f: %i', (points, share, left) => {
    expect(pointsAfterContact(points, share)).toBe(left);
  });
});
