import type { DiscoverResult } from '../../experiment/index.ts';
import type { Origin } from '../input.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import { discoverCharts } from './discover-charts.ts';
import { boxTable, halvesTable } from './discover-tables.ts';
import { discoverCautions, discoverFindings } from './discover-words.ts';

/** What scenario discovery found, for people. */
export const discoverReport = (result: DiscoverResult, origin: Origin, command: string): ExperimentReport => ({
  title: `Where does ‘${result.sweep.study.scenario.name}’ fail?`,
  findings: discoverFindings(result),
  charts: discoverCharts(result, origin),
  tables: result.box === undefined ? [] : [boxTable(result), halvesTable(result)],
  cautions: discoverCautions(result),
  origin,
  command,
});
