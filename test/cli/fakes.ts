import { EventEmitter } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer } from '../../src/cli/results/write-answer.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import type { ReplicationTask, RunReplications } from '../../src/experiment/index.ts';
import type { ReplicationResult } from '../../src/model/index.ts';
import { parameterDefinitions, settingLimits } from '../../src/model/index.ts';
import type { Definitions } from '../../src/scenario/index.ts';
import { syntheticResults } from '../report/synthetic-report.ts';

export { temporaryFolder } from './temporary-folder.ts';

/** A terminal that keeps what is written to it. */
export interface TestTerminal extends Terminal {
  readonly signals: EventEmitter;
  readonly results: () => string;
  readonly words: () => string;
}

export function testTerminal(
  folder: string,
  rest: { watched?: boolean; environment?: Record<string, string> } = {},
): TestTerminal {
  const written = { out: '', err: '' };
  const stream = (name: keyof typeof written) => ({
    isTTY: rest.watched ?? false,
    columns: 100,
    write: (text: string) => void (written[name] += text),
  });
  return {
    out: stream('out'),
    err: stream('err'),
    folder,
    environment: rest.environment ?? {},
    signals: new EventEmitter(),
    results: () => written.out,
    words: () => written.err,
  };
}

/** Every file below a folder, hidden ones too, by its path from there. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .flatMap((entry) => (entry.isFile() ? [join(entry.parentPath, entry.name).slice(folder.length + 1)] : []))
    .sort();

/**
 * A baseline that can be read, whatever parameters the model has: every setting stands at its least value, or at 1. It
 * says nothing about any service, and is run with synthetic results only.
 */
export function anyBaseline(
  name = 'Baseline',
  run = '{ start: 2021-07-01, years: 1, replications: 3, seed: 7 }',
): string {
  const rest = 'quality: assumed, plausible';
  const lines = Object.entries(parameterDefinitions as Definitions).flatMap(([chapter, parameters]) => [
    `  ${chapter}:`,
    ...Object.entries(parameters).map(([key, definition]) => {
      switch (definition.kind) {
        case 'number':
          return `    ${key}: { value: ${definition.least}, unit: ${JSON.stringify(definition.unit)}, ${rest}: [${definition.least}, ${definition.least}] }`;
        case 'numbers':
          return `    ${key}: { value: {${(definition.names ?? ['North']).map((each) => ` '${each}': ${leastOfNumbers(`${chapter}.${key}`, definition.least)}`).join(',')} }, unit: ${JSON.stringify(definition.unit)}, ${rest}: [1, 1] }`;
        case 'shares':
          return `    ${key}: { value: {${definition.names.map((each, index) => ` '${each}': ${index === 0 ? 1 : 0}`).join(',')} }, unit: share, ${rest}: [1, 1] }`;
        case 'switch':
          return `    ${key}: { value: false, quality: assumed }`;
        case 'choice':
          return `    ${key}: { value: '${definition.options[0]}', quality: assumed }`;
      }
    }),
  ]);
  return [`name: ${name}`, `run: ${run}`, lines.length === 0 ? 'parameters: {}' : 'parameters:', ...lines, ''].join(
    '\n',
  );
}

/** The least that each of several numbers may be; 1 where not all of them may be least. */
const leastOfNumbers = (setting: string, least: number): number =>
  settingLimits.some(({ settings, holds }) => settings.join() === setting && !holds({ any: least })) ? 1 : least;

/** A setting of the model that is one number. */
export function firstNumberSetting(): { setting: string; unit: string; least: number } {
  for (const [chapter, parameters] of Object.entries(parameterDefinitions as Definitions)) {
    for (const [name, definition] of Object.entries(parameters))
      if (definition.kind === 'number' && definition.firstDayOnly !== true)
        return { setting: `${chapter}.${name}`, unit: definition.unit, least: definition.least };
  }
  throw new RangeError('The model has no parameter that is one number.');
}

/** A plan that changes nothing of a baseline beside it. */
export const anyPlan = (name: string, rest = ''): string => `name: ${name}\nextends: baseline.yaml\n${rest}`;

/**
 * SYNTHETIC results in place of a simulation: the same for the same task, and a little lower for each further scenario.
 */
export function syntheticResult({ scenario, input, replication }: ReplicationTask): ReplicationResult {
  const shape = {
    relief: 0.1 * scenario,
    start: input.start,
    months: Math.floor(input.years * 12),
    replications: replication,
    regions: ['North', 'South'],
  };
  return { ...syntheticResults(shape)[replication - 1], replication };
}

export const runSynthetic: RunReplications = async (tasks, onDone) =>
  tasks.map((task) => {
    const result = syntheticResult(task);
    onDone(task);
    return result;
  });

/** The report page of an answer, with nothing drawn. */
export const pageOf = ({ charts, page }: Answer<unknown>): string =>
  page!(
    charts.map(({ name }) => ({ name, figure: '<svg/>' })),
    { script: '', hash: '' },
  );
