import { useMemo, useRef } from 'preact/hooks';
import { scaleLinear, scaleUtc } from 'd3-scale';
import { area, line } from 'd3-shape';
import { useWidth } from './use-width.ts';

/** A value on an ISO date. */
export interface Point {
  readonly on: string;
  readonly value: number;
}

/** What many runs have in the middle on a date, and the range of eight in ten. */
export interface FanPoint extends Point {
  readonly low: number;
  readonly high: number;
}

/** What is drawn of a course with something and without it. */
export interface Courses {
  readonly with: readonly Point[];
  readonly without: readonly Point[];
  readonly fanWith?: readonly FanPoint[];
  readonly fanWithout?: readonly FanPoint[];
  /** Points that are not drawn and keep their room, such as what has not been played yet. */
  readonly frame?: readonly Point[];
  /** ISO dates with a line from top to bottom. */
  readonly shownDay?: string | undefined;
  readonly daysOfMoves?: readonly string[];
}

interface CourseChartProps {
  readonly courses: Courses;
  /** `%`, or nothing: what a value of the axis has behind it. */
  readonly unit: string;
  /** Says what a reader who does not see the chart needs to know. */
  readonly alternative: string;
  readonly height: number;
}

const margin = { top: 10, right: 32, bottom: 30 } as const;

/**
 * Courses over time, drawn without Vega: this chart is on the page from the first frame on, and is drawn anew with every
 * step of a slider.
 */
export function CourseChart({ courses, unit, alternative, height }: CourseChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  const drawing = useMemo(
    () => (width === 0 ? undefined : <Drawing {...{ courses, unit, width, height }} />),
    [courses, unit, width, height],
  );
  return (
    <div class="chart" role="img" aria-label={alternative}>
      <div ref={place} aria-hidden="true" style={{ height: `${height}px` }}>
        {drawing}
      </div>
    </div>
  );
}

interface DrawingProps extends Pick<CourseChartProps, 'courses' | 'unit' | 'height'> {
  readonly width: number;
}

function Drawing({ courses, unit, width, height }: DrawingProps) {
  const { fanWith = [], fanWithout = [], frame = [], daysOfMoves = [], shownDay } = courses;
  const points = [...courses.with, ...courses.without, ...frame];
  const values = [
    ...points.map(({ value }) => value),
    ...[...fanWith, ...fanWithout].flatMap((each) => [each.low, each.high]),
  ];
  const dates = [...points.map(({ on }) => on), ...daysOfMoves, ...(shownDay === undefined ? [] : [shownDay])].sort();
  const isEmpty = points.length === 0;

  const y = scaleLinear([Math.min(0, ...values), Math.max(0, ...values) || 1], [height - margin.bottom, margin.top]);
  y.nice(5);
  const levels = isEmpty ? [] : y.ticks(5);
  const format = y.tickFormat(5);
  const labels = levels.map((level) => `${format(level)}${unit === '%' ? '%' : ''}`);
  const left = Math.max(44, ...labels.map((label) => 8 * label.length + 10));

  const x = scaleUtc(isEmpty ? [0, 1] : [new Date(dates[0]), new Date(dates.at(-1)!)], [left, width - margin.right]);
  const months = isEmpty ? [] : x.ticks(Math.max(2, Math.min(6, Math.floor((width - left) / 90))));
  const formatMonth = x.tickFormat(6, '%b %Y');

  const at = (on: string): number => x(new Date(on));
  const path = line<Point>()
    .x(({ on }) => at(on))
    .y(({ value }) => y(value));
  const band = area<FanPoint>()
    .x(({ on }) => at(on))
    .y0(({ low }) => y(low))
    .y1(({ high }) => y(high));
  const upright = (on: string, kind: string) => (
    <line key={`${kind} ${on}`} class={kind} x1={at(on)} x2={at(on)} y1={margin.top} y2={height - margin.bottom} />
  );
  return (
    <svg class="courses" width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      {levels.map((level, index) => (
        <g key={level}>
          <line class="level" x1={left} x2={width - margin.right} y1={y(level)} y2={y(level)} />
          <text x={left - 6} y={y(level)} dy="0.35em" text-anchor="end">
            {labels[index]}
          </text>
        </g>
      ))}
      {months.map((month) => (
        <g key={month.toISOString()}>
          <line class="month" x1={x(month)} x2={x(month)} y1={height - margin.bottom} y2={height - margin.bottom + 5} />
          <text x={x(month)} y={height - 8} text-anchor="middle">
            {formatMonth(month)}
          </text>
        </g>
      ))}
      <line class="axis" x1={left} x2={width - margin.right} y1={height - margin.bottom} y2={height - margin.bottom} />
      <path class="fan without" d={band(fanWithout) ?? ''} />
      <path class="fan with" d={band(fanWith) ?? ''} />
      {!isEmpty && daysOfMoves.map((on) => upright(on, 'moves'))}
      {!isEmpty && shownDay !== undefined && upright(shownDay, 'shown')}
      <path class="line without" d={path(courses.without) ?? ''} />
      <path class="line with" d={path(courses.with) ?? ''} />
    </svg>
  );
}
