import type { Chart } from '../drawing/chart.ts';
import { escapeHtml, jsonScript, scriptText } from './html.ts';
import { withPackedData } from './packed-rows.ts';
import { pageStyle } from './style.ts';

/** The program of a page that makes its charts answer. */
export interface Viewer {
  /** As `scriptText` gives it; empty for a page of drawings only. */
  readonly script: string;
  /** Of that text, as a policy names it: `sha256-…`. */
  readonly hash: string;
}

/** Nothing is fetched and nothing is sent: all that the page needs stands in it; and no program runs but the viewer. */
const contentSecurityPolicy = ({ script, hash }: Viewer): string =>
  `default-src 'none'; ${script === '' ? '' : `script-src '${hash}'; `}style-src 'unsafe-inline'; img-src data:; ` +
  "font-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'";

/** A part of a page: the id of its heading, the heading, and what it holds as HTML. */
export type PageSection = readonly [id: string, heading: string, content: string];

/** A page from its sections. */
export interface PageContent {
  readonly title: string;
  readonly source: string;
  readonly sections: readonly PageSection[];
  /** Those of the drawings that come alive with the viewer. */
  readonly charts: readonly Chart[];
  readonly viewer: Viewer;
}

/** A whole page that opens without a network. Throws a RangeError where the viewer's script would end its element. */
export function renderPage({ title, source, sections, charts, viewer }: PageContent): string {
  if (scriptText(viewer.script) !== viewer.script)
    throw new RangeError('The script of a page must be escaped before it is hashed: see scriptText.');
  const program =
    viewer.script === ''
      ? ''
      : `${jsonScript('chart-specifications', Object.fromEntries(charts.map((chart) => [chart.name, liveChart(chart)])))}
<script>${viewer.script}</script>
`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(viewer)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<style>${pageStyle}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the ${sections[0][1].toLowerCase()}</a>
<header>
<h1>${escapeHtml(title)}</h1>
<nav aria-label="Contents"><ul>
${sections.map(([id, heading]) => `<li><a href="#${id}">${heading}</a></li>`).join('\n')}
</ul></nav>
</header>
<main id="main" tabindex="-1">
${sections.map(pageSection).join('\n')}
</main>
<footer><p>${escapeHtml(source)} This is not an official statistic.</p></footer>
${program}</body>
</html>
`;
}

const pageSection = ([id, heading, content]: PageSection): string =>
  `<section class="${id}" aria-labelledby="${id}">\n<h2 id="${id}">${heading}</h2>\n${content}\n</section>`;

/** A chart as the viewer draws it: its figure, and the titles and footer that a picture to save has besides. */
const liveChart = ({ figure, spec }: Chart): object => ({
  figure: withPackedData(figure),
  title: spec.title,
  footer: (spec as { vconcat?: readonly object[] }).vconcat?.at(-1),
});
