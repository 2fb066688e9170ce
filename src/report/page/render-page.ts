import type { Chart } from '../drawing/chart.ts';
import { escapeHtml, inlineScript, jsonScript } from './html.ts';
import { withPackedData } from './packed-rows.ts';
import { pageStyle } from './style.ts';

/** Nothing is fetched and nothing is sent: all that the page needs stands in it. */
const contentSecurityPolicy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; font-src data:; " +
  "connect-src 'none'; base-uri 'none'; form-action 'none'";

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
${lead}<p class="soft">${escapeHtml(source)} This is not an official statistic.</p>
<nav aria-label="Contents"><ul>
${sections.map(([id, heading]) => `<li><a href="#${id}">${heading}</a></li>`).join('\n')}
</ul></nav>
</header>
<main id="main" tabindex="-1">
${sections.map(pageSection).join('\n')}
</main>
<footer><p>${escapeHtml(source)}</p></footer>
</div>
${program}</body>
</html>
`;
}

const pageSection = ([id, heading, content]: readonly string[]): string =>
  `<section aria-labelledby="${id}">\n<h2 id="${id}">${heading}</h2>\n${content}\n</section>`;
