export { studentTQuantile } from './student-t.ts';
export { estimateMean, summariseValues } from './sample.ts';
export type { Estimate, SampleSummary } from './sample.ts';
export { valueOf, yearEnds } from './selection.ts';
export type { Figure, FigureIndex, Selection } from './selection.ts';
export { eachSummary, summarise, summaryOverTime } from './summary.ts';
export type { Summary } from './summary.ts';
export { differenceOverTime, eachDifference, isSignificant, pairedDifferences, verdictOf } from './difference.ts';
export type { Difference, Verdict } from './difference.ts';
export { differenceCsv, replicationsCsv, summaryCsv } from './tidy.ts';
export { measureText, readMeasure, valueOfMeasure } from './measure.ts';
export type { Measure } from './measure.ts';
export { lookAheadLength } from './precision.ts';
export type { Precision, PrecisionInterval, PrecisionReached, PrecisionRequest } from './precision.ts';
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
} from './breach.ts';
export type { BreachDifference, BreachPoint, Limit } from './breach.ts';
export { breachCsv, breachDifferenceCsv } from './breach-csv.ts';
export { movingAverage, mser5, warmUpOf } from './warm-up.ts';
export type { Truncation, WarmUp } from './warm-up.ts';
export { steadyStateCsv } from './steady-state-csv.ts';
export * from './reproduce/index.ts';
