import type { CalibrationRequest, CalibrationResult } from './calibrate.ts';

/** See `calibrate.ts`, which is loaded when it is asked for: nothing else needs its libraries. */
export const calibrate = async (request: CalibrationRequest): Promise<CalibrationResult> =>
  (await import('./calibrate.ts')).calibrate(request);

export type { CalibrationRequest, CalibrationResult, PointRun, TwinGap, Wave } from './calibrate.ts';
export { lookAhead } from './ahead.ts';
export type { Ahead } from './ahead.ts';
export type { Emulator } from './emulator.ts';
export {
  against,
  byPreference,
  figureInWords,
  figuresOf,
  implausibilityOf,
  mustBeForFitting,
  residualsOf,
  standingOf,
} from './implausibility.ts';
export type { FigureValues, Judged, Standing } from './implausibility.ts';
export { inputAt, pointAt, written } from './point.ts';
export type { Point } from './point.ts';
export { calibrationReadme } from './readme.ts';
export { correlatedPairs, survivingRanges, undetermined } from './region.ts';
export type { PairOfParameters, SurvivingRange } from './region.ts';
export { calibrationCsv } from './result-csv.ts';
