import { sourceLine } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import { originOf } from '../input.ts';
import type { ReportInput } from '../input.ts';
import { resultTables } from '../run/result-tables.ts';
import { findings } from '../run/findings.ts';
import { assumptionsSection } from './assumptions.ts';
import { backgroundOf } from './background.ts';
import { figureSections } from './figures.ts';
import type { RenderedFigure } from './figures.ts';
import { bulletList, htmlTable } from './html.ts';
import { chartSource } from './leading-sources.ts';
import { regionAnswers, regionsSection } from './regions.ts';
import { renderPage } from './render-page.ts';
import type { PageSection, Viewer } from './render-page.ts';
import { reportTitle } from './report-title.ts';
import { reproduceSection, scenarioSection } from './sections.ts';
import { answerOf, doubtsOf, summarySection } from './summary.ts';

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
 * The report as one HTML page that opens without a network: for a reader of two minutes the question, each plan, what it
 * gains and what it costs, one chart and what would change the answer; then findings, charts with the figures behind
 * them, scenarios with the reasons for their changes, assumptions, limits, and how to repeat the run.
 *
 * Charts are drawings first, so that the page is whole without scripts and on paper; with scripts, the viewer (the
 * bundle that the build makes) fits them to the page, reads them month by month and saves them. A viewer without a
 * script leaves the drawings. `charts` are those of `reportCharts(input)`, which the caller has drawn. Throws a
 * RangeError where a chart has no drawing.
 */
export function reportPage(
  input: ReportInput,
  rendered: readonly RenderedFigure[],
  viewer: Viewer,
  charts: readonly Chart[],
): string {
  const background = backgroundOf(
    input.sets.map(({ scenario }) => scenario),
    input.sourceTitles,
  );
  const origin = originOf(input);
  const setting = { rendered, source: chartSource(origin, background) };
  const regions = regionAnswers(input);
  const sections: PageSection[] = [
    [
      'summary',
      'Summary',
      summarySection({
        background,
        answer: answerOf(input),
        figure: figureSections(charts.slice(0, 1), setting),
        doubts: doubtsOf(input),
      }),
    ],
    [
      'findings',
      'Findings',
      `${bulletList(findings(input))}\n${resultTables(input)
        .map((table) => htmlTable(table))
        .join('\n')}`,
    ],
    ['regions', 'Regions', regionsSection(regions)],
    ['charts', 'Charts', figureSections(charts.slice(1), setting, 2)],
    ['scenarios', 'Scenarios', scenarioSection(input)],
    ['assumptions', 'Assumptions', assumptionsSection(input)],
    ['limits', 'Limits', bulletList(limits)],
    ['repeat', 'How to repeat this run', reproduceSection(input)],
  ];
  return renderPage({
    title: `${reportTitle(input)}: simulation report`,
    source: sourceLine(origin),
    sections: sections.filter(([, , content]) => content !== ''),
    charts: [...charts, ...regions.flatMap(({ chart }) => chart ?? [])],
    viewer,
  });
}
