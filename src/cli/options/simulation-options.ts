import { availableParallelism } from 'node:os';
import type { Argv } from 'yargs';
import type { RunReplications, Scopes } from '../../experiment/index.ts';
import type { RunOverrides } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';
import type { PrecisionOptions } from './precision-options.ts';
import { readMetrics, readPrecision } from './precision-options.ts';

/** Options that every command knows. */
export interface CommonOptions {
  /** As asked for on the command line; absent where each stream decides for itself. */
  readonly color?: boolean;
}

/** Options of the commands that simulate. */
export interface SimulationOptions extends CommonOptions, RunOverrides, PrecisionOptions {
  readonly workers: number;
  readonly out?: string;
  readonly scope: Scopes;
  readonly 'check-balance'?: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  /** What runs the replications in place of threads, where a caller brings its own. */
  readonly runReplications?: RunReplications;
}

/** A number of the command line between two limits, both inclusive. */
interface NumberLimits {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
}

const limits = {
  replications: { least: 1, most: 100_000, whole: true },
  years: { least: 0.0001, most: 40, whole: false },
  'most-replications': { least: 3, most: 10_000, whole: true },
  seed: { least: 0, most: 4_294_967_295, whole: true },
  workers: { least: 1, most: 1_024, whole: true },
} as const satisfies Readonly<Record<string, NumberLimits>>;

/** Adds the options of `run` and `compare`. */
export const addSimulationOptions = <T>(command: Argv<T>) =>
  command
    .option(
      'replications',
      numberOption(
        'replications',
        'Runs of each scenario, each with its own luck: 1 to 100,000. Without it, as the file says.',
      ),
    )
    .option('years', numberOption('years', 'Simulated years: more than 0, at most 40. Without it, as the file says.'))
    .option(
      'seed',
      numberOption('seed', 'Seed of the random numbers: 0 to 4,294,967,295. Without it, as the file says.'),
    )
    .option('scope', {
      group: 'Options:',
      choices: ['region', 'pdu'] as const,
      default: 'region' as const,
      requiresArg: true,
      coerce: (given: 'region' | 'pdu') => singleValue('scope', given),
      describe: 'Report the service and its regions, or probation delivery units (PDUs) too.',
    })
    .option('out', {
      group: 'Options:',
      requiresArg: true,
      coerce: readFolder,
      describe: 'Folder to write to. Without it, outputs/ and the name of the scenario.',
    })
    .option('workers', {
      ...numberOption(
        'workers',
        'Replications run at once: 1 to 1,024. Without it, one for each core. Results do not depend on it.',
      ),
      default: availableParallelism(),
      defaultDescription: 'cores',
    })
    .option('check-balance', {
      group: 'Options:',
      boolean: true,
      describe:
        'Check at each month end that cases, staff, points and reviews add up; slower. A run that does not add up fails.',
    })
    .option('json', {
      group: 'Options:',
      boolean: true,
      describe: 'Print the results as JSON, and nothing else, on standard output.',
    })
    .option('quiet', { group: 'Options:', alias: 'q', boolean: true, describe: 'Print no progress and no notes.' });

/** Adds the options of `run` and `compare` that ask for a precision in place of a number of replications. */
export const addPrecisionOptions = <T>(command: Argv<T>) =>
  command
    .option('precision', {
      group: 'Instead of --replications:',
      requiresArg: true,
      coerce: (given: string | readonly string[]) => readPrecision(singleValue('precision', given as string)),
      describe:
        'Add replications until half of the 95% interval is at most so large: 5% of the mean (for a paired difference, of the level of the baseline), or 50 in the unit of the metric.',
    })
    .option('metric', {
      group: 'Instead of --replications:',
      requiresArg: true,
      coerce: readMetrics,
      describe:
        'The measure to make precise; may be given several times. Such as unallocated.all@end, or @mean, @2023-01, /region:Wales. Without it, unallocated.all@end, capacity.mean.all@mean and reviews.missedShare@mean.',
    })
    .option('most-replications', {
      ...numberOption('most-replications', 'Where to stop though it is not reached: 3 to 10,000. Without it, 200.'),
      group: 'Instead of --replications:',
    })
    .conflicts('precision', 'replications');

export const numberOption = (name: keyof typeof limits, describe: string) => ({
  group: 'Options:',
  requiresArg: true,
  describe,
  coerce: (given: unknown) => readNumber(name, given),
});

function readNumber(name: keyof typeof limits, given: unknown): number {
  const { least, most, whole } = limits[name];
  const text = String(singleValue(name, given)).trim();
  const value = /^-?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
  if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  const range =
    name === 'years'
      ? 'a number of years, more than 0 and at most 40'
      : `a whole number from ${formatNumber(least)} to ${formatNumber(most)}`;
  throw new UsageError(`--${name} must be ${range}; found "${text}".`);
}

export function readFolder(given: unknown): string {
  const path = String(singleValue('out', given));
  if (path.trim() === '') throw new UsageError('--out must name a folder; found nothing.');
  return path;
}

/** An option given twice is a slip, and which of the two was meant cannot be known. */
export function singleValue<T>(name: string, given: T | readonly T[]): T {
  if (Array.isArray(given))
    throw new UsageError(`--${name} may be given once; found ${given.map((each) => `"${each}"`).join(' and ')}.`);
  return given as T;
}

const formatNumber = (value: number): string => value.toLocaleString('en-GB');
