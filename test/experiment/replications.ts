import type { MetricName, ReplicationResult, Area } from '../../src/model/index.ts';
import { metricIndex, metrics } from '../../src/model/index.ts';

/**
 * One replication in which the named metrics have the values of a list, one for each date, in every scope; all others
 * are 0.
 */
export function replication(
  number: number,
  values: Partial<Record<MetricName, readonly number[]>>,
  { dates = ['2022-01-31'], areas = ['service'] }: { dates?: readonly string[]; areas?: readonly Area[] } = {},
): ReplicationResult {
  const all = new Float64Array(dates.length * areas.length * metrics.length);
  for (const [name, byDate] of Object.entries(values)) {
    for (const [date] of dates.entries()) {
      for (const [scope] of areas.entries())
        all[(date * areas.length + scope) * metrics.length + metricIndex[name]] = byDate?.[date] ?? 0;
    }
  }
  return { replication: number, dates, areas, values: all, events: 0 };
}

/** Replications 0, 1, 2 ... of one metric at one date. */
export const replicationsOf = (metric: MetricName, values: readonly number[]): ReplicationResult[] =>
  values.map((value, index) => replication(index, { [metric]: [value] }));
