import type { MetricName, ReplicationResult } from '../../model/index.ts';
import { metricIndex, wholeService } from '../../model/index.ts';
import { csvInChunks, nameCellWriter, numberCell } from '../csv/cells.ts';
import type { Estimate } from '../statistics/sample.ts';
import { levelOf } from '../level.ts';
import { estimateMean, knownValues } from '../statistics/sample.ts';
import { selectFigures, valueOf, yearEnds } from '../selection.ts';
import type { TwinResult } from './twin.ts';

/**
 * One figure of the whole service at a year end: of the twin, of the twin whose officers are unequal, and of the
 * simulation.
 */
export interface TwinFigure {
  readonly metric: MetricName;
  readonly date: string;
  readonly twin: number;
  readonly unequal: number;
  readonly simulation: Estimate;
  /** Whether the twin lies within the 95% interval of the simulation's mean; absent where there is none. */
  readonly isInside?: boolean;
}

/**
 * Sets the twins beside replications of the same scenario: every metric that they know, at the end of each simulated
 * year.
 */
export function compareWithTwin(
  results: readonly ReplicationResult[],
  twin: TwinResult,
  unequal: TwinResult,
): TwinFigure[] {
  const service = results[0].areas.indexOf(wholeService);
  return twin.metrics.flatMap((metric) =>
    yearEnds(results[0].dates).flatMap((date): TwinFigure[] => {
      const at = { date: results[0].dates.indexOf(date), scope: service, metric: metricIndex[metric] };
      const ofTwin = { ...at, date: twin.dates.indexOf(date), scope: twin.areas.indexOf(wholeService) };
      const values = knownValues(results.map((result) => valueOf(result, at)));
      const [mean, alsoMean] = [valueOf(twin, ofTwin), valueOf(unequal, ofTwin)];
      if (values.length === 0 || Number.isNaN(mean)) return [];
      const simulation = levelOf(metric, estimateMean(values));
      const { lo95, hi95 } = simulation;
      return [
        {
          metric,
          date,
          twin: mean,
          unequal: alsoMean,
          simulation,
          ...(lo95 !== undefined && hi95 !== undefined && { isInside: lo95 <= mean && mean <= hi95 }),
        },
      ];
    }),
  );
}

/**
 * How much of what parts simulation and twin is made by officers being unequal: 1 where the twin with unequal officers
 * meets the simulation, over all dates of a metric. Absent where twin and simulation hardly differ.
 */
export function shareExplainedByInequality(figures: readonly TwinFigure[]): number | undefined {
  const mean = (of: (figure: TwinFigure) => number): number =>
    figures.reduce((sum, each) => sum + of(each), 0) / figures.length;
  const gap = mean(({ simulation, twin }) => simulation.mean - twin);
  const size = mean(({ simulation }) => Math.abs(simulation.mean));
  return Math.abs(gap) < 0.02 * size ? undefined : mean(({ unequal, twin }) => unequal - twin) / gap;
}

/**
 * `twin.csv` in pieces: every figure that a twin has. The twin of unequal officers stands under the name of the
 * scenario with `, unequal officers`.
 */
export const twinCsv = (twins: readonly { readonly scenario: string; readonly twin: TwinResult }[]): Iterable<string> =>
  csvInChunks('scenario,date,scope,metric,value', function* () {
    const name = nameCellWriter();
    for (const { scenario, twin } of twins) {
      for (const { date, scope, metric, at } of selectFigures([twin], { metrics: twin.metrics })) {
        const value = valueOf(twin, at);
        if (!Number.isNaN(value)) yield `${name(scenario)},${date},${name(scope)},${metric},${numberCell(value)}`;
      }
    }
  });
