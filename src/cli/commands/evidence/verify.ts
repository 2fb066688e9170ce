import type { Argv, CommandModule } from 'yargs';
import { authorOption } from '../../options/author-option.ts';
import type { Author } from '../../results/ro-crate.ts';
import type { RunVerifyTasks, TheoryCase, VerifyResult } from '../../../experiment/index.ts';
import type { TheoryParameterName } from '../../../experiment/index.ts';
import {
  allTheoryCases,
  allowedInWords,
  agreesWithTheory,
  theoryModels,
  theoryParameters,
  problemOfSize,
  readTheoryCase,
  formatTheoryValue,
  verifyCsv,
  verifyCase,
} from '../../../experiment/index.ts';
import { Failure, UsageError } from '../../errors.ts';
import { conduct } from '../../execution/conduct.ts';
import type { ExperimentContext } from '../../execution/conduct.ts';
import { interruptedOr, withInterruption } from '../../execution/interruption.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { singleValue, switchOption } from '../../options/option-builders.ts';
import {
  jsonOption,
  limitedOption,
  outOption,
  quietOption,
  takeOverOption,
  workersOption,
} from '../../options/simulation-options.ts';
import { capitalise } from '../../words.ts';
import { progressDisplay } from '../../execution/progress.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import { folderWithOptions } from '../../results/result-path.ts';
import { printAnswer } from '../../results/printing.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';
import { verifyProgress } from '../../execution/verify/progress.ts';
import { formatModelList, modelListData } from './verify-list.ts';

export interface VerifyOptions
  extends CommonOptions, Partial<Readonly<Record<TheoryParameterName, string | readonly string[]>>> {
  readonly model?: string;
  readonly list?: boolean;
  readonly replications: number;
  readonly seed: number;
  readonly workers: number;
  readonly out?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly 'take-over'?: boolean;
  readonly author?: Author;
}

const names = Object.keys(theoryParameters) as TheoryParameterName[];

export const verifyCommand = (terminal: Terminal): CommandModule<CommonOptions, VerifyOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    names
      .reduce(
        (all: Argv<CommonOptions>, name) =>
          all.option(name, {
            group: 'Parameters:',
            string: true,
            requiresArg: true,
            describe: describeParameter(name),
          }) as Argv<CommonOptions>,
        command.positional('model', {
          describe:
            'A model, such as mmc; procap verify --list describes them all. Without one, every model with its ' +
            'default parameters, and a result folder',
        }),
      )
      .option('list', switchOption('Print every model with its parameters, measures and source, and run nothing.'))
      .option('replications', {
        ...limitedOption(
          'replications',
          'Runs of each model, each with its own random numbers: 2 to 100,000. The more there are, the shorter ' +
            'each is.',
        ),
        default: 20,
      })
      .option('seed', { ...limitedOption('seed', 'Seed of the random numbers: 0 to 4,294,967,295.'), default: 1 })
      .option(
        'out',
        outOption(
          'Folder to write to. Without it, outputs/verification where no model is named, and no folder where one is.',
        ),
      )
      .option('workers', workersOption)
      .option('json', jsonOption)
      .option('quiet', quietOption)
      .option('take-over', takeOverOption)
      .option('author', authorOption)
      .example('Everything, in a minute or two', 'procap verify')
      .example('Your own parameters', 'procap verify mmc --arrivalRate 8 --serviceRate 1 --servers 10')
      .example(
        'Priority classes, the highest first',
        'procap verify mm1-priority --arrivalRates 0.2,0.5 --serviceRate 1',
      )
      .example('A list of the models', 'procap verify --list') as unknown as Argv<VerifyOptions>,
  handler: async (options) => {
    await verify(options, terminal);
  },
});

function describeParameter(name: TheoryParameterName): string {
  const parameter = theoryParameters[name];
  const of = theoryModels.filter((model) => name in model.parameters).map((model) => model.name);
  return `${parameter.about} ${capitalise(allowedInWords(parameter))}. Of ${of.join(', ')}.`;
}

/**
 * Verifies one case or all, prints what came of it, and writes a result folder where one is wanted.
 *
 * A UsageError says what cannot be verified, and why; a Failure, after everything is printed, that something disagrees
 * with theory.
 */
export async function verify(options: VerifyOptions, terminal: Terminal): Promise<readonly VerifyResult[]> {
  const cases = readCases(options);
  if (cases === undefined) {
    terminal.out.write(options.json ? `${JSON.stringify(modelListData(), undefined, 2)}\n` : formatModelList());
    return [];
  }
  const verifications =
    options.model === undefined || options.out !== undefined
      ? await verifyIntoFolder(cases, options, terminal)
      : await verifyWithoutFolder(cases, options, terminal);
  const bad = verifications.filter((each) => !agreesWithTheory(each)).map(({ model }) => model);
  if (bad.length > 0) throw new Failure(`The simulation does not agree with theory: ${[...new Set(bad)].join(', ')}.`);
  return verifications;
}

/** The cases to verify; absent where only the list is asked for. */
function readCases(options: VerifyOptions): readonly TheoryCase[] | undefined {
  const { model, list, replications } = options;
  const given = Object.fromEntries(
    names.flatMap((name) => (options[name] === undefined ? [] : [[name, singleValue(name, options[name])]])),
  ) as Record<string, string>;
  const [first] = Object.keys(given);
  if (list) {
    if (model !== undefined || first !== undefined)
      throw new UsageError('--list describes every model; leave out the model and its parameters.');
    return undefined;
  }
  if (replications < 2)
    throw new UsageError(
      `--replications must be at least 2 here, since one run cannot show its own error; found ${replications}.`,
    );
  if (model === undefined && first !== undefined) throw new UsageError(missingModelMessage(first, given[first]));
  const cases = model === undefined ? allTheoryCases() : [readNamedCase(model, given)];
  for (const each of cases) {
    const problem = problemOfSize(each, replications);
    if (problem !== undefined) throw new UsageError(problem);
  }
  return cases;
}

function missingModelMessage(parameter: string, value: string): string {
  const models = theoryModels.filter((each) => parameter in each.parameters).map((each) => each.name);
  return (
    `--${parameter} is a parameter of ${models.join(', ')}. Name the model: procap verify ${models[0]} ` +
    `--${parameter} ${value}.`
  );
}

function readNamedCase(model: string, given: Readonly<Record<string, string>>): TheoryCase {
  const read = readTheoryCase(model, given);
  if (!read.ok) throw new UsageError(`${read.problem} See: procap verify --list`);
  return read.case;
}

/** Runs all cases side by side on threads. */
async function runCases(
  cases: readonly TheoryCase[],
  { replications, seed, workers }: VerifyOptions,
  { show, signal, runner }: Pick<ExperimentContext, 'show' | 'signal'> & Partial<Pick<ExperimentContext, 'runner'>>,
): Promise<readonly VerifyResult[]> {
  const { verifyThreads } = await import('../../execution/verify/threads.ts');
  signal.throwIfAborted();
  const progress = verifyProgress(cases.length, replications, show);
  const threads = verifyThreads(workers, signal);
  const run: RunVerifyTasks = (tasks) => {
    progress.addPlanned(tasks.length);
    const { journal } = runner ?? {};
    return journal?.complete(tasks, {}, threads.run, progress.addDone) ?? threads.run(tasks, progress.addDone);
  };
  try {
    return await Promise.all(cases.map((each) => verifyCase(each, { replications, seed, run })));
  } finally {
    await threads.close();
  }
}

async function verifyIntoFolder(
  cases: readonly TheoryCase[],
  options: VerifyOptions,
  terminal: Terminal,
): Promise<readonly VerifyResult[]> {
  const { model = 'everything', seed, workers, quiet = false } = options;
  const command = commandOf(cases, options);
  let verifications: readonly VerifyResult[] = [];
  const request = {
    kind: 'verification' as const,
    names: [model],
    scenarios: [],
    seed,
    folder: options.out ?? folderWithOptions('outputs/verification', command),
    command,
    workers,
    quiet,
    takeOver: options['take-over'] ?? false,
    ...(options.author && { author: options.author }),
  };
  const answer = await conduct(request, terminal, async (context) => {
    verifications = await runCases(cases, options, context);
    const { verificationReport } = await import('../../../report/index.ts');
    return experimentAnswer<object>({
      data: () =>
        model === 'everything'
          ? { seed, models: verifications.map(verificationData) }
          : verificationData(verifications[0]),
      text: await verificationsInWords(verifications),
      report: verificationReport(verifications, context.origin, command),
      files: { 'verification.csv': verifyCsv(verifications) },
    });
  });
  printAnswer(answer, options, terminal);
  return verifications;
}

async function verifyWithoutFolder(
  cases: readonly TheoryCase[],
  options: VerifyOptions,
  terminal: Terminal,
): Promise<readonly VerifyResult[]> {
  const verifications = await withInterruption(terminal, async (signal) => {
    const { show, end } = progressDisplay(terminal, options.quiet ?? false, options.workers);
    return await runCases(cases, options, { show, signal })
      .catch((error: unknown) => {
        throw interruptedOr(error, signal, 'There is no result yet.');
      })
      .finally(end);
  });
  terminal.out.write(
    options.json
      ? `${JSON.stringify(verificationData(verifications[0]), undefined, 2)}\n`
      : `${await verificationsInWords(verifications)}\n`,
  );
  return verifications;
}

async function verificationsInWords(verifications: readonly VerifyResult[]): Promise<string> {
  const { verificationFindings, verificationText } = await import('../../../report/index.ts');
  return `${verificationText(verifications)}\n\n${verificationFindings(verifications).join('\n')}`;
}

/** What `--json` prints of a case. */
function verificationData({ model, parameters, replications, size, sizeOf, promised, measures }: VerifyResult) {
  const ofMeasure = measures.map(({ name, expected, mean, lo, hi, lo999, hi999, precision, verdict }) => [
    name,
    { expected, mean, lo, hi, lo999, hi999, verdict, sharp: precision <= promised },
  ]);
  return { model, parameters, measures: Object.fromEntries(ofMeasure) as object, replications, size, sizeOf };
}

function commandOf(cases: readonly TheoryCase[], { model, ...options }: VerifyOptions): string {
  const parameters = model === undefined ? [] : Object.entries(cases[0].parameters);
  const given = Object.fromEntries(parameters.map(([name, value]) => [name, formatTheoryValue(value)]));
  return reproducibleCommand('verify', model === undefined ? [] : [model], { ...options, ...given }, [
    ...(Object.keys(given) as TheoryParameterName[]),
    'replications',
    'seed',
  ]);
}
