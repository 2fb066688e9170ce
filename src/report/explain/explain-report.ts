import type { ExplainResult } from '../../experiment/index.ts';
import { explanationCharts } from './explain-charts.ts';
import type { Origin } from '../input.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import { changesTable, loopsTable, reasonsTable } from './explain-tables.ts';
import type { ComparedNames } from './explain-words.ts';
import { changesWithoutEffect, explanationCautions, explanationFindings, isWithoutEffect } from './explain-words.ts';

/** What an explanation found, for people. */
export const explanationReport = (
  explanation: ExplainResult,
  names: ComparedNames,
  origin: Origin,
  command: string,
): ExperimentReport => ({
  title: `Why ‘${names.plan}’ differs from ‘${names.baseline}’`,
  findings: isWithoutEffect(explanation)
    ? [changesWithoutEffect(explanation, names)]
    : explanation.measures.flatMap((explained) => explanationFindings(explained, names)),
  charts: explanationCharts(explanation, names, origin),
  tables: [
    reasonsTable(explanation.changes, names),
    ...(isWithoutEffect(explanation) ? [] : explanation.measures).flatMap((explained) => [
      changesTable(explained, names),
      ...(explained.loops.length > 0 ? [loopsTable(explained)] : []),
    ]),
  ],
  cautions: explanationCautions(explanation),
  origin,
  command,
});
