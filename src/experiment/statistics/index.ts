export { studentTQuantile } from './student-t.ts';
export { estimateMean, estimateOfKnown, summariseValues } from './sample.ts';
export type { Estimate, SampleSummary } from './sample.ts';
export { estimateProportion, pairedProportionDifference } from './proportion.ts';
export type { PairedProportionDifference, PairedTrials, ProportionEstimate } from './proportion.ts';
