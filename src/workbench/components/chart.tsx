import { useEffect, useRef, useState } from 'preact/hooks';
import type { TopLevelSpec } from 'vega-lite';
import { compile } from 'vega-lite';
import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { inColours, useDarkMode } from './colours.ts';

/** Rows by the name of the dataset that a specification uses. */
export type ChartData = Readonly<Record<string, readonly object[]>>;

interface ChartProps {
  /** A specification without its data; where it changes the chart is made anew. */
  readonly specification: TopLevelSpec;
  readonly data: ChartData;
  /** Says what a reader who does not see the chart needs to know. */
  readonly alternative: string;
  readonly height: number;
  /** Gets the drawn view, for pictures to save. */
  readonly onView?: (view: View) => void;
}

/** A chart that fits the width it is given, and is drawn again when its data change. Nothing in it is evaluated as code. */
export function Chart({ specification, data, alternative, height, onView }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<View>(undefined);
  const [width, setWidth] = useState(0);
  const isDark = useDarkMode();

  useEffect(() => {
    const observer = new ResizeObserver(([{ contentRect }]) => setWidth(Math.floor(contentRect.width)));
    observer.observe(place.current!);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    if (width === 0) return;
    const autosize = { type: 'fit', contains: 'padding' } as const;
    const sized = { ...specification, width, height, autosize } as TopLevelSpec;
    const { spec } = compile(inColours(sized, isDark));
    const made = new View(parse(spec, {}, { ast: true }), {
      expr: expressionInterpreter,
      renderer: 'svg',
      container: place.current!,
      hover: false,
    });
    view.current = made;
    show(made, data);
    onView?.(made);
    return () => void made.finalize();
  }, [specification, width, height, isDark]);

  useEffect(() => {
    if (view.current !== undefined) show(view.current, data);
  }, [data]);

  return (
    <div class="chart" role="img" aria-label={alternative}>
      <div ref={place} aria-hidden="true" style={{ height: `${height}px` }} />
    </div>
  );
}

function show(view: View, data: ChartData): void {
  for (const [name, rows] of Object.entries(data)) view.data(name, rows as object[]);
  // Axes that had nothing to show have labels now, and need room.
  void view.resize().runAsync();
}
