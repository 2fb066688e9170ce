import { useEffect, useRef } from 'preact/hooks';
import type { Chart } from '../../report/index.ts';
import { useVega } from '../libraries/load.ts';
import { inColours, useDarkMode } from './colours.ts';

/** A chart of a report, which has a width of its own: it shrinks to what room there is, and scrolls where that is less. */
export function ReportFigure({ chart }: { readonly chart: Chart }) {
  const place = useRef<HTMLDivElement>(null);
  const vega = useVega();
  const isDark = useDarkMode();
  useEffect(() => {
    if (vega === undefined) return;
    const { spec } = vega.compile(inColours(chart.figure, isDark));
    const view = new vega.View(vega.parse(spec, {}, { ast: true }), {
      expr: vega.expressionInterpreter,
      renderer: 'svg',
      container: place.current!,
      hover: false,
    });
    void view.runAsync();
    return () => void view.finalize();
  }, [vega, chart, isDark]);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={chart.title}>
      <div class="chart report-figure" role="img" aria-label={chart.description}>
        <div ref={place} aria-hidden="true" />
      </div>
    </div>
  );
}
