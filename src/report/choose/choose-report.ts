import type { Origin } from '../input.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import { chooseCharts } from './choose-charts.ts';
import { chooseTables } from './choose-tables.ts';
import type { ChooseReportInput } from './choose-words.ts';
import { chooseCautions, chooseFindings, chooseTitle } from './choose-words.ts';

/** The report of a choice of the cheapest plan that holds. */
export const chooseReport = (input: ChooseReportInput, origin: Origin, command: string): ExperimentReport => ({
  title: chooseTitle(input),
  findings: chooseFindings(input),
  charts: chooseCharts(input, origin),
  tables: chooseTables(input),
  cautions: chooseCautions(input),
  origin,
  command,
});
