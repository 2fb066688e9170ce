import type { MetricName } from '../../model/index.ts';
import { metricIndex, metrics } from '../../model/index.ts';
import type { ReportInput } from '../input.ts';
import { figureWithUnit } from '../words/number-words.ts';
import type { Reference } from './line-panel.ts';

/** The limits that any scenario sets for a metric of the whole service, each once. */
export function thresholdsFor({ sets }: ReportInput, metric: MetricName): Reference[] {
  const { unit } = metrics[metricIndex[metric]];
  const limit = (words: string, value: number | undefined): Reference[] =>
    value === undefined ? [] : [{ value, text: `${words} ${figureWithUnit(value, unit)}` }];
  const found = sets.flatMap(({ scenario }) =>
    scenario.thresholds
      .filter((each) => each.metric === metric && (each.scope ?? 'service') === 'service')
      .flatMap(({ atMost, atLeast }) => [...limit('Threshold: at most', atMost), ...limit('Threshold: at least', atLeast)]),
  );
  return [...new Map(found.map((each) => [each.text, each])).values()];
}
