import { nearestName } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import type { Terminal } from '../../terminal.ts';
import { didYouMean } from '../../words.ts';
import type { PlanPart } from './plan-part.ts';
import { PartEnded } from './plan-part.ts';

/** The commands whose work can be planned: those that simulate and write a result folder. */
const commandsOfJobs = [
  'run',
  'compare',
  'choose',
  'explain',
  'seek',
  'rank',
  'sweep',
  'discover',
  'sensitivity',
  'twin',
  'calibrate',
  'reproduce',
];

/** Options that say how and where a job is worked on, and to which command they belong. */
const optionsElsewhere: Readonly<Record<string, string>> = {
  workers: 'Give it to procap work.',
  json: 'Give it to procap merge.',
  'take-over': 'Give it to procap merge.',
  accept: 'Accept digests with procap reproduce on one machine.',
};

/** Throws a UsageError where these words are no job that can be planned. */
export function assertJob(words: readonly string[]): void {
  const [command = ''] = words;
  if (!commandsOfJobs.includes(command))
    throw new UsageError(
      `procap plan is followed by the command to plan: ${commandsOfJobs.join(', ')}; found "${command}".` +
        `${didYouMean(nearestName(command, commandsOfJobs))} See: procap plan --help`,
    );
  for (const word of words) {
    const [, name = ''] = /^--?(?:no-)?([A-Za-z][\w-]*)(?:=|$)/.exec(word) ?? [];
    if (name in optionsElsewhere)
      throw new UsageError(`${word.split('=')[0]} is not planned with the job. ${optionsElsewhere[name]}`);
  }
}

/** Whether what a job simulates next depends on what it has found, so that it comes in rounds. */
export const hasRounds = ([command, ...rest]: readonly string[]): boolean =>
  ['seek', 'rank', 'choose', 'calibrate', 'sensitivity', 'twin'].includes(command) ||
  rest.some((word) => /^--precision(=|$)/.test(word));

/** The most that --workers allows. */
const mostWorkers = 1_024;

/**
 * Runs a part of a job: the command itself, with its files in a folder. Whether it ended by itself, with its result
 * written; where it did not, the part is done. Throws as the command does.
 */
export async function runJob(
  { job, shards }: { readonly job: readonly string[]; readonly shards: number },
  part: PlanPart,
  terminal: Terminal,
  options: readonly string[] = [],
): Promise<boolean> {
  // Rounds of a precision are no smaller than the replications run at once; they must be the same in all parts.
  const words = [...job, '--workers', String(Math.min(shards, mostWorkers)), ...options];
  try {
    await terminal.run!(words, { ...terminal, part });
    return true;
  } catch (error) {
    if (error instanceof PartEnded) return false;
    throw error;
  }
}
