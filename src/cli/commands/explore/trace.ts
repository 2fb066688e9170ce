import type { Argv, CommandModule } from 'yargs';
import { findCase, findOfficer, planUnits, roshLevels, traceCase, traceOfficer } from '../../../model/index.ts';
import type { FoundAgent, Rosh, Story, TraceRequest } from '../../../model/index.ts';
import type { Scenario } from '../../../scenario/index.ts';
import { nearestName } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import type { CommonOptions } from '../../options/simulation-options.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import { readGoodScenarios } from '../../input/scenario-files.ts';
import { printNotes } from '../../results/printing.ts';
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
  readonly json?: boolean;
  readonly quiet?: boolean;
}

const agentGroup = 'Whose story:';
const group = 'Options:';

export const traceCommand = (terminal: Terminal): CommandModule<CommonOptions, TraceOptions> => ({
  command: 'trace <file> [other]',
  describe: 'Tell the story of one case or officer in dated sentences, and in another scenario',
  builder: (command: Argv<CommonOptions>) =>
    command
      .positional('file', { demandOption: true, describe: 'A scenario file' })
      .positional('other', { describe: 'Another scenario file: the same agent there, with the same luck' })
      .option('case', {
        group: agentGroup,
        requiresArg: true,
        string: true,
        describe: 'A case by its number in order of start, from 1, or by name: community-2022-03-14-1.',
      })
      .option('officer', {
        group: agentGroup,
        requiresArg: true,
        string: true,
        describe: 'An officer by number in order of joining, from 1, or by name: PO-13.',
      })
      .option('missed-review', {
        group: agentGroup,
        boolean: true,
        describe: 'The case whose review is the first to be missed after the run-in.',
      })
      .option('nth', {
        group: agentGroup,
        requiresArg: true,
        coerce: wholeNumberReader('nth'),
        describe: 'With --missed-review: not the first but this one.',
      })
      .option('risk', {
        group: agentGroup,
        requiresArg: true,
        choices: roshLevels,
        describe: 'With --missed-review: of this recorded risk of serious harm.',
      })
      .option('unit', { group, requiresArg: true, string: true, describe: 'The delivery unit. Without it, the first.' })
      .option('replication', {
        group,
        requiresArg: true,
        coerce: wholeNumberReader('replication'),
        describe: 'Which replication: from 1. Without it, the first.',
      })
      .option('years', {
        group,
        requiresArg: true,
        coerce: years,
        describe: 'Simulated years: more than 0, at most 40. Without it, as the file says.',
      })
      .option('seed', {
        group,
        requiresArg: true,
        coerce: wholeNumberReader('seed', 0),
        describe: 'Seed of the random numbers. Without it, as the file says.',
      })
      .option('out', {
        group,
        requiresArg: true,
        string: true,
        describe: 'Folder to write the story to as well. Without it, it is only printed.',
      })
      .option('json', {
        group,
        boolean: true,
        describe: 'Print the story as JSON, and nothing else, on standard output.',
      })
      .option('quiet', { group, alias: 'q', boolean: true, describe: 'Print no notes.' })
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

/** A story to tell: of an agent in a scenario, and perhaps in another. */
interface TracedAgent {
  readonly scenarios: readonly Scenario[];
  readonly stories: readonly Story[];
  readonly replication: number;
  /** The day of the missed review that was asked for. */
  readonly missedOn?: string;
}

/** Tells the story of one agent on standard output; with `--out` it is written to a folder as well. */
export async function traceAgent(options: TraceOptions, terminal: Terminal): Promise<void> {
  requireOneAgent(options);
  const files = [options.file, ...(options.other === undefined ? [] : [options.other])];
  const readings = readGoodScenarios(files, terminal, options);
  const scenarios = readings.map(({ scenario }) => scenario);
  requireSameRandomNumbers(files, scenarios);
  printNotes(
    readings.flatMap(({ notes }) => notes),
    { ...options, workers: 1, scope: 'region' },
    terminal,
  );
  const traced = tracedAgent(options, scenarios);
  const text = await textOf(traced);
  terminal.out.write(options.json ? `${JSON.stringify(await dataOf(traced), undefined, 2)}\n` : text);
  if (options.out !== undefined) await writeFolder(options, options.out, traced, text, terminal);
}

function requireOneAgent(options: TraceOptions): void {
  const given = (['case', 'officer', 'missed-review'] as const).filter(
    (name) => options[name] !== undefined && options[name] !== false,
  );
  if (given.length !== 1)
    throw new UsageError(
      `Say whose story: --case, --officer or --missed-review${given.length === 0 ? '' : `; found ${given.map((name) => `--${name}`).join(' and ')}`}. See: procap trace --help`,
    );
  const [idle] = (['nth', 'risk'] as const).filter((name) => options[name] !== undefined);
  if (given[0] !== 'missed-review' && idle !== undefined)
    throw new UsageError(`--${idle} goes with --missed-review only.`);
}

/** An agent has the same luck in two scenarios only where both run alike. */
function requireSameRandomNumbers(files: readonly string[], [one, other]: readonly Scenario[]): void {
  if (other === undefined) return;
  const differing = (['start', 'years', 'seed'] as const).filter((key) => one[key] !== other[key]);
  const problems = differing.map(
    (key) =>
      `${files[1]} has ${key} ${other[key]} and ${files[0]} has ${one[key]}.${key === 'start' ? '' : ` Give both the same with --${key}.`}`,
  );
  if (problems.length > 0)
    throw new UsageError(['The same agent cannot be found in both scenarios.', ...problems].join('\n  '));
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
        `There is no ${story.of} ${name} in ‘${scenarios[index].name}’, ${unit}, replication ${replication}. ${index === 0 ? suggestNumbers(options, unitRuns[0]) : 'Name one that both scenarios have.'}`,
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
  const near = nearestName(unit, units);
  throw new UsageError(
    `There is no delivery unit "${unit}" in ${units.includes(unit) ? `‘${scenarios[1].name}’` : `‘${scenarios[0].name}’`}.${near === undefined ? '' : ` Did you mean "${near}"?`} There ${units.length === 1 ? 'is' : `are ${units.length}:`} ${units.slice(0, 12).join(', ')}${units.length > 12 ? ', ...' : ''}.`,
  );
}

/** An agent by name, and the day of the missed review that it was found by. */
type ChosenAgent = Required<Pick<FoundAgent, 'name'>> & Pick<FoundAgent, 'on'>;

function chosenCase(options: TraceOptions, unitRun: TraceRequest): ChosenAgent {
  if (options.case !== undefined && !/^\d+$/.test(options.case)) return { name: options.case };
  if (options.case !== undefined)
    return requireFound(findCase(unitRun, { number: Number(options.case) }), `case ${options.case}`, 'cases', '--case');
  const { nth = 1, risk } = options;
  const kind = risk === undefined ? 'missed reviews' : `missed reviews of ${risk} risk`;
  return requireFound(
    findCase(unitRun, { missedReview: nth, ...(risk !== undefined && { risk }) }),
    `missed review ${nth}`,
    kind,
    '--nth',
  );
}

const chosenOfficer = (wanted: string, unitRun: TraceRequest): ChosenAgent =>
  /^\d+$/.test(wanted)
    ? requireFound(findOfficer(unitRun, Number(wanted)), `officer ${wanted}`, 'officers', '--officer')
    : { name: wanted };

function requireFound({ name, on, count }: FoundAgent, wanted: string, kind: string, option: string): ChosenAgent {
  if (name !== undefined) return { name, ...(on !== undefined && { on }) };
  throw new UsageError(
    `There is no ${wanted}: this run has ${count === 0 ? 'no' : count.toLocaleString('en-GB')} ${kind}.${count === 0 ? '' : ` Give ${option} a number from 1 to ${count}.`}`,
  );
}

/** What to give in place of a name that nobody has. */
function suggestNumbers(options: TraceOptions, unitRun: TraceRequest): string {
  const [kind, { count }] =
    options.officer === undefined
      ? (['case', findCase(unitRun, { number: 0 })] as const)
      : (['officer', findOfficer(unitRun, 0)] as const);
  return `There are ${count.toLocaleString('en-GB')} ${kind}s: --${kind} takes a number from 1 to ${count} too.`;
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
  const files = [options.file, ...(options.other === undefined ? [] : [options.other])];
  const command = reproducibleCommand('trace', files, options, reproducibleOptions);
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
          'It is the story of one agent under one draw of luck: it shows how the model works, and not what is usual.',
        ],
        origin,
        command,
      },
      files: { 'story.md': text, 'story.json': `${JSON.stringify(data, undefined, 2)}\n` },
    }),
  );
  if (!options.quiet) terminal.err.write(`Wrote ${written.fileNames.length} files to ${written.folder}.\n`);
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

function wholeNumberReader(option: string, least = 1) {
  return (given: unknown): number => {
    if (/^\d{1,10}$/.test(String(given)) && Number(given) >= least) return Number(given);
    throw new UsageError(`--${option} must be a whole number from ${least}; found "${String(given)}".`);
  };
}

function years(given: unknown): number {
  const value = /^(\d+\.?\d*|\.\d+)$/.test(String(given)) ? Number(given) : NaN;
  if (value > 0 && value <= 40) return value;
  throw new UsageError(`--years must be a number of years, more than 0 and at most 40; found "${String(given)}".`);
}
