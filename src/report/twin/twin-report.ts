import type { MetricName } from '../../model/index.ts';
import { tippingPointChart } from './tipping-point-chart.ts';
import { twinChart } from './twin-chart.ts';
import type { ExperimentReport } from '../page/experiment-page.ts';
import { twinTable } from './twin-table.ts';
import { capitalise } from '../words/letter-case.ts';
import type { TwinReportInput } from './twin-words.ts';
import { hasBalance, twinGapsInWords, tippingInWords, twinCautions } from './twin-words.ts';

/** The measures that are tabled, by what they are about. */
const tabledMetrics: Readonly<Record<string, readonly MetricName[]>> = {
  cases: ['caseload.all', 'caseload.custody', 'caseload.shareOnlyPO', 'unallocated.all', 'unallocated.waiting'],
  work: [
    'capacity.mean.PO',
    'capacity.mean.PSO',
    'capacity.mean.all',
    'reviews.due',
    'reviews.missedShare',
    'hiddenRisk.persons',
  ],
  staff: [
    'staff.inPost.PO',
    'staff.inPost.PSO',
    'staff.inPost.PQiP',
    'staff.inPost.SPO',
    'leavingRate.PO',
    'leavingRate.PSO',
    'sickness.daysPerStaffYear',
    'staff.shareFourYearsOrLess',
  ],
};

/** What the twin and the simulation give side by side, and where the loops tip. */
export function twinReport(input: TwinReportInput): ExperimentReport {
  const { scenario, figures, tippingPoint, origin, command } = input;
  return {
    title: `‘${scenario}’ and its deterministic twin`,
    findings: [...twinGapsInWords(input), ...(tippingPoint === undefined ? [] : tippingInWords(tippingPoint))],
    charts: [
      twinChart(input),
      ...(tippingPoint === undefined || !hasBalance(tippingPoint)
        ? []
        : [tippingPointChart(tippingPoint, scenario, origin)]),
    ],
    tables: Object.entries(tabledMetrics).map(([about, names]) =>
      twinTable(figures, `${capitalise(about)}: the twin and the simulation at year ends`, names),
    ),
    cautions: twinCautions(),
    origin,
    command,
  };
}
