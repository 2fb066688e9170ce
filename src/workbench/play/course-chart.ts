import type { TopLevelSpec } from 'vega-lite';
import { metricIndex } from '../../model/index.ts';
import type { MetricName, ReplicationResult } from '../../model/index.ts';
import { valueOf } from '../../experiment/index.ts';
import { formatMonth, formatWithUnit, metricNamed } from '../../report/index.ts';
import type { ChartData } from '../components/chart.tsx';

const moved = '#F46A25';
const unmoved = '#12436D';

/** The chart of one measure: the course with the moves, the ghost without, fans of many runs, and the day that is shown. */
export function courseChart(metric: MetricName): TopLevelSpec {
  const { unit } = metricNamed(metric);
  const x = {
    field: 'on',
    type: 'temporal',
    axis: { format: '%b %Y', labelOverlap: true, tickCount: 6 },
    title: null,
  } as const;
  const y = {
    type: 'quantitative',
    title: null,
    scale: { zero: true, nice: true },
    axis: { tickCount: 5, labelExpr: unit === '%' ? "datum.label + '%'" : 'datum.label' },
  } as const;
  const fan = (name: string, colour: string) => ({
    data: { name },
    mark: { type: 'area', color: colour, opacity: 0.22 } as const,
    encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' } },
  });
  const line = (name: string, colour: string, dash: number[]) => ({
    data: { name },
    mark: { type: 'line', color: colour, strokeDash: dash, strokeWidth: 3 } as const,
    encoding: { x, y: { ...y, field: 'value' } },
  });
  const rule = {
    data: { name: 'shown day' },
    mark: { type: 'rule', color: '#595959', strokeWidth: 1.5 } as const,
    encoding: { x },
  };
  const changes = {
    data: { name: 'days of moves' },
    mark: { type: 'rule', color: moved, strokeDash: [2, 3], strokeWidth: 1.5 } as const,
    encoding: { x },
  };
  return {
    datasets: Object.fromEntries(datasets.map((name) => [name, []])),
    layer: [
      fan('fan without', unmoved),
      fan('fan with', moved),
      changes,
      rule,
      line('course without', unmoved, [6, 4]),
      line('course with', moved, [1, 0]),
      // Keeps the whole course in view before it has been played.
      { data: { name: 'frame' }, mark: { type: 'point', opacity: 0 }, encoding: { x, y: { ...y, field: 'value' } } },
    ],
  } as unknown as TopLevelSpec;
}

const datasets = [
  'fan without',
  'fan with',
  'course without',
  'course with',
  'shown day',
  'days of moves',
  'frame',
] as const;

/** What there is to draw: single courses up to the day that is shown, or fans over the whole time. */
export interface CourseChartInput {
  readonly metric: MetricName;
  readonly moved?: ReplicationResult | undefined;
  readonly unmoved?: ReplicationResult | undefined;
  readonly pairs?:
    { readonly moved: readonly ReplicationResult[]; readonly unmoved: readonly ReplicationResult[] } | undefined;
  readonly hasMoves: boolean;
  readonly shownOn: string;
  readonly movesOn: readonly string[];
}

/** The rows of the chart by dataset. */
export function courseChartData(input: CourseChartInput): ChartData {
  const { metric, moved, unmoved, pairs, hasMoves, shownOn, movesOn } = input;
  const isPlayed = ({ on }: { readonly on: string }): boolean => pairs !== undefined || on <= shownOn;
  const with_ = pairs === undefined ? seriesOf(moved, metric) : fanOf(pairs.moved, metric);
  const without = pairs === undefined ? seriesOf(unmoved, metric) : fanOf(pairs.unmoved, metric);
  const courseWith = with_.filter(isPlayed);
  const courseWithout = hasMoves ? without.filter(isPlayed) : [];
  return {
    'fan with': pairs === undefined ? [] : with_,
    'fan without': pairs === undefined || !hasMoves ? [] : without,
    'course with': courseWith,
    'course without': courseWithout,
    'shown day': pairs === undefined ? [{ on: shownOn }] : [],
    'days of moves': movesOn.map((on) => ({ on })),
    frame: [...with_, ...without],
  };
}

interface Point {
  readonly on: string;
  readonly value: number;
}

const seriesOf = (result: ReplicationResult | undefined, metric: MetricName): Point[] =>
  (result?.dates ?? []).flatMap((on, date) => {
    const value = valueOf(result!, { date, scope: 0, metric: metricIndex[metric] });
    return Number.isFinite(value) ? [{ on, value }] : [];
  });

/** The median of many runs and the range of eight in ten, month by month. */
function fanOf(results: readonly ReplicationResult[], metric: MetricName): (Point & { low: number; high: number })[] {
  if (results.length === 0) return [];
  return results[0].dates.flatMap((on, date) => {
    const values = results
      .map((result) => valueOf(result, { date, scope: 0, metric: metricIndex[metric] }))
      .filter(Number.isFinite)
      .sort((a, b) => a - b);
    if (values.length === 0) return [];
    const at = (share: number): number => values[Math.round(share * (values.length - 1))];
    return [{ on, value: at(0.5), low: at(0.1), high: at(0.9) }];
  });
}

/** The last month that is shown, and what the lines stand at there. */
export function shownValues({ metric, moved, unmoved, pairs, shownOn }: CourseChartInput): {
  readonly on: string | undefined;
  readonly moved: number | undefined;
  readonly unmoved: number | undefined;
} {
  const last = (pairs === undefined ? moved : pairs.moved[0])?.dates.at(-1);
  const until = pairs === undefined ? shownOn : last;
  const at = (points: readonly Point[]): Point | undefined =>
    points.findLast(({ on }) => until !== undefined && on <= until);
  const found = at(pairs === undefined ? seriesOf(moved, metric) : fanOf(pairs.moved, metric));
  const other = at(pairs === undefined ? seriesOf(unmoved, metric) : fanOf(pairs.unmoved, metric));
  return { on: found?.on, moved: found?.value, unmoved: other?.value };
}

/** What the chart shows, for a reader who does not see it. */
export function courseChartInWords(input: CourseChartInput): string {
  const { label, unit } = metricNamed(input.metric);
  const { on, moved, unmoved } = shownValues(input);
  const kind =
    input.pairs === undefined
      ? 'Line chart of one run'
      : `Fan chart of ${input.pairs.moved.length} runs, with the median`;
  if (on === undefined || moved === undefined) return `${kind}: ${label}. Nothing has been played yet.`;
  const without =
    input.hasMoves && unmoved !== undefined ? ` with your changes, ${formatWithUnit(unmoved, unit)} without` : '';
  return `${kind}: ${label}. In ${formatMonth(on)}: ${formatWithUnit(moved, unit)}${without}.`;
}
