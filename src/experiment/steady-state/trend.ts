import { mean } from 'simple-statistics';
import type { Estimate } from '../statistics/sample.ts';
import { estimateMean, isConstant, knownValues } from '../statistics/sample.ts';

/**
 * A level is called steady where it surely changes by no more than this share of itself over the months that count:
 * what a chart calls neither a rise nor a fall.
 */
export const steadyWithin = 0.05;

/** Whether a level goes on changing once its warm-up is over. */
export interface Trend {
  /**
   * How much it changes from the first month that counts to the last, by the straight line of least squares through
   * each replication; the interval is over replications, which are independent, however alike months in a row are.
   */
  readonly change: Estimate;
  /** The mean of those months over all replications. */
  readonly level: number;
  /**
   * `steady`: the whole interval of the change lies within 5% of the level; `rising` or `falling`: it lies on one side
   * of zero, and reaches beyond 5%; `no trend found`: it includes zero, and reaches beyond 5%. One replication has no
   * interval, and shows none of the first three. `constant`: every month that counts is the same in every replication.
   */
  readonly verdict: 'constant' | 'steady' | 'rising' | 'falling' | 'no trend found';
}

/** The trend of some replications' months, a row each; months without a value are left out. */
export function trendOf(rows: readonly (readonly number[])[]): Trend {
  const known = knownValues(rows.flat());
  const change = estimateMean(knownValues(rows.map(changeOf)));
  if (isConstant(known)) return { change, level: known[0], verdict: 'constant' };
  const level = mean(known);
  const { lo95, hi95 } = change;
  const allowed = steadyWithin * Math.abs(level);
  if (lo95 === undefined || hi95 === undefined) return { change, level, verdict: 'no trend found' };
  if (lo95 >= -allowed && hi95 <= allowed) return { change, level, verdict: 'steady' };
  if (lo95 > 0) return { change, level, verdict: 'rising' };
  return { change, level, verdict: hi95 < 0 ? 'falling' : 'no trend found' };
}

/**
 * The slope of the straight line through a row, times the months that it goes on for; NaN with fewer than two values.
 */
function changeOf(row: readonly number[]): number {
  const known = row.flatMap((value, month) => (Number.isNaN(value) ? [] : [[month, value] as const]));
  if (known.length < 2) return NaN;
  const middle = mean(known.map(([month]) => month));
  const centre = mean(known.map(([, value]) => value));
  const squares = known.reduce((sum, [month]) => sum + (month - middle) * (month - middle), 0);
  const products = known.reduce((sum, [month, value]) => sum + (month - middle) * (value - centre), 0);
  return (products / squares) * (row.length - 1);
}
