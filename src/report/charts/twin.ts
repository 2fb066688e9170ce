import { summaryOverTime } from '../../experiment/index.ts';
import type { MetricName } from '../../model/index.ts';
import { metricIndex, metrics } from '../../model/index.ts';
import { assemble } from '../drawing/assemble.ts';
import type { Chart } from '../drawing/chart.ts';
import type { Measure } from '../drawing/hero-chart.ts';
import { detailPanels, hasValues, leadPanel } from '../drawing/hero-chart.ts';
import type { Style } from '../drawing/look.ts';
import { grey, stylesFor } from '../drawing/look.ts';
import type { Point } from '../drawing/points.ts';
import { twinTable } from '../tables/twin-table.ts';
import { monthOf } from '../words/calendar-words.ts';
import { shortFigure, toDigits } from '../words/number-words.ts';
import { labelWithUnit } from '../words/subject.ts';
import { withoutIntervals } from '../words/subtitle.ts';
import type { TwinFacts } from '../words/twin-words.ts';
import { partingInWords, twinHeadline } from '../words/twin-words.ts';

const lead = 'unallocated.all';
const details: readonly (readonly MetricName[])[] = [
  ['capacity.mean.all', 'reviews.missedShare'],
  ['staff.inPost.PO', 'leavingRate.PO'],
];

const names = { simulation: 'Simulation', twin: 'Twin', unequal: 'Twin with unequal officers' } as const;
const [solid, dashed] = stylesFor(2);
const styles: ReadonlyMap<string, Style> = new Map([
  [names.simulation, solid],
  [names.twin, dashed],
  [names.unequal, { colour: grey, dash: [2, 2], shape: 'circle' }],
]);

/** The twin, dashed, over the simulation with its intervals. */
export function twinChart(facts: TwinFacts): Chart {
  const { results, figures, origin } = facts;
  const { dates } = results[0];
  return assemble(
    origin,
    {
      name: 'twin',
      title: twinHeadline(facts),
      subtitle: [
        `Whole service, ${monthOf(dates[0])} to ${monthOf(dates[dates.length - 1])}.`,
        'Dashed: the twin, without chance, every officer the mean one. Dotted: the same with officers as unequal as the scenario says.',
        results.length === 1
          ? `Solid: the simulation. ${withoutIntervals}`
          : `Solid: mean of ${results.length} replications of the simulation. Dark band: 95% interval of the mean. Light band: 10th to 90th percentile of single replications.`,
      ].join(' '),
      description: `Line chart. ${partingInWords(facts).join(' ')}`,
      table: twinTable(figures, 'The twin beside the simulation', [lead, ...details.flat()]),
    },
    [
      [leadPanel(linesOf(facts, lead))],
      ...details
        .map((row) => row.map((metric) => linesOf(facts, metric)).filter(hasValues))
        .filter((row) => row.length > 0)
        .map(detailPanels),
    ],
  );
}

function linesOf({ results, twin, unequal }: TwinFacts, metric: MetricName): Measure {
  const { unit } = metrics[metricIndex[metric]];
  const simulated = summaryOverTime(results, metric).map(({ date, mean, lo95, hi95, p10, p90 }): Point => ({
    scenario: names.simulation,
    date,
    mean: toDigits(mean, 5),
    ...(lo95 !== undefined &&
      hi95 !== undefined && {
        lo95: toDigits(p10 >= 0 ? Math.max(0, lo95) : lo95, 5),
        hi95: toDigits(hi95, 5),
        p10: toDigits(p10, 5),
        p90: toDigits(p90, 5),
      }),
  }));
  const without = (scenario: string, result: typeof twin): Point[] =>
    summaryOverTime([result], metric).map(({ date, mean }) => ({ scenario, date, mean: toDigits(mean, 5) }));
  const points = [...simulated, ...without(names.twin, twin), ...without(names.unequal, unequal)];
  const labels = new Map(
    Object.values(names).flatMap((name) => {
      const last = points.findLast(({ scenario }) => scenario === name);
      return last === undefined ? [] : [[name, `${name}: ${shortFigure(last.mean, unit)}`] as const];
    }),
  );
  return { name: metric, title: labelWithUnit(metric), unit, points, styles, references: [], labels };
}
