import { formatMonth, formatWithUnit, metricNamed } from '../../report/index.ts';
import type { CourseChartInput } from './course-chart.ts';
import { shownValues } from './course-chart.ts';

/** What the lines of the chart are, with their values on the day that is shown. */
export function ChartKey(input: CourseChartInput) {
  const { unit } = metricNamed(input.metric);
  const { on, moved, unmoved } = shownValues(input);
  const figure = (value: number | undefined): string => (value === undefined ? '' : ` ${formatWithUnit(value, unit)}`);
  return (
    <p class="chart-key">
      {on !== undefined && <span class="soft">{formatMonth(on)}:</span>}
      <span>
        <i class="line with" aria-hidden="true" /> {input.hasMoves ? 'with your changes' : 'as it is'}
        <b>{figure(moved)}</b>
      </span>
      {input.hasMoves && (
        <span>
          <i class="line without" aria-hidden="true" /> without, same luck
          <b>{figure(unmoved)}</b>
        </span>
      )}
      {input.pairs !== undefined && <span class="soft">lines: median of the runs; bands: eight of ten runs</span>}
    </p>
  );
}
