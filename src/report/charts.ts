import { breachChart } from './charts/breach.ts';
import { capacitySpreadChart } from './charts/capacity-spread.ts';
import { differencesChart } from './charts/differences.ts';
import { hiddenRiskChart } from './charts/hidden-risk.ts';
import { overloadChart } from './charts/overload.ts';
import { regionsChart } from './charts/regions.ts';
import { reviewsChart } from './charts/reviews.ts';
import { staffingChart } from './charts/staffing.ts';
import { unallocatedChart } from './charts/unallocated.ts';
import { warmUpChart } from './charts/warm-up.ts';
import type { Chart } from './drawing/chart.ts';
import type { ReportInput } from './input.ts';

const chartsInOrder = [
  differencesChart,
  unallocatedChart,
  overloadChart,
  breachChart,
  capacitySpreadChart,
  reviewsChart,
  hiddenRiskChart,
  staffingChart,
  regionsChart,
  warmUpChart,
];

/** The charts of a report in the order in which it tells its story; those that would show nothing are left out. */
export const reportCharts = (input: ReportInput): Chart[] => chartsInOrder.flatMap((chart) => chart(input) ?? []);
