import { metricIndex } from '../../model/index.ts';
import type { MetricName, ReplicationResult } from '../../model/index.ts';
import { valueOf } from '../../experiment/index.ts';
import { formatMonth, formatWithUnit, metricNamed } from '../../report/index.ts';
import type { Courses, FanPoint, Point } from '../components/course-chart.tsx';

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

/** The chart of one measure: the course with the moves, the ghost without, fans of many runs, and the day that is shown. */
export function coursesOf(input: CourseChartInput): Courses {
  const { metric, moved, unmoved, pairs, hasMoves, shownOn, movesOn } = input;
  const fans = pairs && { moved: fanOf(pairs.moved, metric), unmoved: fanOf(pairs.unmoved, metric) };
  const whole = fans ?? { moved: seriesOf(moved, metric), unmoved: seriesOf(unmoved, metric) };
  const isPlayed = ({ on }: Point): boolean => pairs !== undefined || on <= shownOn;
  return {
    with: whole.moved.filter(isPlayed),
    without: hasMoves ? whole.unmoved.filter(isPlayed) : [],
    ...(fans && { fanWith: fans.moved, fanWithout: hasMoves ? fans.unmoved : [] }),
    frame: [...whole.moved, ...whole.unmoved],
    shownDay: pairs === undefined ? shownOn : undefined,
    daysOfMoves: movesOn,
  };
}

const seriesOf = (result: ReplicationResult | undefined, metric: MetricName): Point[] =>
  (result?.dates ?? []).flatMap((on, date) => {
    const value = valueOf(result!, { date, scope: 0, metric: metricIndex[metric] });
    return Number.isFinite(value) ? [{ on, value }] : [];
  });

/** The median of many runs and the range of eight in ten, month by month. */
function fanOf(results: readonly ReplicationResult[], metric: MetricName): FanPoint[] {
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
