import { describe, expect, test } from 'vitest';
import { earlyReleaseOn, isEligibleForEarlyRelease } from '../../../../src/model/rules/supervision/early-release.ts';
import { daysOfHandover, handoverOn } from '../../../../src/model/rules/supervision/handover.ts';

describe('Handover to a community officer', () => {
  test('comes eight months of 30.4375 days, 243.5 days, before release', () => {
    expect(daysOfHandover(8)).toBe(243.5);
    expect(handoverOn(1000, 8, 10)).toBe(1000 - 244); // half a day more is rounded up
  });

  test('is due today where release is nearer than that', () => {
    expect(handoverOn(100, 8, 10)).toBe(10);
  });
});

describe('Early release', () => {
  test.each([
    ['below the share', 0.39, 0.4, true],
    ['at the share', 0.4, 0.4, false],
    ['with no one covered', 0, 0, false],
    ['with everyone covered', 0.999, 1, true],
  ])('of a person whose number is %s', (_, drawn, share, isEligible) => {
    expect(isEligibleForEarlyRelease(drawn, share)).toBe(isEligible);
  });

  test('is so many whole days before the expected day, and not before tomorrow', () => {
    expect(earlyReleaseOn(100, 18, 10)).toBe(82);
    expect(earlyReleaseOn(100, 135, 10)).toBe(11);
    expect(earlyReleaseOn(100, 0, 10)).toBe(100);
  });
});
