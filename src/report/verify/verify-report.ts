import type { VerifyResult } from '../../experiment/index.ts';
import { theoryModels } from '../../experiment/index.ts';
import { verificationChart } from './verify-chart.ts';
import type { Origin } from '../input.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import type { DataTable } from '../data-table.ts';
import { verificationTable } from './verify-table.ts';
import { verificationFindings } from './verify-words.ts';

/** The engine and the model's parts compared with theory. */
export function verificationReport(
  verifications: readonly VerifyResult[],
  origin: Origin,
  command: string,
): ExperimentReport {
  return {
    title: 'The simulation compared with theory',
    findings: verificationFindings(verifications),
    charts: [verificationChart(verifications, origin)],
    tables: [verificationTable(verifications, 'Theory and simulation'), modelsTable(verifications)],
    cautions: [
      'A measure agrees if the value from theory is within the 99.9% interval of the simulated mean, by Student’s ' +
        't over replications. About one in a thousand measures without any fault falls outside.',
      'Replications are long enough to know each measure to 2% (half the width of its 95% interval), or 4% above a ' +
        'load of 0.9; the aim is 1% where that takes no more than 30 million customers.',
      'This shows that the program calculates what it should. It does not show that the model resembles the service.',
    ],
    origin,
    command,
  };
}

function modelsTable(verifications: readonly VerifyResult[]): DataTable {
  const names = new Set(verifications.map(({ model }) => model));
  return {
    caption: 'What is run, and the source of the theory',
    columns: ['Model', 'What it is', 'What is run', 'Source'],
    headings: 1,
    rows: theoryModels
      .filter(({ name }) => names.has(name))
      .map(({ name, title, about, source }) => [name, title, about, source]),
  };
}
