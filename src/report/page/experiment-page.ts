import { sourceLine } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import type { Background, Origin } from '../input.ts';
import type { DataTable } from '../data-table.ts';
import { figureSections } from './figures.ts';
import type { RenderedFigure } from './figures.ts';
import { bulletList, htmlTable, repeatCommand } from './html.ts';
import { chartSource } from './leading-sources.ts';
import { renderPage } from './render-page.ts';
import type { PageSection, Viewer } from './render-page.ts';
import { summarySection } from './summary.ts';

/** The answer of an experiment, for people: what a command says of it and what its page shows. */
export interface ExperimentReport {
  readonly title: string;
  /** What was found, a sentence each. */
  readonly findings: readonly string[];
  readonly charts: readonly Chart[];
  readonly tables: readonly DataTable[];
  /** What a reader must know to judge it, a sentence each. */
  readonly cautions: readonly string[];
  readonly origin: Origin;
  /** The command that gives the same result again. */
  readonly command: string;
}

/** So many findings stand in the summary; the others below it. */
const mostInSummary = 5;

/**
 * The report of an experiment as one HTML page that opens without a network: a summary for a reader of two minutes, then
 * further findings, charts, tables, cautions, and how to repeat it. `charts` of the report have been drawn.
 */
export function experimentPage(report: ExperimentReport, rendered: readonly RenderedFigure[], viewer: Viewer): string {
  const { findings, charts, tables, cautions, origin } = report;
  const { background } = origin;
  const setting = { rendered, source: chartSource(origin, background) };
  const sections: PageSection[] = [
    [
      'summary',
      'Summary',
      summarySection({
        // The question of a single scenario is not that of the experiment, which the title gives.
        background: origin.names.length === 2 ? background : withoutQuestion(background),
        answer: `<h3>What was found</h3>\n${bulletList(findings.slice(0, mostInSummary))}`,
        figure: figureSections(charts.slice(0, 1), setting),
        doubts: [],
      }),
    ],
    ['findings', 'Further findings', findings.length > mostInSummary ? bulletList(findings.slice(mostInSummary)) : ''],
    ['charts', 'Charts', figureSections(charts.slice(1), setting, 2)],
    [
      'tables',
      'Tables',
      tablesBesides(tables, charts.slice(1))
        .map((table) => htmlTable(table))
        .join('\n'),
    ],
    [
      'limits',
      'Limits',
      bulletList([...cautions, 'A simulation shows what follows from its assumptions. It is not a forecast.']),
    ],
    ['repeat', 'How to repeat this run', repeatCommand(report.command)],
  ];
  return renderPage({
    title: report.title,
    source: sourceLine(origin),
    sections: sections.filter(([, , content]) => content !== ''),
    charts,
    viewer,
  });
}

/** The tables that do not stand below one of these charts, where they are printed too. */
const tablesBesides = (tables: readonly DataTable[], charts: readonly Chart[]): DataTable[] => {
  const shown = new Set(charts.map(({ table }) => JSON.stringify(table)));
  return tables.filter((table) => !shown.has(JSON.stringify(table)));
};

function withoutQuestion(background: Background | undefined): Background | undefined {
  if (background === undefined) return undefined;
  const { plans, sources, weakest } = background;
  return { plans, sources, weakest };
}
