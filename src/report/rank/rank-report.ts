import { rankingChart } from './rank-chart.ts';
import type { Origin } from '../input.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import type { RankingReportInput } from './rank-words.ts';
import { screeningTable } from './screening-words.ts';
import { rankingCautions, rankingFindings, rankingTable, rankingTitle } from './rank-words.ts';

/** The report of a selection of the best plan. */
export const rankingReport = (input: RankingReportInput, origin: Origin, command: string): ExperimentReport => ({
  title: rankingTitle(input),
  findings: rankingFindings(input),
  charts: [rankingChart(input, origin)],
  tables: [rankingTable(input), ...(input.screening ? [screeningTable(input.screening)] : [])],
  cautions: rankingCautions(input),
  origin,
  command,
});
