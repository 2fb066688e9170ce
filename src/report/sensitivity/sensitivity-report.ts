import { morrisPlaneChart } from './morris-plane-chart.ts';
import { tornadoChart } from './tornado-chart.ts';
import { varianceSharesChart } from './variance-shares-chart.ts';
import type { Origin } from '../input.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import { questionsTable, sharesTable } from './sensitivity-tables.ts';
import type { SensitivityReportInput } from './sensitivity-words.ts';
import { sensitivityCautions, sensitivityFindings } from './sensitivity-words.ts';

/** What a sensitivity analysis found: which settings drive each measure, and what to find out next. */
export function sensitivityReport(input: SensitivityReportInput, origin: Origin, command: string): ExperimentReport {
  const { measures, questions, sensitivity, name } = input;
  const measureIndexes = [...measures.keys()];
  return {
    title: `Which assumptions drive the result? ‘${name}’`,
    findings: measureIndexes.flatMap((measureIndex) => sensitivityFindings(input, measureIndex)),
    charts: measureIndexes.flatMap((measureIndex) =>
      [tornadoChart, varianceSharesChart, morrisPlaneChart].flatMap(
        (chart) => chart(input, measureIndex, origin) ?? [],
      ),
    ),
    tables: [
      ...(questions.length > 0 ? [questionsTable(input)] : []),
      ...(sensitivity.survivors.length > 0 ? [sharesTable(input)] : []),
    ],
    cautions: sensitivityCautions(input),
    origin,
    command,
  };
}
