export { reportCharts } from './charts.ts';
export { reportPage } from './page/report-page.ts';
export { resultTablesAsText } from './tables/result-table.ts';
export type { Chart } from './drawing/chart.ts';
export type { DataTable } from './tables/data-table.ts';
export type { RenderedFigure } from './page/report-page.ts';
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
export { tableAsText } from './tables/data-table.ts';
export { originOf } from './input.ts';
export type { Origin } from './input.ts';
export { studyKindInWords } from './words/steady-state-words.ts';
export { precisionInWords } from './words/precision-words.ts';
export { explanationReport } from './explanation-report.ts';
export type { ComparedNames } from './words/explanation.ts';
export { seekReport } from './search-report.ts';
export type { SeekReportInput } from './words/search-words.ts';
export { sweepReport } from './sweep-report.ts';
export { storySentences } from './words/story.ts';
export { divergenceOf, storyText, twoStoriesText } from './words/two-stories.ts';
export { sensitivityReport } from './sensitivity-report.ts';
export type { SensitivityReportInput } from './words/sensitivity-words.ts';
export { rankingReport } from './ranking-report.ts';
export type { RankingReportInput } from './words/ranking-words.ts';
export { reproductionReport } from './reproduction-report.ts';
export { verificationReport } from './verification-report.ts';
export { verificationText } from './tables/verification-table.ts';
export { verificationFindings } from './words/verification-words.ts';
export { twinReport } from './twin-report.ts';
export type { TippingPoints, TwinReportInput } from './words/twin-words.ts';
export { calibrationChart } from './charts/calibration.ts';
