import type { Argv, CommandModule } from 'yargs';
import { authorOption } from '../../options/author-option.ts';
import type { Author } from '../../results/ro-crate.ts';
import { findCase, findOfficer, planUnits, roshLevels, traceCase, traceOfficer } from '../../../model/index.ts';
import type { FoundAgent, Rosh, Story, TraceRequest } from '../../../model/index.ts';
import type { Scenario } from '../../../scenario/index.ts';
import { nearestName } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import { switchOption, textOption, wholeNumberOption } from '../../options/option-builders.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import {
  jsonOption,
  outOption,
  quietOption,
  seedOption,
  takeOverOption,
  yearsOption,
} from '../../options/simulation-options.ts';
import { counted, didYouMean } from '../../words.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import { assertComparableScenarios, sharedRunSettings } from '../../input/comparable-scenarios.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import { printFolder, printNotes } from '../../results/printing.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';

export interface TraceOptions extends CommonOptions {
  readonly file: string;
  readonly other?: string;
  readonly case?: string;
  readonly officer?: string;
  readonly 'missed-review'?: boolean;
  readonly nth?: number;
  readonly risk?: Rosh;
  readonly unit?: string;
  readonly replication?: number;
  readonly years?: number;
  readonly seed?: number;
  readonly out?: string;
  readonly 'take-over'?: boolean;
  readonly author?: Author;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const agentGroup = 'Case or officer to follow:';

export const traceCommand = (terminal: Terminal): CommandModule<CommonOptions, TraceOptions> => ({
  builder: (command: Argv<CommonOptions>) =>
    command
      .positional('file', { demandOption: true, describe: 'A scenario file' })
      .positional('other', {
        describe: 'Another scenario file: the same case or officer there, on common random numbers',
      })
      .option('case', {
        ...textOption('case', 'A case by its number in order of start, from 1, or by name: community-2022-03-14-1.'),
        group: agentGroup,
      })
      .option('officer', {
        ...textOption('officer', 'An officer by number in order of joining, from 1, or by name: PO-13.'),
        group: agentGroup,
      })
      .option('missed-review', {
        ...switchOption('The case whose review is the first to be missed after the run-in.'),
        group: agentGroup,
      })
      .option('nth', {
        ...wholeNumberOption(
          'nth',
          { least: 1 },
          'With --missed-review: the second, third or later one in place of the first.',
        ),
        group: agentGroup,
      })
      .option('risk', {
        group: agentGroup,
        requiresArg: true,
        choices: roshLevels,
        describe: 'With --missed-review: in a case with this recorded risk of serious harm.',
      })
      .option(
        'unit',
        textOption(
          'unit',
          'The delivery unit, by name. Without it, the first. Where units plan together, all are simulated.',
        ),
      )
      .option(
        'replication',
        wholeNumberOption('replication', { least: 1 }, 'The replication, from 1. Without it, the first.'),
      )
      .option('years', yearsOption)
      .option('seed', seedOption)
      .option('out', outOption('Folder to write the story to as well. Without it, the story is only printed.'))
      .option('take-over', takeOverOption)
      .option('author', authorOption)
      .option('json', jsonOption)
      .option('quiet', { ...quietOption, describe: 'Print no notes.' })
      .example('Why was a review missed?', 'procap trace scenarios/busy-unit.yaml --missed-review --risk high')
      .example(
        'The same case under a plan',
        'procap trace scenarios/busy-unit.yaml scenarios/busy-unit-plan.yaml --missed-review',
      )
      .example(
        'An officer, quarter by quarter',
        'procap trace scenarios/one-unit.yaml --officer 12',
      ) as unknown as Argv<TraceOptions>,
  handler: (options) => traceAgent(options, terminal),
});

/** The agent to follow, in one scenario or in two. */
interface TracedAgent {
  readonly scenarios: readonly Scenario[];
  readonly stories: readonly Story[];
  readonly replication: number;
  /** The day of the missed review that was asked for. */
  readonly missedOn?: string;
}

/** Prints the story of one agent on standard output; with `--out` it is written to a folder as well. */
export async function traceAgent(options: TraceOptions, terminal: Terminal): Promise<void> {
  assertOneAgent(options);
  const files = filesOf(options);
  const readings = readGoodScenarios(files, terminal, options);
  const scenarios = readings.map(({ scenario }) => scenario);
  assertComparableScenarios('The same agent cannot be found in both scenarios.', files, scenarios, sharedRunSettings);
  printNotes(
    readings.flatMap(({ notes }) => notes),
    options,
    terminal,
  );
  const traced = tracedAgent(options, scenarios);
  const text = await textOf(traced);
  terminal.out.write(options.json ? `${JSON.stringify(await dataOf(traced), undefined, 2)}\n` : text);
  if (options.out !== undefined) await writeFolder(options, options.out, traced, text, terminal);
}

const filesOf = ({ file, other }: TraceOptions): string[] => (other === undefined ? [file] : [file, other]);

function assertOneAgent(options: TraceOptions): void {
  const given = (['case', 'officer', 'missed-review'] as const).filter(
    (name) => options[name] !== undefined && options[name] !== false,
  );
  if (given.length !== 1)
    throw new UsageError(
      'Choose what to follow: --case, --officer or --missed-review' +
        `${given.length === 0 ? '' : `; found ${given.map((name) => `--${name}`).join(' and ')}`}. ` +
        'See: procap trace --help',
    );
  const [idle] = (['nth', 'risk'] as const).filter((name) => options[name] !== undefined);
  if (given[0] !== 'missed-review' && idle !== undefined)
    throw new UsageError(`--${idle} can be given with --missed-review only.`);
}

function tracedAgent(options: TraceOptions, scenarios: readonly Scenario[]): TracedAgent {
  const { replication = 1 } = options;
  const unit = unitOf(scenarios, options.unit);
  const unitRuns = scenarios.map((input): TraceRequest => ({ input, seed: input.seed, replication, unit }));
  const { name, on } =
    options.officer === undefined ? chosenCase(options, unitRuns[0]) : chosenOfficer(options.officer, unitRuns[0]);
  const stories = unitRuns.map((unitRun) =>
    options.officer === undefined ? traceCase(unitRun, name) : traceOfficer(unitRun, name),
  );
  stories.forEach((story, index) => {
    if (story.traceEntries.length === 0)
      throw new UsageError(
        `There is no ${story.of} ${name} in ‘${scenarios[index].name}’, ${unit}, replication ${replication}. ` +
          `${index === 0 ? suggestNumbers(options, unitRuns[0]) : 'Name one that is in both scenarios.'}`,
      );
  });
  return { scenarios, stories, replication, ...(on !== undefined && { missedOn: on }) };
}

function unitOf(scenarios: readonly Scenario[], wanted: string | undefined): string {
  const [units, ...others] = scenarios.map(({ parameters, seed }) =>
    planUnits(parameters, seed).map(({ name }) => name),
  );
  const unit = wanted ?? units[0];
  if ([units, ...others].every((each) => each.includes(unit))) return unit;
  const { name } = scenarios[units.includes(unit) ? 1 : 0];
  const listed = `${units.slice(0, 12).join(', ')}${units.length > 12 ? ', ...' : ''}`;
  throw new UsageError(
    `There is no delivery unit "${unit}" in ‘${name}’.${didYouMean(nearestName(unit, units), '"')} ` +
      `There ${units.length === 1 ? 'is' : `are ${units.length}:`} ${listed}.`,
  );
}

/** An agent by name, and the day of the missed review that it was found by. */
type ChosenAgent = Required<Pick<FoundAgent, 'name'>> & Pick<FoundAgent, 'on'>;

function chosenCase(options: TraceOptions, unitRun: TraceRequest): ChosenAgent {
  if (options.case !== undefined && !/^\d+$/.test(options.case)) return { name: options.case };
  if (options.case !== undefined)
    return foundAgent(
      findCase(unitRun, { number: Number(options.case) }),
      `case ${options.case}`,
      (count) => counted(count, 'case'),
      '--case',
    );
  const { nth = 1, risk } = options;
  return foundAgent(
    findCase(unitRun, { missedReview: nth, ...(risk !== undefined && { risk }) }),
    `missed review ${nth}`,
    (count) => counted(count, 'missed review') + (risk === undefined ? '' : ` of ${risk} risk`),
    '--nth',
  );
}

const chosenOfficer = (wanted: string, unitRun: TraceRequest): ChosenAgent =>
  /^\d+$/.test(wanted)
    ? foundAgent(
        findOfficer(unitRun, Number(wanted)),
        `officer ${wanted}`,
        (count) => counted(count, 'officer'),
        '--officer',
      )
    : { name: wanted };

function foundAgent(
  { name, on, count }: FoundAgent,
  wanted: string,
  howMany: (count: number) => string,
  option: string,
): ChosenAgent {
  if (name !== undefined) return { name, ...(on !== undefined && { on }) };
  const range = count === 0 ? '' : ` Give ${option} a number from 1 to ${count}.`;
  throw new UsageError(`There is no ${wanted}: this run has ${howMany(count).replace(/^0 /, 'no ')}.${range}`);
}

/** What to give in place of a name that no agent has. */
function suggestNumbers(options: TraceOptions, unitRun: TraceRequest): string {
  const [kind, { count }] =
    options.officer === undefined
      ? (['case', findCase(unitRun, { number: 0 })] as const)
      : (['officer', findOfficer(unitRun, 0)] as const);
  return `There are ${counted(count, kind)}: give --${kind} a number from 1 to ${count}, or a name.`;
}

async function textOf({ scenarios, stories, replication, missedOn }: TracedAgent): Promise<string> {
  const { storyText, twoStoriesText } = await import('../../../report/index.ts');
  const [[story, other], [first, second]] = [stories, scenarios.map(({ name }) => name)];
  return other === undefined
    ? storyText(story, first, replication, missedOn)
    : twoStoriesText([story, other], [first, second], replication, missedOn);
}

/** What `--json` prints: what happened as data, each with its sentence. */
async function dataOf({ scenarios, stories, replication, missedOn }: TracedAgent): Promise<object> {
  const { divergenceOf, storySentences } = await import('../../../report/index.ts');
  const [{ of, name, unit }] = stories;
  return {
    [of]: name,
    unit,
    replication,
    seed: scenarios[0].seed,
    ...(missedOn !== undefined && { missedOn }),
    ...(stories.length > 1 && { parting: divergenceOf(stories[0], stories[1]) }),
    stories: stories.map((story, index) => ({
      scenario: scenarios[index].name,
      happenings: storySentences(story).map(({ text }, entryIndex) => ({ ...story.traceEntries[entryIndex], text })),
    })),
  };
}

async function writeFolder(
  options: TraceOptions,
  folder: string,
  traced: TracedAgent,
  text: string,
  terminal: Terminal,
): Promise<void> {
  const { conduct } = await import('../../execution/conduct.ts');
  const { storySentences } = await import('../../../report/index.ts');
  const { scenarios, stories, replication } = traced;
  const [{ of, name, unit }] = stories;
  const names = scenarios.map((scenario) => scenario.name);
  const command = reproducibleCommand('trace', filesOf(options), options, reproducibleOptions);
  const seed = scenarios[0].seed;
  const data = await dataOf(traced);
  const request = {
    kind: 'explanation' as const,
    names: [...names, `${of} ${name}, ${unit}, replication ${replication}`],
    scenarios,
    seed,
    folder,
    command,
    workers: 1,
    quiet: true,
    takeOver: options['take-over'] ?? false,
    ...(options.author && { author: options.author }),
  };
  const written = await conduct(request, terminal, ({ origin }) =>
    experimentAnswer({
      data: () => data,
      report: {
        title: `The story of ${of} ${name}`,
        findings: [`${unit}, replication ${replication}.`],
        charts: [],
        tables: stories.map((story, index) => ({
          caption: `‘${names[index]}’`,
          columns: ['Day', 'What happened'],
          headings: 1,
          rows: storySentences(story).map(({ on, text: sentence }) => [on, sentence]),
        })),
        cautions: [
          'This is the story of one agent under one set of random numbers. It shows how the model works, not ' +
            'what is usual.',
        ],
        origin,
        command,
      },
      files: { 'story.md': text, 'story.json': `${JSON.stringify(data, undefined, 2)}\n` },
    }),
  );
  if (!options.quiet) printFolder(written, terminal);
}

/** The options that can change a story. */
const reproducibleOptions = [
  'missed-review',
  'case',
  'officer',
  'nth',
  'risk',
  'unit',
  'replication',
  'years',
  'seed',
] as const;
