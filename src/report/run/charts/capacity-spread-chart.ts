import { summaryOverTime } from '../../../experiment/index.ts';
import type { MetricName } from '../../../model/index.ts';
import { assembleChart } from '../../drawing/chart-assembly.ts';
import type { Chart } from '../../drawing/chart.ts';
import { lineKeyPanel } from '../../drawing/panels/line-key-panel.ts';
import type { Style } from '../../drawing/theme.ts';
import { ink } from '../../drawing/theme.ts';
import { extentOf } from '../../drawing/line-points.ts';
import { scaleFor } from '../../drawing/scale.ts';
import { scenarioStyles } from '../../drawing/scenario-styles.ts';
import type { SpreadPoint } from '../../drawing/panels/spread-panel.ts';
import { spreadPanel } from '../../drawing/panels/spread-panel.ts';
import type { ReportInput, ScenarioResults } from '../../input.ts';
import { differenceLines } from '../../compare/difference-lines.ts';
import { differenceRows } from '../../compare/difference-table.ts';
import type { MeasureLines } from '../../drawing/panels/line-panel.ts';
import { detailPanels } from './hero-chart.ts';
import { measureTable } from '../measure-table.ts';
import { formatMonth } from '../../words/calendar-words.ts';
import { headline } from '../headline.ts';
import { roundToDigits } from '../../words/number-words.ts';
import { createSubject } from '../../words/subject.ts';
import {
  hasSingleReplication,
  areaAndPeriod,
  replicationsInWords,
  singleReplicationNote,
} from '../../words/subtitle.ts';

/** The metric behind each figure of the spread. */
const metricOf = {
  p10: 'capacity.p10',
  p25: 'capacity.p25',
  p50: 'capacity.p50',
  p75: 'capacity.p75',
  p90: 'capacity.p90',
  mean: 'capacity.mean.all',
} as const;

/**
 * How unequally work is shared: where the middle half and the middle four fifths of practitioners stand. Of a comparison
 * the baseline, whose spread those of the plans would look like, and what each plan takes from the busy, the middle and
 * the quiet or adds to them.
 */
export function capacitySpreadChart(input: ReportInput): Chart | undefined {
  const [spread] = input.sets.map(spreadOverTime);
  if (input.sets.some((set) => spreadOverTime(set).length === 0)) return undefined;
  const isComparison = input.sets.length > 1;
  const [{ scenario }] = input.sets;
  const panel = spreadPanel({
    name: `${scenario.name}, spread`,
    title: `Workload${isComparison ? ` with ‘${scenario.name}’` : ''} (% of capacity)`,
    points: spread,
    colour: scenarioStyles(input).get(scenario.name)?.colour ?? ink,
    scale: scaleFor([...spread.flatMap(({ p10, p90, mean }) => [p10, p90, mean]), 100], 6),
    width: 620,
    height: isComparison ? 240 : 300,
  });
  const title = spreadHeadline(input);
  const means = measureTable(input, 'Capacity of practitioners', Object.values(metricOf));
  return assembleChart(
    input,
    {
      name: 'capacity-spread',
      title,
      subtitle: [
        'Workload of practitioners in sentence management as a percentage of capacity, on all working days of a month ' +
          `together, ${areaAndPeriod(input)}.`,
        'Bands: the middle half and the middle 80% of practitioners.',
        hasSingleReplication(input)
          ? singleReplicationNote
          : `All are means of ${replicationsInWords(input)}; the darkest band is the 95% interval of the mean.`,
        'Black line: 100% of capacity.',
        ...(isComparison ? [meaningOfDifferences(input)] : []),
      ].join(' '),
      description: `Band chart${isComparison ? ' of the baseline, and line charts of differences from it' : ''}. ${title}.`,
      table: isComparison
        ? {
            ...means,
            caption: `Capacity of practitioners: differences from ‘${scenario.name}’, and levels`,
            rows: [...differenceRows(input, [...comparedIn.keys()]), ...means.rows],
          }
        : means,
    },
    isComparison ? [[panel], [lineKeyPanel(planStyles(input))], detailPanels(differences(input))] : [[panel]],
  );
}

/** What plans are compared in: the busiest tenth, the middle and the quietest tenth. */
const comparedIn = new Map<MetricName, string>([
  [metricOf.p90, 'Busiest tenth (90th percentile)'],
  [metricOf.p50, 'Median'],
  [metricOf.p10, 'Quietest tenth (10th percentile)'],
]);

/** The differences of plans from the baseline, all on one scale. */
function differences(input: ReportInput): MeasureLines[] {
  const panels = [...comparedIn].map(([metric, words]) => ({
    ...differenceLines(input, { metric, unit: '%' }, ''),
    title: `${words}: difference (percentage points)`,
  }));
  const scale = scaleFor(
    panels.flatMap(({ points }) => extentOf(points)),
    5,
  );
  return panels.map((panel) => ({ ...panel, scale }));
}

const planStyles = (input: ReportInput): ReadonlyMap<string, Style> => new Map([...scenarioStyles(input)].slice(1));

const meaningOfDifferences = (input: ReportInput): string =>
  `Below: difference of each plan from ‘${input.sets[0].scenario.name}’ with the same random numbers` +
  `${hasSingleReplication(input) ? '' : '; bands: 95% interval of that mean'}.`;

/** The months in which every figure of the spread has a value. */
function spreadOverTime({ results }: ScenarioResults): SpreadPoint[] {
  const means = summaryOverTime(results, metricOf.mean);
  const quantiles = (['p10', 'p25', 'p50', 'p75', 'p90'] as const).map(
    (field) =>
      [field, new Map(summaryOverTime(results, metricOf[field]).map((each) => [each.date, each.mean]))] as const,
  );
  return means.flatMap(({ date, mean, lo95, hi95 }) => {
    const figures = {
      mean,
      lo95,
      hi95,
      ...Object.fromEntries(quantiles.map(([field, byDate]) => [field, byDate.get(date)])),
    };
    const known = Object.entries(figures).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, roundToDigits(value, 5)]],
    );
    return quantiles.every(([, byDate]) => byDate.has(date))
      ? [{ date, ...Object.fromEntries(known) } as SpreadPoint]
      : [];
  });
}

function spreadHeadline(input: ReportInput): string {
  if (input.sets.length > 1) return headline(input, createSubject('capacity.p90', 'workloads of the busiest tenth'));
  const [p10, p90] = ([metricOf.p10, metricOf.p90] as const).map((metric) =>
    summaryOverTime(input.sets[0].results, metric).at(-1),
  );
  if (p10 === undefined || p90 === undefined) return 'How work is shared between practitioners';
  const whole = (value: number): string => `${Math.round(value)}%`;
  return (
    `In ${formatMonth(p90.date)} one in ten practitioners is above ${whole(p90.mean)} of capacity ` +
    `and one in ten is below ${whole(p10.mean)}`
  );
}
