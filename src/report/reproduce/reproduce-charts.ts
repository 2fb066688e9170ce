import type { ReproduceResult } from '../../experiment/index.ts';
import type { Chart } from '../drawing/chart.ts';
import type { Origin } from '../input.ts';
import { fanCharts } from './fan-charts.ts';
import { milestoneCharts } from './milestone-charts.ts';
import { monthlyCharts } from './monthly-charts.ts';
import { overviewChart } from './overview-chart.ts';
import { regionCharts } from './region-charts.ts';
import { scenariosChart } from './scenarios-chart.ts';

/**
 * The charts of a published study: all its figures, its scenarios side by side, regions, what is drawn month by month,
 * what is reached and when, and each series over its course.
 */
export const reproductionCharts = (reproduction: ReproduceResult, origin: Origin): Chart[] => [
  ...[overviewChart(reproduction, origin), scenariosChart(reproduction, origin)].filter((chart) => chart !== undefined),
  ...regionCharts(reproduction, origin),
  ...monthlyCharts(reproduction, origin),
  ...milestoneCharts(reproduction, origin),
  ...fanCharts(reproduction, origin),
];
