import { rankingChart } from './charts/ranking.ts';
import type { Origin } from './input.ts';
import type { ExperimentReport } from './page/experiment-page.ts';
import type { RankingFacts } from './words/ranking-words.ts';
import { rankingCautions, rankingFindings, rankingTable, rankingTitle } from './words/ranking-words.ts';

/** The report of a selection of the best plan. */
export const rankingReport = (facts: RankingFacts, origin: Origin, command: string): ExperimentReport => ({
  title: rankingTitle(facts),
  findings: rankingFindings(facts),
  charts: [rankingChart(facts, origin)],
  tables: [rankingTable(facts)],
  cautions: rankingCautions(facts),
  origin,
  command,
});
