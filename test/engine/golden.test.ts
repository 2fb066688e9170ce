import { test } from 'vitest';
import { exponentialFrom, lognormalFrom, poissonFrom, RandomStreams, runStation } from '../../src/engine/index.ts';
import { expectGolden, rounded } from '../golden.ts';

test('the engine draws the same random numbers and serves the same customers as when its golden file was written', () => {
  const streams = new RandomStreams(1, 1);
  const stream = streams.stream('golden');
  const draws = [0, 1, 2].map((serialNumber) => stream.uniform(0, serialNumber));
  const station = runStation({
    arrivals: (u) => exponentialFrom(u, 1),
    service: (u) => lognormalFrom(u, 1.6, 0.8),
    servers: 2,
    warmUp: 100,
    days: 1000,
    streams,
  });
  const { customers, meanWait, meanNumber, utilisation } = station;
  expectGolden(new URL('golden.txt', import.meta.url), [
    `uniform: ${draws.map(rounded).join(' ')}`,
    `exponential, mean 10: ${draws.map((u) => rounded(exponentialFrom(u, 10))).join(' ')}`,
    `lognormal, mean 10, spread 0.5: ${draws.map((u) => rounded(lognormalFrom(u, 10, 0.5))).join(' ')}`,
    `Poisson, mean 10: ${draws.map((u) => rounded(poissonFrom(u, 10))).join(' ')}`,
    `two servers: ${Object.entries({ customers, meanWait, meanNumber, utilisation })
      .map(([name, value]) => `${name} ${rounded(value)}`)
      .join(', ')}`,
  ]);
});
