/**
 * Full-time equivalents of an officer on average, part-time ones included; hours a week.
 * Source: assumed (published figures are in full-time equivalents; people are whole).
 */
export const meanFte = (shareOfPartTime: number, partTimeHours: number, fullTimeHours: number): number =>
  1 - shareOfPartTime * (1 - partTimeHours / fullTimeHours);

/**
 * People for posts or staff of the whole service in full-time equivalents: in the part of the service that is
 * simulated, and in an area with a share of its staff. Not rounded.
 */
export const peopleForFte = (fte: number, shareOfService: number, shareOfStaff: number, meanFte: number): number =>
  (fte * shareOfService * shareOfStaff) / meanFte;
