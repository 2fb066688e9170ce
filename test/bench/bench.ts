import { inlineSmallFunctions } from '../../src/cli/execution/inlining.ts';
import { simulateService } from '../../src/model/index.ts';
import type { ServiceInput } from '../../src/model/index.ts';
import type { Service } from '../../src/model/service.ts';
import { readScenario } from '../../src/scenario/index.ts';
import { benchEventQueue } from './event-queue.ts';
import { bytesOfAnEvent, bytesOfArrays } from './memory.ts';
import { benchOneServer } from './one-server.ts';
import { isVoid } from './void-events.ts';
import { machineSlowness } from './yardstick.ts';
import { shippedText } from '../shipped-text.ts';

/**
 * Speed of the whole service and of the bare event queue. Compare ratios within one run: machines differ, and so does
 * one machine from hour to hour.
 */
function benchService(log: (line: string) => void): number {
  const eventBytes = bytesOfAnEvent(); // first, while there is nothing else
  const reading = readScenario('scenarios/published/baseline-2021.yaml', shippedText);
  if (!reading.ok) throw new Error('scenarios/published/baseline-2021.yaml cannot be read; run procap check on it.');
  const { scenario } = reading;
  simulateService({ ...scenario, years: 0.5 }, scenario.seed, 1);
  const runs = [1, 2, 3].map((replication) => {
    const began = process.cpuUsage();
    const { events } = simulateService(scenario, scenario.seed, replication);
    const { user, system } = process.cpuUsage(began);
    return { events, seconds: (user + system) / 1e6 };
  });
  const { events, seconds } = runs.sort((a, b) => a.seconds - b.seconds)[1];
  const years = scenario.years + scenario.parameters.start.run_in / 12;
  log(
    `The whole service over ${scenario.years} years, run-in included; median of ${runs.length} replications on one core:`,
  );
  log(`  ${seconds.toFixed(2)} s of processor time a replication, ${(seconds / years).toFixed(2)} s a simulated year`);
  const useful = 1 - shareVoid(scenario);
  log(
    `  ${(events / 1e6).toFixed(1)} million events, ${(events / seconds / 1e6).toFixed(2)} million a second; ` +
      `useful ones ${((useful * events) / 1e6).toFixed(1)} and ${((useful * events) / seconds / 1e6).toFixed(2)} (aimed at 3)`,
  );
  log(`  ${Math.round(process.memoryUsage().rss / 1e6)} MB in all; ${memoryOfState(eventBytes, scenario)}`);
  return seconds;
}

/** The share of events that were called off before they came, over a replication of two years. */
function shareVoid(scenario: ServiceInput & { readonly seed: number }): number {
  let [comes, voids] = [0, 0];
  simulateService({ ...scenario, years: 2 }, scenario.seed, 1, {
    observer: {
      eventComes: (service) => {
        comes++;
        if (isVoid(service)) voids++;
      },
      unitEnds: () => {},
    },
  });
  return voids / comes;
}

/**
 * What an event costs where the same service is a few large units: the records of a unit no longer fit in the cache, and
 * whatever goes through all officers of a unit for each case or report shows as cost that grows.
 */
function benchUnitSize(log: (line: string) => void): void {
  const reading = readScenario('scenarios/published/baseline-2021.yaml', shippedText);
  if (!reading.ok) throw new Error('scenarios/published/baseline-2021.yaml cannot be read; run procap check on it.');
  const { scenario } = reading;
  const { organisation } = scenario.parameters;
  const costs = [108, 27, 9, 3].map((units) => {
    const inLondon = {
      ...organisation,
      delivery_units: { London: units },
      caseload_weight: {},
      vacancies: { London: 1 },
    };
    const parameters = { ...scenario.parameters, organisation: inLondon };
    const began = process.cpuUsage();
    const { events } = simulateService({ ...scenario, parameters, years: 0.5 }, scenario.seed, 1);
    const { user, system } = process.cpuUsage(began);
    return `${units} units ${(((user + system) * 1000) / events).toFixed(0)} ns`;
  });
  log(`The same service in fewer and larger units, half a year, an event: ${costs.join(', ')}`);
}

/**
 * What the state takes after half a year: arrays over the places that they have. Units stand in the same memory one
 * after another, and it never shrinks.
 */
function memoryOfState(eventBytes: number, scenario: ServiceInput & { readonly seed: number }): string {
  let service: Service | undefined;
  simulateService({ ...scenario, years: 0.5 }, scenario.seed, 1, {
    observer: { eventComes: () => {}, unitEnds: (each) => (service = each) },
  });
  const { cases, officers, queue } = service!;
  const slots = cases.generation.length / cases.after(cases.first);
  const inAll = bytesOfArrays(cases) + bytesOfArrays(officers) + queue.capacity * eventBytes;
  const aCase = `${(bytesOfArrays(cases) / slots).toFixed(0)} bytes a case in its record, ${((queue.capacity * eventBytes) / slots).toFixed(0)} in events of ${eventBytes.toFixed(1)}`;
  return `${(inAll / 1e6).toFixed(1)} MB the state of a unit: ${aCase}`;
}

inlineSmallFunctions();
console.log('This machine, by a plain heap that has nothing of ours:');
const { least, most } = machineSlowness(console.log);
const seconds = benchService(console.log);
console.log(
  `  by the yardstick ${(seconds / most).toFixed(1)} to ${(seconds / least).toFixed(1)} s where the aims were set (aimed at 2.5, at most 4)`,
);
benchUnitSize(console.log);
console.log('The bare event queue, by the hold model:');
benchEventQueue(console.log);
benchOneServer(console.log);
