import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inlineSmallFunctions } from '../../src/cli/execution/inlining.ts';
import { simulateService } from '../../src/model/index.ts';
import { readScenario } from '../../src/scenario/index.ts';

/*
 * Prints the seconds of processor time and the events of a year of the whole service, of the program that it is bundled
 * with (`check.mjs`): `node one-replication.mjs FOLDER`, which has the scenarios.
 */
inlineSmallFunctions();
const folder = process.argv[2];
const reading = readScenario('scenarios/published/baseline-2021.yaml', (path) =>
  existsSync(resolve(folder, path)) ? readFileSync(resolve(folder, path), 'utf8') : undefined,
);
if (!reading.ok) throw new Error('scenarios/published/baseline-2021.yaml cannot be read; run procap check on it.');
const { scenario } = reading;
simulateService({ ...scenario, years: 0.5 }, scenario.seed, 1); // compiles
const began = process.cpuUsage();
const { events } = simulateService({ ...scenario, years: 1 }, scenario.seed, 1);
const { user, system } = process.cpuUsage(began);
console.log(JSON.stringify({ seconds: (user + system) / 1e6, events }));
