import type { ReplicationResult } from '../../model/index.ts';
import type { Limit } from './breach.ts';
import { isBreach, limitText } from './breach.ts';
import type { Measure } from '../measure.ts';
import { measureText, readMeasure, valueOfMeasure } from '../measure.ts';

/** The months in which a limit holds, both ends included: `2027-01` to `2030-06`. Without an end, to the last month. */
export interface MonthWindow {
  readonly since: string;
  readonly until?: string;
}

/** One thing that a plan must keep to in a replication: a limit, and when it counts. */
export interface Criterion extends Partial<MonthWindow> {
  readonly measure: Measure;
  /** With `since` it holds in every month of that window that has a value; without it, when the measure says. */
  readonly limit: Limit;
}

export type CriterionReading =
  | { readonly ok: true; readonly criterion: Criterion }
  | { readonly ok: false; readonly problem: string; readonly name?: string; readonly known?: readonly string[] };

/** A window of months as the user gave it, and the option that gave it. */
export interface GivenWindow extends MonthWindow {
  readonly option: '--by' | '--over';
}

/**
 * Reads a threshold as a user writes it: `unallocated.all<=20`, `staff.inPost.PO>=50@2024-06`,
 * `unallocated.all@mean/region:London<=20`. When it counts and where may stand on either side; without either, it is at
 * the end of the run, or in every month of the window that an option gives, and of the whole service.
 */
export function readCriterion(text: string, given?: GivenWindow): CriterionReading {
  const reading = readLimit(text, { '<=': 'atMost', '>=': 'atLeast' });
  if (reading === undefined)
    return {
      ok: false,
      problem:
        `"${text}" is not a threshold. Write a metric, <= or >=, and a number, all in quotes: ` +
        `'unallocated.all<=20'.`,
    };
  if (reading.ok && given !== undefined && statesWhen(text))
    return {
      ok: false,
      problem: `The threshold "${text}" states when it applies, and so does ${given.option}. Leave out one of them.`,
    };
  return reading.ok ? { ok: true, criterion: { ...reading.criterion, ...windowOf(given) } } : reading;
}

/**
 * Reads what a failure is, as a user writes it: `unallocated.all>20`, `staff.inPost.PO<50@2024-06`. It is a threshold
 * the other way round, of which the level itself is still good.
 */
export function readFailure(text: string): CriterionReading {
  return (
    readLimit(text, { '>': 'atMost', '<': 'atLeast' }) ?? {
      ok: false,
      problem: `"${text}" is not a failure. Write a metric, > or <, and a number, all in quotes: 'unallocated.all>20'.`,
    }
  );
}

/** A metric, one of some signs and a number; absent where a text is nothing of the kind. */
function readLimit(text: string, signs: Readonly<Record<string, 'atMost' | 'atLeast'>>): CriterionReading | undefined {
  const [, left, sign, level, rest] = limitPattern.exec(text) ?? [];
  if (left === undefined || !(sign in signs)) return undefined;
  const reading = readMeasure(left + rest);
  if (!reading.ok) return { ok: false, problem: reading.problem, name: left.split(/[@/]/)[0], known: reading.known };
  const { measure } = reading;
  const limit = { metric: measure.metric, scope: measure.scope, [signs[sign]]: Number(level) };
  return { ok: true, criterion: { measure, limit } };
}

const limitPattern = /^\s*(.+?)\s*(<=|>=|<|>)\s*(-?\d+(?:\.\d+)?)%?((?:[@/].*)?)$/;

/** Whether a threshold says by itself when it applies. */
export const statesWhen = (text: string): boolean => text.includes('@');

/** The thresholds that a scenario sets itself. */
export const criteriaOf = (
  { thresholds }: { readonly thresholds: readonly Limit[] },
  window?: MonthWindow,
): Criterion[] =>
  thresholds.map((limit) => ({
    measure: { metric: limit.metric, scope: limit.scope ?? 'service', when: 'end' },
    limit,
    ...windowOf(window),
  }));

const windowOf = (window: MonthWindow | undefined): Partial<MonthWindow> =>
  window === undefined ? {} : { since: window.since, ...(window.until !== undefined && { until: window.until }) };

/**
 * Whether a replication keeps to all of them. Months of a window in which a metric has no value are left out; a
 * threshold without any value is not kept. Throws a RangeError where the run has no such scope or month.
 */
export const meetsAll = (result: ReplicationResult, criteria: readonly Criterion[]): boolean =>
  criteria.every((criterion) => meets(valuesOfCriterion(result, criterion), criterion.limit));

/** Whether values, month by month, keep to a limit. */
export function meets(values: readonly number[], limit: Limit): boolean {
  const known = values.filter((value) => !Number.isNaN(value));
  return known.length > 0 && !known.some((value) => isBreach(value, limit));
}

/** The values that a threshold is about, in order of `momentsToJudge`; NaN where there is none. */
export const valuesOfCriterion = (result: ReplicationResult, criterion: Criterion): number[] =>
  momentsToJudge(result, criterion).map((when) => valueOfMeasure(result, { ...criterion.measure, when }));

/** When a threshold is judged: the months of its window, or the one time that its measure says. */
export function momentsToJudge(
  { dates }: Pick<ReplicationResult, 'dates'>,
  { measure, since, until = '9999-12' }: Criterion,
): readonly string[] {
  if (since === undefined) return [measure.when];
  const months = dates.map((date) => date.slice(0, 7)).filter((month) => month >= since && month <= until);
  return months.length > 0 ? months : [since]; // not in the run: said when its value is asked for
}

/** `unallocated.all at most 20 at the end`, for a sentence. */
export function criterionInWords({ measure, limit, since, until }: Criterion): string {
  return `${measureText(measure).replace(/@[^/]+/, '')} ${limitText(limit)} ${timeInWords(measure.when, since, until)}`;
}

function timeInWords(when: string, since: string | undefined, until: string | undefined): string {
  if (since !== undefined) return until === undefined ? `from ${since} on` : `in every month from ${since} to ${until}`;
  if (when === 'end') return 'at the end';
  if (when === 'mean') return 'in the mean of the months';
  return when === 'total' ? 'in all months together' : `in ${when}`;
}
