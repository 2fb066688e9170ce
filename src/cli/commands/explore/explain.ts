import type { Argv, CommandModule } from 'yargs';
import {
  findChanges,
  explain,
  explainFiles,
  activeLoops,
  mostChanges,
  numberOfScenarios,
} from '../../../experiment/index.ts';
import type { Change, ExplainResult } from '../../../experiment/index.ts';
import type { Scenario } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import { conduct } from '../../execution/conduct.ts';
import { assertMeasurable, scopesOf } from '../../input/measurability.ts';
import type { CommonOptions, SimulationOptions } from '../../options/simulation-options.ts';
import { listOption, switchOption } from '../../options/option-builders.ts';
import { addSimulationOptions, metricOption } from '../../options/simulation-options.ts';
import { readMetrics } from '../../options/precision-options.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import { executionOptions } from '../../options/simulation-request.ts';
import { defaultResultFolder } from '../../results/result-path.ts';
import { sharedRunSettings, assertComparableScenarios } from '../../input/comparable-scenarios.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import { counted, grouped } from '../../words.ts';
import { printAnswer, printNotes, warnOfFewReplications } from '../../results/printing.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface ExplainOptions extends SimulationOptions {
  readonly baseline: string;
  readonly plan: string;
  readonly group?: readonly string[];
  readonly 'without-loops'?: boolean;
}

/** Measures that are explained unless others are asked for. */
const defaultMeasures = ['unallocated.all@mean', 'capacity.mean.all@mean', 'reviews.missedShare@mean'];

const cannotExplain = 'The difference between these scenarios cannot be explained.';

export const explainCommand = (terminal: Terminal): CommandModule<CommonOptions, ExplainOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    addSimulationOptions(
      command
        .positional('baseline', { demandOption: true, describe: 'The scenario file to start from' })
        .positional('plan', { demandOption: true, describe: 'The scenario file that differs from it' })
        .option(
          'metric',
          metricOption(
            'A measure to explain, such as unallocated.all@end; may be given several times. ' +
              `Without it: ${defaultMeasures.join(', ')}.`,
          ),
        )
        .option(
          'group',
          listOption(
            'Treat a chapter (demand) or several settings (work.review,work.grace) as one change; ' +
              'may be given several times.',
          ),
        )
        .option(
          'without-loops',
          switchOption('Do not switch off each feedback loop in turn; this takes fewer replications.'),
        ),
    )
      .example(
        'What each of three changes contributes',
        'procap explain scenarios/busy-unit.yaml scenarios/busy-unit-plan.yaml --replications 10',
      )
      .example(
        'Another measure',
        'procap explain scenarios/busy-unit.yaml scenarios/busy-unit-plan.yaml --metric hiddenRisk.persons@end',
      ) as unknown as Argv<ExplainOptions>,
  handler: async (options) => {
    printAnswer(await explainDifference(options, terminal), options, terminal);
  },
});

/** Explains how a plan differs from a baseline, and writes the result folder. */
export async function explainDifference(options: ExplainOptions, terminal: Terminal): Promise<Written<object>> {
  const measures = options.metric ?? readMetrics(defaultMeasures);
  const files = [options.baseline, options.plan];
  const readings = readGoodScenarios(files, terminal, options);
  const [baseline, plan] = readings.map(({ scenario }) => scenario);
  assertComparableScenarios(cannotExplain, files, [baseline, plan], [...sharedRunSettings, 'replications']);
  assertSameRegions(baseline, plan);
  for (const measure of measures) for (const scenario of [baseline, plan]) assertMeasurable(measure, scenario);
  const changes = changesBetween(files, baseline, plan, options.group ?? []);
  const loops = options['without-loops'] ? [] : activeLoops(baseline, plan);
  printNotes(
    readings.flatMap(({ notes }) => notes),
    options,
    terminal,
  );

  const { replications, seed } = baseline;
  const scenarios = numberOfScenarios({ changes, loops });
  if (!options.quiet) terminal.err.write(`${describeSize(changes, loops.length, replications, scenarios)}\n`);
  warnOfFewReplications(replications, options, terminal);
  const names = [baseline.name, plan.name];
  const command = reproducibleCommand('explain', files, options, reproducibleOptions);
  const request = {
    kind: 'explanation' as const,
    names,
    scenarios: [baseline, plan],
    seed,
    command,
    folder: options.out ?? defaultResultFolder(['explain', ...names], command),
    ...executionOptions(options),
  };
  return conduct(request, terminal, async ({ runner, origin }) => {
    const scopes = options.scope === 'pdu' ? 'pdu' : scopesOf(measures);
    const explanation = await explain({
      baseline,
      plan,
      changes,
      loops,
      measures,
      replications,
      seed,
      scopes,
      checkBalance: options['check-balance'] ?? false,
      ...runner,
    });
    const { explanationReport } = await import('../../../report/index.ts');
    return experimentAnswer({
      data: () => dataOf(explanation, names),
      report: explanationReport(explanation, { baseline: baseline.name, plan: plan.name }, origin, command),
      files: explainFiles(explanation),
    });
  });
}

function assertSameRegions(baseline: Scenario, plan: Scenario): void {
  const regionsOf = ({ parameters }: Scenario): string =>
    Object.keys(parameters.organisation.delivery_units).sort().join(', ');
  if (regionsOf(baseline) !== regionsOf(plan))
    throw new UsageError(
      `${cannotExplain}\n  They cover different regions: ${regionsOf(baseline)}; and ${regionsOf(plan)}.`,
    );
}

function changesBetween(
  [baselineFile, planFile]: readonly string[],
  baseline: Scenario,
  plan: Scenario,
  groups: readonly string[],
): Change[] {
  const changes = readDifferences(baseline, plan, groups);
  if (changes.length === 0)
    throw new UsageError(
      `${baselineFile} and ${planFile} do not differ in any setting, so there is nothing to explain.`,
    );
  if (changes.length <= mostChanges) return changes;
  const listed = changes.map(({ name }) => name).join(', ');
  throw new UsageError(
    `${changes.length} changes would make ${2 ** changes.length} combinations; at most ${mostChanges} changes ` +
      `can be separated. Combine some with --group, such as --group ${changes[0].name.split('.')[0]}.\nThe ` +
      `changes: ${listed}.`,
  );
}

function readDifferences(baseline: Scenario, plan: Scenario, groups: readonly string[]): Change[] {
  try {
    return findChanges(baseline, plan, groups);
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(`--group: ${error.message}`) : error;
  }
}

function describeSize(changes: readonly Change[], loops: number, replications: number, scenarios: number): string {
  const combinations = `${2 ** changes.length} combinations of ${counted(changes.length, 'change')}`;
  const cut =
    loops === 0
      ? ''
      : `, and both scenarios with ${loops === 1 ? 'one feedback loop' : `each of ${loops} feedback loops`} switched off`;
  return (
    `${combinations}${cut}: ${counted(scenarios, 'scenario')} of ${counted(replications, 'replication')}, ` +
    `${grouped(scenarios * replications)} in all.`
  );
}

/** The options that can change a result. */
const reproducibleOptions = ['metric', 'group', 'without-loops', 'replications', 'years', 'seed', 'scope'] as const;

/** What `--json` prints: everything but the single values, which are in combinations.csv. */
const dataOf = ({ changes, replications, measures }: ExplainResult, [baseline, plan]: readonly string[]): object => ({
  baseline,
  plan,
  replications,
  changes,
  measures: measures.map(({ combinations: _, measure, parts, loops, ...estimates }) => ({
    ...measure,
    ...estimates,
    parts: parts.map(({ change, ...each }) => ({ change: change.name, ...each })),
    loops: loops.map(({ loop, ...each }) => ({ loop: loop.name, kind: loop.kind, ...each })),
  })),
});
