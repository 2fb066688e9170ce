import { exponentialFrom, RandomStreams, runStation } from '../../../engine/index.ts';
import type { CustomerClass, StationRun } from '../../../engine/index.ts';
import { numberOf } from '../theory-model.ts';
import type { ReplicationSeed, TheoryModel } from '../theory-model.ts';
import type { TheoryValues } from '../parameters.ts';

/** What a model says of itself that is a station. */
export const aboutStationRuns = 'Runs a station of the engine: its event queue, random streams and monitors.';

/** A station as theory speaks of it, in any unit of time. */
export interface TheoryStation {
  /** Customers who come in a unit of time, all classes together. */
  readonly arrivalRate: number;
  /** The time after which a disturbance is down to a third or less. */
  readonly relaxation: number;
}

/** After so many relaxation times what is left of the empty start is below one part in ten thousand. */
const warmUpInRelaxations = 10;

/** Shorter replications would say little of the spread of long ones. */
const leastInRelaxations = 20;

const fewestCustomers = 1000;

/** Sizes of replications of a station count customers who come. */
export const sizeInCustomers = (of: (values: TheoryValues) => TheoryStation): TheoryModel['size'] => ({
  of: 'customers',
  least: (values) => Math.max(fewestCustomers, Math.ceil(leastInRelaxations * relaxationInDays(of(values)))),
  work: (values, size) => size + warmUpInRelaxations * relaxationInDays(of(values)),
});

/** The engine's days are such that one customer comes in a day, on average: so its calendar suits every station. */
const relaxationInDays = ({ arrivalRate, relaxation }: TheoryStation): number => arrivalRate * relaxation;

/** What a station is made of, its times in the engine's days. */
export interface StationParts {
  readonly classes: readonly CustomerClass[];
  readonly servers: number;
  readonly room?: number;
  readonly population?: number;
}

/** One replication of a station of the engine; times come out in the engine's days. */
export function replicateStation(
  station: TheoryStation,
  parts: StationParts,
  size: number,
  { seed, replication }: ReplicationSeed,
): StationRun {
  return runStation({
    ...parts,
    warmUp: warmUpInRelaxations * relaxationInDays(station),
    days: size,
    streams: new RandomStreams(seed, replication),
  });
}

/**
 * A class of customers who come at random, `arrivalRate` of all who come in a unit of time, with their service in days.
 */
export const poissonArrivals = (
  station: TheoryStation,
  arrivalRate: number,
  service: (u: number) => number,
): CustomerClass => ({
  arrivals: (u) => exponentialFrom(u, station.arrivalRate / arrivalRate),
  service,
});

/** An exponential time of a rate in units of time, as days of a station. */
export const exponentialTimes =
  (station: TheoryStation, rate: number) =>
  (u: number): number =>
    exponentialFrom(u, station.arrivalRate / rate);

/**
 * How long a station with servers and an endless line remembers, by the theory of heavy traffic: the time of one
 * service, and the longer the nearer its load comes to 1. Of M/M/1 it is exact, 1 / (sqrt(service rate) - sqrt(arrival
 * rate))^2. Source: Cohen (1982), The Single Server Queue.
 */
export function relaxationTime(arrivalRate: number, meanService: number, variation: number, servers: number): number {
  const gap = 1 - Math.sqrt((arrivalRate * meanService) / servers);
  return meanService * (1 + Math.max(0.5, (1 + variation * variation) / 2) / (servers * gap * gap));
}

/** Why a station cannot be verified: its line would grow for ever, or so slowly that no run is long enough. */
export function problemOfLoad(load: number): string | undefined {
  const shown = String(Number(load.toPrecision(4)));
  if (load >= 1)
    return (
      `The load is ${shown} of the capacity of the servers, so the queue grows without limit. It must be ` +
      'below 1: use fewer arrivals, faster service or more servers.'
    );
  return undefined;
}

/**
 * The share of time that the servers of a station would be busy if they served everybody; one server where nothing is
 * said of them.
 */
export const loadOf = (values: TheoryValues): number =>
  numberOf(values, 'arrivalRate') /
  (numberOf(values, 'serviceRate') * (values.servers === undefined ? 1 : numberOf(values, 'servers')));
