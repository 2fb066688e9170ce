import { workloadMetrics } from './metrics/workload-metrics.ts';
import { reviewMetrics } from './metrics/review-metrics.ts';
import { staffMetrics } from './metrics/staff-metrics.ts';
import { caseloadMetrics } from './metrics/caseload-metrics.ts';
import { taskMetrics } from './metrics/task-metrics.ts';
import type { Metric } from './metrics/metric.ts';

export type { Counting, Metric } from './metrics/metric.ts';

/**
 * Every figure that a run reports, by its stable name. One table: the summary files, the charts and the documentation
 * are made from it.
 */
export const metrics = [
  ...workloadMetrics,
  ...reviewMetrics,
  ...staffMetrics,
  ...caseloadMetrics,
  ...taskMetrics,
] as const satisfies readonly Metric[];

export type MetricName = (typeof metrics)[number]['name'];

/** The index of each metric in a row of results. */
export const metricIndex = Object.fromEntries(metrics.map((each, index) => [each.name, index])) as Readonly<
  Record<MetricName, number>
>;
