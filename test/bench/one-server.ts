import { RandomStreams, exponentialFrom, runStation } from '../../src/engine/index.ts';
import { runSimpy } from './peers.ts';

const customers = 1_000_000;

/** One server with a million customers through the public API, beside SimPy where it is installed. */
export function benchOneServer(log: (line: string) => void): void {
  const run = () => {
    const began = process.cpuUsage();
    const { meanWait, customers: came } = runStation({
      arrivals: (u) => exponentialFrom(u, 1),
      service: (u) => exponentialFrom(u, 0.8),
      servers: 1,
      warmUp: 0,
      days: customers,
      streams: new RandomStreams(1, 1),
    });
    const { user, system } = process.cpuUsage(began);
    return { meanWait, came, seconds: (user + system) / 1e6 };
  };
  const [first, ...more] = [run(), run(), run()];
  const seconds = Math.min(...more.map((each) => each.seconds));
  log(
    `One server, ${(first.came / 1e6).toFixed(2)} million customers: ${seconds.toFixed(2)} s, mean wait ${first.meanWait.toFixed(2)} (3.20 in theory)`,
  );
  const simpy = runSimpy(customers);
  log(
    simpy === undefined
      ? '  SimPy is not installed'
      : `  SimPy ${simpy.version}: ${simpy.seconds.toFixed(2)} s, mean wait ${simpy.meanWait.toFixed(2)}; ${(simpy.seconds / seconds).toFixed(1)} times as long (aimed at 20)`,
  );
}
