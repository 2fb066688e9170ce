export { readEvidence } from './read-evidence.ts';
export type { EvidenceReading } from './read-evidence.ts';
export { readPublishedStudy, rivalsOf } from './read-published-study.ts';
export type { PublishedStudyReading } from './read-published-study.ts';
export { dayOfFigure, nameOfFigure } from './published-figure.ts';
export type { Evidence, FigureUse, PublishedFigure, PublishedSource, PublishedValue } from './published-figure.ts';
export type { Aggregation, SimulatedFigure } from './simulated-figure.ts';
export type {
  FigureChoice,
  ComparedFigure,
  Milestone,
  MonthlyCourse,
  ExcludedFigure,
  FigureRole,
  Series,
  ShownFigure,
  PublishedStudy,
  StudyScenario,
} from './published-study.ts';
export { readCalibration } from './read-calibration.ts';
export type { CalibrationReading } from './read-calibration.ts';
export type { Calibration, CalibrationBudget, FittedFigure, FreeParameter, SettingMap } from './calibration.ts';
export { readAreaSetUp } from './read-area-set-up.ts';
export type { AreaSetUpReading } from './read-area-set-up.ts';
export { areaCalibration } from './area-calibration.ts';
export type { AreaCalibrationReading, KeptParameter } from './area-calibration.ts';
export type { AreaCalibration, AreaParameter, AreaSetUp, SeriesReading, SettingFactor } from './calibration.ts';
export { calibratedText } from './calibrated-text.ts';
export type { CalibratedLevel, CalibratedScenario } from './calibrated-text.ts';
