import { summaryOverTime } from '../../experiment/index.ts';
import type { MetricName } from '../../model/index.ts';
import { assembleChart } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import type { MeasureLines } from '../drawing/panels/line-panel.ts';
import { detailPanels, hasValues, leadPanel } from '../run/charts/hero-chart.ts';
import type { Style } from '../drawing/theme.ts';
import { grey, stylesFor } from '../drawing/theme.ts';
import type { LinePoint } from '../drawing/line-points.ts';
import { lowEndDrawn } from '../drawing/line-points.ts';
import type { EndLabel } from '../drawing/labels/end-labels.ts';
import { endLabels } from '../drawing/labels/end-labels.ts';
import { twinTable } from './twin-table.ts';
import { formatMonth } from '../words/calendar-words.ts';
import { labelWithUnit, metricNamed } from '../words/metric.ts';
import { formatCompact, roundToDigits } from '../words/number-words.ts';
import { singleReplicationNote } from '../words/subtitle.ts';
import type { TwinReportInput } from './twin-words.ts';
import { twinGapsInWords, twinHeadline } from './twin-words.ts';

const lead = 'unallocated.all';
const details: readonly (readonly MetricName[])[] = [
  ['capacity.mean.all', 'reviews.missedShare'],
  ['staff.inPost.PO', 'leavingRate.PO'],
];

const names = {
  simulation: 'Simulation',
  twin: 'Twin, identical officers',
  unequal: 'Twin, unequal officers',
} as const;
const [solid, dashed] = stylesFor(2);
const styles: ReadonlyMap<string, Style> = new Map([
  [names.simulation, solid],
  [names.twin, dashed],
  [names.unequal, { colour: grey, dash: [2, 2], shape: 'circle' }],
]);

/** The twin, dashed, over the simulation with its intervals. */
export function twinChart(input: TwinReportInput): Chart {
  const { results, figures, origin } = input;
  const { dates } = results[0];
  return assembleChart(
    origin,
    {
      name: 'twin',
      title: twinHeadline(input),
      subtitle: [
        `Whole service, ${formatMonth(dates[0])} to ${formatMonth(dates[dates.length - 1])}.`,
        'The twin has no chance; its officers are identical (dashed) or as unequal as in the scenario (dotted).',
        results.length === 1
          ? `Solid: the simulation. ${singleReplicationNote}`
          : `Solid: mean of ${results.length} replications of the simulation, with its 95% interval and the range of ` +
            'the middle 80% of single replications.',
      ].join(' '),
      description: `Line chart. ${twinGapsInWords(input).join(' ')}`,
      table: twinTable(figures, 'The twin and the simulation', [lead, ...details.flat()]),
    },
    [
      [leadPanel({ ...twinLines(input, lead), besides: bandLabels(twinLines(input, lead)) })],
      ...details
        .map((row) => row.map((metric) => twinLines(input, metric)).filter(hasValues))
        .filter((row) => row.length > 0)
        .map(detailPanels),
    ],
  );
}

function twinLines({ results, twin, unequal }: TwinReportInput, metric: MetricName): MeasureLines {
  const { unit } = metricNamed(metric);
  const simulated = summaryOverTime(results, metric).map(({ date, mean, lo95, hi95, p10, p90 }): LinePoint => ({
    scenario: names.simulation,
    date,
    mean: roundToDigits(mean, 5),
    ...(lo95 !== undefined &&
      hi95 !== undefined && {
        lo95: roundToDigits(lowEndDrawn(lo95, p10 >= 0), 5),
        hi95: roundToDigits(hi95, 5),
        p10: roundToDigits(p10, 5),
        p90: roundToDigits(p90, 5),
      }),
  }));
  const withoutChance = (scenario: string, result: typeof twin): LinePoint[] =>
    summaryOverTime([result], metric).map(({ date, mean }) => ({ scenario, date, mean: roundToDigits(mean, 5) }));
  const points = [...simulated, ...withoutChance(names.twin, twin), ...withoutChance(names.unequal, unequal)];
  const labels = endLabels(Object.values(names), points, (value) => formatCompact(value, unit));
  return { name: metric, title: labelWithUnit(metric), unit, points, styles, references: [], labels };
}

/** What the bands of the simulation are, beside their upper edges. */
function bandLabels({ points }: MeasureLines): EndLabel[] {
  const last = points.findLast(({ scenario }) => scenario === names.simulation);
  if (last?.hi95 === undefined || last.p90 === undefined) return [];
  return [
    { scenario: names.simulation, text: '90th percentile of replications', end: last.p90 },
    { scenario: names.simulation, text: '95% interval of mean', end: last.hi95 },
  ];
}
