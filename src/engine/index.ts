export { EventQueue } from './event-queue.ts';
export { RandomStreams, RandomStream, SequentialStream } from './random-streams.ts';
export { ln, exp, power } from './elementary.ts';
export {
  exponentialFrom,
  normalQuantile,
  Lognormal,
  lognormalFrom,
  poissonFrom,
  Categorical,
  chooseFrom,
} from './distributions.ts';
export { DatedRate } from './dated-rate.ts';
export type { RateStep } from './dated-rate.ts';
export { Level, Tally } from './monitors.ts';
export { Histogram } from './histogram.ts';
export { runStation } from './queueing.ts';
export type { CustomerClass, Station, StationRun } from './queueing.ts';
export { meanWaitInSeparateLines } from './separate-lines.ts';
export type { SeparateLines } from './separate-lines.ts';
export { QuantileTable } from './quantile-table.ts';
