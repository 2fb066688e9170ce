import { reportCharts } from '../run/charts/report-charts.ts';
import { sourceLine } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import { originOf } from '../input.ts';
import type { ReportInput } from '../input.ts';
import { resultTables } from '../run/result-tables.ts';
import { findings } from '../run/findings.ts';
import { assumptionsSection } from './assumptions.ts';
import { escapeHtml, htmlTable, inlineScript, jsonScript, paragraphs } from './html.ts';
import { withPackedData } from './packed-rows.ts';
import { reproduceSection, figureSection, scenarioSection } from './sections.ts';
import { pageStyle } from './style.ts';

/** A chart drawn without its titles, which the page says in its own text. */
export interface RenderedFigure {
  readonly name: string;
  /** SVG of the chart's `figure`. */
  readonly figure: string;
}

/** Nothing is fetched and nothing is sent: all that the page needs stands in it. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'";

const limits = `<ul>
<li>A simulation shows what follows from its assumptions. It is no forecast: what it leaves out may matter more than what it holds.</li>
<li>Compare scenarios with each other rather than with the service: a difference is better founded than a level.</li>
<li>Intervals show the chance between replications and nothing else. How unsure the assumptions are stands in the assumptions log.</li>
<li>Hidden risk is an exposure. Nothing here predicts an act by any person.</li>
</ul>`;

/**
 * The report as one HTML page that opens without a network: findings, charts with the figures behind them, scenarios
 * with the reasons for their changes, assumptions, limits, and how to make it again.
 *
 * Charts are drawings first, so that the page is whole without scripts and on paper; with scripts, `viewerScript` (the
 * bundle that the build makes) lets a reader point at a line and be told its figures. An empty `viewerScript` leaves
 * the drawings. Throws a RangeError where a chart has no drawing.
 */
export function reportPage(input: ReportInput, rendered: readonly RenderedFigure[], viewerScript: string): string {
  const all = reportCharts(input);
  const figures = all.map((chart, index) => {
    const drawing = rendered.find((each) => each.name === chart.name)?.figure;
    if (drawing === undefined)
      throw new RangeError(
        `There is no drawing of the chart ‘${chart.name}’; found drawings of ${rendered.map((each) => each.name).join(', ') || 'no chart'}.`,
      );
    return figureSection(chart, prefixIds(drawing, chart.name), index + 1);
  });
  const sections = [
    [
      'findings',
      'Findings',
      `<ul>\n${findings(input)
        .map((each) => `<li>${escapeHtml(each)}</li>`)
        .join('\n')}\n</ul>\n${resultTables(input).map(htmlTable).join('\n')}`,
    ],
    ['charts', 'Charts', figures.join('\n')],
    ['scenarios', 'Scenarios', scenarioSection(input)],
    ['assumptions', 'Assumptions', assumptionsSection(input)],
    ['limits', 'Limits', limits],
    ['again', 'Make it again', reproduceSection(input)],
  ];
  const lead =
    input.sets.length > 2 ? '' : paragraphs(input.sets[input.sets.length - 1].scenario.question, ' class="lead"');
  return renderPage({
    title: pageTitle(input),
    lead,
    source: sourceLine(originOf(input)),
    sections,
    charts: all,
    viewerScript,
  });
}

/** A page from its sections: `[id, heading, content in HTML]`. */
export interface PageContent {
  readonly title: string;
  /** HTML below the title. */
  readonly lead: string;
  readonly source: string;
  readonly sections: readonly (readonly string[])[];
  /** Those of the drawings that come alive with the viewer. */
  readonly charts: readonly Chart[];
  readonly viewerScript: string;
}

/** A whole page that opens without a network. */
export function renderPage({ title, lead, source, sections, charts: drawn, viewerScript }: PageContent): string {
  const specifications = Object.fromEntries(drawn.map((chart) => [chart.name, withPackedData(chart.figure)]));
  const program =
    viewerScript === '' ? '' : `${jsonScript('chart-specifications', specifications)}\n${inlineScript(viewerScript)}\n`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the ${sections[0][1].toLowerCase()}</a>
<div class="wide">
<header>
<h1>${escapeHtml(title)}</h1>
${lead}<p class="soft">${escapeHtml(source)} Not an official statistic.</p>
<nav aria-label="Contents"><ul>
${sections.map(([id, heading]) => `<li><a href="#${id}">${heading}</a></li>`).join('\n')}
</ul></nav>
</header>
<main id="main" tabindex="-1">
${sections.map(([id, heading, content]) => `<section aria-labelledby="${id}">\n<h2 id="${id}">${heading}</h2>\n${content}\n</section>`).join('\n')}
</main>
<footer><p>${escapeHtml(source)}</p></footer>
</div>
${program}</body>
</html>
`;
}

function pageTitle({ sets }: ReportInput): string {
  const [baseline, ...plans] = sets.map(({ scenario }) => scenario.name);
  if (plans.length === 0) return `${baseline}: simulation report`;
  return `${plans.length > 3 ? `${plans.length} plans` : plans.join(', ')} against ${baseline}: simulation report`;
}

/** A drawing whose ids are its own, so that several can stand in one page. */
export const prefixIds = (svg: string, name: string): string =>
  svg.replace(/\bid="([^"]+)"/g, `id="${name}-$1"`).replace(/url\(#([^)]+)\)/g, `url(#${name}-$1)`);
