import { power } from '../../../engine/index.ts';
import { daysPerYear } from '../../time/day.ts';

/** A growth of demand, a share a year, in force from a day on until the next one is. */
export interface DemandGrowth {
  readonly from: number;
  readonly growth: number;
}

/**
 * By how much demand has grown on a day, relative to 1: each growth compounds from the day on which it comes into force
 * to the day on which the next one does, and what has grown by then stays. Before the first of them demand does not
 * grow.
 * Source: assumed; the growths, in order of day, are a setting and its dated changes.
 */
export function demandGrownBy(growths: readonly DemandGrowth[], day: number): number {
  let grown = 1;
  growths.forEach(({ from, growth }, index) => {
    const days = Math.min(day, growths[index + 1]?.from ?? Infinity) - from;
    if (days > 0 && growth !== 0) grown *= power(1 + growth, days / daysPerYear);
  });
  return grown;
}
