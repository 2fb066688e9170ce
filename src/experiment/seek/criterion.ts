import type { ReplicationResult } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Limit } from '../breach/breach.ts';
import { isBreach, limitText } from '../breach/breach.ts';
import type { Measure } from '../measure.ts';
import { measureText, readMeasure, valueOfMeasure } from '../measure.ts';

/** One thing that a plan must keep to in a replication: a limit, and when it counts. */
export interface Criterion {
  readonly measure: Measure;
  readonly limit: Limit;
  /** The limit holds in every month from this month (`2026-06`) to the last; without it, when the measure says. */
  readonly since?: string;
}

export type CriterionReading =
  | { readonly ok: true; readonly criterion: Criterion }
  | { readonly ok: false; readonly problem: string; readonly name?: string; readonly known?: readonly string[] };

const criterionPattern = /^\s*(.+?)\s*(<=|>=)\s*(-?\d+(?:\.\d+)?)%?((?:[@/].*)?)$/;

/**
 * Reads a threshold as a user writes it: `unallocated.all<=20`, `staff.inPost.PO>=50@2024-06`,
 * `unallocated.all@mean/region:London<=20`. When it counts and where may stand on either side; without either, it is at
 * the end of the run and of the whole service.
 */
export function readCriterion(text: string, since?: string): CriterionReading {
  const [, left, sign, level, rest] = criterionPattern.exec(text) ?? [];
  if (left === undefined)
    return {
      ok: false,
      problem:
        `"${text}" is not a threshold. Write a metric, <= or >=, and a number, all in quotes: ` +
        `'unallocated.all<=20'.`,
    };
  const reading = readMeasure(left + rest);
  if (!reading.ok) return { ok: false, problem: reading.problem, name: left.split(/[@/]/)[0], known: reading.known };
  const { measure } = reading;
  const limit = {
    metric: measure.metric,
    scope: measure.scope,
    ...(sign === '<=' ? { atMost: Number(level) } : { atLeast: Number(level) }),
  };
  if (since !== undefined && /@/.test(left + rest))
    return {
      ok: false,
      problem: `The threshold "${text}" states when it applies, and so does --by. Leave out one of them.`,
    };
  return { ok: true, criterion: { measure, limit, ...(since !== undefined && { since }) } };
}

/** The thresholds that a scenario sets itself. */
export const criteriaOf = ({ thresholds }: Scenario, since?: string): Criterion[] =>
  thresholds.map((limit) => ({
    measure: { metric: limit.metric, scope: limit.scope, when: 'end' },
    limit,
    ...(since !== undefined && { since }),
  }));

/**
 * Whether a replication keeps to all of them. A figure without a meaning keeps to none. Throws a RangeError where the
 * run has no such scope or month.
 */
export const meetsAll = (result: ReplicationResult, criteria: readonly Criterion[]): boolean =>
  criteria.every((criterion) =>
    momentsToJudge(result, criterion).every((when) =>
      isWithinLimit(valueOfMeasure(result, { ...criterion.measure, when }), criterion.limit),
    ),
  );

const isWithinLimit = (value: number, limit: Limit): boolean => !Number.isNaN(value) && !isBreach(value, limit);

function momentsToJudge({ dates }: ReplicationResult, { measure, since }: Criterion): readonly string[] {
  if (since === undefined) return [measure.when];
  const months = dates.map((date) => date.slice(0, 7)).filter((month) => month >= since);
  return months.length > 0 ? months : [since]; // not in the run: said when its value is asked for
}

/** `unallocated.all at most 20 at the end`, for a sentence. */
export function criterionInWords({ measure, limit, since }: Criterion): string {
  const { when } = measure;
  const time =
    since !== undefined
      ? `from ${since} on`
      : when === 'end'
        ? 'at the end'
        : when === 'mean'
          ? 'in the mean of the months'
          : `in ${when}`;
  return `${measureText(measure).replace(/@[^/]+/, '')} ${limitText(limit)} ${time}`;
}
