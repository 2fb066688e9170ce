import { useMemo } from 'preact/hooks';
import type { MetricName } from '../../model/index.ts';
import { metricNamed } from '../../report/index.ts';
import { Chart } from '../components/chart.tsx';
import { courseChart, courseChartData, courseChartInWords } from '../play/course-chart.ts';
import type { LoopPairs } from './measure.ts';

interface ForkChartProps {
  readonly metric: MetricName;
  readonly pairs: LoopPairs;
  readonly isCut: boolean;
  readonly cutOn: string | undefined;
  readonly height: number;
}

/** The course of one measure with the loop and without: one pair of runs at first, then the fans of all that have come. */
export function ForkChart({ metric, pairs, isCut, cutOn, height }: ForkChartProps) {
  const specification = useMemo(() => courseChart(metric), [metric]);
  const { inPlace, cut } = pairs;
  const input = useMemo(
    () => ({
      metric,
      moved: isCut ? cut[0] : inPlace[0],
      unmoved: inPlace[0],
      pairs: inPlace.length < 5 ? undefined : { moved: isCut ? cut : inPlace, unmoved: inPlace },
      hasMoves: isCut && cut.length > 0,
      shownOn: inPlace[0]?.dates.at(-1) ?? '',
      movesOn: isCut && cutOn !== undefined ? [cutOn] : [],
    }),
    [metric, inPlace.length, isCut, cutOn, inPlace[0], cut[0]],
  );
  const data = useMemo(() => {
    const rows = courseChartData(input);
    const [ofCut, ofLoop] = endLabels(
      rows['course with'],
      isCut ? 'loop cut' : 'as it is',
      rows['course without'],
      'loop in place',
    );
    return {
      ...rows,
      'shown day': [],
      'label with': ofCut,
      'label without': ofLoop,
      frame: withHeadroom(rows.frame),
    };
  }, [input]);
  return (
    <>
      <p class="chart-heading">
        {metricNamed(metric).label}, {metricNamed(metric).unit}
      </p>
      <Chart specification={specification} data={data} alternative={courseChartInWords(input)} height={height} />
    </>
  );
}

interface Row {
  readonly value: number;
}

/** Labels at the ends of two lines; where they end close together, that of the lower one stands below it. */
export function endLabels(
  one: readonly object[] = [],
  oneLabel: string,
  other: readonly object[] = [],
  otherLabel: string,
): [object[], object[]] {
  const [a, b] = [one, other].map((rows) => rows.at(-1) as Row | undefined);
  const most = Math.max(...[...one, ...other].map((row) => (row as Row).value));
  const areClose = a !== undefined && b !== undefined && Math.abs(a.value - b.value) < 0.14 * most;
  const place = (row: Row | undefined, isLower: boolean, label: string): object[] =>
    row === undefined ? [] : [{ ...row, value: row.value - (areClose && isLower ? 0.24 * most : 0), label }];
  return [
    place(a, b !== undefined && a !== undefined && a.value < b.value, oneLabel),
    place(b, a !== undefined && b !== undefined && b.value <= a.value, otherLabel),
  ];
}

/** Rows of a frame that leave room for a label above the highest of them. */
export const withHeadroom = (rows: readonly object[] = []): readonly object[] =>
  (rows as readonly { readonly value: number }[]).map((row) => ({ ...row, value: 1.15 * row.value }));
