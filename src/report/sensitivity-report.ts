import { morrisPlaneChart } from './charts/sensitivity/morris-plane.ts';
import { tornadoChart } from './charts/sensitivity/tornado.ts';
import { varianceSharesChart } from './charts/sensitivity/variance-shares.ts';
import type { Origin } from './input.ts';
import type { ExperimentReport } from './page/experiment-page.ts';
import { questionsTable, sharesTable } from './tables/sensitivity-tables.ts';
import type { SensitivityReportInput } from './words/sensitivity-words.ts';
import { sensitivityCautions, sensitivityFindings } from './words/sensitivity-words.ts';

/** What a sensitivity analysis found, for people: of each measure what it hangs on, and what to find out next. */
export function sensitivityReport(input: SensitivityReportInput, origin: Origin, command: string): ExperimentReport {
  const { measures, questions, sensitivity, name } = input;
  const measureIndexes = [...measures.keys()];
  return {
    title: `What the answer hangs on: ‘${name}’`,
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
