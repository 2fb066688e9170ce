import type { MappaLevel, Rosh } from '../../categories.ts';

/*
 * Of a tier of version 2 the run works out the letter; it draws the digit from a mix, so that the rule for the digit is
 * not used yet (`../not-yet-used/tier-v2-change.ts`).
 */

/** What decides the protection letter of a tier. */
export interface ProtectionFactors {
  readonly rosh: Rosh;
  /** Risk of serious recidivism, in percent with two decimals. */
  readonly rsr: number;
  readonly mappaLevel: MappaLevel;
  /** How many complexity factors apply, such as vulnerability or child concerns. */
  readonly complexityFactors: number;
  /** Points for the additional factors for women, worked out elsewhere; 0 for men. */
  readonly additionalFactorsForWomen: number;
}

const roshPoints: Readonly<Record<Rosh, number>> = { 'very high': 150, high: 20, medium: 10, low: 0 };
const mappaPoints: Readonly<Record<MappaLevel, number>> = { 3: 150, 2: 150, 1: 5, 0: 0 };
const rsrPoints = (rsr: number): number => (rsr >= 7 ? 20 : rsr >= 3 ? 10 : 0);

/**
 * Points for protection: the larger of the points for risk of serious harm and for serious recidivism (not their sum),
 * plus those for MAPPA, 2 for each complexity factor, and the additional factors for women.
 * Source: moj-tier; operating rules, section 2.
 */
export function protectionPoints({
  rosh,
  rsr,
  mappaLevel,
  complexityFactors,
  additionalFactorsForWomen,
}: ProtectionFactors): number {
  return (
    Math.max(roshPoints[rosh], rsrPoints(rsr)) +
    mappaPoints[mappaLevel] +
    2 * complexityFactors +
    additionalFactorsForWomen
  );
}

/**
 * The letter of a tier, for protection: A at 150 points or more, B from 20, C from 10, D below 10.
 * Source: moj-tier; operating rules, section 2.
 */
export function protectionLetter(points: number): 'A' | 'B' | 'C' | 'D' {
  if (points >= 150) return 'A';
  if (points >= 20) return 'B';
  return points >= 10 ? 'C' : 'D';
}
