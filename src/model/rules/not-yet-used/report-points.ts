/**
 * Workload points of one report, counted over the 30 days in which it is written.
 * Source: moj-wmt; operating rules, section 1.
 */
export const reportPoints = {
  'standard court report': 138,
  'fast court report': 65,
  'parole report': 120,
} as const;

/**
 * Workload points of one ARMS assessment (active risk management of sexual offending) by location; none is counted in
 * custody.
 * Source: moj-wmt; operating rules, section 1.
 */
export const armsPoints = { community: 69, licence: 35 } as const;
