import { daysPerYear } from '../../time/day.ts';

/** Days of service for which an officer counts as new. Source: assumed (the first two years). */
export const daysOfInexperience = 2 * daysPerYear;

/**
 * The inexperience of a unit: the share of its officers in sentence management who are in their first two years of
 * service; 0 where there are no officers. Agency officers are among the officers and never among the new.
 * Source: operating rules, section 5 (experience dilution).
 */
export const shareOfNewOfficers = (newOfficers: number, officers: number): number =>
  officers > 0 ? newOfficers / officers : 0;
