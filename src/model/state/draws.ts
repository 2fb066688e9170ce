/**
 * The draws of a process that needs two random numbers on each occasion: one says when or what, the other which way it
 * goes. Occasions are counted from 0; each has two draw numbers of its own, so that none depends on another.
 */
export const firstDraw = (occasion: number): number => 2 * occasion;
export const secondDraw = (occasion: number): number => 2 * occasion + 1;

/** Serial numbers that those of one period have in a row: of a day of the run, or of a month. */
const numbersPerPeriod = 4096;
/** More than so many in one period have further rows, beyond those of all periods: 40 years have 14,610 days. */
const numbersPerRow = 16_384 * numbersPerPeriod;
/** As many in one period as whole numbers of 32 bits have room for. */
export const mostPerPeriod = 32 * numbersPerPeriod;

/** The serial number of one of several who come in a period, by rank among them from 0. RangeError beyond the most. */
export function serialNumberIn(period: number, rank: number): number {
  if (rank >= mostPerPeriod)
    throw new RangeError(`At most ${mostPerPeriod} can come to a delivery unit in one period; found rank ${rank}.`);
  return period * numbersPerPeriod + (rank % numbersPerPeriod) + Math.floor(rank / numbersPerPeriod) * numbersPerRow;
}

/** The period of a serial number that is not negative. */
export const periodOf = (serialNumber: number): number => Math.floor((serialNumber % numbersPerRow) / numbersPerPeriod);

/** The rank in its period, from 0. */
export const rankOf = (serialNumber: number): number =>
  (serialNumber % numbersPerPeriod) + Math.floor(serialNumber / numbersPerRow) * numbersPerPeriod;

/** The same for those who must not be taken for any of these: all are below 0. */
export const negativeSerialNumberIn = (period: number, rank: number): number => -1 - serialNumberIn(period, rank);
