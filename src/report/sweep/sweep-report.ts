import type { SweepResult } from '../../experiment/index.ts';
import { sweepCharts } from './sweep-charts.ts';
import type { Origin } from '../input.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import { associationTable } from './sweep-tables.ts';
import { capitalise } from '../words/letter-case.ts';
import { designInWords, sweepMeasure, sweepCautions, sweepFindings } from './sweep-words.ts';

/** What a sweep found, for people. */
export function sweepReport(result: SweepResult, origin: Origin, command: string): ExperimentReport {
  const { study } = result;
  const measures = result.measures.map((_, index) => sweepMeasure(result, index));
  return {
    title: study.question ?? capitalise(study.name),
    findings: [
      `${capitalise(designInWords(result))} of ‘${study.scenario.name}’, ${study.replications} ` +
        `${study.replications === 1 ? 'replication' : 'replications'} each.`,
      ...measures.flatMap((measure) => sweepFindings(result, measure)),
    ],
    charts: sweepCharts(result, measures, origin),
    tables: [associationTable(result, measures)],
    cautions: sweepCautions(result),
    origin,
    command,
  };
}
