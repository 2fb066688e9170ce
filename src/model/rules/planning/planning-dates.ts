/** Plans are made for a year that begins with the intake of March, on the first day of a month. Source: assumed. */
const firstMonth = 3;

/**
 * Whether delivery units plan together on the first day of a month (1 is January), so many months apart: March, and
 * each that follows at that distance before the next March. With six months that is March and September, the months of
 * the intakes.
 * Source: assumed.
 */
export const isPlanningMonth = (month: number, monthsBetween: number): boolean =>
  ((month - firstMonth + 12) % 12) % monthsBetween === 0;
