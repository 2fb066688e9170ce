import { resolve } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import { UsageError } from '../../errors.ts';
import { assertJob, hasRounds, runJob } from '../../execution/shards/job.ts';
import { InputGatherer } from '../../execution/shards/copied-inputs.ts';
import { listingPart } from '../../execution/shards/parts.ts';
import { writePlan } from '../../execution/shards/plan-folder.ts';
import { planTemplates } from '../../execution/shards/templates.ts';
import { hearingOfReads } from '../../input/read-file.ts';
import { wholeNumberOption } from '../../options/option-builders.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { outOption, quietOption } from '../../options/simulation-options.ts';
import type { Terminal } from '../../terminal.ts';
import { counted } from '../../words.ts';

export interface PlanOptions extends CommonOptions {
  readonly job: readonly string[];
  readonly shards: number;
  readonly out: string;
  readonly quiet?: boolean;
}

export const planCommand = (terminal: Terminal): CommandModule<CommonOptions, PlanOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    command
      .parserConfiguration({ ...literalOptions, 'unknown-options-as-args': true })
      .positional('job', {
        array: true,
        demandOption: true,
        describe: 'A command that simulates, with its files and options, but where and how it is worked on',
      })
      .option('shards', {
        ...wholeNumberOption(
          'shards',
          { least: 1, most: 10_000 },
          'Parts that are worked on by themselves: 1 to 10,000.',
        ),
        demandOption: true,
      })
      .option('out', { ...outOption('Folder of the plan, which must not exist yet.'), demandOption: true })
      .option('quiet', quietOption)
      .example(
        'Ten thousand replications',
        'procap plan run scenarios/baseline.yaml --replications 10000 --shards 200 --out plan',
      )
      .example('A study', 'procap plan sweep my-study.yaml --shards 40 --out plan')
      .example('Then one shard', 'procap work plan --shard 17')
      .example('Then the result', 'procap merge plan')
      .epilogue(
        'The folder has copies of all files that the job reads, and scripts for Slurm, Kubernetes and GNU parallel. ' +
          'Jobs that go on from what they find (seek, rank, choose, sensitivity, calibrate, twin, --precision) come in ' +
          'rounds: procap merge ends with exit code 75 when it has planned the next.',
      ) as unknown as Argv<PlanOptions>,
  handler: async (options) => {
    terminal.out.write(`${await planJob(options, terminal)}\n`);
  },
});

/** As every command reads its line, which the parser forgets where one setting is changed. */
const literalOptions = {
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'short-option-groups': false,
};

/** Writes the plan of a job. Gives what was planned, and what to do next, in words. */
export async function planJob(options: PlanOptions, terminal: Terminal): Promise<string> {
  const { shards } = options;
  const job = options.job.map(String);
  assertJob(job);
  const displayPath = options.out.replace(/(?<=.)\/+$/, '');
  const gatherer = new InputGatherer(resolve(terminal.folder));
  const part = listingPart();
  const notes = options.quiet === true ? ['--quiet'] : [];
  await hearingOfReads(gatherer.hear, () => runJob({ job, shards }, part, terminal, notes));
  const { tasks } = part;
  if (tasks.length === 0)
    throw new UsageError('There is nothing to plan: the command needs no simulation. Run it without procap plan.');
  const path = resolve(terminal.folder, displayPath);
  await writePlan({ path, displayPath }, { job, shards }, tasks, gatherer.inputs, planTemplates, async (plan) => {
    const again = listingPart();
    await runJob(plan, again, { ...terminal, folder: plan.folder }, ['--quiet']);
    if (again.tasks.map(({ key }) => key).join() !== tasks.map(({ key }) => key).join())
      throw new UsageError(
        'The job cannot be planned: from copies of its files it would simulate something else, so that it depends on ' +
          'another file of this machine.',
      );
  });
  const each = Math.ceil(tasks.length / shards);
  return (
    `Planned ${counted(tasks.length, 'replication')} in ${counted(shards, 'shard')}, at most ${each} each, in ` +
    `${displayPath}.${hasRounds(job) ? ' More rounds follow: procap merge plans each when the one before is done.' : ''}\n` +
    `Work on each shard:  procap work ${displayPath} --shard 1\n` +
    `Then write the result:  procap merge ${displayPath}`
  );
}
