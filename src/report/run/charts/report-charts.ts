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

/** By their names, in the order in which a report tells its story. */
const chartsByName = {
  differences: differencesChart,
  unallocated: unallocatedChart,
  overload: overloadChart,
  breach: breachChart,
  'capacity-spread': capacitySpreadChart,
  reviews: reviewsChart,
  'hidden-risk': hiddenRiskChart,
  staffing: staffingChart,
  regions: regionsChart,
  'warm-up': warmUpChart,
} as const;

export type ReportChartName = keyof typeof chartsByName;
export const reportChartNames = Object.keys(chartsByName) as readonly ReportChartName[];

/** One chart of a report; undefined where it would show nothing. */
export const reportChart = (input: ReportInput, name: ReportChartName): Chart | undefined => chartsByName[name](input);

/** The charts of a report in the order in which it tells its story; those that would show nothing are left out. */
export const reportCharts = (input: ReportInput): Chart[] =>
  reportChartNames.flatMap((name) => reportChart(input, name) ?? []);
