import { seekCharts } from './seek-charts.ts';
import type { Origin } from '../input.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import type { SeekReportInput } from './seek-words.ts';
import { plansTable, seekCautions, seekFindings, seekTitle } from './seek-words.ts';

/** The report of a search for how much is enough. */
export const seekReport = (input: SeekReportInput, origin: Origin, command: string): ExperimentReport => ({
  title: seekTitle(input),
  findings: seekFindings(input),
  charts: seekCharts(input, origin),
  tables: [plansTable(input)],
  cautions: seekCautions(input),
  origin,
  command,
});
