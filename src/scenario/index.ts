export { readScenario } from './read-scenario.ts';
export type { ReadingOptions } from './read-scenario.ts';
export { describeNotes, describeProblems, withoutControlCharacters } from './problems/describe-problems.ts';
export type { WordingOptions } from './problems/describe-problems.ts';
export { shippedPath, shippedPrefix } from './composition/path.ts';
export { areaLines, columnsOf, onlyColumn, ownTables, seriesTable } from './own-figures/lines.ts';
export type { AreaLine, OwnTable, SeriesColumn } from './own-figures/lines.ts';
export { monthEndsFrom } from './own-figures/series.ts';
export type { AreaSeries, SeriesFigure } from './own-figures/area-series.ts';
export { nearestRegion, regionNamed, regionsOf } from './own-figures/region-names.ts';
export { newAreaText, newPlanText } from './own-figures/template.ts';
export type { ExampleChange } from './own-figures/template.ts';
export type { AccountLine } from './own-figures/area-account.ts';
export { accountHeadings, accountRows, nationalInWords } from './own-figures/account-words.ts';
export { slug } from './reading/slug.ts';
export { nearestName } from './problems/nearest-name.ts';
export { resolvedYaml } from './composition/resolved-yaml.ts';
export { scenarioSchema } from './schema/json-schema.ts';
export type { Problem, ScenarioReading } from './problems/problem.ts';
export { UnreadableFile } from './problems/unreadable-file.ts';
export type { RunOverrides } from './composition/resolve-run.ts';
export type { MemoryNeed } from './composition/memory-need.ts';
export type {
  Assumption,
  AreaAccount,
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
export { sourceInWords } from './assumptions/assumptions-log.ts';
export { impactBandOf, impactBands } from './assumptions/impact.ts';
export { sortByRating, ragOfQuality, ratingOf } from './assumptions/rating.ts';
export { settingsMeantBy } from './settings/read-setting.ts';
export { definitionOf, valueOfSetting } from './settings/setting-path.ts';
export { contradictionsWithin, describeContradiction } from './settings/contradictions.ts';
export { factorOf, uncertainFactors, withLevel, withLevels, withSetting } from './settings/vary.ts';
export type { Factor } from './settings/vary.ts';
export { defaultMeasures, isSweepStudy, readSweepStudy } from './sweep/sweep-study.ts';
export type { MeasureReading, SweepStudy, SweepStudyOptions, SweepStudyReading } from './sweep/sweep-study.ts';
export type { DesignName } from './sweep/sweep-study-file.ts';
export type { SweepFactor } from './sweep/sweep-factor.ts';
export * from './evidence/index.ts';
export { isSheetPath, openWorkbook, whyOtherFormat } from './sheet/open-workbook.ts';
export type { SheetLibrary } from './sheet/open-workbook.ts';
export { sheetScenario } from './sheet/sheet-scenario.ts';
export type { SheetScenario } from './sheet/sheet-scenario.ts';
export { atCells, readingAtCells } from './sheet/at-cells.ts';
export { formSheets, headingsOf, notApplicable } from './sheet/sheet-form.ts';
export type { FormSheet } from './sheet/sheet-form.ts';
