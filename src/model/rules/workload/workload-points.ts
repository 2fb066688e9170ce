import { locations, tiers } from '../../categories.ts';
import type { Location, Tier } from '../../categories.ts';

/**
 * Workload points of one case by location and tier, points a month of the officer who holds it.
 *
 * These are the seed values of the Workload Measurement Tool. The live weights were refreshed in November 2022 and are
 * not published; the parameter `weight_scale` stands for the difference.
 * Source: moj-wmt; operating rules, section 1.
 */
const points: Readonly<Record<Location, readonly number[]>> = {
  //          A3   A2   A1   A0   B3   B2   B1  B0  C3  C2  C1  C0  D3  D2  D1  D0
  community: [206, 158, 146, 110, 146, 115, 102, 72, 79, 63, 50, 35, 51, 41, 29, 29],
  licence: [219, 175, 163, 0, 161, 132, 119, 0, 77, 65, 52, 0, 51, 43, 31, 0],
  custody: [75, 60, 59, 0, 59, 48, 47, 0, 30, 24, 23, 0, 17, 14, 13, 0],
};

/** What decides the workload points of a case. */
export interface WorkloadFactors {
  readonly location: Location;
  /** Absent while nobody has worked out the tier. */
  readonly tier?: Tier;
  /** A young adult in transition from youth services (T2A). */
  readonly inTransition?: boolean;
  /** The tier carries the suffix S: contact has ended under Probation Reset. */
  readonly reset?: boolean;
}

/**
 * Workload points that a case adds to its officer, points a month.
 *
 * An untiered case counts 0. A case under Probation Reset counts `resetPoints`, whatever its tier or location
 * (default: 0; it has a line of its own in the tool). A young adult in transition counts as in custody in every
 * location.
 * Source: moj-wmt; operating rules, section 1.
 */
export function pointsOfCase(case_: WorkloadFactors, resetPoints = 0): number {
  if (case_.tier === undefined) return 0;
  if (case_.reset === true) return resetPoints;
  const location = case_.inTransition === true ? 'custody' : case_.location;
  return points[location][tiers.indexOf(case_.tier)];
}

/** The index in `pointsByLocationAndTier` of a location and a tier, given as indexes in `locations` and `tiers`. */
export const pointsIndex = (location: number, tier: number): number => location * tiers.length + tier;

/**
 * The same points by index, for the event loop: `pointsOfCase` of every location and tier, for cases that are neither
 * in transition nor under Reset. An untiered case has no entry here and counts 0.
 */
export const pointsByLocationAndTier: Int32Array = Int32Array.from(
  locations.flatMap((location) => tiers.map((tier) => pointsOfCase({ location, tier }))),
);
