import { readFileSync } from 'node:fs';
import { smallFunctionsAreInlined } from '../../src/cli/inlining.ts';
import { simulateService } from '../../src/model/index.ts';
import { readScenario } from '../../src/scenario/index.ts';
import { benchEventQueue } from './event-queue.ts';
import { slownessOfMachine } from './yardstick.ts';

/** Speed of the whole service and of the bare event queue. Compare ratios within one run: machines differ, and so does one machine from hour to hour. */
function benchService(log: (line: string) => void): number {
  const reading = readScenario('scenarios/baseline.yaml', (path) => readFileSync(path, 'utf8'));
  if (!reading.ok) throw new Error('scenarios/baseline.yaml cannot be read; run procap check on it.');
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
  log(`The whole service over ${scenario.years} years, run-in included; median of ${runs.length} replications on one core:`);
  log(`  ${seconds.toFixed(2)} s of processor time a replication, ${(seconds / years).toFixed(2)} s a simulated year`);
  log(`  ${(events / 1e6).toFixed(1)} million events, ${(events / seconds / 1e6).toFixed(2)} million a second`);
  log(`  ${Math.round(process.memoryUsage().rss / 1e6)} MB in all; 192 bytes a case in its record`);
  return seconds;
}

smallFunctionsAreInlined();
console.log('This machine, by a plain heap that has nothing of ours:');
const { least, most } = slownessOfMachine(console.log);
const seconds = benchService(console.log);
console.log(`  by the yardstick ${(seconds / most).toFixed(1)} to ${(seconds / least).toFixed(1)} s where the aims were set (aimed at 2.5, at most 4)`);
console.log('The bare event queue, by the hold model:');
benchEventQueue(console.log);
