import type { CalibrationResult } from './calibrate.ts';
import type { CalibrationRequest } from './calibration-request.ts';

/** See `calibrate.ts`, which is loaded when it is asked for: nothing else needs its libraries. */
export const calibrate = async (request: CalibrationRequest): Promise<CalibrationResult> =>
  (await import('./calibrate.ts')).calibrate(request);

export type { CalibrationResult, TwinGap } from './calibrate.ts';
export type { CalibrationRequest } from './calibration-request.ts';
export type { PointRun, Wave } from './waves.ts';
export { projectAhead } from './projection.ts';
export type { Projection } from './projection.ts';
export type { Emulator } from './emulator.ts';
export {
  sumOfSquaredResiduals,
  byPreference,
  decidingImplausibility,
  figureInWords,
  figureValues,
  offScale,
  implausibilityOfFigure,
  assertForFitting,
  residualsOf,
  implausibilityOfPoint,
} from './implausibility.ts';
export type { FigureValues, JudgedPoint, PointImplausibility } from './implausibility.ts';
export { inputAt, pointAt, roundToDigits } from './parameter-point.ts';
export type { ParameterPoint } from './parameter-point.ts';
export { calibrationReadme } from './readme.ts';
export { correlatedPairs, survivingRanges, undeterminedShare } from './surviving-ranges.ts';
export type { ParameterPair, SurvivingRange } from './surviving-ranges.ts';
export { calibrationCsv } from './tables.ts';
export { areaVerdict } from './area-verdict.ts';
export type { AreaFigure, AreaVerdict, AreaFinding, FoundParameter } from './area-verdict.ts';
