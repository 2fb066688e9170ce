import type { Argv, CommandModule } from 'yargs';
import { TryAgain } from '../../errors.ts';
import { runJob } from '../../execution/shards/job.ts';
import { mergingPart } from '../../execution/shards/parts.ts';
import { addRound, readPlan } from '../../execution/shards/plan-folder.ts';
import { KeptReplications } from '../../execution/shards/shard-journals.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { jsonOption, outOption, quietOption, takeOverOption } from '../../options/simulation-options.ts';
import type { Terminal } from '../../terminal.ts';
import { counted } from '../../words.ts';

export interface MergeOptions extends CommonOptions {
  readonly plan: string;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly 'take-over'?: boolean;
}

export const mergeCommand = (terminal: Terminal): CommandModule<CommonOptions, MergeOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    command
      .positional('plan', { demandOption: true, describe: 'The folder of a plan' })
      .option('out', outOption('Folder of the result. Without it, the one that the planned command would write to.'))
      .option('json', jsonOption)
      .option('quiet', quietOption)
      .option('take-over', takeOverOption)
      .example('The result, where the planned command would write it', 'procap merge plan')
      .example('In another folder', 'procap merge plan --out result')
      .epilogue(
        'Writes what the planned command would have written, to the last byte. Exit codes: 0 the result is written; 75 ' +
          'shards lack replications, or the next round is planned: work on the shards, then merge again.',
      ) as unknown as Argv<MergeOptions>,
  handler: (options) => mergePlan(options, terminal),
});

/**
 * Writes the result of a plan. Throws a TryAgain where shards lack replications, and where the next round had to be
 * planned.
 */
export async function mergePlan(options: MergeOptions, terminal: Terminal): Promise<void> {
  const plan = readPlan(options.plan, terminal.folder);
  const kept = new KeptReplications(plan);
  const part = mergingPart(plan, kept, (tasks) => {
    addRound(plan, tasks);
    return new TryAgain(
      `Round ${plan.rounds.length + 1} is planned: ${counted(tasks.length, 'replication')}. Work on every shard again, ` +
        'then merge.',
    );
  });
  const { out, json, quiet, color } = options;
  const words = [
    ...(out === undefined ? [] : ['--out', out]),
    ...(json === true ? ['--json'] : []),
    ...(quiet === true ? ['--quiet'] : []),
    ...(options['take-over'] === true ? ['--take-over'] : []),
    ...(color === undefined ? [] : [color ? '--color' : '--no-color']),
  ];
  try {
    await runJob(plan, part, { ...terminal, folder: plan.folder, resultsFrom: terminal.folder }, words);
  } finally {
    kept.close();
  }
}
