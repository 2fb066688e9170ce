export { reportCharts } from './run/charts/report-charts.ts';
export { reportPage } from './page/report-page.ts';
export { resultTablesAsText } from './run/result-tables.ts';
export type { Chart } from './drawing/chart.ts';
export type { DataTable } from './data-table.ts';
export type { RenderedFigure } from './page/figures.ts';
export type {
  AssumptionFacts,
  ChangeFacts,
  Rating,
  ReportInput,
  ScenarioFacts,
  ScenarioResults,
  ThresholdFacts,
} from './input.ts';
export { experimentPage } from './page/experiment-page.ts';
export type { ExperimentReport } from './page/experiment-page.ts';
export { tableAsText } from './data-table.ts';
export { originOf } from './input.ts';
export type { Origin } from './input.ts';
export { studyKindInWords } from './warm-up/steady-state-words.ts';
export { precisionInWords } from './run/precision-words.ts';
export { explanationReport } from './explain/explain-report.ts';
export type { ComparedNames } from './explain/explain-words.ts';
export { seekReport } from './seek/seek-report.ts';
export type { SeekReportInput } from './seek/seek-words.ts';
export { sweepReport } from './sweep/sweep-report.ts';
export { storySentences } from './trace/story-sentences.ts';
export { divergenceOf, storyText, twoStoriesText } from './trace/story-text.ts';
export { sensitivityReport } from './sensitivity/sensitivity-report.ts';
export type { SensitivityReportInput } from './sensitivity/sensitivity-words.ts';
export { rankingReport } from './rank/rank-report.ts';
export type { RankingReportInput } from './rank/rank-words.ts';
export { reproductionReport } from './reproduce/reproduce-report.ts';
export { verificationReport } from './verify/verify-report.ts';
export { verificationText } from './verify/verify-table.ts';
export { verificationFindings } from './verify/verify-words.ts';
export { twinReport } from './twin/twin-report.ts';
export type { TippingPoints, TwinReportInput } from './twin/twin-words.ts';
export { calibrationChart } from './calibrate/calibration-chart.ts';
