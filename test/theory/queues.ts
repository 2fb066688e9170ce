import { RandomStreams, exponentialFrom, runStation } from '../../src/engine/index.ts';
import type { StationRun } from '../../src/engine/index.ts';

/** Set PROCAP_LONG to run sixteen times as long, for intervals a quarter as wide. */
export const longer = process.env['PROCAP_LONG'] === undefined ? 1 : 16;

export interface Queue {
  /** Arrivals a day, at random. */
  readonly rate: number;
  /** Mean of the service is 1 day, unless a test makes a mistake on purpose. */
  readonly service: (u: number) => number;
  readonly servers: number;
  readonly room?: number;
}

export const exponentialService = (u: number): number => exponentialFrom(u, 1);

const replications = 20;

/** Twenty replications of a queue, each of about so many customers after a warm-up of a tenth of that. */
export function replicate(queue: Queue, customers: number): StationRun[] {
  const days = (customers * longer) / queue.rate;
  return Array.from({ length: replications }, (_, replication) =>
    runStation({
      ...queue,
      arrivals: (u) => exponentialFrom(u, 1 / queue.rate),
      warmUp: customers / queue.rate / 10,
      days,
      streams: new RandomStreams(2025, replication),
    }),
  );
}

/** The chance that somebody must wait, with `servers` at an offered load of `load` servers' work (Erlang C). */
export function erlangC(servers: number, load: number): number {
  let blocked = 1; // Erlang B with no server, then with one more each time
  for (let n = 1; n <= servers; n++) blocked = (load * blocked) / (n + load * blocked);
  return blocked / (1 - (load / servers) * (1 - blocked));
}
