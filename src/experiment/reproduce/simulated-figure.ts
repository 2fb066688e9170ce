import type { MetricName, ReplicationResult, Area } from '../../model/index.ts';
import { metricIndex, metrics, dayOfIso } from '../../model/index.ts';
import type { Aggregation, SimulatedFigure } from '../../scenario/index.ts';
import { valueOf } from '../selection.ts';

/** Month ends of a run that stand for a published day or period: from the first index to the last, both included. */
export interface MonthWindow {
  readonly first: number;
  readonly last: number;
}

/** What of a run is read off. */
export interface FigureQuery {
  readonly simulated: SimulatedFigure;
  readonly scope: Area;
  readonly across: Aggregation;
  /** What happened in a period as a yearly rate. What happened is taken of what else happened, or of a mean level. */
  readonly aYear?: boolean;
}

/** A published day may lie so far from a month end, and so far before the first one. */
const mostDaysApart = 31;
const monthsOfYear = 12;

/**
 * The month ends that stand for a published day or period; in words where the run has none.
 *
 * A level on a day is read at the month end nearest to it. A period holds the month ends after its first day up to its
 * last; a period that the run covers only in part is compared where `partly` allows it.
 */
export function windowFor(
  { across }: Pick<FigureQuery, 'across'>,
  { day, from }: { readonly day: string; readonly from?: string },
  dates: readonly string[],
  partly = false,
): MonthWindow | string {
  const daysApart = (date: string): number => Math.abs(dayOfIso(date) - dayOfIso(day));
  const last = dates.reduce((best, date, index) => (daysApart(date) < daysApart(dates[best]) ? index : best), 0);
  const covers = `the run covers ${dates[0].slice(0, 7)} to ${dates.at(-1)!.slice(0, 7)}`;
  if (daysApart(dates[last]) > mostDaysApart) return `It lies outside the run: ${covers}.`;
  if (across === 'month end') return { first: last, last };
  const wanted = from === undefined ? monthsOfYear : monthsIn(from, day);
  const first = last - wanted + 1;
  if (first >= 0) return { first, last };
  return partly ? { first: 0, last } : `Only ${last + 1} of its ${wanted} months lie in the run: ${covers}.`;
}

/**
 * Whole calendar months from a day to the end of another one's month; a month that has only its last day in the period
 * does not count.
 */
function monthsIn(from: string, day: string): number {
  const [a, b] = [from, day].map((date) => Number(date.slice(0, 4)) * monthsOfYear + Number(date.slice(5, 7)));
  return Math.max(1, b - a + (from.endsWith('-01') ? 1 : 0));
}

/** The number that a replication has for a question over some month ends; NaN where it has no meaning there. */
export function simulatedFigure(
  result: ReplicationResult,
  { simulated, scope, across, aYear = false }: FigureQuery,
  { first, last }: MonthWindow,
): number {
  const areaIndex = result.areas.indexOf(scope);
  if (areaIndex < 0)
    throw new RangeError(`The run has no scope ${scope}; it has ${result.areas.slice(0, 15).join(', ')}.`);
  const at = (metric: MetricName, date: number): number =>
    valueOf(result, { date, scope: areaIndex, metric: metricIndex[metric] });
  const terms = (date: number): number =>
    simulated.terms.reduce((sum, { metric, sign }) => sum + sign * at(metric, date), 0);
  const months = last - first + 1;
  let numerator = 0;
  let denominator = 0;
  for (let date = first; date <= last; date++) {
    numerator += terms(date);
    if (simulated.denominator !== undefined) denominator += at(simulated.denominator, date);
  }
  const number = across === 'sum' ? numerator : numerator / months;
  const yearly = aYear ? monthsOfYear / months : 1;
  if (simulated.denominator === undefined) return number * yearly;
  const isFlow = across === 'sum' && metrics[metricIndex[simulated.denominator]].counting === 'during the month';
  return ((100 * number) / (isFlow ? denominator : denominator / months)) * yearly;
}
