export { modelInput, RunAborted, runExperiment, runTasks } from './run.ts';
export type {
  Experiment,
  Journal,
  Progress,
  Reduction,
  ReplicationTask,
  RunReplications,
  RunTasks,
  Scopes,
  TaskRunner,
} from './run.ts';
export { runToPrecision } from './precision/run-to-precision.ts';
export type { PrecisionExperiment } from './precision/run-to-precision.ts';
export * from './statistics/index.ts';
export { monthAfter, whyNotInRun, whyUnmeasurable } from './measurability.ts';
export { selectFigures, valueOf, yearEnds } from './selection.ts';
export type { Figure, FigureIndex, Selection } from './selection.ts';
export { eachSummary, summarise, summaryOverTime } from './compare/summary.ts';
export type { Summary } from './compare/summary.ts';
export {
  areIdentical,
  differenceOverTime,
  eachDifference,
  isSignificant,
  pairedDifferences,
  verdictOf,
} from './compare/difference.ts';
export type { Difference, Verdict } from './compare/difference.ts';
export { areasOfKind, differenceCsv, replicationsCsv, replicationTables, summaryCsv } from './compare/tables.ts';
export type { AreaKind } from './compare/tables.ts';
export { dataDictionaryCsv, replicationColumns } from './compare/data-dictionary.ts';
export { levelOf } from './level.ts';
export { measureText, readMeasure, valueOfMeasure } from './measure.ts';
export type { Measure } from './measure.ts';
export { lookAheadLength } from './precision/stopping-rule.ts';
export type { Precision, PrecisionInterval, PrecisionReached, PrecisionRequest } from './precision/stopping-rule.ts';
export {
  breachDifferences,
  breachOverTime,
  isBreach,
  canJudge,
  firstAbove,
  settledBelowFrom,
  limitText,
  limitsOf,
} from './breach/breach.ts';
export type { BreachDifference, BreachPoint, Limit } from './breach/breach.ts';
export { breachCsv, breachDifferenceCsv } from './breach/tables.ts';
export { movingAverage, mser5, warmUpOf } from './steady-state/warm-up.ts';
export { steadyWithin } from './steady-state/trend.ts';
export type { Trend } from './steady-state/trend.ts';
export type { Truncation, WarmUp } from './steady-state/warm-up.ts';
export { steadyStateCsv } from './steady-state/tables.ts';
export * from './reproduce/index.ts';
export { findChanges, withChanges } from './explain/changes.ts';
export type { Change } from './explain/changes.ts';
export { explain, activeLoops, numberOfScenarios } from './explain/explain.ts';
export type {
  ExplainedMeasure,
  ExplainResult,
  ChangeContribution,
  LoopContribution,
  ExplainRequest,
} from './explain/explain.ts';
export { explainFiles } from './explain/tables.ts';
export { mostChanges, shapleyContributions } from './explain/shapley.ts';
export type { Contribution } from './explain/shapley.ts';
export { fullFactorial } from './designs/full-factorial.ts';
export { latinHypercube } from './designs/latin-hypercube.ts';
export { mostSobolDimensions, sobolPoints } from './designs/sobol-sequence.ts';
export type { SobolOptions } from './designs/sobol-sequence.ts';
export { measuresOf, runSweep } from './sweep/sweep.ts';
export type { MeasuredValues, SweepRequest, SweepResult } from './sweep/sweep.ts';
export { sweepPoints } from './sweep/points.ts';
export { associations, closenessOf, criticalCorrelation, meansOfPoints } from './sweep/summary.ts';
export type { Association } from './sweep/summary.ts';
export { pointsTable, resultsTable, summaryTable } from './sweep/tables.ts';
export * from './changes/index.ts';
export * from './discover/index.ts';
export { escapeFormula } from './csv/cells.ts';
export { roundEstimate } from './csv/cells.ts';
export { tidyCsv } from './csv/tidy-table.ts';
export type { TidyColumn, TidyTable } from './csv/tidy-table.ts';
export { requirementOf, seek } from './seek/seek.ts';
export type { PlanResult, SeekRow, SeekRequest, SeekResult } from './seek/seek.ts';
export type { PlanAnalysis } from './seek/candidate-plans.ts';
export { fewestReplicationsToMeet } from './seek/interim-analyses.ts';
export type { SeekRequirement, InterimAnalysis, PlanVerdict } from './seek/interim-analyses.ts';
export { contradictionOfPlans, leverNames, readLever, withLever, withLevers } from './seek/lever.ts';
export type { Lever, LeverReading } from './seek/lever.ts';
export { criteriaOf, criterionInWords, readCriterion, readFailure, statesWhen } from './breach/criterion.ts';
export type { Criterion, CriterionReading, GivenWindow, MonthWindow } from './breach/criterion.ts';
export { choiceRequirement, choose } from './choose/choose.ts';
export type { ChoicePlan, ChooseRequest, ChooseResult } from './choose/choose.ts';
export type { CostStanding } from './choose/cost-comparison.ts';
export type { FailureTime, ThresholdCourse } from './choose/failures.ts';
export { chooseCostsCsv, chooseCsv, chooseEffectsCsv, chooseThresholdsCsv, costsCsv } from './choose/tables.ts';
export { estimateAddedCosts, estimateCosts, estimateParts } from './costs/estimate-costs.ts';
export type { CostEstimate, PartEstimates } from './costs/estimate-costs.ts';
export { costsOf, hasPay } from './costs/costs.ts';
export type { RunCosts } from './costs/costs.ts';
export { frontierCsv, searchCsv } from './seek/tables.ts';
export { planYaml } from './seek/plan-yaml.ts';
export * from './sensitivity/index.ts';
export * from './impact/index.ts';
export { selectBest, selectUnderBudget } from './rank/rank.ts';
export type { RankedPlan, RankResult, RankRequest } from './rank/rank.ts';
export { screenPlans } from './rank/screening.ts';
export type { ScreeningResult } from './rank/screening.ts';
export { rankCsv } from './rank/tables.ts';
export * from './verify/index.ts';
export { twinOf } from './twin/twin.ts';
export type { TwinOptions, TwinResult } from './twin/twin.ts';
export { compareWithTwin, shareExplainedByInequality, twinCsv } from './twin/comparison.ts';
export type { TwinFigure } from './twin/comparison.ts';
export { tippingPointOf } from './twin/tipping-point.ts';
export type { Equilibrium, TippingPoint } from './twin/tipping-point.ts';
export * from './calibrate/index.ts';
