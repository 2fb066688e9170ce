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
