export { studentTQuantile } from './student-t.ts';
export { estimateMean, summariseValues } from './sample.ts';
export type { Estimate, SampleSummary } from './sample.ts';
export { valueOf, yearEnds } from '../selection.ts';
export type { Figure, FigureIndex, Selection } from '../selection.ts';
export { eachSummary, summarise, summaryOverTime } from '../compare/summary.ts';
export type { Summary } from '../compare/summary.ts';
export {
  differenceOverTime,
  eachDifference,
  isSignificant,
  pairedDifferences,
  verdictOf,
} from '../compare/difference.ts';
export type { Difference, Verdict } from '../compare/difference.ts';
export { differenceCsv, replicationsCsv, summaryCsv } from '../compare/tables.ts';
export { measureText, readMeasure, valueOfMeasure } from '../measure.ts';
export type { Measure } from '../measure.ts';
export { lookAheadLength } from '../precision/stopping-rule.ts';
export type { Precision, PrecisionInterval, PrecisionReached, PrecisionRequest } from '../precision/stopping-rule.ts';
export { estimateProportion, pairedProportionDifference } from './proportion.ts';
export type { PairedProportionDifference, PairedTrials, ProportionEstimate } from './proportion.ts';
export {
  breachDifferences,
  breachOverTime,
  isBreach,
  canJudge,
  firstMonthAbove,
  settledBelowFrom,
  limitText,
  limitsOf,
} from '../breach/breach.ts';
export type { BreachDifference, BreachPoint, Limit } from '../breach/breach.ts';
export { breachCsv, breachDifferenceCsv } from '../breach/tables.ts';
export { movingAverage, mser5, warmUpOf } from '../steady-state/warm-up.ts';
export type { Truncation, WarmUp } from '../steady-state/warm-up.ts';
export { steadyStateCsv } from '../steady-state/tables.ts';
export * from '../reproduce/index.ts';
