import type { Argv, CommandModule } from 'yargs';
import {
  analyseSensitivity,
  budgetOf,
  drawRunner,
  screeningOutcomeOf,
  measureText,
  nextQuestions,
  sensitivityFiles,
  uncertainSettings,
} from '../../../experiment/index.ts';
import type {
  Measure,
  TaskRunner,
  SensitivityFacts,
  SensitivityPlan,
  UncertainSetting,
} from '../../../experiment/index.ts';
import { contradictionsWithin, defaultMeasures, isSweepStudy } from '../../../scenario/index.ts';
import type { Problem, Scenario } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import { conduct } from '../../execution/conduct.ts';
import { assertMeasurable } from '../../input/measurability.ts';
import type { CommonOptions, SimulationOptions } from '../../options/simulation-options.ts';
import { addSimulationOptions, metricOption } from '../../options/simulation-options.ts';
import { readMetrics } from '../../options/precision-options.ts';
import { formatDuration } from '../../execution/progress.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import { executionOptions } from '../../options/simulation-request.ts';
import { defaultResultFolder } from '../../results/result-path.ts';
import { readGoodScenarios, textReader } from '../../input/scenario-files.ts';
import { hideBalanceCheck, refuse, wholeNumberOption } from '../../options/option-builders.ts';
import { meantPath } from '../../input/sheet/scenario-texts.ts';
import { readGoodStudy } from '../../input/study-files.ts';
import { counted, grouped } from '../../words.ts';
import { printAnswer, printNotes } from '../../results/printing.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface SensitivityOptions extends SimulationOptions {
  readonly file: string;
  readonly trajectories: number;
  readonly samples: number;
  readonly survivors: number;
}

const defaults = { trajectories: 4, samples: 64, survivors: 5, replications: 2 } as const;

/** A whole-number option with a default; what the default is given as passes through. */
const countOption = (name: keyof typeof defaults, least: number, most: number, describe: string) => ({
  ...wholeNumberOption(name, { least, most }, `${describe} ${least} to ${grouped(most)}.`),
  default: defaults[name],
});

export const sensitivityCommand = (terminal: Terminal): CommandModule<CommonOptions, SensitivityOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    hideBalanceCheck(
      addSimulationOptions(
        command
          .positional('file', {
            demandOption: true,
            describe:
              'A scenario file, in which every setting with a plausible range varies; or a study file, which ' +
              'says what varies',
          })
          .option(
            'metric',
            metricOption(
              'A measure, such as unallocated.all@end; may be given several times. ' +
                `Without it: those of the study, or ${defaultMeasures.join(', ')}.`,
            ),
          )
          .option(
            'trajectories',
            countOption(
              'trajectories',
              2,
              1_000,
              'Trajectories of the screening through all ranges; multiples of 4 are spread most evenly.',
            ),
          )
          .option(
            'samples',
            countOption(
              'samples',
              8,
              65_536,
              "Rows of the design for Sobol' indices; powers of 2 are spread most evenly.",
            ),
          )
          .option(
            'survivors',
            countOption('survivors', 1, 50, "Settings that pass from the screening to Sobol' indices, at most."),
          ),
      ),
      'sensitivity',
    )
      .option(
        'replications',
        countOption('replications', 2, 1_000, 'Replications of each point; two distinguish chance from interaction.'),
      )
      .hide('scope')
      .example('One unit, every setting', 'procap sensitivity scenarios/one-unit.yaml')
      .example(
        'One measure, more precisely',
        'procap sensitivity scenarios/one-unit.yaml --metric reviews.missedShare@mean --trajectories 12 --samples 512',
      ) as unknown as Argv<SensitivityOptions>,
  handler: async (options) => {
    printAnswer(await sensitivity(options, terminal), options, terminal);
  },
});

/** What is to be analysed: a scenario, what of it is uncertain, and what is measured. */
interface SensitivityQuestion {
  /** Of the study, or else of the scenario. */
  readonly name: string;
  readonly scenario: Scenario;
  readonly settings: readonly UncertainSetting[];
  readonly measures: readonly Measure[];
  readonly notes: readonly Problem[];
}

/** Finds out which settings drive the result, and writes the result folder. */
export async function sensitivity(options: SensitivityOptions, terminal: Terminal): Promise<Written<object>> {
  const { name, scenario, settings, measures, notes } = readQuestion(options, terminal);
  const { trajectories, samples, survivors, replications = defaults.replications } = options;
  const plan: SensitivityPlan = { settings: settings.length, trajectories, samples, survivors, replications };
  printNotes(notes, options, terminal);
  const printNote = (words: string): unknown => options.quiet || terminal.err.write(`${words}\n`);
  for (const { words } of contradictionsWithin(scenario, settings))
    printNote(`Note: some points contradict themselves, and are simulated as they are: ${words}.`);
  printNote(describeBudget(plan, scenario.years));

  const command = commandOf(options);
  const request = {
    kind: 'sensitivity analysis' as const,
    names: [name],
    scenarios: [scenario],
    seed: scenario.seed,
    command,
    folder: options.out ?? defaultResultFolder([`sensitivity ${name}`], command),
    ...executionOptions(options),
  };
  return conduct(request, terminal, async ({ runner, origin }) => {
    const { total } = budgetOf(plan);
    const run = drawRunner({
      scenario,
      measures,
      seed: scenario.seed,
      total,
      ...reportPace(runner, total, printNote),
    });
    const found = await analyseSensitivity(settings, plan, scenario.seed, run);
    const facts: SensitivityFacts = {
      settings,
      measures,
      sensitivity: found,
      questions: nextQuestions(settings, found, scenario),
    };
    const { sensitivityReport } = await import('../../../report/index.ts');
    return experimentAnswer({
      data: () => dataOf(facts, plan, scenario),
      report: sensitivityReport({ ...facts, plan, name }, origin, command),
      files: sensitivityFiles(facts),
    });
  });
}

/**
 * Reads a scenario or a study. A measure that the run cannot give, and a file in which nothing is uncertain, are
 * reported before anything is run.
 */
function readQuestion({ replications: _, ...options }: SensitivityOptions, terminal: Terminal): SensitivityQuestion {
  if (options.scope === 'pdu')
    refuse(
      'procap sensitivity does not report areas. In place of --scope pdu, name a measure of a unit, such as ' +
        '--metric "unallocated.all@end/pdu:Wales 01".',
    );
  const question = isSweepStudy(textReader(terminal.folder)(meantPath(options.file, terminal.folder)) ?? '')
    ? questionOfStudy(options, terminal)
    : questionOfScenario(options, terminal);
  for (const measure of question.measures) assertMeasurable(measure, question.scenario);
  if (question.scenario.years * 12 < 1)
    throw new UsageError(
      'The run does not reach the end of a month, so there is nothing to measure. Simulate more --years.',
    );
  if (question.settings.length === 0)
    throw new UsageError(
      `In ${options.file} no setting has a plausible range with a width, so there is nothing to vary. Add ` +
        '"plausible: [low, high]" to a setting, or name settings with "from" and "to" in a study.',
    );
  return question;
}

type QuestionOptions = Omit<SensitivityOptions, 'replications'>;

function questionOfStudy(options: QuestionOptions, terminal: Terminal): SensitivityQuestion {
  const { study, notes } = readGoodStudy(options.file, terminal, options);
  return {
    name: study.name,
    scenario: study.scenario,
    settings: study.factors,
    measures: options.metric ?? readMetrics(study.measures),
    notes,
  };
}

function questionOfScenario(options: QuestionOptions, terminal: Terminal): SensitivityQuestion {
  const [{ scenario, notes }] = readGoodScenarios([options.file], terminal, options);
  return {
    name: scenario.name,
    scenario,
    settings: uncertainSettings(scenario),
    measures: options.metric ?? readMetrics(defaultMeasures),
    notes,
  };
}

function describeBudget(plan: SensitivityPlan, years: number): string {
  const { base, screening, indices, oneAtATime, total } = budgetOf(plan);
  return [
    `At most ${grouped(total)} replications of ${counted(years, 'year')}:`,
    `  ${grouped(screening)} to screen ${counted(plan.settings, 'setting')}: ${plan.trajectories} trajectories of ` +
      `${grouped(plan.settings + 1)} points, ${plan.replications} each`,
    `  ${grouped(indices)} for Sobol' indices: ${grouped(plan.samples)} rows of ` +
      `${Math.min(plan.survivors, plan.settings) + 2} points, ${plan.replications} each`,
    `  ${grouped(oneAtATime + base)} to move one setting at a time: ${grouped(oneAtATime / base + 1)} points, ` +
      `${base} each`,
  ].join('\n');
}

/**
 * Replications after which the pace is known: the first on each thread are slower, since they also load and warm up the
 * program.
 */
const paceWindow = { from: 20, to: 40 } as const;

/** Prints once how long the whole will take, when the pace is known. The clock changes no result. */
function reportPace(
  { runReplications, onProgress, ...runner }: TaskRunner,
  total: number,
  printNote: (words: string) => unknown,
): TaskRunner {
  let run = 0;
  let since = 0;
  let progress = { done: 0 };
  const began = performance.now();
  return {
    ...runner,
    onProgress: (latest) => onProgress?.((progress = latest)),
    runReplications: (tasks, onDone, groups) => {
      const noting: typeof onDone = (task, result) => {
        run += 1;
        if (run === paceWindow.from) since = performance.now();
        if (run === paceWindow.to) {
          const pace = (performance.now() - since) / (paceWindow.to - paceWindow.from);
          const left = pace * (total - progress.done);
          printNote(
            `Judging by the first ${paceWindow.to} replications: about ` +
              `${formatDuration((performance.now() - began + left) / 1_000)} in all.`,
          );
        }
        onDone(task, result);
      };
      return runReplications(tasks, noting, groups);
    },
  };
}

/** The command that gives the same analysis again, without what is as it is by default. */
function commandOf(options: SensitivityOptions): string {
  const names = Object.keys(defaults) as (keyof typeof defaults)[];
  const changed = names.filter((name) => options[name] !== defaults[name]);
  return reproducibleCommand('sensitivity', [options.file], options, ['metric', ...changed, 'years', 'seed']);
}

/** What `--json` prints. */
function dataOf(
  { settings, measures, sensitivity: found, questions }: SensitivityFacts,
  plan: SensitivityPlan,
  { name, seed, years }: Scenario,
): object {
  const nameOf = (setting: number): string => settings[setting].factor.setting;
  const screenings = found.measures.map((each) => each.screenings);
  return {
    scenario: name,
    seed,
    years,
    plan,
    settings: settings.map(({ factor: { setting, base, unit, rag }, low, high }, position) => ({
      setting,
      base,
      low,
      high,
      unit,
      rag,
      fate: screeningOutcomeOf(screenings, found.survivors, position),
    })),
    measures: measures.map((measure, position) => {
      const { base, variance, swings } = found.measures[position];
      return {
        measure: measureText(measure),
        base,
        screening: screenings[position].map((screening, setting) => ({ setting: nameOf(setting), ...screening })),
        ...(variance && {
          variance: {
            ...variance,
            indices: variance.indices.map((indices, index) => ({
              setting: nameOf(found.survivors[index]),
              ...indices,
            })),
          },
        }),
        tornado: swings.map((swing) => ({ ...swing, setting: nameOf(swing.setting) })),
      };
    }),
    nextQuestions: questions.map(({ setting }) => nameOf(setting)),
  };
}
