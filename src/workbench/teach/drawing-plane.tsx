import { useRef } from 'preact/hooks';
import { formatMonth } from '../../report/index.ts';
import { withStroke } from './drawing.ts';
import { pathOf, Plane } from './plane.tsx';
import type { Scale } from './plane.tsx';
import type { Fan } from './score.ts';

interface DrawingPlaneProps {
  readonly dates: readonly string[];
  /** The run, in all months; only those shown are drawn until it is laid over the drawing. */
  readonly course: readonly number[];
  /** How many months are shown before the drawing begins. */
  readonly shown: number;
  readonly drawn: readonly (number | null)[];
  readonly isRun: boolean;
  readonly fan: readonly Fan[];
  readonly ends: readonly [number, number];
  readonly words: string;
  readonly onDraw: (values: readonly (number | null)[]) => void;
}

/** A chart that is finished with a finger, a mouse or a pen; then what happened is laid over it. */
export function DrawingPlane(props: DrawingPlaneProps) {
  const { dates, course, shown, drawn, isRun, fan, ends, words, onDraw } = props;
  const stroke = useRef<{ month: number; value: number }>(undefined);
  const latest = useRef(drawn);
  latest.current = drawn;

  const pointOf = (event: PointerEvent, scale: Scale): { month: number; value: number } => {
    const box = (event.currentTarget as Element).closest('svg')!.getBoundingClientRect();
    return {
      month: scale.monthOf(event.clientX - box.left) - shown,
      value: scale.valueOf(event.clientY - box.top),
    };
  };
  const draw = (event: PointerEvent, scale: Scale, isFirst: boolean): void => {
    const to = pointOf(event, scale);
    if (to.month < 0) return;
    const start = { month: -1, value: course[shown - 1] };
    const from = isFirst ? (latest.current[0] === null && to.month <= 3 ? start : to) : (stroke.current ?? start);
    stroke.current = to;
    latest.current = withStroke(latest.current, from, to);
    onDraw(latest.current);
  };

  const before = course.slice(0, shown).map((value, month) => ({ month, value }));
  const after = course.slice(shown - 1).map((value, index) => ({ month: shown - 1 + index, value }));
  const line = drawn.map((value, index) => ({ month: shown + index, value }));
  const joined = drawn[0] === null ? line : [before.at(-1)!, ...line];
  return (
    <Plane
      {...{ dates, ends }}
      height={340}
      alternative={`${words}. ${isRun ? 'What you drew and what happened.' : `Shown until ${formatMonth(dates[shown - 1])}; you draw what comes after, or type it below.`}`}
      draw={(scale) => {
        const { xOf, yOf } = scale;
        const edge = xOf(shown - 1);
        return (
          <>
            <rect
              class="to-draw"
              x={edge}
              y={12}
              width={Math.max(0, xOf(dates.length - 1) - edge)}
              height={scale.height - 38}
            />
            {isRun && fan.length > 0 && (
              <>
                <path class="fan" d={bandOf(fan.slice(shown), shown, scale)} />
                <path
                  class="middle"
                  d={pathOf(
                    fan.slice(shown).map(({ middle }, index) => ({ month: shown + index, value: middle })),
                    scale,
                  )}
                />
              </>
            )}
            <path class="before" d={pathOf(before, scale)} />
            {isRun && <path class="after" d={pathOf(after, scale)} />}
            <path class="drawn" d={pathOf(joined, scale)} />
            {!isRun && <circle class="start" cx={edge} cy={yOf(course[shown - 1])} r={6} />}
            {!isRun && drawn.every((value) => value === null) && (
              <text class="invitation" x={(edge + xOf(dates.length - 1)) / 2} y={40} text-anchor="middle">
                Draw here
              </text>
            )}
            {!isRun && (
              <rect
                class="pad"
                x={edge - 12}
                y={0}
                width={Math.max(0, scale.width - edge + 12)}
                height={scale.height}
                onPointerDown={(event) => {
                  event.currentTarget.setPointerCapture(event.pointerId);
                  stroke.current = undefined;
                  draw(event, scale, true);
                }}
                onPointerMove={(event) => {
                  if (event.currentTarget.hasPointerCapture(event.pointerId)) draw(event, scale, false);
                }}
              />
            )}
          </>
        );
      }}
    />
  );
}

function bandOf(fan: readonly Fan[], from: number, { xOf, yOf }: Scale): string {
  const point = (value: number, index: number): string => `${xOf(from + index).toFixed(1)} ${yOf(value).toFixed(1)}`;
  const upper = fan.map(({ high }, index) => point(high, index));
  const lower = fan.map(({ low }, index) => point(low, index)).reverse();
  return `M${[...upper, ...lower].join('L')}Z`;
}
