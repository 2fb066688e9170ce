/**
 * The draws of a process that needs two random numbers on each occasion: one says when or what, the other which way it
 * goes. Occasions are counted from 0; each has two draw numbers of its own, so that none depends on another.
 */
export const firstDraw = (occasion: number): number => 2 * occasion;
export const secondDraw = (occasion: number): number => 2 * occasion + 1;

/** Serial numbers of one period: of a day of the run, or of a month. */
export const numbersPerPeriod = 4096;

/** The serial number of one of several who come in a period, by rank among them from 0. */
export const serialNumberIn = (period: number, rank: number): number => period * numbersPerPeriod + rank;

/** The same for those who must not be taken for any of these: all are below 0. */
export const negativeSerialNumberIn = (period: number, rank: number): number => -1 - serialNumberIn(period, rank);
