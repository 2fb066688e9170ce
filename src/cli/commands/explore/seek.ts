import type { Argv, CommandModule } from 'yargs';
import {
  requirementOf,
  fewestReplicationsToMeet,
  frontierCsv,
  leverNames,
  contradictionOfPlans,
  planYaml,
  readLever,
  searchCsv,
  seek,
} from '../../../experiment/index.ts';
import type { Criterion, Lever, SeekResult } from '../../../experiment/index.ts';
import { nearestName } from '../../../scenario/index.ts';
import type { Scenario } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import { conduct } from '../../execution/conduct.ts';
import { readCriteria } from '../../input/criteria.ts';
import { scopesOf } from '../../input/measurability.ts';
import type { CommonOptions, SimulationOptions } from '../../options/simulation-options.ts';
import { addSimulationOptions } from '../../options/simulation-options.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import { executionOptions } from '../../options/simulation-request.ts';
import { scenarioPath } from '../../results/result-files.ts';
import { defaultResultFolder } from '../../results/result-path.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import {
  listOption,
  shareOption,
  textOption,
  wholeNumberOption,
  hideReplications,
} from '../../options/option-builders.ts';
import { didYouMean, grouped } from '../../words.ts';
import { printAnswer, printNotes } from '../../results/printing.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface SeekOptions extends SimulationOptions {
  readonly file: string;
  readonly lever?: readonly string[];
  readonly threshold?: readonly string[];
  readonly probability: number;
  readonly confidence: number;
  readonly budget?: number;
  readonly from?: string;
  readonly by?: string;
}

/** Replications of a search of one lever, and of two. */
const defaultBudgets = [400, 1_000] as const;

export const seekCommand = (terminal: Terminal): CommandModule<CommonOptions, SeekOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    hideReplications(
      addSimulationOptions(
        command
          .positional('file', { demandOption: true, describe: 'A scenario file' })
          .option(
            'lever',
            listOption(
              'What to vary, from least effort to most: places=500..2000:100 (PQiP places a year), ' +
                'retention=0..4:0.5 (percentage points off the leaving rates), ceiling=1.2..2:0.1 (the highest ' +
                'ceiling), or any number of the scenario by its name. Give it once or twice.',
            ),
          )
          .option(
            'threshold',
            listOption(
              "What must be met, such as 'unallocated.all<=20'; with @end, @mean or @2023-01, and /region:London. " +
                'May be given several times. Without it, the thresholds of the scenario.',
            ),
          )
          .option(
            'probability',
            shareOption('probability', 0.9, 'The probability with which all thresholds must be met.'),
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
              `Replications in all, at most: 10 to 100,000. Without it, ${defaultBudgets[0]}, or ` +
                `${grouped(defaultBudgets[1])} with two levers.`,
            ),
          )
          .option(
            'from',
            textOption('from', 'The day on which the plan begins: 2022-04-01. Without it, the first day of the run.'),
          )
          .option(
            'by',
            textOption(
              'by',
              'Thresholds apply in every month from this month on: 2024-06. Without it, in the last month of the run.',
            ),
          ),
      ),
      'seek',
    )
      .example(
        'How many PQiP places',
        'procap seek scenarios/one-unit.yaml --lever places=0..4000:250 --from 2021-09-01 --threshold ' +
          "'unallocated.all<=15' --probability 80%",
      )
      .example(
        'Places or retention',
        'procap seek scenarios/busy-unit.yaml --lever places=1000..4000:1000 --lever retention=0..6:2 ' +
          "--threshold 'unallocated.all<=60' --probability 75% --years 2 --budget 600",
      ) as unknown as Argv<SeekOptions>,
  handler: async (options) => {
    printAnswer(await seekPlan(options, terminal), options, terminal);
  },
});

/** Searches for the least of one or two levers that meets the thresholds, and writes the result folder. */
export async function seekPlan(options: SeekOptions, terminal: Terminal): Promise<Written<object>> {
  const [{ scenario, notes }] = readGoodScenarios([options.file], terminal, options);
  const levers = readLevers(options, scenario);
  const criteria = criteriaOfOptions(options, scenario);
  const { probability, confidence, budget = defaultBudgets[levers.length - 1] } = options;
  const asked = requirementOf({ probability, confidence, levers });
  assertSufficientBudget(budget, fewestReplicationsToMeet(asked), options);
  printNotes(notes, options, terminal);
  if (!options.quiet)
    terminal.err.write(
      `${grouped(asked.plans - 1)} plans in the range. It takes ${fewestReplicationsToMeet(asked)} replications ` +
        `without a miss to show that a plan meets the thresholds; the budget is ${budget}.\n`,
    );

  const { name, seed } = scenario;
  const command = reproducibleCommand('seek', [options.file], options, reproducibleOptions);
  const request = {
    kind: 'search' as const,
    names: [name],
    scenarios: [scenario],
    seed,
    command,
    folder: options.out ?? defaultResultFolder([`seek ${name}`], command),
    ...executionOptions(options),
  };
  return conduct(request, terminal, async ({ runner, origin }) => {
    const scopes = scopesOf(criteria.map(({ measure }) => measure));
    const answer = await seek({
      scenario,
      levers,
      criteria,
      probability,
      confidence,
      budget,
      seed,
      scopes,
      ...runner,
    });
    const { seekReport } = await import('../../../report/index.ts');
    const levels = levelsFound(answer, levers);
    return experimentAnswer({
      data: () => dataOf(answer, levers, criteria),
      report: seekReport({ name, years: scenario.years, levers, criteria, answer }, origin, command),
      files: {
        'search.csv': searchCsv(answer, levers),
        'frontier.csv': frontierCsv(answer, levers),
        ...(levels && {
          'plan.yaml': planYaml(scenario, levers, levels, {
            parent: scenarioPath(scenario),
            because: `Found with: ${command}`,
          }),
        }),
      },
    });
  });
}

function readLevers({ lever = [], from }: SeekOptions, scenario: Scenario): Lever[] {
  if (lever.length < 1 || lever.length > defaultBudgets.length)
    throw new UsageError(
      'Give --lever once or twice, such as --lever places=500..2000:100; ' +
        `found ${lever.length === 0 ? 'none' : lever.length}.`,
    );
  if (from !== undefined) assertDayInRun(from, scenario);
  const levers = lever.map((each) => {
    const reading = readLever(scenario, each, from);
    if (reading.ok) return reading.lever;
    throw new UsageError(`--lever: ${reading.problem}${suggestion(reading.name, leverNames(scenario))}`);
  });
  if (levers.length === 2 && levers[0].setting === levers[1].setting)
    throw new UsageError(`Both levers change ${levers[0].setting}. Give two different ones.`);
  const contradiction = contradictionOfPlans(scenario, levers);
  if (contradiction !== undefined) throw new UsageError(`--lever: ${contradiction}`);
  return levers;
}

function assertDayInRun(from: string, { start, years }: Scenario): void {
  const instant = /^\d{4}-\d{2}-\d{2}$/.test(from) ? Date.parse(from) : NaN;
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== from)
    throw new UsageError(`--from must be a day such as 2022-04-01; found "${from}".`);
  const days = (instant - Date.parse(start)) / 86_400_000;
  if (days < 0 || days >= years * 365.25 - 1)
    throw new UsageError(
      `--from must be within the run, which begins on ${start} and lasts ${years} years; found ${from}.`,
    );
}

function criteriaOfOptions({ threshold, by, file, scope }: SeekOptions, scenario: Scenario): Criterion[] {
  if (by !== undefined && !/^\d{4}-\d{2}$/.test(by))
    throw new UsageError(`--by must be a month such as 2024-06; found "${by}".`);
  const given = by === undefined ? undefined : { since: by, option: '--by' as const };
  return readCriteria({ threshold, given, scope }, [file], [scenario]);
}

function assertSufficientBudget(budget: number, fewest: number, { probability, confidence }: SeekOptions): void {
  const needed = Math.ceil(fewest / 0.9);
  if (budget < needed)
    throw new UsageError(
      `--budget ${budget} is too small: to show a probability of ${100 * probability}% with ${100 * confidence}% ` +
        `confidence takes ${fewest} replications of one plan, and a tenth of the budget is for the unchanged ` +
        `scenario. Give at least ${needed}, or ask for less certainty.`,
    );
}

const suggestion = (word: string | undefined, known: readonly string[]): string =>
  didYouMean(word === undefined ? undefined : nearestName(word, known), '"');

/** The levels of the plan to write: the cheapest, or without pay that of the first row in which any was found. */
function levelsFound({ cheapest, rows }: SeekResult, levers: readonly Lever[]): readonly number[] | undefined {
  if (cheapest) return cheapest.levels;
  const row = rows.find(({ smallest }) => smallest !== undefined);
  return row && [...(row.level === undefined ? [] : [row.level]), levers[levers.length - 1].levels[row.smallest!]];
}

/** The options that can change a result. */
const reproducibleOptions = [
  'lever',
  'threshold',
  'probability',
  'confidence',
  'budget',
  'from',
  'by',
  'years',
  'seed',
  'scope',
] as const;

/** What `--json` prints: levels in place of places. */
function dataOf(
  { requirement, rows, plans, cheapest, used, budget }: SeekResult,
  levers: readonly Lever[],
  criteria: readonly Criterion[],
): object {
  const inner = levers[levers.length - 1];
  const level = (levelIndex: number | undefined) => (levelIndex === undefined ? undefined : inner.levels[levelIndex]);
  return {
    levers: levers.map(({ name, setting, words, from }) => ({ name, setting, words, from })),
    criteria: criteria.map(({ measure, limit: { atMost, atLeast }, since }) => ({
      ...measure,
      atMost,
      atLeast,
      since,
    })),
    ...requirement,
    used,
    budget,
    rows: rows.map(({ level: outer, smallest, largestNot, reversal, isCheckedAbove }) => ({
      ...(outer !== undefined && { [levers[0].name]: outer }),
      smallest: level(smallest),
      largestNot: level(largestNot),
      ...(reversal && { turn: { meets: level(reversal.meets), fails: level(reversal.fails) } }),
      isCheckedAbove,
    })),
    cheapest: cheapest && plans.indexOf(cheapest),
    plans: plans.map(({ lastAnalysis, ...plan }) => ({ ...plan, ...lastAnalysis })),
  };
}
