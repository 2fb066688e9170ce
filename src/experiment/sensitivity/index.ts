export { analyseSensitivity, budgetOf, mostSwings } from './sensitivity.ts';
export type { MeasureSensitivity, Sensitivity, SensitivityPlan } from './sensitivity.ts';
export { drawRunner } from './draws.ts';
export type { Draw, DrawResults, DrawRunnerOptions, RunDraws } from './draws.ts';
export { drawTrajectories, screenSettings } from './morris.ts';
export type { Screening, Trajectory } from './morris.ts';
export { nextQuestions } from './next-questions.ts';
export type { Dependence, NextQuestion } from './next-questions.ts';
export type { Swing } from './one-at-a-time.ts';
export { sensitivityFiles } from './tables.ts';
export type { SensitivityFacts } from './tables.ts';
export { saltelliDesign, sobolIndices } from './sobol-indices.ts';
export type {
  IntervalEstimate,
  SaltelliDesign,
  SaltelliValues,
  SobolIndices,
  VarianceShares,
} from './sobol-indices.ts';
export { screeningOutcomeOf } from './survivors.ts';
export type { ScreeningOutcome } from './survivors.ts';
export { uncertainSettings } from './uncertain-setting.ts';
export type { UncertainSetting } from './uncertain-setting.ts';
