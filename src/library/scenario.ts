import { readMeasure } from '../experiment/index.ts';
import { parameterDefinitions } from '../model/index.ts';
import type { Scenario as CompleteScenario, ScenarioReading, SweepStudy } from '../scenario/index.ts';
import {
  definitionOf,
  describeNotes,
  describeProblems,
  readScenario as readScenarioText,
  readSweepStudy,
  shippedPath,
  shippedPrefix,
  slug,
  UnreadableFile,
} from '../scenario/index.ts';
import { currentSurroundings } from './surroundings.ts';
import type { Texts } from './surroundings.ts';

/**
 * A scenario that was read and checked: what is simulated, and for how long. Made by {@link readScenario} and
 * {@link withChanges} only. Plain data, never changed.
 */
export interface Scenario {
  readonly name: string;
  readonly question?: string;
  readonly description?: string;
  /** The first simulated day, as an ISO date. */
  readonly start: string;
  /** How long it is simulated, in years. */
  readonly years: number;
  /** Replications that the file asks for. */
  readonly replications: number;
  /** Where the random numbers begin: whole, 0 to 4,294,967,295. */
  readonly seed: number;
  /** The files it is made of, the baseline first. */
  readonly files: readonly string[];
}

/** A study that was read and checked: a scenario, the settings that vary, and the design. Made by {@link readStudy}. */
export interface Study {
  readonly name: string;
  readonly question?: string;
  readonly description?: string;
  readonly scenario: Scenario;
  /** How many points the design has. */
  readonly points: number;
  /** Of each point. */
  readonly replications: number;
  /** Measures as the file writes them: `unallocated.all@mean`. */
  readonly measures: readonly string[];
}

/** Where files are read from, and what replaces the run that they ask for. */
export interface ReadOptions {
  /** In place of what the file says: how many years are simulated, more than 0, at most 40. */
  readonly years?: number;
  /** In place of what the file says: whole, 1 to 100,000. */
  readonly replications?: number;
  /** In place of what the file says: whole, 0 to 4,294,967,295. */
  readonly seed?: number;
  /**
   * Texts of files by path, which are looked for first. A page has no other files: give it `shippedScenarios` of
   * `procap/shipped-scenarios`, and texts of your own beside them.
   */
  readonly texts?: Readonly<Record<string, string>>;
  /** The folder that paths start from; in Node only. Default: the current folder. */
  readonly folder?: string;
}

/** A change to a scenario, as a scenario file writes it. */
export interface Change {
  /** Chapter, dot, name: `training.places`. The model's document lists all. */
  readonly setting: string;
  /** For a setting by region: the regions in which it is changed. Default: all. */
  readonly regions?: readonly string[];
  /** The first day on which it holds, as an ISO date. Default: from the start. */
  readonly from?: string;
  /** The first day on which it no longer holds. Default: it holds to the end. */
  readonly until?: string;
  /** `12 months`: it comes in by so many monthly steps. */
  readonly over?: string;
  /** One of a value, an amount to add, and a factor. The unit may be left out; it is that of the setting. */
  readonly to: ChangeTo;
  /** Why. Default: `Set by a program.` */
  readonly because?: string;
}

/** Numbers, words and switches that a setting takes; several numbers by name. */
export type SettingValue = number | string | boolean | Readonly<Record<string, number>>;

/** What a setting becomes: exactly one of `value`, `add` and `times` is given. */
export interface ChangeTo {
  readonly value?: SettingValue;
  /** In the unit of the setting. */
  readonly add?: number | Readonly<Record<string, number>>;
  /** A factor. */
  readonly times?: number | Readonly<Record<string, number>>;
  readonly unit?: string;
}

/** One thing that is wrong with a file. */
export interface ScenarioProblem {
  readonly file: string;
  /** Counts from 1, as does the column. */
  readonly line: number;
  readonly column: number;
  /** The setting or key: `changes[2].from`. */
  readonly field: string;
  /** What is wrong. */
  readonly message: string;
  readonly found?: string;
  readonly allowed?: string;
  /** What to write instead. */
  readonly suggestion?: string;
}

/** A scenario or study that cannot be run. The message names every problem with its file, line and what to write. */
export class ScenarioError extends Error {
  override readonly name = 'ScenarioError';
  /** Empty where a file could not be read at all. */
  readonly problems: readonly ScenarioProblem[];

  /** @internal */
  constructor(message: string, problems: readonly ScenarioProblem[] = []) {
    super(message);
    this.problems = problems;
  }
}

/** Where a scenario was read, so that others can extend it. */
interface Origin {
  readonly path: string;
  readonly options: ReadOptions;
  readonly texts: Texts;
  readonly notes: string;
}

const origins = new WeakMap<Scenario, Origin>();

/**
 * Reads a scenario with the files that it extends, and checks them in every part.
 *
 * In Node a path counts from the current folder; one that is not there and begins with `scenarios/` is that of a
 * scenario that comes with procap. Spreadsheets are read as the command reads them. In a page hand in texts.
 *
 * @throws {@link ScenarioError} with every problem of the files at once.
 */
export function readScenario(path: string, options: ReadOptions = {}): Scenario {
  const { texts, found } = open(path, options);
  return read(found, options, texts);
}

/**
 * Reads a study for {@link experiments}: a file that names a scenario, settings to vary and a design. Paths are found as
 * {@link readScenario} finds them.
 *
 * @throws {@link ScenarioError} with every problem of the files at once.
 */
export function readStudy(path: string, options: ReadOptions = {}): Study {
  const { texts, found } = open(path, options);
  const { memoryNeedsOf } = currentSurroundings();
  const reading = whileReadable(() =>
    readSweepStudy(found, texts.textOf, {
      run: runOf(options),
      readMeasure,
      ...(memoryNeedsOf && { memoryNeedsOf }),
    }),
  );
  if (reading.ok) {
    const { study } = reading;
    origins.set(study.scenario, { path: study.scenario.files.at(-1)!, options, texts, notes: '' });
    return study;
  }
  const words = describeProblems(found, reading.problems).replace('This scenario', 'This study').trimEnd();
  throw new ScenarioError(words, reading.problems);
}

/**
 * The scenario with changes, checked as if they stood in a file that extends it: units, limits, names and dates.
 *
 * The run stays as it is, with the same seed, so that the two can be compared. Give it a name of its own.
 *
 * @throws {@link ScenarioError} with every problem of the changes at once. Lines count in the text that the changes
 * make, one line a change, from line 4 on.
 */
export function withChanges(scenario: Scenario, name: string, changes: readonly Change[]): Scenario {
  const origin = originOf(scenario);
  const { path: parent, texts: parentTexts } = origin;
  const folder = parent.slice(0, parent.lastIndexOf('/') + 1);
  const path = `${folder}${slug(name)} (changes).yaml`;
  const text = [
    `name: ${JSON.stringify(name)}`,
    `extends: ${JSON.stringify(parent.slice(folder.length))}`,
    'changes:',
    ...changes.map((change) => `  - ${JSON.stringify(inFull(change))}`),
  ].join('\n');
  const { years, seed, replications } = scenario;
  const options = { ...origin.options, years, seed, replications };
  const textOf = (each: string): string | undefined => (each === path ? text : parentTexts.textOf(each));
  return read(path, options, { ...parentTexts, textOf });
}

/** What is true of a scenario and worth knowing, in sentences: a change after the end of the run, a default in force. */
export const notesOf = (scenario: Scenario): string => originOf(scenario).notes;

/** A scenario as the floors below take it. Throws a TypeError for what was not read here. */
export function completeScenario(scenario: Scenario): CompleteScenario {
  originOf(scenario);
  return scenario as CompleteScenario;
}

/** A study as the floors below take it. Throws a TypeError for what was not read here. */
export function completeStudy(study: Study): SweepStudy {
  if (!('factors' in study)) throw new TypeError('This is no study. Make one with readStudy.');
  return study as unknown as SweepStudy;
}

function originOf(scenario: Scenario): Origin {
  const origin = origins.get(scenario);
  if (origin === undefined)
    throw new TypeError(
      'This is not a scenario as readScenario gave it. To change one use withChanges, or read it again, and do not copy it.',
    );
  return origin;
}

/** The texts that a path is read from, and the path by which they know it. */
function open(path: string, { texts = {}, folder }: ReadOptions): { texts: Texts; found: string } {
  const surroundings = currentSurroundings();
  const outside = surroundings.texts(folder);
  const given = new Map(Object.entries(texts));
  const textOf = (each: string): string | undefined => givenText(given, each) ?? outside.textOf(each);
  if (givenText(given, path) !== undefined) return { texts: { ...outside, textOf }, found: shippedPath(path) };
  const found = surroundings.pathOf(path, folder);
  const why = outside.whyUnreadable?.(found);
  if (why !== undefined) throw new ScenarioError(why);
  return { texts: { ...outside, textOf }, found };
}

/** One of the texts that were handed in: by its path, or as a shipped one, `procap:baseline`. */
const givenText = (given: ReadonlyMap<string, string>, path: string): string | undefined =>
  given.get(path) ?? given.get(shippedPath(path).replace(shippedPrefix, ''));

function read(path: string, options: ReadOptions, texts: Texts): Scenario {
  const { memoryNeedsOf } = currentSurroundings();
  const read = whileReadable(() =>
    readScenarioText(path, texts.textOf, {
      run: runOf(options),
      ...(texts.namesIn && { namesIn: texts.namesIn }),
      ...(memoryNeedsOf && { memoryNeedsOf }),
    }),
  );
  const reading: ScenarioReading = texts.inTermsOfFiles?.(read) ?? read;
  if (!reading.ok) throw new ScenarioError(describeProblems(path, reading.problems).trimEnd(), reading.problems);
  const { scenario, notes } = reading;
  origins.set(scenario, { path, options, texts, notes: describeNotes(notes).trimEnd() });
  return scenario;
}

function whileReadable<Reading>(work: () => Reading): Reading {
  try {
    return work();
  } catch (error) {
    throw error instanceof UnreadableFile ? new ScenarioError(error.message) : error;
  }
}

const runOf = ({ years, seed, replications }: ReadOptions) => ({
  ...(years !== undefined && { years }),
  ...(seed !== undefined && { seed }),
  ...(replications !== undefined && { replications }),
});

/** A change with what a file must say of it and a program need not. */
function inFull({ to, because = 'Set by a program.', ...change }: Change): object {
  const definition = definitionOf(change.setting, parameterDefinitions);
  const unit = definition !== undefined && 'unit' in definition ? { unit: definition.unit } : {};
  if (to.times !== undefined) return { ...change, to, because };
  if (to.value === undefined) return { ...change, to: { ...unit, ...to }, because };
  // The program has set it: no other value is in question.
  const plausible = typeof to.value === 'number' ? [to.value, to.value] : [1, 1];
  const range = typeof to.value === 'number' || typeof to.value === 'object' ? { plausible } : {};
  return { ...change, to: { ...unit, quality: 'assumed', ...range, ...to }, because };
}
