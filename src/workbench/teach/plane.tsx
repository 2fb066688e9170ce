import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** Where months and values lie on a plane, in pixels. */
export interface Scale {
  readonly width: number;
  readonly height: number;
  readonly xOf: (month: number) => number;
  readonly yOf: (value: number) => number;
  readonly monthOf: (x: number) => number;
  readonly valueOf: (y: number) => number;
}

interface PlaneProps {
  /** ISO dates of all months, those shown and those asked about. */
  readonly dates: readonly string[];
  readonly ends: readonly [number, number];
  readonly height: number;
  /** What the chart shows, for a reader who does not see it. */
  readonly alternative: string;
  readonly draw: (scale: Scale) => ComponentChildren;
}

/** Pixels that half a year takes at least where each June and December is named. */
const halfYearWidth = 72;

const margin = { left: 44, right: 12, top: 12, bottom: 26 };

/** Axes and gridlines over months, as wide as there is room; what is drawn on them comes from outside. */
export function Plane({ dates, ends, height, alternative, draw }: PlaneProps) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const observer = new ResizeObserver(([{ contentRect }]) => setWidth(Math.floor(contentRect.width)));
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);
  const [low, high] = ends;
  const [left, right, top, bottom] = [margin.left, width - margin.right, margin.top, height - margin.bottom];
  const last = dates.length - 1;
  const scale: Scale = {
    width,
    height,
    xOf: (month) => left + ((right - left) * month) / last,
    yOf: (value) => bottom - ((bottom - top) * (Math.min(high, Math.max(low, value)) - low)) / (high - low),
    monthOf: (x) => Math.min(last, Math.max(0, Math.round(((x - left) / (right - left)) * last))),
    valueOf: (y) => Math.min(high, Math.max(low, low + ((bottom - y) / (bottom - top)) * (high - low))),
  };
  const isRoomy = scale.xOf(6) - scale.xOf(0) >= halfYearWidth;
  const isNamed = (date: string): boolean => (isRoomy ? ['06', '12'] : ['12']).includes(date.slice(5, 7));
  return (
    <div class="plane" ref={place} style={{ height: `${height}px` }}>
      {width > 0 && (
        <svg width={width} height={height} role="img" aria-label={alternative}>
          {ticksOf(low, high).map((value) => (
            <g key={value}>
              <line class="grid" x1={left} x2={right} y1={scale.yOf(value)} y2={scale.yOf(value)} />
              <text class="tick" x={left - 6} y={scale.yOf(value) + 4} text-anchor="end">
                {value.toLocaleString('en-GB')}
              </text>
            </g>
          ))}
          {dates.map((date, month) =>
            isNamed(date) ? (
              <g key={date}>
                <line class="tick-mark" x1={scale.xOf(month)} x2={scale.xOf(month)} y1={bottom} y2={bottom + 4} />
                <text
                  class="tick"
                  x={scale.xOf(month)}
                  y={height - 6}
                  text-anchor={month > last - 2 ? 'end' : 'middle'}
                >
                  {shortMonth(date)}
                </text>
              </g>
            ) : null,
          )}
          {draw(scale)}
        </svg>
      )}
    </div>
  );
}

/** A path through the values that are there. */
export const pathOf = (
  points: readonly { readonly month: number; readonly value: number | null }[],
  { xOf, yOf }: Scale,
): string =>
  points
    .map(({ month, value }, index) =>
      value === null
        ? ''
        : `${index === 0 || points[index - 1].value === null ? 'M' : 'L'}${xOf(month).toFixed(1)} ${yOf(value).toFixed(1)}`,
    )
    .join('');

const shortMonth = (date: string): string =>
  new Date(`${date}T00:00:00Z`).toLocaleDateString('en-GB', { month: 'short', year: 'numeric', timeZone: 'UTC' });

function ticksOf(low: number, high: number): number[] {
  const rough = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((each) => each * power).find((each) => each >= rough)!;
  const first = Math.ceil(low / step);
  return Array.from({ length: Math.floor(high / step) - first + 1 }, (_, index) => (first + index) * step);
}
