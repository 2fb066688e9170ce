/**
 * The library: read scenarios, simulate them, compare them, and run experiments on them, in Node and in a page.
 *
 * @module procap
 */
export { readScenario, readStudy, ScenarioError, withChanges } from './scenario.ts';
export type { Change, ChangeTo, ReadOptions, Scenario, ScenarioProblem, SettingValue, Study } from './scenario.ts';
export { Run, simulate } from './run.ts';
export type { Interval, MeasuredInterval, SimulationOptions } from './run.ts';
export { compare, Comparison } from './compare.ts';
export type { PairedDifference, Verdict } from './compare.ts';
export type { FinishedReplication, RunOptions } from './running.ts';
export { rowsOf } from './tables.ts';
export type {
  DifferenceTable,
  FigureColumns,
  NameColumn,
  ObservationTable,
  Row,
  Selection,
  SummaryTable,
} from './tables.ts';
export type { Area, MetricName } from '../model/index.ts';
export * as experiments from './experiments/index.ts';
