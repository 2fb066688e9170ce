import { searchCharts } from './charts/search.ts';
import type { Origin } from './input.ts';
import type { ExperimentReport } from './page/experiment-page.ts';
import type { SearchFacts } from './words/search-words.ts';
import { plansTable, searchCautions, searchFindings, searchTitle } from './words/search-words.ts';

/** The report of a search for how much is enough. */
export const searchReport = (facts: SearchFacts, origin: Origin, command: string): ExperimentReport => ({
  title: searchTitle(facts),
  findings: searchFindings(facts),
  charts: searchCharts(facts, origin),
  tables: [plansTable(facts)],
  cautions: searchCautions(facts),
  origin,
  command,
});
