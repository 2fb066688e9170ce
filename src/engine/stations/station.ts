import type { RandomStreams } from '../random/random-streams.ts';

/** One class of customers: when they come, how long they take, and how long they are ready to wait. Times in days. */
export interface CustomerClass {
  /**
   * From a uniform number, the time to the next arrival; in a closed station, how long one customer stays away. `now`
   * is for rates that change.
   */
  readonly arrivals: (u: number, now: number) => number;
  /** From a uniform number, the time that one customer takes to serve. */
  readonly service: (u: number) => number;
  /** From a uniform number, how long one customer waits for service before giving up. Default: for ever. */
  readonly patience?: (u: number) => number;
}

interface StationBase {
  /** 1 or more; Infinity where nobody ever waits. */
  readonly servers: number;
  /**
   * The most customers that may be there at once, those in service included; who finds it full is lost. Default:
   * Infinity.
   */
  readonly room?: number;
  /**
   * How many customers of each class there are in all, away or there. Default: no end of them, who come whoever is
   * there.
   */
  readonly population?: number;
  /** Days before anything counts. */
  readonly warmUp: number;
  /** Days that count. */
  readonly days: number;
  /** Moments, in order, at which the number there is noted; from the start of the run. Default: none. */
  readonly observationTimes?: readonly number[];
  readonly streams: RandomStreams;
}

/**
 * A station with servers and a waiting line for each class of customers. A free server takes the first of the first
 * class in which anybody waits, and finishes what it has begun.
 */
export type Station = StationBase & (CustomerClass | { readonly classes: readonly CustomerClass[] });

/** What a run of a station measured, over the days that count. */
export interface StationRun {
  /** Customers who came, lost ones included. */
  readonly customers: number;
  readonly shareLost: number;
  /** Share of those who came that gave up waiting. */
  readonly shareAbandoned: number;
  /** Mean time in line, over those whose service began: those who waited no time at all included. */
  readonly meanWait: number;
  /** The same, class by class. */
  readonly meanWaits: readonly number[];
  /** Mean time from arrival to departure, over those who left after service. */
  readonly meanTimeInSystem: number;
  /** Mean and variance over time of the number waiting or in service. */
  readonly meanNumber: number;
  readonly varianceOfNumber: number;
  /** Mean number in line. */
  readonly meanNumberWaiting: number;
  /** Mean number of busy servers, and the share of all servers that it is (0 of endless servers). */
  readonly meanBusyServers: number;
  readonly utilisation: number;
  /** The number there at each of `observationTimes`. */
  readonly numbersObserved: readonly number[];
}
