import type { MetricName, ReplicationResult, Area } from '../model/index.ts';
import { metricIndex, metrics, wholeService, areaForms, isArea } from '../model/index.ts';
import type { Reduction } from './run.ts';
import { valueOf } from './selection.ts';
import { knownValues } from './statistics/sample.ts';

/**
 * A metric boiled down to one number for each replication: in a month, in the last month of the run, as the mean of its
 * months, or as their total.
 */
export interface Measure {
  readonly metric: MetricName;
  readonly scope: Area;
  /** `end`, which is the last month; `mean`; `total`, of what is counted during a month; or a month: `2023-01`. */
  readonly when: string;
}

const measurePattern = /^([\w.]+)(?:@(end|mean|total|\d{4}-\d{2}))?(?:\/(.+))?$/;

/**
 * Reads a measure as a user writes it: `unallocated.all`, `unallocated.all@mean`, `capacity.mean.PO@2023-01`,
 * `unallocated.all@end/region:London`. Without `@` it is at the end of the run, without `/` of the whole service. What
 * is wrong comes back as a sentence.
 */
export function readMeasure(
  text: string,
):
  | { readonly ok: true; readonly measure: Measure }
  | { readonly ok: false; readonly problem: string; readonly known: readonly string[] } {
  const [, metric, when = 'end', scope = wholeService] = measurePattern.exec(text.trim()) ?? [];
  const known = metrics.map((each) => each.name);
  if (metric === undefined)
    return {
      ok: false,
      problem:
        `"${text}" is not a measure. Write a metric, then perhaps @end, @mean, @total or @2023-01, then perhaps ` +
        '/region:London.',
      known,
    };
  if (!(metric in metricIndex)) return { ok: false, problem: `There is no metric "${metric}".`, known };
  if (!isArea(scope))
    return { ok: false, problem: `"${scope}" is not an area. After / write ${areaForms}.`, known: [] };
  if (when === 'total' && metrics[metricIndex[metric]].counting !== 'during the month')
    return {
      ok: false,
      problem: `${metric} has no total: it is not counted during a month. Write ${metric}@mean.`,
      known: [],
    };
  return { ok: true, measure: { metric: metric, scope, when } };
}

/** A measure as a user writes it. */
export const measureText = ({ metric, when, scope }: Measure): string =>
  `${metric}@${when}${scope === wholeService ? '' : `/${scope}`}`;

/**
 * The number that a measure is of one replication; NaN where it has no meaning there. The mean leaves out months
 * without a meaning; a total has none where one month has none.
 *
 * Throws a RangeError where the run has no such scope or month.
 */
export function valueOfMeasure(result: ReplicationResult, { metric, scope, when }: Measure): number {
  const at = { metric: metricIndex[metric], scope: requiredIndexOf(scope, result.areas, 'scope') };
  if (when === 'end') return valueOf(result, { ...at, date: result.dates.length - 1 });
  if (when === 'mean') {
    const values = knownValues(result.dates.map((_, date) => valueOf(result, { ...at, date })));
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  }
  if (when === 'total') return result.dates.reduce((sum, _, date) => sum + valueOf(result, { ...at, date }), 0);
  return valueOf(result, {
    ...at,
    date: requiredIndexOf(
      when,
      result.dates.map((date) => date.slice(0, 7)),
      'month',
    ),
  });
}

function requiredIndexOf(name: string, all: readonly string[], what: string): number {
  const index = all.indexOf(name);
  if (index < 0)
    throw new RangeError(
      `The run has no ${what} ${name}; it has ${all.length > 15 ? `${all[0]} to ${all.at(-1)}` : all.join(', ')}.`,
    );
  return index;
}

/** Keeps of a replication the measures alone, in their order; NaN where one has no meaning. */
export const measuresAlone = (measures: readonly Measure[]): Reduction<number[]> => ({
  kept: { measures },
  reduce: (result) => measures.map((measure) => valueOfMeasure(result, measure)),
});
