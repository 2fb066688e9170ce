import { EventQueue } from '../queue/event-queue.ts';
import { Tally } from '../monitors/level-and-tally.ts';
import type { RandomStreams } from '../random/random-streams.ts';

/** Servers who each have a line of their own, which nobody leaves for another. Times in days. */
export interface SeparateLines {
  /** From a uniform number, the time to the next arrival. */
  readonly arrivals: (u: number) => number;
  /** From a uniform number, the time that one customer takes to serve. */
  readonly service: (u: number) => number;
  readonly servers: number;
  /** Whom a customer is given to: any server, or the one who has the least work in hand, the first among equals. */
  readonly routing: 'any' | 'the least loaded';
  /** Days before anything counts. */
  readonly warmUp: number;
  /** Days that count. */
  readonly days: number;
  readonly streams: RandomStreams;
}

const arrival = 0;
const day = { parts: 1, hours: 0 };

/**
 * Runs servers with separate lines, first come, first served in each, and gives the mean wait of those who come while
 * it counts; NaN where nobody does.
 *
 * What a server has in hand is known when a customer comes, and so is that customer's wait: nothing happens but
 * arrivals. RangeError where there is no server.
 */
export function meanWaitInSeparateLines({
  arrivals,
  service,
  servers,
  routing,
  warmUp,
  days,
  streams,
}: SeparateLines): number {
  if (!(Number.isInteger(servers) && servers >= 1))
    throw new RangeError(`Separate lines need a whole number of servers, at least 1; found ${servers}.`);
  const gaps = streams.stream('arrivals');
  const services = streams.stream('service');
  const choices = streams.stream('choice');
  const queue = new EventQueue(day);
  const freeFrom = new Float64Array(servers);
  const wait = new Tally(warmUp);
  let customer = 0;
  queue.addAt(arrivals(gaps.uniform(0, 0)), arrival, 0);
  while (queue.next() && queue.now < warmUp + days) {
    const { now } = queue;
    const server = routing === 'any' ? Math.floor(choices.uniform(0, customer) * servers) : leastLoaded(freeFrom, now);
    const begins = Math.max(now, freeFrom[server]);
    wait.record(begins - now, now);
    freeFrom[server] = begins + service(services.uniform(0, customer));
    customer++;
    queue.addAt(now + arrivals(gaps.uniform(0, customer)), arrival, 0);
  }
  return wait.mean;
}

/** The server with the least work in hand now. */
function leastLoaded(freeFrom: Float64Array, now: number): number {
  let least = 0;
  for (let server = 1; server < freeFrom.length; server++)
    if (Math.max(now, freeFrom[server]) < Math.max(now, freeFrom[least])) least = server;
  return least;
}
