import type { TopLevelSpec } from 'vega-lite';
import { collectWarnings } from './drawing-warnings.ts';
import { fontFiles, textMeasure, textsAsDrawable } from './fonts.ts';

/** A chart as a drawing and as a picture. */
export interface RenderedChart {
  readonly svg: string;
  /** Twice as many pixels as the drawing has, for sharp print. It is made on a thread of its own, beside other work. */
  readonly png: Promise<Uint8Array>;
}

/**
 * Draws a chart, always with the same bytes for the same chart: own fonts, own text widths, no network.
 *
 * Throws an Error with every warning of Vega or Vega-Lite, since each of them means a mark, an axis or data that is not
 * there.
 */
export async function renderChart(spec: TopLevelSpec): Promise<RenderedChart> {
  const svg = await renderSvg(spec);
  const { renderAsync } = await import('@resvg/resvg-js');
  drawable ??= textsAsDrawable();
  const image = renderAsync(drawable(svg), {
    fitTo: { mode: 'zoom', value: 2 },
    font: {
      loadSystemFonts: false,
      fontFiles: Object.values(fontFiles),
      defaultFontFamily: 'Source Sans 3',
      sansSerifFamily: 'Source Sans 3',
    },
  });
  return { svg, png: image.then((drawn) => drawn.asPng()) };
}

let drawable: ReturnType<typeof textsAsDrawable> | undefined;
let measure: ReturnType<typeof textMeasure> | undefined;

/** Charts carry their data; nothing is ever fetched. */
const refuse = (): Promise<never> => Promise.reject(new Error('A chart carries its own data and fetches none.'));
const offlineLoader = { load: refuse, sanitize: refuse, http: refuse, file: refuse };

/** Marks that only serve to be pointed at: most of a drawing's size, and of no use in a static one. */
const invisibleMarks = /<path [^>]* opacity="0"[^>]*\/>/g;

/** Draws a chart as SVG only. */
export async function renderSvg(spec: TopLevelSpec): Promise<string> {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')]);
  measure ??= textMeasure();
  (vega as unknown as { textMetrics: { width: unknown } }).textMetrics.width = measure;
  vega.resetSVGDefIds();
  const { logger, throwIfAny } = collectWarnings();
  const compiled = vegaLite.compile(spec, { logger });
  const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', logger, loader: offlineLoader });
  const svg = await view.toSVG();
  view.finalize();
  throwIfAny();
  return svg.replace(invisibleMarks, '');
}
