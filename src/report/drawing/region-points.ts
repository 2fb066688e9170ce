import type { SampleSummary } from '../../experiment/index.ts';
import { summariseValues, valueOf } from '../../experiment/index.ts';
import type { MetricName } from '../../model/index.ts';
import { metricIndex, regionArea, regionOfArea } from '../../model/index.ts';
import type { ReportInput, ScenarioResults } from '../input.ts';
import { roundToDigits } from '../words/number-words.ts';

/** One region at the end of a run. */
export interface RegionPoint extends SampleSummary {
  readonly region: string;
  readonly scenario: string;
}

/** The regions of the baseline by name. */
const regionsOf = ({ sets: [{ results }] }: ReportInput): string[] =>
  results[0].areas.flatMap((area) => regionOfArea(area) ?? []);

/**
 * A figure made from the last month's metrics of each region, for every scenario; where it has no meaning in any
 * replication it is left out.
 */
export function regionPoints(
  input: ReportInput,
  figure: (valueIn: (metric: MetricName) => number) => number,
): RegionPoint[] {
  return input.sets.flatMap((set) => regionsOf(input).flatMap((region) => pointOf(set, region, figure)));
}

function pointOf(
  { scenario, results }: ScenarioResults,
  region: string,
  figure: (valueIn: (metric: MetricName) => number) => number,
): RegionPoint[] {
  const values = results.flatMap((result) => {
    const position = { date: result.dates.length - 1, scope: result.areas.indexOf(regionArea(region)) };
    if (position.scope < 0) return [];
    const value = figure((metric) => valueOf(result, { ...position, metric: metricIndex[metric] }));
    return Number.isFinite(value) ? [value] : [];
  });
  if (values.length === 0) return [];
  const rounded = Object.entries(summariseValues(values)).map(([name, value]) => [
    name,
    roundToDigits(value as number, 5),
  ]);
  return [{ region, scenario: scenario.name, ...(Object.fromEntries(rounded) as SampleSummary) }];
}
