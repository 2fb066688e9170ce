import { availableParallelism } from 'node:os';
import type { Argv } from 'yargs';
import type { RunReplications, Scopes } from '../../experiment/index.ts';
import type { RunOverrides } from '../../scenario/index.ts';
import { UsageError } from '../errors.ts';
import type { Author } from '../results/ro-crate.ts';
import { authorOption } from './author-option.ts';
import { singleValue, switchOption, wholeNumberOption } from './option-builders.ts';
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
  readonly 'take-over'?: boolean;
  readonly author?: Author;
  /** Runs the replications in place of threads, where a caller brings its own. */
  readonly runReplications?: RunReplications;
}

const limits = {
  replications: { least: 1, most: 100_000 },
  'most-replications': { least: 3, most: 10_000 },
  seed: { least: 0, most: 4_294_967_295 },
  workers: { least: 1, most: 1_024 },
} as const;

/** An option that is a whole number, with the limits that it has in every command. */
export const limitedOption = (name: keyof typeof limits, describe: string) =>
  wholeNumberOption(name, limits[name], describe);

export const yearsOption = {
  group: 'Options:',
  requiresArg: true,
  describe: 'Simulated years: more than 0, at most 40. Without it, the value in the file.',
  coerce: (given: unknown): number => {
    const written = String(singleValue('years', given)).trim();
    const value = /^(\d+\.?\d*|\.\d+)$/.test(written) ? Number(written) : NaN;
    if (value >= 0.0001 && value <= 40) return value;
    throw new UsageError(`--years must be a number of years, more than 0 and at most 40; found "${written}".`);
  },
};

export const seedOption = limitedOption(
  'seed',
  'Seed of the random numbers: 0 to 4,294,967,295. Without it, the value in the file.',
);

export const workersOption = {
  ...limitedOption(
    'workers',
    'Replications run at once: 1 to 1,024. Without it, one for each core. Results do not depend on it.',
  ),
  default: availableParallelism(),
  defaultDescription: 'cores',
};

/** The folder of the result. */
export const outOption = (describe: string) => ({
  group: 'Options:',
  requiresArg: true,
  describe,
  coerce: (given: unknown): string => {
    const path = String(singleValue('out', given));
    if (path.trim() === '') throw new UsageError('--out must name a folder; found nothing.');
    return path;
  },
});

export const jsonOption = switchOption('Print the results as JSON, and nothing else, on standard output.');

export const quietOption = { ...switchOption('Print no progress and no notes.'), alias: 'q' };

export const takeOverOption = switchOption(
  'Write to the folder even if another run may still be writing there; that one then ends without a result.',
);

/** Measures, of which each may be given once. */
export const metricOption = (describe: string) => ({
  group: 'Options:',
  requiresArg: true,
  coerce: readMetrics,
  describe,
});

/** Adds the options of the commands that simulate scenarios. */
export const addSimulationOptions = <T>(command: Argv<T>) =>
  command
    .option(
      'replications',
      limitedOption(
        'replications',
        'Runs of each scenario, each with its own random numbers: 1 to 100,000. Without it, the value in the file.',
      ),
    )
    .option('years', yearsOption)
    .option('seed', seedOption)
    .option('scope', {
      group: 'Options:',
      choices: ['region', 'pdu'] as const,
      default: 'region' as const,
      requiresArg: true,
      coerce: (given: 'region' | 'pdu') => singleValue('scope', given),
      describe: 'Report the service and its regions, or probation delivery units (PDUs) too.',
    })
    .option('out', outOption('Folder to write to. Without it, outputs/ and the name of the scenario.'))
    .option('workers', workersOption)
    .option(
      'check-balance',
      switchOption(
        'Check at each month end that cases, staff, points and reviews add up; slower. A run that does not add ' +
          'up fails.',
      ),
    )
    .option('json', jsonOption)
    .option('quiet', quietOption)
    .option('take-over', takeOverOption)
    .option('author', authorOption);

/** Adds the options of `run` and `compare` that ask for a precision in place of a number of replications. */
export const addPrecisionOptions = <T>(command: Argv<T>) =>
  command
    .option('precision', {
      group: precisionGroup,
      requiresArg: true,
      coerce: (given: string | readonly string[]) => readPrecision(singleValue('precision', given as string)),
      describe:
        'Add replications until half the width of the 95% interval is at most this: 5% of the mean (for a paired ' +
        'difference, of the level of the baseline), or 50 in the unit of the metric.',
    })
    .option('metric', {
      ...metricOption(
        'The measure to make precise, such as unallocated.all@end, or with @mean, @2023-01 or /region:Wales; may be ' +
          'given several times. Without it, unallocated.all@end, capacity.mean.all@mean and reviews.missedShare@mean.',
      ),
      group: precisionGroup,
    })
    .option('most-replications', {
      ...limitedOption(
        'most-replications',
        'The most replications to run if the precision is not reached: 3 to 10,000. Without it, 200.',
      ),
      group: precisionGroup,
    })
    .conflicts('precision', 'replications');

const precisionGroup = 'Instead of --replications:';
