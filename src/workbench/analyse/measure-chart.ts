import type { TopLevelSpec } from 'vega-lite';
import { differenceOverTime, summaryOverTime } from '../../experiment/index.ts';
import type { MetricName } from '../../model/index.ts';
import {
  areaAndPeriod,
  assembleChart,
  courseInWords,
  headline,
  keySubjects,
  labelWithUnit,
  meaningOfBands,
  measureTable,
  metricNamed,
  stylesFor,
} from '../../report/index.ts';
import type { Chart as ReportChart, ReportInput } from '../../report/index.ts';
import type { ChartData } from '../components/chart.tsx';

/** How a scenario is drawn; the baseline is the ghost behind the plans. */
export interface Look {
  readonly name: string;
  readonly colour: string;
  readonly dash: readonly number[];
  readonly isGhost: boolean;
}

/** A fifth line has a colour of its own here, where lines may be told by their marks in the key. */
const fifth = '#A285D1';

export function looksOf(names: readonly string[]): Look[] {
  const styles = names.length <= 4 ? stylesFor(names.length) : [...stylesFor(4), { colour: fifth, dash: [4, 2] }];
  return names.map((name, index) => ({
    name,
    colour: styles[index].colour,
    dash: names.length > 1 && index === 0 ? [6, 4] : index === 1 ? [1, 0] : styles[index].dash,
    isGhost: names.length > 1 && index === 0,
  }));
}

/** Lines of one measure with the intervals of their means, the baseline as a ghost; or of differences from it. */
export function measureView(
  looks: readonly Look[],
  metric: MetricName,
  dataset: 'courses' | 'differences',
  hasKey: boolean,
) {
  const isPercent = metricNamed(metric).unit === '%';
  const [names, colours, dashes] = [
    looks.map(({ name }) => name),
    looks.map(({ colour }) => colour),
    looks.map(({ dash }) => dash),
  ];
  const legend = hasKey ? {} : { legend: null };
  const color = { field: 'scenario', type: 'nominal', scale: { domain: names, range: colours }, ...legend };
  const strokeDash = { field: 'scenario', type: 'nominal', scale: { domain: names, range: dashes }, ...legend };
  const x = {
    field: 'on',
    type: 'temporal',
    title: null,
    axis: { format: '%b %Y', labelOverlap: true, tickCount: 6 },
  };
  const y = {
    type: 'quantitative',
    title: null,
    scale: { zero: true, nice: true },
    axis: { tickCount: 5, labelExpr: isPercent ? "datum.label + '%'" : 'datum.label' },
  };
  return {
    layer: [
      {
        data: { name: dataset },
        mark: { type: 'area', opacity: 0.18 },
        encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
      },
      ...(dataset === 'differences'
        ? [
            {
              data: { values: [{}] },
              mark: { type: 'rule', color: '#595959', strokeWidth: 1.5 },
              encoding: { y: { datum: 0 } },
            },
          ]
        : []),
      {
        data: { name: dataset },
        mark: { type: 'line', strokeWidth: 3 },
        encoding: { x, y: { ...y, field: 'value' }, color, strokeDash },
      },
    ],
  };
}

/** The specification for the page, which gives the data later. */
export const liveChart = (
  looks: readonly Look[],
  metric: MetricName,
  dataset: 'courses' | 'differences',
): TopLevelSpec =>
  ({ datasets: { [dataset]: [] }, ...measureView(looks, metric, dataset, false) }) as unknown as TopLevelSpec;

/** Points of one measure, month by month, over the replications that there are. */
export const courseRows = ({ sets }: ReportInput, metric: MetricName): ChartData => ({
  courses: sets.flatMap(({ scenario, results }) =>
    summaryOverTime(results, metric).map(({ date, mean, lo95 = mean, hi95 = mean }) => ({
      scenario: scenario.name,
      on: date,
      value: mean,
      low: lo95,
      high: hi95,
    })),
  ),
});

/** Points of each plan less the baseline, replication by replication. */
export const differenceRows = ({ sets: [baseline, ...plans] }: ReportInput, metric: MetricName): ChartData => ({
  differences: plans.flatMap(({ scenario, results }) =>
    differenceOverTime(baseline.results, results, metric).map(({ date, mean, lo95 = mean, hi95 = mean }) => ({
      scenario: scenario.name,
      on: date,
      value: mean,
      low: lo95,
      high: hi95,
    })),
  ),
});

/** The same as a chart of a report, with its words, its table, and a picture to keep. */
export function measureReportChart(input: ReportInput, metric: MetricName): ReportChart {
  const looks = looksOf(input.sets.map(({ scenario }) => scenario.name));
  const subject = keySubjects.find((each) => each.metric === metric);
  const { label } = metricNamed(metric);
  const about = labelWithUnit(metric);
  const words = subject ?? {
    metric,
    words: label.toLowerCase(),
    unit: metricNamed(metric).unit,
    better: 'lower' as const,
  };
  const view = { ...measureView(looks, metric, 'courses', true), width: 760, height: 320 };
  return assembleChart(
    input,
    {
      name: metric.replaceAll('.', '-'),
      title: subject === undefined ? label : headline(input, subject),
      subtitle: `${about}, ${areaAndPeriod(input)}. ${meaningOfBands(input)}${looks.length > 1 ? ' Dashed: the baseline.' : ''}`,
      description: `Line chart. ${courseInWords(input, words)}`,
      table: measureTable(input, about, [metric]),
    },
    [[{ view: view as never, datasets: courseRows(input, metric) }]],
  );
}
