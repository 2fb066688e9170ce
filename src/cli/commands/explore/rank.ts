import type { Argv, CommandModule } from 'yargs';
import { measureText, rankCsv, screenPlans, selectBest, selectUnderBudget } from '../../../experiment/index.ts';
import type { Criterion, Measure, RankResult } from '../../../experiment/index.ts';
import type { Scenario } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import { conduct } from '../../execution/conduct.ts';
import { readCriteria, readOver, wholeRun } from '../../input/criteria.ts';
import { assertMeasurable, assertReported, scopesOf } from '../../input/measurability.ts';
import type { CommonOptions, SimulationOptions } from '../../options/simulation-options.ts';
import { addSimulationOptions, metricOption } from '../../options/simulation-options.ts';
import { readMetrics } from '../../options/precision-options.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import { executionOptions } from '../../options/simulation-request.ts';
import { defaultResultFolder } from '../../results/result-path.ts';
import { sharedRunSettings, assertDistinctFiles, assertComparableScenarios } from '../../input/comparable-scenarios.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import {
  listOption,
  shareOption,
  textOption,
  wholeNumberOption,
  hideReplications,
} from '../../options/option-builders.ts';
import { grouped } from '../../words.ts';
import { printAnswer, printNotes } from '../../results/printing.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface RankOptions extends SimulationOptions {
  readonly files: readonly string[];
  readonly best: 'least' | 'most';
  readonly difference?: string;
  readonly confidence: number;
  readonly budget?: number;
  readonly first?: number;
  readonly threshold?: readonly string[];
  readonly over?: string;
  readonly probability: number;
}

const defaultMeasure = 'unallocated.all@mean';
const defaultFirst = 10;
/** Replications in all, at most, where a difference is given and no budget. */
const defaultBudget = 2_000;

export const rankCommand = (terminal: Terminal): CommandModule<CommonOptions, RankOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    hideReplications(
      addSimulationOptions(
        command
          .positional('files', { demandOption: true, describe: 'Two or more scenario files' })
          .option(
            'metric',
            metricOption(`What plans are ranked by, such as reviews.missedShare@mean. Without it, ${defaultMeasure}.`),
          )
          .option('best', {
            group: 'Options:',
            choices: ['least', 'most'] as const,
            default: 'least' as const,
            requiresArg: true,
            describe: 'Whether the lowest or the highest value of the metric is best.',
          })
          .option(
            'difference',
            textOption(
              'difference',
              'The smallest difference worth finding, in the unit of the metric: selects with a guarantee (Kim ' +
                'and Nelson).',
            ),
          )
          .option('confidence', shareOption('confidence', 0.95, 'The confidence of that guarantee.'))
          .option(
            'budget',
            wholeNumberOption(
              'budget',
              { least: 4, most: 100_000 },
              'Replications in all. Alone, they are spent where they improve the selection most (OCBA); with ' +
                `--difference, this is where to stop. Without it, ${grouped(defaultBudget)}.`,
            ),
          )
          .option(
            'threshold',
            listOption(
              "What plans must keep to, such as 'unallocated.all<=500'; those that are shown to fail are left out. May " +
                'be given several times.',
            ),
          )
          .option(
            'over',
            textOption(
              'over',
              'The months in which thresholds must hold: 2027-01..2030-06. Without it, every month of the run.',
            ),
          )
          .option(
            'probability',
            shareOption('probability', 0.8, 'The probability with which all thresholds must hold.'),
          )
          .option(
            'first',
            wholeNumberOption(
              'first',
              { least: 3, most: 1_000 },
              `Replications of every plan before the first comparison: 3 to 1,000. Without it, ${defaultFirst}.`,
            ),
          ),
      ),
      'rank',
    )
      .example(
        'The best of three plans, if it is better by 10 cases',
        'procap rank scenarios/busy-unit.yaml scenarios/busy-unit-without-attrition.yaml ' +
          'scenarios/busy-unit-without-burnout.yaml --difference 10 --years 2',
      )
      .example(
        'The cheapest of the plans that keep to a threshold',
        'procap rank scenarios/busy-unit*.yaml --metric staff.cost@total --threshold unallocated.all@end<=100 ' +
          '--budget 300 --years 2',
      )
      .example(
        'The best choice that 100 replications can make',
        'procap rank scenarios/busy-unit*.yaml --budget 100 --years 2',
      ) as unknown as Argv<RankOptions>,
  handler: async (options) => {
    printAnswer(await rankPlans(options, terminal), options, terminal);
  },
});

/** Selects the best of several plans, and writes the result folder. */
export async function rankPlans(options: RankOptions, terminal: Terminal): Promise<Written<object>> {
  const { files, best, confidence, budget, first = defaultFirst } = options;
  const difference = readDifference(options);
  if (files.length < 2) throw new UsageError('Name two or more scenario files.');
  assertDistinctFiles(files, terminal.folder);
  const readings = readGoodScenarios(files, terminal, options);
  const scenarios = readings.map(({ scenario }) => scenario);
  assertComparableScenarios('These scenarios cannot be ranked.', files, scenarios, sharedRunSettings);
  const [measure] = options.metric ?? readMetrics(defaultMeasure);
  assertOneMeasure(measure, scenarios, options);
  if ((budget ?? defaultBudget) < first * scenarios.length)
    throw new UsageError(
      `--budget ${budget ?? defaultBudget} is too small: ${scenarios.length} plans take ${first} replications ` +
        `each before the first comparison, ${first * scenarios.length} in all.`,
    );
  const criteria = thresholdsOf(options, scenarios);
  printNotes(
    readings.flatMap(({ notes }) => notes),
    options,
    terminal,
  );

  const names = scenarios.map(({ name }) => name);
  const [{ seed }] = scenarios;
  const command = commandOf(options);
  const request = {
    kind: 'ranking' as const,
    names,
    scenarios,
    seed,
    command,
    folder: options.out ?? defaultResultFolder(['rank', ...names], command),
    ...executionOptions(options),
  };
  return conduct(request, terminal, async ({ runner, origin }) => {
    const scopes = scopesOf([measure, ...criteria.map((each) => each.measure)]);
    const running = { seed, scopes, ...runner };
    const whole = budget ?? defaultBudget;
    const screened =
      criteria.length === 0
        ? undefined
        : await screenPlans({
            ...running,
            scenarios,
            criteria,
            probability: options.probability,
            confidence,
            budget: Math.max(0, whole - first * scenarios.length),
          });
    const holding = scenarios.filter((_, plan) => screened?.analyses[plan].standing !== 'does not meet');
    const ranked = holding.length === 0 ? scenarios : holding;
    const left = whole - (screened?.used ?? 0);
    const asked = { ...running, scenarios: ranked, measure, best, first } as const;
    const selection =
      difference === undefined || ranked.length === 1
        ? selectUnderBudget({ ...asked, budget: ranked.length === 1 ? first : left })
        : selectBest({ ...asked, difference, confidence, most: left });
    const ranking = await selection.catch((error: unknown) => {
      // A measure may be undefined, which only a run can show.
      throw error instanceof RangeError ? new UsageError(error.message) : error;
    });
    const { rankingReport } = await import('../../../report/index.ts');
    return experimentAnswer({
      data: () => ({
        ...dataOf(
          ranking,
          ranked.map(({ name }) => name),
          measure,
        ),
        ...(screened && {
          screening: scenarios.map(({ name }, plan) => ({ scenario: name, ...screened.analyses[plan] })),
        }),
      }),
      report: rankingReport(
        {
          names: ranked.map(({ name }) => name),
          measure,
          best,
          confidence,
          ranking,
          ...(difference !== undefined && { difference }),
          ...(screened && { screening: { names, criteria, result: screened } }),
        },
        origin,
        command,
      ),
      files: {
        'rank.csv': rankCsv(
          ranking,
          ranked.map(({ name }) => name),
        ),
      },
    });
  });
}

/** The thresholds that decide which plans are ranked; none unless asked for. */
function thresholdsOf({ threshold, over, files, scope }: RankOptions, scenarios: readonly Scenario[]): Criterion[] {
  if (threshold === undefined) {
    if (over !== undefined)
      throw new UsageError('--over works only with --threshold. Add --threshold, or leave it out.');
    return [];
  }
  const given = over === undefined ? undefined : readOver(over);
  return readCriteria({ threshold, given, otherwise: wholeRun(scenarios[0]), scope }, files, scenarios);
}

function readDifference({ difference, budget }: RankOptions): number | undefined {
  if (difference === undefined && budget === undefined)
    throw new UsageError(
      'Give the smallest difference worth finding, such as --difference 5 (in the unit of the metric), for a ' +
        'selection with a guarantee; or the replications to spend, such as --budget 200.',
    );
  if (difference === undefined) return undefined;
  const value = /^(\d+\.?\d*|\.\d+)$/.test(difference) ? Number(difference) : NaN;
  if (value > 0) return value;
  throw new UsageError(`--difference must be a number above 0 in the unit of the metric; found "${difference}".`);
}

function assertOneMeasure(measure: Measure, scenarios: readonly Scenario[], { scope, metric }: RankOptions): void {
  if (metric && metric.length > 1)
    throw new UsageError(
      `Plans are ranked by one measure; found ${metric.map(measureText).join(' and ')}. Give --metric once.`,
    );
  assertReported(measure, scope);
  for (const scenario of scenarios) assertMeasurable(measure, scenario);
}

/** The command that gives the same ranking again; confidence plays no part without a difference or a threshold. */
const commandOf = ({ confidence, probability, ...options }: RankOptions): string =>
  reproducibleCommand(
    'rank',
    options.files,
    {
      ...options,
      ...((options.difference !== undefined || options.threshold !== undefined) && { confidence }),
      ...(options.threshold !== undefined && { probability }),
    },
    [
      'metric',
      'best',
      'difference',
      'confidence',
      'budget',
      'first',
      'threshold',
      'over',
      'probability',
      'years',
      'seed',
      'scope',
    ],
  );

/** What `--json` prints: plans by name. */
function dataOf({ ranked, selected, ...rest }: RankResult, names: readonly string[], measure: Measure): object {
  return {
    ...rest,
    measure,
    selected: names[selected],
    ranked: ranked.map(({ plan, eliminated, ...each }) => ({
      scenario: names[plan],
      ...each,
      ...(eliminated && { eliminated: { by: names[eliminated.by], replications: eliminated.replications } }),
    })),
  };
}
