import { useEffect, useRef } from 'preact/hooks';
import { compile } from 'vega-lite';
import { parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import type { Chart } from '../../report/index.ts';
import { inColours, useDarkMode } from './colours.ts';

/** A chart of a report, which has a width of its own: it shrinks to what room there is, and scrolls where that is less. */
export function ReportFigure({ chart }: { readonly chart: Chart }) {
  const place = useRef<HTMLDivElement>(null);
  const isDark = useDarkMode();
  useEffect(() => {
    const view = new View(parse(compile(inColours(chart.figure, isDark)).spec, {}, { ast: true }), {
      expr: expressionInterpreter,
      renderer: 'svg',
      container: place.current!,
      hover: false,
    });
    void view.runAsync();
    return () => void view.finalize();
  }, [chart, isDark]);
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={chart.title}>
      <div class="chart report-figure" role="img" aria-label={chart.description}>
        <div ref={place} aria-hidden="true" />
      </div>
    </div>
  );
}
