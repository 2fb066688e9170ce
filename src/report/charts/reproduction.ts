import type { ReproduceResult } from '../../experiment/index.ts';
import type { Chart } from '../drawing/chart.ts';
import type { Origin } from '../input.ts';
import { fanCharts } from './reproduction-fans.ts';
import { milestoneCharts } from './reproduction-milestones.ts';
import { overviewChart } from './reproduction-overview.ts';
import { regionCharts } from './reproduction-regions.ts';
import { scenariosChart } from './reproduction-scenarios.ts';

/**
 * The charts of a published study: all its figures, its scenarios side by side, what is reached and when, and each
 * series over its course.
 */
export const reproductionCharts = (reproduction: ReproduceResult, origin: Origin): Chart[] => [
  ...[overviewChart(reproduction, origin), scenariosChart(reproduction, origin)].filter((chart) => chart !== undefined),
  ...regionCharts(reproduction, origin),
  ...milestoneCharts(reproduction, origin),
  ...fanCharts(reproduction, origin),
];
