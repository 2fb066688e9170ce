import { availableParallelism } from 'node:os';
import type { Argv, CommandModule } from 'yargs';
import { Failure, UsageError } from '../../errors.ts';
import { runJob } from '../../execution/shards/job.ts';
import { shardPart } from '../../execution/shards/parts.ts';
import { readPlan } from '../../execution/shards/plan-folder.ts';
import { KeptReplications, ShardJournal } from '../../execution/shards/shard-journals.ts';
import { progressDisplay } from '../../execution/progress.ts';
import { wholeNumberOption } from '../../options/option-builders.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { quietOption, workersOption } from '../../options/simulation-options.ts';
import type { Terminal } from '../../terminal.ts';
import { counted } from '../../words.ts';

export interface WorkOptions extends CommonOptions {
  readonly plan: string;
  readonly shard?: number;
  readonly workers?: number;
  readonly quiet?: boolean;
}

export const workCommand = (terminal: Terminal): CommandModule<CommonOptions, WorkOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    command
      .positional('plan', { demandOption: true, describe: 'The folder of a plan' })
      .option(
        'shard',
        wholeNumberOption(
          'shard',
          { least: 1, most: 10_000 },
          'Which part, from 1. Without it, the number that Slurm, Kubernetes or AWS Batch gives the task of an array.',
        ),
      )
      .option('workers', workersOption)
      .option('quiet', quietOption)
      .example('One shard', 'procap work plan --shard 17')
      .example('In a Slurm array job of 1 to the number of shards', 'procap work plan')
      .epilogue(
        'May be stopped and run again, and twice at once: what is done is not done again. Exit codes: 0 the shard is ' +
          'done, 2 a mistake that another try does not mend, 75 try again.',
      ) as unknown as Argv<WorkOptions>,
  handler: async (options) => {
    terminal.out.write(`${await workOnShard(options, terminal)}\n`);
  },
});

/** Runs what is left of a shard. Gives what was done, in words. */
export async function workOnShard(options: WorkOptions, terminal: Terminal): Promise<string> {
  const plan = readPlan(options.plan, terminal.folder);
  const { shard, origin } = shardOf(options, plan.shards, terminal);
  const { workers = availableParallelism(), quiet = false } = options;
  const round = plan.rounds.length;
  const display = progressDisplay(terminal, quiet, workers);
  const wanted = (ofRound: number, ofShard: number): boolean => ofRound < round || ofShard === shard;
  try {
    let before: number | undefined;
    for (;;) {
      const kept = new KeptReplications(plan, wanted);
      const journal = new ShardJournal(plan, shard);
      const part = shardPart({ plan, shard, workers }, kept, journal, display);
      const { done, planned } = part.state;
      before ??= done;
      if (done === planned) return describe(plan.displayPath, shard, planned, before);
      if (!quiet)
        terminal.err.write(
          `Shard ${shard} of ${plan.shards}${origin}: ${done} of ${counted(planned, 'replication')} are done.\n`,
        );
      try {
        await runJob(plan, part, { ...terminal, folder: plan.folder }, ['--quiet']);
      } finally {
        kept.close();
        journal.close();
      }
      const { state } = part;
      if (state.done === planned) return describe(plan.displayPath, shard, planned, before);
      if (!state.isToRepeat) throw new Failure(`The job did not ask for all replications of shard ${shard}.`);
    }
  } finally {
    display.end();
  }
}

const describe = (plan: string, shard: number, planned: number, before: number): string =>
  planned === 0
    ? `Shard ${shard} of ${plan} has nothing to do.`
    : `Shard ${shard} of ${plan} is done: ${counted(planned, 'replication')}, ${before} of them before.`;

/** Where systems say which task of an array this is, and the number that they give the first. */
const arrayVariables = [
  { name: 'SLURM_ARRAY_TASK_ID', first: 1 },
  { name: 'JOB_COMPLETION_INDEX', first: 0 },
  { name: 'AWS_BATCH_JOB_ARRAY_INDEX', first: 0 },
] as const;

/**
 * The shard to work on, from 1, and where its number comes from. How many shards there are the plan alone says: a task
 * that is submitted again by itself may be told that it is one of one.
 */
function shardOf(
  { shard, plan }: WorkOptions,
  shards: number,
  { environment }: Terminal,
): { readonly shard: number; readonly origin: string } {
  const assertPlanned = (number: number, found: string): void => {
    if (!(number >= 1 && number <= shards))
      throw new UsageError(`${plan} has ${counted(shards, 'shard')}, from 1 to ${shards}; found ${found}.`);
  };
  if (shard !== undefined) {
    assertPlanned(shard, `--shard ${shard}`);
    return { shard, origin: '' };
  }
  const given = arrayVariables.filter(({ name }) => (environment[name] ?? '') !== '');
  if (given.length !== 1)
    throw new UsageError(
      `Which shard? Give --shard, from 1 to ${shards}.` +
        (given.length > 1 ? ` ${given.map(({ name }) => name).join(' and ')} are set, so that they do not tell.` : ''),
    );
  const [{ name, first }] = given;
  const text = environment[name]!;
  const number = /^\d{1,9}$/.test(text) ? Number(text) - first + 1 : NaN;
  const counting = first === 0 ? ', which counts from 0' : '';
  assertPlanned(number, `${name}=${text}${counting}`);
  return { shard: number, origin: ` (${name} is ${text}${counting})` };
}
