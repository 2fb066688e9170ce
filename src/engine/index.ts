export { EventQueue } from './queue/event-queue.ts';
export { keyOfName, wayBetween, RandomStreams, RandomStream, SequentialStream } from './random/random-streams.ts';
export type { NameKey } from './random/random-streams.ts';
export { ln, exp, power } from './elementary.ts';
export {
  exponentialFrom,
  normalQuantile,
  Lognormal,
  lognormalFrom,
  poissonFrom,
  Categorical,
  chooseFrom,
} from './random/distributions.ts';
export { DatedRate } from './random/dated-rate.ts';
export type { RateStep } from './random/dated-rate.ts';
export { AccumulatedLevel } from './monitors/accumulated-level.ts';
export { Level, Tally } from './monitors/level-and-tally.ts';
export { Histogram } from './monitors/histogram.ts';
export { runStation } from './stations/run-station.ts';
export type { CustomerClass, Station, StationRun } from './stations/station.ts';
export { meanWaitInSeparateLines } from './stations/separate-lines.ts';
export type { SeparateLines } from './stations/separate-lines.ts';
export { QuantileTable } from './random/quantile-table.ts';
