import { basename, extname } from 'node:path';
import type { Argv, CommandModule } from 'yargs';
import type { ReplicationTask, ReproduceResult } from '../../../experiment/index.ts';
import {
  fansCsv,
  milestonesCsv,
  notComparedCsv,
  publishedCsv,
  reproduce,
  runTasks,
  countInside,
} from '../../../experiment/index.ts';
import type { ReplicationResult } from '../../../model/index.ts';
import type { Scenario } from '../../../scenario/index.ts';
import { Failure, UsageError } from '../../errors.ts';
import { conduct } from '../../execution/conduct.ts';
import type { ExperimentContext } from '../../execution/conduct.ts';
import type { CommonOptions, SimulationOptions } from '../../options/simulation-options.ts';
import { addSimulationOptions } from '../../options/simulation-options.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import { fileName, folderWithOptions } from '../../results/result-path.ts';
import { executionOptions } from '../../options/simulation-request.ts';
import {
  checkDigest,
  readGoodPublishedStudies,
  keepDigest,
  readKeptDigest,
  describeMoves,
} from '../../input/published-studies.ts';
import type { DigestCheck } from '../../input/published-studies.ts';
import { assertMonths } from '../../input/measurability.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import { printAnswer } from '../../results/printing.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface ReproduceOptions extends SimulationOptions {
  readonly studies?: readonly string[];
  readonly accept?: boolean;
}

export const reproduceCommand = (terminal: Terminal): CommandModule<CommonOptions, ReproduceOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    addSimulationOptions(
      command
        .positional('studies', {
          describe:
            'Names of studies in scenarios/published/studies, or files of your own. Without any, every shipped study',
        })
        .option('accept', {
          group: 'Options:',
          boolean: true,
          describe: 'Keep the result as the reference for later runs (scenarios/published/digests).',
        }),
    )
      .example('One study, in about 15 seconds', 'procap reproduce lewisham-2009')
      .example('All of them, in a few minutes', 'procap reproduce') as unknown as Argv<ReproduceOptions>,
  handler: async (options) => {
    const { written, checks } = await reproduceStudies(options, terminal);
    printAnswer(written, options, terminal);
    failIfMoved(checks);
  },
});

/** What a run of `procap reproduce` found. */
export interface ReproduceOutcome {
  readonly written: Written<object>;
  /** None where options changed the runs, so that no digest is of them. */
  readonly checks: readonly DigestCheck[];
}

/**
 * Runs the scenarios of published studies, each once though two studies share it, and writes how the figures compare.
 *
 * A UsageError lists every problem in the studies, their scenarios and the evidence before anything is run.
 */
export async function reproduceStudies(options: ReproduceOptions, terminal: Terminal): Promise<ReproduceOutcome> {
  const isAsShipped = [options.replications, options.years, options.seed].every((each) => each === undefined);
  if (options.accept && !isAsShipped)
    throw new UsageError(
      '--accept keeps the result of unchanged studies; leave out --replications, --years and --seed.',
    );
  const studies = readGoodPublishedStudies(options.studies ?? [], terminal);
  if (studies.studies.length === 0) throw new UsageError('There is no study to reproduce.');
  const files = [...new Set(studies.studies.flatMap(({ study }) => study.scenarios.map(({ file }) => file)))];
  const scenarios = readGoodScenarios(files, { ...terminal, folder: studies.folder }, options).map(
    ({ scenario }) => scenario,
  );
  // A bad digest is reported before anything is run.
  if (!options.accept) for (const { path } of studies.studies) readKeptDigest(studies, path);
  const command = reproducibleCommand('reproduce', options.studies ?? [], options, [
    'replications',
    'years',
    'seed',
    'scope',
  ]);
  const named = (options.studies ?? []).map((path) => basename(path, extname(path)));
  const request = {
    kind: 'reproduction' as const,
    names: named.length === 0 ? ['published studies'] : named,
    scenarios,
    seed: scenarios[0].seed,
    // Each choice of studies has a folder of its own, so that the next does not take the place of the last.
    folder: options.out ?? folderWithOptions(`outputs/published/${folderName(named)}`, command),
    command,
    ...executionOptions(options),
  };
  let checks: DigestCheck[] = [];
  const written = await conduct(request, terminal, async (context) => {
    const results = await simulate(scenarios, options, context);
    const reproductions = studies.studies.map(({ study }) =>
      reproduce(
        study,
        study.scenarios.map(({ name, file }) => ({ name, results: results[files.indexOf(file)] })),
      ),
    );
    if (options.accept) studies.studies.forEach(({ path }, index) => keepDigest(studies, path, reproductions[index]));
    checks = isAsShipped
      ? studies.studies.map(({ path }, index) => checkDigest(studies, path, reproductions[index]))
      : [];
    return answerOf(reproductions, checks, context, command);
  });
  return { written, checks };
}

const folderName = (studies: readonly string[]): string =>
  studies.length === 0 ? 'all-studies' : fileName(studies.join(' and '));

/**
 * Every replication of every scenario in one round, the longest first, so that no thread is left with a long one at the
 * end.
 */
async function simulate(
  scenarios: readonly Scenario[],
  { scope }: ReproduceOptions,
  { runner, show }: ExperimentContext,
): Promise<(readonly ReplicationResult[])[]> {
  const cost = ({ years, parameters }: Scenario): number => years * parameters.organisation.share_of_service;
  const tasks = scenarios
    .flatMap((input, scenario) =>
      Array.from({ length: input.replications }, (_, index): ReplicationTask => ({
        scenario,
        input,
        seed: input.seed,
        replication: index + 1,
        scopes: scope,
      })),
    )
    .sort((a, b) => cost(scenarios[b.scenario]) - cost(scenarios[a.scenario]));
  show({ done: 0, total: tasks.length, share: 0 });
  const results = await runTasks(tasks, runner, { shareOf: (task) => cost(scenarios[task.scenario]) });
  const resultsByScenario = scenarios.map((_, scenario) =>
    results.filter((_result, taskIndex) => tasks[taskIndex].scenario === scenario),
  );
  resultsByScenario.forEach(assertMonths);
  return resultsByScenario;
}

async function answerOf(
  reproductions: readonly ReproduceResult[],
  checks: readonly DigestCheck[],
  { origin }: ExperimentContext,
  command: string,
) {
  const { reproductionReport } = await import('../../../report/index.ts');
  const report = reproductionReport(reproductions, origin, command);
  const digestOf = (study: string): DigestCheck | undefined => checks.find((check) => check.study === study);
  return experimentAnswer({
    data: () => ({ studies: reproductions.map((each) => dataOf(each, digestOf(each.study))) }),
    report: { ...report, findings: [...report.findings, ...checks.map(describeCheck)] },
    files: {
      'published.csv': publishedCsv(reproductions),
      'not-compared.csv': notComparedCsv(reproductions),
      'milestones.csv': milestonesCsv(reproductions),
      'fans.csv': fansCsv(reproductions),
    },
  });
}

/** A study as data, the courses of its fans and milestones left to the files. */
const dataOf = (each: ReproduceResult, digest: DigestCheck | undefined) => ({
  study: each.study,
  name: each.name,
  question: each.question,
  scenarios: each.scenarios,
  tests: countInside(each, 'test'),
  calibratedOn: countInside(each, 'calibrated on'),
  inputs: countInside(each, 'input'),
  figures: each.comparisons.map(({ values: _, ...figure }) => figure),
  milestones: each.milestones.map(({ course: _, ...milestone }) => milestone),
  notCompared: each.notCompared,
  choices: each.choices,
  ...(digest && { digest }),
});

/** The most moved figures to list among the findings; the error at the end lists them all. */
const mostMovesShown = 3;

function describeCheck(check: DigestCheck): string {
  if (check.kept === undefined)
    return `${check.study}: there is no kept result to compare with. Keep one with --accept.`;
  const [says, ...figures] = describeMoves(check);
  if (says !== undefined)
    return [
      says,
      ...figures.slice(0, mostMovesShown).map((each) => `${each}.`),
      ...(figures.length > mostMovesShown ? ['…'] : []),
    ].join(' ');
  return `${check.study}: every figure equals the kept result, to the last bit.`;
}

/** A result that is not what was kept makes the command fail, once everything is written and printed. */
function failIfMoved(checks: readonly DigestCheck[]): void {
  const moved = checks
    .map(describeMoves)
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n  '));
  if (moved.length > 0)
    throw new Failure(
      `${moved.join('\n\n')}\n\nThe results are written. If the change is intended, keep it with: procap ` +
        'reproduce --accept',
    );
}
