import { LineKey } from '../components/line-key.tsx';
import { formatMonth, formatWithUnit, metricNamed } from '../../report/index.ts';
import type { CourseChartInput } from './course-chart.ts';
import { shownValues } from './course-chart.ts';

interface ChartKeyProps extends CourseChartInput {
  /** What the lines are called; the second one is shown where something has moved. */
  readonly words?: readonly [unmoved: string, moved: string, without: string];
}

/** What the lines of the chart are, with their values on the day that is shown. */
export function ChartKey({ words = ['as it is', 'with your changes', 'without, same luck'], ...input }: ChartKeyProps) {
  const { unit } = metricNamed(input.metric);
  const { on, moved, unmoved } = shownValues(input);
  const figure = (value: number | undefined): string | undefined =>
    value === undefined ? undefined : formatWithUnit(value, unit);
  const [asItIs, changed, without] = words;
  return (
    <LineKey
      before={on && formatMonth(on)}
      lines={
        input.hasMoves
          ? [
              { line: 'with', words: changed, figure: figure(moved) },
              { line: 'without', words: without, figure: figure(unmoved) },
            ]
          : [{ line: 'with', words: asItIs, figure: figure(moved) }]
      }
    >
      {input.pairs !== undefined && <span class="soft">lines: median of the runs; bands: eight of ten runs</span>}
    </LineKey>
  );
}
