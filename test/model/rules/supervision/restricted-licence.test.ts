import { expect, it } from 'vitest';
import {
  isRestricted,
  pointsOnRestrictedLicence,
  restrictedReleasesFrom,
} from '../../../../src/model/rules/supervision/restricted-licence.ts';

it('A licence is restricted for half of it, if it began on or after the day from which there is such a stage', () => {
  const on = (today: number, restrictedFrom: number) => isRestricted(100, 301, restrictedFrom, 0.5, today);
  expect([100, 200, 201].map((today) => on(today, 100))).toEqual([true, true, false]);
  expect(on(100, 101)).toBe(false);
});

it('There is such a stage from the day on which the weight becomes other than 1, until it is 1 again', () => {
  expect(restrictedReleasesFrom(0, 1.3, undefined)).toBe(-Infinity);
  expect(restrictedReleasesFrom(0, 1, undefined)).toBe(Infinity);
  expect(restrictedReleasesFrom(400, 1.3, Infinity)).toBe(400);
  expect(restrictedReleasesFrom(500, 1.2, 400)).toBe(400);
  expect(restrictedReleasesFrom(600, 1, 400)).toBe(Infinity);
});

it('Its points are whole', () => {
  expect([1, 1.1, 1.5].map((weight) => pointsOnRestrictedLicence(51, weight))).toEqual([51, 56, 77]);
});
