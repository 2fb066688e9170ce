import { useEffect, useRef } from 'preact/hooks';
import type { TopLevelSpec } from 'vega-lite';
import type { View } from 'vega';
import { useVega } from '../libraries/load.ts';
import { inColours, useDarkMode } from './colours.ts';
import { useWidth } from './use-width.ts';

/** Rows by the name of the dataset that a specification uses. */
export type ChartData = Readonly<Record<string, readonly object[]>>;

interface ChartProps {
  /** A specification without its data; where it changes the chart is made anew. */
  readonly specification: TopLevelSpec;
  readonly data: ChartData;
  /** Says what a reader who does not see the chart needs to know. */
  readonly alternative: string;
  readonly height: number;
}

/** A chart that fits the width it is given, and is drawn again when its data change. Nothing in it is evaluated as code. */
export function Chart({ specification, data, alternative, height }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<View>(undefined);
  const vega = useVega();
  const width = useWidth(place);
  const isDark = useDarkMode();

  useEffect(() => {
    if (vega === undefined || width === 0) return;
    const autosize = { type: 'fit', contains: 'padding' } as const;
    const sized = { ...specification, width, height, autosize } as TopLevelSpec;
    const { spec } = vega.compile(inColours(sized, isDark));
    const made = new vega.View(vega.parse(spec, {}, { ast: true }), {
      expr: vega.expressionInterpreter,
      renderer: 'svg',
      container: place.current!,
      hover: false,
    });
    view.current = made;
    show(made, data);
    return () => void made.finalize();
  }, [vega, specification, width, height, isDark]);

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
