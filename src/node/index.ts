/**
 * The library in Node: as in a page, with files from the disk and replications on threads.
 *
 * @module procap
 */
import { setSurroundings } from '../library/index.ts';
import { inNode } from './surroundings.ts';

setSurroundings(inNode);

// All of src/library/public.ts.
export {
  compare,
  Comparison,
  experiments,
  readScenario,
  readStudy,
  rowsOf,
  Run,
  ScenarioError,
  simulate,
  withChanges,
} from '../library/index.ts';
export type {
  Area,
  Change,
  ChangeTo,
  DifferenceTable,
  FigureColumns,
  FinishedReplication,
  Interval,
  MeasuredInterval,
  MetricName,
  NameColumn,
  ObservationTable,
  PairedDifference,
  ReadOptions,
  Row,
  RunOptions,
  Scenario,
  ScenarioProblem,
  Selection,
  SettingValue,
  SimulationOptions,
  Study,
  SummaryTable,
  Verdict,
} from '../library/index.ts';
