export { readScenario } from './read-scenario.ts';
export type { ReadingOptions } from './read-scenario.ts';
export { describeNotes, describeProblems } from './wording.ts';
export type { WordingOptions } from './wording.ts';
export { slug } from './slug.ts';
export { nearest } from './nearest.ts';
export { resolvedYaml } from './resolved-yaml.ts';
export { scenarioSchema } from './schema.ts';
export type { Problem, Reading } from './problem.ts';
export type { RunOverrides } from './run.ts';
export type { Size } from './size.ts';
export type {
  Assumption,
  Definitions,
  Impact,
  ImpactBand,
  Level,
  LoggedChange,
  Plausible,
  Quality,
  Rag,
  Scenario,
  Threshold,
} from './scenario.ts';
export { bandOf, impactBands } from './impact.ts';
export { byRating, ragOfQuality, ratingOf } from './rating.ts';
export { factorOf, uncertainFactors, withFactor, withFactors, withSetting } from './vary.ts';
export type { Factor } from './vary.ts';
export { defaultMeasures, isStudy, readStudy } from './study.ts';
export type { MeasureReading, Study, StudyOptions, StudyReading } from './study.ts';
export type { DesignName } from './study-design.ts';
export type { StudyFactor } from './study-factor.ts';
export * from './evidence/index.ts';
