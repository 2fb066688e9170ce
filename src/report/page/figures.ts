import type { Chart } from '../drawing/chart.ts';
import { notApplicable } from '../data-table.ts';
import { escapeHtml, htmlTable } from './html.ts';

/** A chart drawn without its titles, which the page says in its own text. */
export interface RenderedFigure {
  readonly name: string;
  /** SVG of the chart's `figure`. */
  readonly figure: string;
}

/** What the figures of a page share. */
export interface FigureSetting {
  readonly rendered: readonly RenderedFigure[];
  /** Where the charts come from, in a line below each. */
  readonly source: string;
}

/** Charts of a page with their drawings, numbered from `first` on. Throws a RangeError where a chart has no drawing. */
export const figureSections = (charts: readonly Chart[], setting: FigureSetting, first = 1): string =>
  charts
    .map((chart, index) =>
      figureSection(chart, prefixIds(drawingOf(chart, setting.rendered), chart.name), first + index, setting.source),
    )
    .join('\n');

function drawingOf({ name }: Chart, rendered: readonly RenderedFigure[]): string {
  const found = rendered.find((each) => each.name === name);
  if (found === undefined)
    throw new RangeError(
      `There is no drawing of the chart ‘${name}’; found drawings of ` +
        `${rendered.map((each) => each.name).join(', ') || 'no chart'}.`,
    );
  return found.figure;
}

/** A chart with its words as text of the page, its drawing, its source, and the figures behind it. */
function figureSection(
  { name, title, subtitle, description, table }: Chart,
  drawing: string,
  number: number,
  source: string,
): string {
  return `<figure aria-labelledby="${name}-title" data-figure="${number}">
<h3 id="${name}-title"><span class="number-of-figure">Figure ${number}.</span> ${escapeHtml(title)}</h3>
<p class="soft">${escapeHtml(subtitle)}</p>
<div class="chart" data-chart="${name}" role="img" aria-label="${escapeHtml(description)}" tabindex="0">${drawing}</div>
<figcaption>${escapeHtml(source)}</figcaption>
<details><summary>Figure ${number}: description and data</summary>
<p>${escapeHtml(description)}</p>
${htmlTable(table, `Figure ${number}: data`)}
<p class="soft">${table.rows.some((row) => row.includes(notApplicable)) ? `${notApplicable}: not applicable. ` : ''}The full data are in the CSV files next to this page.</p>
</details>
</figure>`;
}

/** A drawing whose ids are its own, so that several can stand in one page. */
const prefixIds = (svg: string, name: string): string =>
  svg.replace(/\bid="([^"]+)"/g, `id="${name}-$1"`).replace(/url\(#([^)]+)\)/g, `url(#${name}-$1)`);
