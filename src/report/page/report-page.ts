import { sourceLine } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import { originOf } from '../input.ts';
import type { ReportInput } from '../input.ts';
import { resultTables } from '../run/result-tables.ts';
import { findings } from '../run/findings.ts';
import { assumptionsSection } from './assumptions.ts';
import { figureSections } from './figures.ts';
import type { RenderedFigure } from './figures.ts';
import { bulletList, htmlTable, paragraphs } from './html.ts';
import { renderPage } from './render-page.ts';
import { reproduceSection, scenarioSection } from './sections.ts';

/** What every reader of results should bear in mind. */
export const limits = [
  'A simulation shows what follows from its assumptions. It is not a forecast: what it leaves out may matter more ' +
    'than what it includes.',
  'Compare scenarios with each other rather than with the service: differences are more reliable than levels.',
  'Intervals show only the variation between replications. The assumptions log shows how uncertain the assumptions ' +
    'are.',
  'Hidden risk is a measure of exposure. Nothing here predicts what any person will do.',
];

/**
 * The report as one HTML page that opens without a network: findings, charts with the figures behind them, scenarios
 * with the reasons for their changes, assumptions, limits, and how to repeat the run.
 *
 * Charts are drawings first, so that the page is whole without scripts and on paper; with scripts, `viewerScript` (the
 * bundle that the build makes) lets a reader point at a line to see its figures. An empty `viewerScript` leaves
 * the drawings. `charts` are those of `reportCharts(input)`, which the caller has drawn. Throws a
 * RangeError where a chart has no drawing.
 */
export function reportPage(
  input: ReportInput,
  rendered: readonly RenderedFigure[],
  viewerScript: string,
  charts: readonly Chart[],
): string {
  const sections = [
    ['findings', 'Findings', `${bulletList(findings(input))}\n${resultTables(input).map(htmlTable).join('\n')}`],
    ['charts', 'Charts', figureSections(charts, rendered)],
    ['scenarios', 'Scenarios', scenarioSection(input)],
    ['assumptions', 'Assumptions', assumptionsSection(input)],
    ['limits', 'Limits', bulletList(limits)],
    ['repeat', 'How to repeat this run', reproduceSection(input)],
  ];
  const lead =
    input.sets.length > 2 ? '' : paragraphs(input.sets[input.sets.length - 1].scenario.question, ' class="lead"');
  return renderPage({
    title: pageTitle(input),
    lead,
    source: sourceLine(originOf(input)),
    sections,
    charts,
    viewerScript,
  });
}

function pageTitle({ sets }: ReportInput): string {
  const [baseline, ...plans] = sets.map(({ scenario }) => scenario.name);
  if (plans.length === 0) return `${baseline}: simulation report`;
  return (
    `${plans.length > 3 ? `${plans.length} plans` : plans.join(', ')} compared with ${baseline}: simulation ` + 'report'
  );
}
