export { charts } from './charts.ts';
export { reportPage } from './page/report-page.ts';
export { resultTable } from './tables/result-table.ts';
export type { Chart } from './drawing/chart.ts';
export type { DataTable } from './tables/data-table.ts';
export type { RenderedFigure } from './page/report-page.ts';
export type { AssumptionFacts, ChangeFacts, Rating, ReportInput, ScenarioFacts, ScenarioResults, ThresholdFacts } from './input.ts';
