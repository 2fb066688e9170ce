import { shareOfSupervisionPassedOn } from './end-of-contact.ts';

/**
 * The day from which people are released on a licence that begins with a restricted stage, from the weight that holds
 * from a day on and what held before: the first day on which the weight was another than 1; no day where it is 1. Where
 * it has been so from the first day (`before` is undefined), everybody on licence was released so.
 * Source: as for `isRestricted`.
 */
export function restrictedReleasesFrom(day: number, weight: number, before: number | undefined): number {
  if (weight === 1) return Infinity;
  if (before === undefined) return -Infinity;
  return Math.min(before, day);
}

/**
 * Whether a licence is in its restricted stage (a tag by presumption) today: the person was released on or after the
 * day from which there is one, and less than a share of the licence (0 to 1) has passed.
 *
 * ASSUMPTION: all who are released then have it, whatever their risk; whoever was released before has none.
 * Source: clinks-2026 (until two thirds of the sentence, from October 2026); the share is a setting.
 */
export const isRestricted = (
  releasedOn: number,
  endsOn: number,
  restrictedFrom: number,
  until: number,
  today: number,
): boolean => releasedOn >= restrictedFrom && today < shareOfSupervisionPassedOn(releasedOn, endsOn, until);

/**
 * Points of a case in the restricted stage, of those of its tier: whole points.
 * Source: assumed; the weight is a setting.
 */
export const pointsOnRestrictedLicence = (pointsOfTier: number, weight: number): number =>
  Math.round(weight * pointsOfTier);
