/**
 * Assessments by many who are new take no less than this share of the usual effort. ASSUMPTION: a guard; reached by no
 * shipped scenario.
 */
const minimumDilution = 0.1;

/**
 * How much longer assessments take, and how much more they err, where experience is thin; 1 at the usual share of new
 * officers.
 *
 * Source: operating rules, section 5 (experience dilution); its strength is a setting.
 */
export const dilutionFactor = (shareOfNewOfficers: number, usualShare: number, strength: number): number =>
  Math.max(minimumDilution, 1 + strength * (shareOfNewOfficers - usualShare));
