import { sourceLine } from '../drawing/chart-assembly.ts';
import type { Chart } from '../drawing/chart.ts';
import type { Origin } from '../input.ts';
import type { DataTable } from '../data-table.ts';
import { figureSections } from './figures.ts';
import type { RenderedFigure } from './figures.ts';
import { bulletList, htmlTable, repeatCommand } from './html.ts';
import { renderPage } from './render-page.ts';

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

/**
 * The report of an experiment as one HTML page that opens without a network: findings, charts, tables, cautions, and
 * how to repeat it.
 */
export function experimentPage(
  report: ExperimentReport,
  rendered: readonly RenderedFigure[],
  viewerScript: string,
): string {
  const sections = [
    ['findings', 'Findings', bulletList(report.findings)],
    ...(report.charts.length > 0 ? [['charts', 'Charts', figureSections(report.charts, rendered)]] : []),
    ...(report.tables.length > 0 ? [['tables', 'Tables', report.tables.map(htmlTable).join('\n')]] : []),
    [
      'limits',
      'Limits',
      bulletList([...report.cautions, 'A simulation shows what follows from its assumptions. It is not a forecast.']),
    ],
    ['repeat', 'How to repeat this run', repeatCommand(report.command)],
  ];
  return renderPage({
    title: report.title,
    lead: '',
    source: sourceLine(report.origin),
    sections,
    charts: report.charts,
    viewerScript,
  });
}
