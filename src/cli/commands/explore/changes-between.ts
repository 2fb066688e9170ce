import {
  attributeToProgram,
  changesCsv,
  explain,
  explainFiles,
  figuresOfResults,
  findChanges,
  measureText,
  mostChanges,
  movedFigures,
  numberOfScenarios,
  runExperiment,
  verdictOf,
} from '../../../experiment/index.ts';
import type { Change, ExplainResult, Measure, RecordedFigures } from '../../../experiment/index.ts';
import type { ChangesInput, ChangesOfScenario } from '../../../report/index.ts';
import type { Scenario } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import { conduct } from '../../execution/conduct.ts';
import type { ExperimentContext } from '../../execution/conduct.ts';
import { assertMeasurable } from '../../input/measurability.ts';
import { readResultSides } from '../../input/result-side.ts';
import type { ResultSide, SideScenario } from '../../input/result-side.ts';
import { readMetrics } from '../../options/precision-options.ts';
import { reproducibleCommand } from '../../options/reproducible-command.ts';
import type { SimulationOptions } from '../../options/simulation-options.ts';
import { executionOptions } from '../../options/simulation-request.ts';
import { defaultResultFolder } from '../../results/result-path.ts';
import { experimentAnswer } from '../../results/write-answer.ts';
import type { Answer, Written } from '../../results/write-answer.ts';
import type { Terminal } from '../../terminal.ts';
import { counted } from '../../words.ts';

export interface ChangesOptions extends SimulationOptions {
  readonly from: string;
  readonly to: string;
  readonly scenario?: string;
  readonly group?: readonly string[];
  readonly 'list-only'?: boolean;
}

/** Measures that are split unless others are asked for. */
export const defaultMeasures = ['unallocated.all@end', 'capacity.mean.all@end', 'reviews.missedShare@end'];

/** A scenario of the one result with its counterpart in the other. */
type Pair = readonly [from: SideScenario, to: SideScenario];

/** Compares two results figure by figure, and writes the result folder. */
export async function changesBetween(options: ChangesOptions, terminal: Terminal): Promise<Written<object>> {
  const measures = options.metric ?? readMetrics(defaultMeasures);
  const mean = measures.find(({ when }) => when === 'mean' || when === 'total');
  if (mean !== undefined)
    throw new UsageError(
      `--metric ${measureText(mean)}: results keep every replication at the ends of years alone. Write @end or a month.`,
    );
  const [from, to] = readResultSides([options.from, options.to], options, terminal);
  const pairs = pairsOf(from, to, options.scenario);
  const isPaired = from.seed === to.seed;
  const splits = pairs.map((pair) => splitOf(pair, options, isPaired, pairs.length));
  for (const split of splits)
    for (const scenario of isSplit(split) ? split.scenarios : [])
      for (const measure of measures) assertMeasurable(measure, scenario);

  const names = [options.from, options.to];
  const command = reproducibleCommand('changes', [], options, ['from', 'to', ...otherOptions]);
  const name = `changes from ${options.from} to ${options.to}`;
  const request = {
    kind: 'list of changes' as const,
    names,
    scenarios: [],
    seed: to.seed,
    command,
    folder: options.out ?? defaultResultFolder([name], reproducibleCommand('changes', [], options, otherOptions)),
    ...executionOptions(options),
  };
  return conduct(request, terminal, async (context) => {
    const sets: ChangesOfScenario[] = [];
    for (const [index, pair] of pairs.entries()) {
      const [before, after] = [
        await figuresOf(pair[0], from, options, context),
        await figuresOf(pair[1], to, options, context),
      ];
      const split = splits[index];
      const explanation = isSplit(split)
        ? await explainUnderThisProgram(split, measures, from.seed, options, context, terminal)
        : undefined;
      sets.push({
        names: [pair[0].name, pair[1].name],
        isPaired,
        figures: movedFigures(before, after, isPaired),
        ...split,
        ...(explanation && { explanation, measures: attributeToProgram(before, after, explanation) }),
      });
    }
    return answerOf({ from, to, sets }, context, command);
  });
}

/** The scenarios that are compared: those of one name, or the only ones. Throws a UsageError where there are none. */
function pairsOf(from: ResultSide, to: ResultSide, name: string | undefined): Pair[] {
  const list = ({ path, scenarios }: ResultSide): string =>
    `${path} has ${scenarios.map((each) => `"${each.name}"`).join(', ')}`;
  const named = from.scenarios.flatMap((one): Pair[] => {
    const other = to.scenarios.find((each) => each.name === one.name);
    return other !== undefined && (name === undefined || name === one.name) ? [[one, other]] : [];
  });
  if (named.length > 0) return named;
  if (name === undefined && from.scenarios.length === 1 && to.scenarios.length === 1)
    return [[from.scenarios[0], to.scenarios[0]]];
  throw new UsageError(
    `The two results have no scenario ${name === undefined ? '' : `"${name}" `}in common: ${list(from)}; ${list(to)}.`,
  );
}

/** What differs between the settings of a pair. */
type Split = Pick<ChangesOfScenario, 'changes' | 'scenarios' | 'whyNotSplit'>;

/** Whether there is something to split over settings, and nothing against it. */
const isSplit = (split: Split): split is Required<Omit<Split, 'whyNotSplit'>> =>
  split.whyNotSplit === undefined && split.scenarios !== undefined && (split.changes?.length ?? 0) > 0;

function splitOf([one, other]: Pair, options: ChangesOptions, isPaired: boolean, pairs: number): Split {
  const [before, after] = [one.scenario, other.scenario];
  if (before === undefined || after === undefined)
    return {
      whyNotSplit:
        'This version of the program cannot read one of the two scenarios, so its settings are not compared.',
    };
  const changes = changesOf(before, after, options.group);
  const regions = ({ parameters }: Scenario): string =>
    Object.keys(parameters.organisation.delivery_units).sort().join();
  const scenarios = [before, after] as const;
  if (changes.length === 0) return { changes, scenarios };
  const because =
    (options['list-only'] && 'The settings that differ are listed and not tried out, as was asked for.') ||
    (pairs > 1 && 'Which setting did it is told of one scenario at a time: name it with --scenario.') ||
    (!isPaired && 'The seeds differ, so that the part of each setting cannot be told replication by replication.') ||
    (changes.length > mostChanges &&
      `${counted(changes.length, 'setting')} differ, and at most ${mostChanges} can be told apart: take some together with --group.`) ||
    ((before.start !== after.start || before.years !== after.years) &&
      'The two runs have another start or another length, so that the part of each setting is not told.') ||
    (regions(before) !== regions(after) && 'The two scenarios cover different regions.');
  return { changes, scenarios, ...(because && { whyNotSplit: because }) };
}

function changesOf(before: Scenario, after: Scenario, group: readonly string[] = []): readonly Change[] {
  try {
    return findChanges(before, after, group);
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(`--group: ${error.message}`) : error;
  }
}

/** The figures of a scenario: as a folder has them, or simulated. */
async function figuresOf(
  { figures, scenario }: SideScenario,
  { seed }: ResultSide,
  { scope }: ChangesOptions,
  { runner }: ExperimentContext,
): Promise<RecordedFigures> {
  if (figures !== undefined) return figures;
  const { replications } = scenario!;
  const [results] = await runExperiment({
    scenarios: [scenario!],
    replications,
    seed,
    scopes: scope,
    ...runner,
  });
  return figuresOfResults(results);
}

/** What each setting does, by this program, whichever wrote the results. */
async function explainUnderThisProgram(
  { scenarios: [baseline, plan], changes }: Required<Omit<Split, 'whyNotSplit'>>,
  measures: readonly Measure[],
  seed: number,
  { scope, quiet }: ChangesOptions,
  { runner }: ExperimentContext,
  terminal: Terminal,
): Promise<ExplainResult> {
  const replications = Math.min(baseline.replications, plan.replications);
  const count = numberOfScenarios({ changes, loops: [] });
  if (!quiet)
    terminal.err.write(
      `${counted(changes.length, 'change')} of settings: ${counted(count, 'scenario')} of ` +
        `${counted(replications, 'replication')}.\n`,
    );
  return explain({
    baseline,
    plan,
    changes,
    loops: [],
    measures,
    replications,
    seed,
    scopes: scope,
    ...runner,
  });
}

async function answerOf(input: ChangesInput, { origin }: ExperimentContext, command: string): Promise<Answer<object>> {
  const { changesReport, resultsMovedNote } = await import('../../../report/index.ts');
  const explanations = input.sets.flatMap(({ explanation }) => explanation ?? []);
  return experimentAnswer({
    data: () => dataOf(input),
    report: changesReport(input, origin, command),
    files: {
      'changes.csv': changesCsv(input.sets.map((set) => ({ ...set, scenario: set.names[1] }))),
      'results-moved.md': resultsMovedNote(input),
      ...(explanations.length === 1 && explainFiles(explanations[0])),
    },
  });
}

/** The options that can change a result, besides the two results themselves. */
const otherOptions = ['scenario', 'metric', 'group', 'list-only', 'replications', 'years', 'seed', 'scope'] as const;

/** What `--json` prints: every figure that moved by more than chance, and the parts of what was split. */
const dataOf = ({ from, to, sets }: ChangesInput): object => ({
  from: { path: from.path, ...from.program, seed: from.seed },
  to: { path: to.path, ...to.program, seed: to.seed },
  scenarios: sets.map(({ names, isPaired, figures, changes, whyNotSplit, explanation, measures }) => ({
    from: names[0],
    to: names[1],
    paired: isPaired,
    figures: figures.length,
    identical: figures.filter(({ difference }) => verdictOf(difference) === 'identical').length,
    moved: figures.filter(({ difference }) => ['higher', 'lower'].includes(verdictOf(difference))),
    settings: changes,
    ...(whyNotSplit !== undefined && { whyNotSplit }),
    ...(explanation && {
      measures: measures?.map(({ measure, total, program }) => ({
        ...measure,
        total,
        program,
        settings: explanation.measures
          .find((each) => measureText(each.measure) === measureText(measure))!
          .parts.map(({ change, share }) => ({ change: change.name, share })),
      })),
    }),
  })),
});
