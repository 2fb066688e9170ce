import type { Tier } from '../../categories.ts';
import { protectionLetter, protectionPoints } from '../workload/tier-v2.ts';
import type { ProtectionFactors } from '../workload/tier-v2.ts';

/** Needs that an assessment scores, with the weight of each in the points for change. Source: moj-tier; section 2. */
export const needWeights = {
  accommodation: 1,
  'education and employment': 1,
  relationships: 1,
  lifestyle: 1,
  drugs: 1,
  alcohol: 1,
  'thinking and behaviour': 2,
  attitudes: 2,
} as const;
export type Need = keyof typeof needWeights;

/** How serious a need is: none, some, severe. */
export type Severity = 0 | 1 | 2;

/** What decides the change digit of a tier. */
export interface ChangeFactors {
  /** False for an order of unpaid work or restrictions only. */
  readonly mandateForChange: boolean;
  /** Severity of each need; a need left out has severity 0. Absent where there is no valid assessment. */
  readonly needs?: Readonly<Partial<Record<Need, Severity>>>;
  /** Offender group reconviction scale, in percent, 0 to 100. */
  readonly ogrs: number;
  /** Nominal of integrated offender management. */
  readonly iomNominal: boolean;
}

/**
 * Points for change of an assessed case: weight x severity over all needs, plus 1 for each whole ten of the
 * reconviction score (39 gives 3), plus 2 for a nominal of integrated offender management.
 * Source: moj-tier; operating rules, section 2.
 */
export function changePoints(
  needs: Readonly<Partial<Record<Need, Severity>>>,
  ogrs: number,
  iomNominal: boolean,
): number {
  let points = Math.floor(ogrs / 10) + (iomNominal ? 2 : 0);
  for (const need of Object.keys(needWeights) as Need[]) points += needWeights[need] * (needs[need] ?? 0);
  return points;
}

/**
 * The digit of a tier, for change: 3 at 20 points or more, 2 from 10, 1 below.
 *
 * 0 where there is no mandate for change, with or without an assessment; otherwise 2 where there is no valid
 * assessment.
 * Source: moj-tier; operating rules, section 2.
 */
export function changeDigit({ mandateForChange, needs, ogrs, iomNominal }: ChangeFactors): 0 | 1 | 2 | 3 {
  if (!mandateForChange) return 0;
  if (needs === undefined) return 2;
  const points = changePoints(needs, ogrs, iomNominal);
  if (points >= 20) return 3;
  return points >= 10 ? 2 : 1;
}

/**
 * The tier of a case under version 2, in force until 2026: a letter for protection and a digit for change, such as B2.
 * Source: moj-tier; operating rules, section 2.
 */
export function tierOf(protection: ProtectionFactors, change: ChangeFactors): Tier {
  return `${protectionLetter(protectionPoints(protection))}${changeDigit(change)}`;
}
