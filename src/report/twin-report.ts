import type { MetricName } from '../model/index.ts';
import { tippingPointChart } from './charts/tipping-point.ts';
import { twinChart } from './charts/twin.ts';
import type { ExperimentReport } from './page/experiment-page.ts';
import { twinTable } from './tables/twin-table.ts';
import { sentence } from './words/subject.ts';
import type { TwinFacts } from './words/twin-words.ts';
import { partingInWords, tippingInWords, twinCautions } from './words/twin-words.ts';

/** The measures that are tabled, by what they are about. */
const tabled: Readonly<Record<string, readonly MetricName[]>> = {
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

/** What the twin and the simulation say side by side, and where the loops tip, for people. */
export function twinReport(facts: TwinFacts): ExperimentReport {
  const { scenario, figures, tippingPoint, origin, command } = facts;
  return {
    title: `‘${scenario}’ and its deterministic twin`,
    findings: [...partingInWords(facts), ...(tippingPoint === undefined ? [] : tippingInWords(tippingPoint))],
    charts: [
      twinChart(facts),
      ...(tippingPoint === undefined ? [] : [tippingPointChart(tippingPoint, scenario, origin)]),
    ],
    tables: Object.entries(tabled).map(([about, names]) =>
      twinTable(figures, `${sentence(about)}: the twin beside the simulation at year ends`, names),
    ),
    cautions: twinCautions(),
    origin,
    command,
  };
}
