import type { Rosh } from '../../categories.ts';

/** Tiers of version 3 from the highest to the lowest; a letter earlier in the list is the higher tier. */
export const tiersV3 = ['A', 'B', 'C', 'D', 'E', 'F', 'G'] as const;
export type TierV3 = (typeof tiersV3)[number];

/** Likelihood of a contact sexual offence: the band and, where the band alone does not decide, the score in percent. */
export type ContactSexualReoffending =
  { readonly band: 'very high' | 'high' | 'low' } | { readonly band: 'medium'; readonly score: number };

/** What an assessment says of the likelihood of reoffending. */
export interface ReoffendingPredictors {
  /** All-reoffending predictor (ARP), in percent. */
  readonly arp: number;
  /** Combined serious reoffending predictor (CSRP), in percent. */
  readonly csrp: number;
  /** Absent where the predictor does not apply. */
  readonly contactSexual?: ContactSexualReoffending;
}

/** What decides a tier of version 3. */
export interface TierV3Factors {
  /** Absent where there is no assessment. */
  readonly predictors?: ReoffendingPredictors;
  readonly rosh: Rosh;
  /** A MAPPA case, at any level. */
  readonly mappa: boolean;
  /**
   * For someone released from a life sentence or imprisonment for public protection: years since the latest release.
   */
  readonly yearsSinceReleaseOfLifer?: number;
  readonly domesticAbuse: boolean;
  readonly everSexualOffence: boolean;
  readonly stalking: boolean;
  readonly childProtection: boolean;
}

const arpFrom = [90, 75, 50, 25, 15, 0] as const;
const csrpFrom = [6.9, 3.0, 1.0, 0.5, 0] as const;
const byReoffending: readonly (readonly TierV3[])[] = [
  //         ARP 90+  75+  50+  25+  15+  0+
  /* CSRP 6.9+ */ ['A', 'A', 'B', 'B', 'B', 'B'],
  /* CSRP 3.0+ */ ['A', 'B', 'C', 'C', 'C', 'C'],
  /* CSRP 1.0+ */ ['B', 'C', 'D', 'E', 'E', 'E'],
  /* CSRP 0.5+ */ ['C', 'D', 'E', 'E', 'F', 'F'],
  /* CSRP 0.0+ */ ['D', 'D', 'E', 'F', 'F', 'G'],
];

/**
 * The tier that the two predictors of reoffending call for; each threshold belongs to the higher line.
 * Throws a RangeError where a predictor is below 0 or not a number.
 * Source: moj-tier; operating rules, section 2.
 */
export function tierByReoffending(arp: number, csrp: number): TierV3 {
  const row = csrpFrom.findIndex((from) => csrp >= from);
  const column = arpFrom.findIndex((from) => arp >= from);
  if (row < 0 || column < 0)
    throw new RangeError(`Predictors of reoffending are percentages from 0; found ARP ${arp} and CSRP ${csrp}.`);
  return byReoffending[row][column];
}

/**
 * The tier that the likelihood of a contact sexual offence calls for: very high A, high B, low E; medium C or D by the
 * score.
 *
 * The medium band covers two scales, with and without an allowance for reduced risk: C from 3.36 and D from 2.11 on the
 * one, C from 1.12 and D from 0.60 on the other, so the letter goes up and down with the score. Throws a RangeError for
 * a medium score below 0.60, which no scale gives.
 * Source: moj-tier; operating rules, section 2 (the scores from the published calculator).
 */
export function tierBySexualReoffending(likelihood: ContactSexualReoffending): TierV3 {
  switch (likelihood.band) {
    case 'very high':
      return 'A';
    case 'high':
      return 'B';
    case 'low':
      return 'E';
    case 'medium':
      if (likelihood.score >= 3.36) return 'C';
      if (likelihood.score >= 2.11) return 'D';
      if (likelihood.score >= 1.12) return 'C';
      if (likelihood.score >= 0.6) return 'D';
      throw new RangeError(
        `A medium likelihood of a contact sexual offence has a score of at least 0.60; found ${likelihood.score}.`,
      );
  }
}

const byRoshUnderMappa: Readonly<Record<Rosh, TierV3>> = { 'very high': 'A', high: 'C', medium: 'D', low: 'E' };
const byRoshOutsideMappa: Readonly<Record<Rosh, TierV3>> = { 'very high': 'C', high: 'D', medium: 'G', low: 'G' };

/** B to the first anniversary of the release, D to the fifth, both included; E afterwards. */
const byYearsSinceRelease = (years: number): TierV3 => (years <= 1 ? 'B' : years <= 5 ? 'D' : 'E');

/**
 * The tier of a case under version 3, in force from 2026: one letter, the highest that any of the grounds calls for, G
 * where none calls for more; 'missing' where there is no assessment, whatever the other grounds say.
 * Source: moj-tier; operating rules, section 2.
 */
export function tierV3Of(case_: TierV3Factors): TierV3 | 'missing' {
  if (case_.predictors === undefined) return 'missing';
  const { arp, csrp, contactSexual } = case_.predictors;
  const grounds: TierV3[] = [
    tierByReoffending(arp, csrp),
    (case_.mappa ? byRoshUnderMappa : byRoshOutsideMappa)[case_.rosh],
  ];
  if (contactSexual !== undefined) grounds.push(tierBySexualReoffending(contactSexual));
  if (case_.yearsSinceReleaseOfLifer !== undefined) grounds.push(byYearsSinceRelease(case_.yearsSinceReleaseOfLifer));
  if (case_.domesticAbuse || case_.everSexualOffence) grounds.push('E');
  if (case_.stalking || case_.childProtection) grounds.push('F');
  return tiersV3.find((tier) => grounds.includes(tier)) ?? 'G';
}
