import type { Parameters } from '../../parameters/index.ts';
import { grades } from '../../categories.ts';

/** Years at which the bands of length of service end: under 2 years, 2 to 4, 4 to 10; the last, from 10, has no end. */
export const serviceBandEnds = [2, 4, 10] as const;

/** The band of a length of service in years: 0 to 3. */
export const serviceBandOf = (years: number): number =>
  years < serviceBandEnds[0] ? 0 : years < serviceBandEnds[1] ? 1 : years < serviceBandEnds[2] ? 2 : 3;

/**
 * Leaving by length of service relative to the rate of the grade, for each grade and band: scaled so that the grade, as
 * it stands at the start, leaves at the rate that the settings state. Trainees have a rate of their own, of dropping
 * out.
 * Source: hmip-hfkcw (most leave at five to nine years).
 */
export function leavingByService({ staff }: Parameters): readonly (readonly number[])[] {
  const { under_2_years, from_2_to_4, from_4_to_10, from_10_years } = staff.leaving_by_service;
  const relative = [under_2_years, from_2_to_4, from_4_to_10, from_10_years];
  const shares = staff.service_at_start;
  const mean =
    shares.under_2_years * under_2_years +
    shares.from_2_to_4 * from_2_to_4 +
    shares.from_4_to_10 * from_4_to_10 +
    shares.from_10_years * from_10_years;
  const newlyQualified = staff.newly_qualified_at_start;
  const meanOfProbationOfficers = newlyQualified * under_2_years + (1 - newlyQualified) * mean;
  return grades.map((grade) =>
    relative.map((each) => scaled(each, grade === 'PO' || grade === 'NQO' ? meanOfProbationOfficers : mean)),
  );
}

const scaled = (relative: number, mean: number): number => (mean > 0 ? relative / mean : relative);
