/**
 * Whether a person may be released early under a scheme: a number from 0 to 1, drawn once for the person, below the
 * share of people whom the scheme covers. So a wider scheme covers all whom a narrower one does.
 * Source: assumed; the share and the days are settings.
 */
export const isEligibleForEarlyRelease = (drawn: number, share: number): boolean => drawn < share;

/** The day of release under a scheme, by whole days before the expected one; tomorrow at the earliest. */
export const earlyReleaseOn = (expectedOn: number, daysEarly: number, today: number): number =>
  Math.max(today + 1, expectedOn - Math.round(daysEarly));
