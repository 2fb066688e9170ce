import { wholeService } from '../../model/index.ts';
import type { MetricName, ReplicationResult, Area } from '../../model/index.ts';
import type { SampleSummary } from '../statistics/sample.ts';
import { levelOf } from '../level.ts';
import { summariseValues } from '../statistics/sample.ts';
import type { Figure, Selection } from '../selection.ts';
import { selectFigures, valueOf } from '../selection.ts';

/** One figure of a scenario at one date, summed up over its replications. */
export interface Summary extends Figure, SampleSummary {}

/**
 * The figures of one scenario over its replications, one at a time, in order of date, scope and metric.
 *
 * A figure that has no meaning in some replications is summed up over those in which it has; one that has none anywhere
 * is left out. Throws a RangeError where there is no replication or the replications are not of one run.
 */
export function* eachSummary(results: readonly ReplicationResult[], selection: Selection = {}): Generator<Summary> {
  for (const { date, scope, metric, at } of selectFigures(results, selection)) {
    const values: number[] = [];
    for (const result of results) {
      const value = valueOf(result, at);
      if (!Number.isNaN(value)) values.push(value);
    }
    if (values.length > 0) yield { date, scope, metric, ...levelOf(metric, summariseValues(values)) };
  }
}

/** The same as a list; name what is wanted where there are many scopes. */
export const summarise = (results: readonly ReplicationResult[], selection: Selection = {}): Summary[] => [
  ...eachSummary(results, selection),
];

/** One metric of one scope over time. */
export const summaryOverTime = (
  results: readonly ReplicationResult[],
  metric: MetricName,
  scope: Area = wholeService,
): Summary[] => summarise(results, { metrics: [metric], scopes: [scope] });
