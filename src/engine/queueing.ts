import { EventQueue } from './event-queue.ts';
import { Level, Tally } from './monitors.ts';
import type { RandomStreams } from './random-streams.ts';
import { WaitingLine } from './waiting-line.ts';

/** A station with servers and one waiting line, first come, first served: G/G/c, with limited room if asked for. Times in days. */
export interface Station {
  /** From a uniform number, the time to the next arrival. */
  readonly arrivals: (u: number) => number;
  /** From a uniform number, the time that one customer takes to serve. */
  readonly service: (u: number) => number;
  /** 1 or more; Infinity where nobody ever waits. */
  readonly servers: number;
  /** The most customers that may be there at once, those in service included; who finds it full is lost. Default: Infinity. */
  readonly room?: number;
  /** Days before anything counts. */
  readonly warmUp: number;
  /** Days that count. */
  readonly days: number;
  readonly streams: RandomStreams;
}

/** What a run of a station measured, over the days that count. */
export interface StationRun {
  /** Customers who came, lost ones included. */
  readonly customers: number;
  readonly shareLost: number;
  /** Mean time in line, over those whose service began: those who waited no time at all included. */
  readonly meanWait: number;
  /** Mean time from arrival to departure, over those who left. */
  readonly meanTimeThere: number;
  /** Mean and variance over time of the number waiting or in service. */
  readonly meanNumber: number;
  readonly varianceOfNumber: number;
  /** Mean number of busy servers, and the share of all servers that it is (0 of endless servers). */
  readonly meanBusy: number;
  readonly utilisation: number;
}

const arrival = 0;
const endOfService = 1;

/** The day of a station has one part only, and it has a clock. */
const day = { parts: 1, hours: 0 };

/**
 * Runs a station from empty and measures it. It shares the event queue and the random numbers with the model, so that what theory says of a station can be held
 * against them.
 *
 * Customer n has its own uniform numbers, for the gap before it and for its service, whatever the servers and the room: runs of two stations can be
 * compared customer by customer.
 */
export function runStation(station: Station): StationRun {
  const { servers, room = Infinity, warmUp } = station;
  if (!(servers >= 1) || !(room >= 1)) throw new RangeError(`A station needs at least one server and room for one; found ${servers} and ${room}.`);
  if (!(warmUp >= 0 && station.days > 0)) throw new RangeError(`A station needs a warm-up of 0 days or more and days that count; found ${warmUp} and ${station.days}.`);
  const end = warmUp + station.days;
  const gaps = station.streams.stream('arrivals');
  const services = station.streams.stream('service');

  const queue = new EventQueue(day);
  const line = new WaitingLine();
  /** When the customer that each server works for arrived. */
  const arrivedAt: number[] = [];
  const freeServers: number[] = [];

  const there = new Level(warmUp);
  const busy = new Level(warmUp);
  const wait = new Tally(warmUp);
  const timeThere = new Tally(warmUp);
  const lost = new Tally(warmUp);

  let customer = 0;

  function arrives(now: number): void {
    const isLost = there.value >= room;
    lost.record(isLost ? 1 : 0, now);
    if (!isLost) {
      there.add(1, now);
      const takes = station.service(services.uniform(0, customer));
      if (busy.value < servers) beginsService(now, takes, now);
      else line.join(now, takes);
    }
    customer++;
    queue.addAt(now + station.arrivals(gaps.uniform(0, customer)), arrival, 0);
  }

  function beginsService(cameAt: number, takes: number, now: number): void {
    wait.record(now - cameAt, now);
    busy.add(1, now);
    const server = freeServers.pop() ?? arrivedAt.length;
    arrivedAt[server] = cameAt;
    queue.addAt(now + takes, endOfService, server);
  }

  function endsService(server: number, now: number): void {
    timeThere.record(now - arrivedAt[server], now);
    there.add(-1, now);
    busy.add(-1, now);
    freeServers.push(server);
    if (!line.isEmpty) {
      line.leave();
      beginsService(line.cameAt, line.takes, now);
    }
  }

  queue.addAt(station.arrivals(gaps.uniform(0, 0)), arrival, 0);
  while (queue.next() && queue.now < end) {
    if (queue.kind === arrival) arrives(queue.now);
    else endsService(queue.agent, queue.now);
  }

  return {
    customers: lost.count,
    shareLost: lost.mean,
    meanWait: wait.mean,
    meanTimeThere: timeThere.mean,
    meanNumber: there.mean(end),
    varianceOfNumber: there.variance(end),
    meanBusy: busy.mean(end),
    utilisation: busy.mean(end) / servers,
  };
}
