import type { Argv, CommandModule } from 'yargs';
import {
  choiceRequirement,
  choose,
  chooseCostsCsv,
  chooseCsv,
  chooseEffectsCsv,
  chooseThresholdsCsv,
  fewestReplicationsToMeet,
  hasPay,
  measureText,
} from '../../../experiment/index.ts';
import type { ChooseResult, Criterion, Measure } from '../../../experiment/index.ts';
import { UsageError } from '../../errors.ts';
import { conduct } from '../../execution/conduct.ts';
import { sharedRunSettings, assertDistinctFiles, assertComparableScenarios } from '../../input/comparable-scenarios.ts';
import { readCriteria, readOver, wholeRun } from '../../input/criteria.ts';
import { scopesOf } from '../../input/measurability.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import {
  hideReplications,
  listOption,
  shareOption,
  textOption,
  wholeNumberOption,
} from '../../options/option-builders.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import type { CommonOptions, SimulationOptions } from '../../options/simulation-options.ts';
import { addSimulationOptions } from '../../options/simulation-options.ts';
import { executionOptions } from '../../options/simulation-request.ts';
import { printAnswer, printNotes } from '../../results/printing.ts';
import { defaultResultFolder } from '../../results/result-path.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';
import { grouped } from '../../words.ts';

export interface ChooseOptions extends SimulationOptions {
  readonly baseline: string;
  readonly files: readonly string[];
  readonly threshold?: readonly string[];
  readonly over?: string;
  readonly probability: number;
  readonly confidence: number;
  readonly budget?: number;
}

/** Replications in all, at most. */
const defaultBudget = 600;

export const chooseCommand = (terminal: Terminal): CommandModule<CommonOptions, ChooseOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    hideReplications(
      addSimulationOptions(
        command
          .positional('baseline', {
            demandOption: true,
            describe: 'The scenario file that the plans are compared with; it may turn out to be enough',
          })
          .positional('files', { describe: 'One or more plans, as scenario files' })
          .option(
            'threshold',
            listOption(
              "What must hold, such as 'unallocated.all<=500'; with @end, @mean, @total or @2027-01, and " +
                '/region:London. May be given several times. Without it, the thresholds of the scenarios.',
            ),
          )
          .option(
            'over',
            textOption(
              'over',
              'The months in which thresholds must hold, all of them: 2027-01..2030-06. Without it, every month of the ' +
                'run, save where a threshold says @end or the like.',
            ),
          )
          .option(
            'probability',
            shareOption('probability', 0.8, 'The probability with which all thresholds must hold.'),
          )
          .option(
            'confidence',
            shareOption('confidence', 0.95, 'The confidence with which all statements hold together.'),
          )
          .option(
            'budget',
            wholeNumberOption(
              'budget',
              { least: 10, most: 100_000 },
              `Replications in all, at most: 10 to 100,000. Without it, ${defaultBudget}. It ends before that when the ` +
                'choice is clear.',
            ),
          ),
      ),
      'choose',
    )
      .example(
        'The cheapest way to keep cases allocated',
        "procap choose scenarios/one-unit.yaml scenarios/busy-unit.yaml --threshold 'unallocated.all<=60' " +
          '--probability 80% --years 2',
      )
      .example(
        'From 2027 on, with a second condition',
        'procap choose scenarios/baseline.yaml scenarios/retention.yaml scenarios/tie-in.yaml --threshold ' +
          "'unallocated.all<=1200' --threshold 'capacity.mean.all<=120' --over 2027-01..2030-06",
      ) as unknown as Argv<ChooseOptions>,
  handler: async (options) => {
    printAnswer(await choosePlan(options, terminal), options, terminal);
  },
});

/** Chooses the cheapest of a baseline and some plans that holds, and writes the result folder. */
export async function choosePlan(options: ChooseOptions, terminal: Terminal): Promise<Written<object>> {
  const files = [options.baseline, ...options.files];
  assertDistinctFiles(files, terminal.folder);
  const readings = readGoodScenarios(files, terminal, options);
  const scenarios = readings.map(({ scenario }) => scenario);
  assertComparableScenarios('None of these scenarios can be chosen.', files, scenarios, sharedRunSettings);
  const given = options.over === undefined ? undefined : readOver(options.over);
  const criteria = readCriteria(
    { threshold: options.threshold, given, otherwise: wholeRun(scenarios[0]), scope: options.scope },
    files,
    scenarios,
  );
  const withoutPay = scenarios.findIndex((scenario) => !hasPay(scenario));
  if (withoutPay >= 0)
    throw new UsageError(
      `${files[withoutPay]} gives no pay, so it has no cost, and the cheapest plan cannot be found. Set pay.of_grade ` +
        'for every grade.',
    );
  const { probability, confidence, budget = defaultBudget } = options;
  const fewest = fewestReplicationsToMeet(choiceRequirement({ probability, confidence, scenarios }));
  if (budget < fewest * scenarios.length)
    throw new UsageError(
      `--budget ${budget} is too small: to show a probability of ${100 * probability}% with ${100 * confidence}% ` +
        `confidence takes ${fewest} replications of each of ${scenarios.length} scenarios. Give at least ` +
        `${fewest * scenarios.length}, or ask for less certainty.`,
    );
  printNotes(
    readings.flatMap(({ notes }) => notes),
    options,
    terminal,
  );
  if (!options.quiet)
    terminal.err.write(
      `It takes ${fewest} replications without a miss to show that a plan holds; the budget is ${grouped(budget)}.\n`,
    );

  const names = scenarios.map(({ name }) => name);
  const [{ seed, years }] = scenarios;
  const command = reproducibleCommand('choose', files, options, reproducibleOptions);
  const request = {
    kind: 'choice' as const,
    names,
    scenarios,
    seed,
    command,
    folder: options.out ?? defaultResultFolder(['choose', ...names], command),
    ...executionOptions(options),
  };
  return conduct(request, terminal, async ({ runner, origin }) => {
    const { chooseReport, tellingSubjects } = await import('../../../report/index.ts');
    const watched = tellingSubjects.map((subject) => ({
      subject,
      measure: { metric: subject.metric, scope: 'service' as const, when: 'mean' },
    }));
    const measures = watched.map(({ measure }) => measure);
    const answer = await choose({
      scenarios,
      criteria,
      probability,
      confidence,
      budget,
      watched: measures,
      seed,
      scopes: scopesOf(criteria.map(({ measure }) => measure)),
      ...runner,
    }).catch((error: unknown) => {
      // Whether a threshold is ever measurable, only a run can show.
      throw error instanceof RangeError ? new UsageError(error.message) : error;
    });
    return experimentAnswer({
      data: () => dataOf(answer, names, criteria, measures),
      report: chooseReport({ names, years, criteria, watched, answer }, origin, command),
      files: {
        'choose.csv': chooseCsv(answer, names),
        'costs.csv': chooseCostsCsv(answer, names),
        'thresholds.csv': chooseThresholdsCsv(answer, names),
        'effects.csv': chooseEffectsCsv(answer, names, measures),
      },
    });
  });
}

/** The options that can change a result. */
const reproducibleOptions = [
  'threshold',
  'over',
  'probability',
  'confidence',
  'budget',
  'years',
  'seed',
  'scope',
] as const;

/** What `--json` prints: plans by name. */
function dataOf(
  { plans, chosen, ties, open, requirement, ...rest }: ChooseResult,
  names: readonly string[],
  criteria: readonly Criterion[],
  watched: readonly Measure[],
): object {
  return {
    ...rest,
    ...(chosen !== undefined && { chosen: names[chosen] }),
    ties: ties.map((plan) => names[plan]),
    open: open.map((plan) => names[plan]),
    probability: requirement.probability,
    confidence: 2 * requirement.confidence - 1,
    thresholds: criteria.map(({ measure, limit: { atMost, atLeast }, since, until }) => ({
      ...measure,
      atMost,
      atLeast,
      since,
      until,
    })),
    plans: plans.map(({ plan, courses, effects, ...each }) => ({
      scenario: names[plan],
      ...each,
      thresholds: courses.map(({ failed, first, worst }) => ({ failed, first, worst })),
      effects: Object.fromEntries(effects.map((effect, index) => [measureText(watched[index]), effect])),
    })),
  };
}
