import { breachChart } from '../../breach/breach-chart.ts';
import { capacitySpreadChart } from './capacity-spread-chart.ts';
import { differencesChart } from '../../compare/differences-chart.ts';
import { hiddenRiskChart } from './hidden-risk-chart.ts';
import { overloadChart } from './overload-chart.ts';
import { regionsChart } from './regions-chart.ts';
import { reviewsChart } from './reviews-chart.ts';
import { staffingChart } from './staffing-chart.ts';
import { unallocatedChart } from './unallocated-chart.ts';
import { warmUpChart } from '../../warm-up/warm-up-chart.ts';
import type { Chart } from '../../drawing/chart.ts';
import type { ReportInput } from '../../input.ts';

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
