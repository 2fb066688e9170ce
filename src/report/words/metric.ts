import type { MetricName } from '../../model/index.ts';
import { metricIndex, metrics } from '../../model/index.ts';

/** What a metric is: its label, unit and the rest. */
export const metricNamed = (name: MetricName) => metrics[metricIndex[name]];

/** A metric as the title of an axis: its label, and its unit where the label does not say it. */
export function labelWithUnit(metric: MetricName, unit: string = metricNamed(metric).unit): string {
  const { label } = metricNamed(metric);
  return unit !== '%' && label.toLowerCase().includes(unit) ? label : `${label} (${unit})`;
}
