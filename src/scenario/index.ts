export { readScenario } from './read-scenario.ts';
export type { ReadingOptions } from './read-scenario.ts';
export { describeNotes, describeProblems } from './wording.ts';
export type { WordingOptions } from './wording.ts';
export { slug } from './slug.ts';
export { nearestName } from './nearest.ts';
export { resolvedYaml } from './resolved-yaml.ts';
export { scenarioSchema } from './schema.ts';
export type { Problem, ScenarioReading } from './problem.ts';
export type { RunOverrides } from './run.ts';
export type { MemoryNeed } from './size.ts';
export type {
  Assumption,
  Definitions,
  Impact,
  ImpactBand,
  SettingLevel,
  LoggedChange,
  PlausibleRange,
  Quality,
  Rag,
  Scenario,
  Threshold,
} from './scenario.ts';
export { impactBandOf, impactBands } from './impact.ts';
export { sortByRating, ragOfQuality, ratingOf } from './rating.ts';
export { factorOf, uncertainFactors, withLevel, withLevels, withSetting } from './vary.ts';
export type { Factor } from './vary.ts';
export { defaultMeasures, isSweepStudy, readSweepStudy } from './study.ts';
export type { MeasureReading, SweepStudy, SweepStudyOptions, SweepStudyReading } from './study.ts';
export type { DesignName } from './study-design.ts';
export type { SweepFactor } from './study-factor.ts';
export * from './evidence/index.ts';
