import { quantileSorted } from 'simple-statistics';
import type { MetricName, ServiceInput } from '../../model/index.ts';
import { metricIndex } from '../../model/index.ts';
import type { FreeParameter } from '../../scenario/index.ts';
import { valueOf } from '../selection.ts';
import { twinOf } from '../twin/twin.ts';
import type { ParameterPoint } from './parameter-point.ts';
import { inputAt } from './parameter-point.ts';

/**
 * What the points that are left make of a month beyond the figures: the middle nine tenths of them, and the point that
 * was chosen.
 */
export interface Projection {
  readonly metric: MetricName;
  readonly date: string;
  readonly low: number;
  readonly middle: number;
  readonly high: number;
  readonly chosen: number;
}

/**
 * Nobody can be held to what nobody has seen: these were not published when the calibration was made, or are kept back.
 */
const projectedMetrics = ['staff.inPost.PO', 'staff.inPost.PSO'] as const satisfies readonly MetricName[];
const monthsBetween = 3;

/**
 * What the twin has beyond the last figure at points that are left, every three months: how far what nobody published
 * leaves the future open, with intakes and rates as the scenario has them. Chance and the twin's own distance from the
 * simulation come on top.
 */
export function projectAhead(
  scenario: ServiceInput,
  parameters: readonly FreeParameter[],
  points: readonly ParameterPoint[],
  chosen: ParameterPoint,
  lastFigure: string,
): Projection[] {
  const at = (point: ParameterPoint) => twinOf(inputAt(scenario, parameters, point));
  const [best, ...others] = [chosen, ...points].map(at);
  const dates = best.dates.map((date, dateIndex) => ({ date, dateIndex })).filter(({ date }) => date > lastFigure);
  return projectedMetrics.flatMap((metric) =>
    dates
      .filter((_, index) => (index + 1) % monthsBetween === 0)
      .map(({ date, dateIndex }) => {
        const of = (twin: typeof best): number =>
          valueOf(twin, { date: dateIndex, scope: 0, metric: metricIndex[metric] });
        const values = others.map(of).sort((a, b) => a - b);
        const [low, middle, high] = [0.05, 0.5, 0.95].map((share) =>
          values.length > 0 ? quantileSorted(values, share) : NaN,
        );
        return { metric, date, low, middle, high, chosen: of(best) };
      }),
  );
}
