import { Big } from 'big.js';

/**
 * Numbers as they are written, in decimal digits. Sums and products are exact, so that 0.1 more than 0.2 is the 0.3
 * that a person would write, and what is added and taken away again leaves the number as it was. Division, for the
 * steps of a ramp only, keeps 40 decimal places.
 */
export const Decimal = Big();
Decimal.DP = 40;
export type Decimal = Big;

/** The nearest number to a decimal; never -0. */
export const toNumber = (decimal: Decimal): number => Number(decimal.toString()) + 0;
