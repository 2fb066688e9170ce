import type { VerifyResult } from '../../experiment/index.ts';
import { theoryModels } from '../../experiment/index.ts';
import { verificationChart } from './verify-chart.ts';
import type { Origin } from '../input.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import type { DataTable } from '../data-table.ts';
import { verificationTable } from './verify-table.ts';
import { verificationFindings } from './verify-words.ts';

/** The engine and the model's parts beside theory, for people. */
export function verificationReport(
  verifications: readonly VerifyResult[],
  origin: Origin,
  command: string,
): ExperimentReport {
  return {
    title: 'The simulation beside theory',
    findings: verificationFindings(verifications),
    charts: [verificationChart(verifications, origin)],
    tables: [verificationTable(verifications, 'Theory and simulation'), modelsTable(verifications)],
    cautions: [
      'A measure agrees where the value that theory gives lies in the 99.9% interval of the simulated mean, by Student’s t over replications. Of a thousand measures without any fault about one falls outside.',
      'Replications are as long as it takes to know each measure to 2% (half of its 95% interval), 4% beyond a load of 0.9; 1% is aimed at where it takes no more than 30 million customers.',
      'It shows that the machinery computes what it should. It does not show that the model is like the service.',
    ],
    origin,
    command,
  };
}

function modelsTable(verifications: readonly VerifyResult[]): DataTable {
  const names = new Set(verifications.map(({ model }) => model));
  return {
    caption: 'What is run, and where theory is from',
    columns: ['Model', 'What it is', 'What is run', 'Source'],
    headings: 1,
    rows: theoryModels
      .filter(({ name }) => names.has(name))
      .map(({ name, title, about, source }) => [name, title, about, source]),
  };
}
