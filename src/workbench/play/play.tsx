import { useEffect, useMemo } from 'preact/hooks';
import { metricNamed } from '../../report/index.ts';
import { useWorkbench } from '../state/use-workbench.ts';
import { shownDate } from '../state/state.ts';
import { CourseChart } from '../components/course-chart.tsx';
import { ChartKey } from './chart-key.tsx';
import { courseChartInWords, coursesOf } from './course-chart.ts';
import { Levers } from './levers.tsx';
import { MeasureChoice } from './measure-choice.tsx';
import { Officers } from './officers.tsx';
import { Queue } from './queue.tsx';
import { StoryPanel } from './story-panel.tsx';
import { Transport } from './transport.tsx';
import { Verdict } from './verdict.tsx';

/** A delivery unit week by week, with levers that move while it runs. */
export function Play() {
  const { state, dispatch } = useWorkbench();
  const { isPlaying, weeksASecond, week, metric, course, ghost, pairs, showsTwenty, moves, story, scenario } = state;

  useEffect(() => {
    if (!isPlaying) return;
    const timer = setTimeout(() => dispatch({ do: 'go to week', week: week + 1 }), 1000 / weeksASecond);
    return () => clearTimeout(timer);
  }, [isPlaying, week, weeksASecond]);

  const shownOn = shownDate(state);
  const input = {
    metric,
    moved: course?.result,
    unmoved: ghost?.result,
    pairs: showsTwenty ? pairs : undefined,
    hasMoves: moves.length > 0,
    shownOn,
    movesOn: [...new Set(moves.map(({ from }) => from ?? scenario.start))],
  };
  const courses = useMemo(() => coursesOf(input), [metric, course, ghost, pairs, showsTwenty, moves, shownOn]);

  return (
    <div class="play">
      <h1 class="visually-hidden">Play: {scenario.name}</h1>
      <Transport />
      <div class="play-columns">
        <Levers />
        <section class="panel watch" aria-labelledby="chart-title">
          <MeasureChoice />
          <div class="course">
            <ChartKey {...input} />
            <CourseChart
              courses={courses}
              unit={metricNamed(metric).unit}
              alternative={courseChartInWords(input)}
              height={260}
            />
          </div>
          <Verdict />
        </section>
        <div class="people">
          <Officers />
          <Queue />
        </div>
      </div>
      {story !== undefined && <StoryPanel {...story} />}
    </div>
  );
}
