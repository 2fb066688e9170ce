import type { MetricName, ReplicationResult } from '../../model/index.ts';
import { metricIndex, metrics } from '../../model/index.ts';
import type { Across, Simulated } from '../../scenario/index.ts';
import { valueOf } from '../selection.ts';

/** Month ends of a run that stand for a published day or period: from the first place to the last, both included. */
export interface Window {
  readonly first: number;
  readonly last: number;
}

/** What of a run is read off. */
export interface Question {
  readonly simulated: Simulated;
  readonly scope: string;
  readonly across: Across;
  /** What happened in a period as a yearly rate. What happened is taken of what else happened, or of a mean level. */
  readonly aYear?: boolean;
}

/** A published day may lie so far from a month end, and so far before the first one. */
const farthest = 31;
const monthsOfYear = 12;

/**
 * The month ends that stand for a published day or period; in words where the run has none.
 *
 * A level on a day is read at the month end nearest to it. A period holds the month ends after its first day up to its
 * last; a period that the run covers only in part is compared where `partly` allows it.
 */
export function windowFor(
  { across }: Pick<Question, 'across'>,
  { day, from }: { readonly day: string; readonly from?: string },
  dates: readonly string[],
  partly = false,
): Window | string {
  const apart = (date: string): number => Math.abs(dayNumber(date) - dayNumber(day));
  const last = dates.reduce((best, date, place) => (apart(date) < apart(dates[best]) ? place : best), 0);
  const covers = `the run covers ${dates[0].slice(0, 7)} to ${dates.at(-1)!.slice(0, 7)}`;
  if (apart(dates[last]) > farthest) return `It lies outside the run: ${covers}.`;
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

const dayNumber = (date: string): number => Date.parse(date) / 86_400_000;

/** The number that a replication has for a question over some month ends; NaN where it has no meaning there. */
export function readOff(
  result: ReplicationResult,
  { simulated, scope, across, aYear = false }: Question,
  { first, last }: Window,
): number {
  const place = result.scopes.indexOf(scope);
  if (place < 0)
    throw new RangeError(`The run has no scope ${scope}; it has ${result.scopes.slice(0, 15).join(', ')}.`);
  const at = (metric: MetricName, date: number): number =>
    valueOf(result, { date, scope: place, metric: metricIndex[metric] });
  const terms = (date: number): number =>
    simulated.terms.reduce((sum, { metric, sign }) => sum + sign * at(metric, date), 0);
  const months = last - first + 1;
  let above = 0;
  let below = 0;
  for (let date = first; date <= last; date++) {
    above += terms(date);
    if (simulated.of !== undefined) below += at(simulated.of, date);
  }
  const number = across === 'sum' ? above : above / months;
  const yearly = aYear ? monthsOfYear / months : 1;
  if (simulated.of === undefined) return number * yearly;
  const isFlow = across === 'sum' && metrics[metricIndex[simulated.of]].counting === 'during the month';
  return ((100 * number) / (isFlow ? below : below / months)) * yearly;
}
