import { useMemo } from 'preact/hooks';
import type { MetricName } from '../../model/index.ts';
import { metricNamed } from '../../report/index.ts';
import { CourseChart } from '../components/course-chart.tsx';
import { ChartKey } from '../play/chart-key.tsx';
import { courseChartInWords, coursesOf } from '../play/course-chart.ts';
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
  const courses = useMemo(() => ({ ...coursesOf(input), shownDay: undefined }), [input]);
  return (
    <>
      <p class="chart-heading">
        {metricNamed(metric).label}, {metricNamed(metric).unit}
      </p>
      <ChartKey {...input} words={['as it is', 'loop cut', 'loop in place']} />
      <CourseChart
        courses={courses}
        unit={metricNamed(metric).unit}
        alternative={courseChartInWords(input)}
        height={height}
      />
    </>
  );
}
