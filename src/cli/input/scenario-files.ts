import { readdirSync, readFileSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { memoryOf, memoryOfResults } from '../../model/index.ts';
import { describeProblems, nearestName, readScenario } from '../../scenario/index.ts';
import type { Problem, ScenarioReading, ReadingOptions, RunOverrides, Scenario } from '../../scenario/index.ts';
import { describeFileError, UsageError } from '../errors.ts';
import type { CommonOptions } from '../options/simulation-options.ts';
import type { Terminal } from '../terminal.ts';
import { didYouMean } from '../words.ts';
import { isColoured } from '../terminal.ts';

/** Far above any scenario; keeps a file named by mistake from being read as one. In bytes. */
const mostBytes = 10_000_000;

/** What a run keeps in memory: one replication at a time on each thread, and the results of all. */
export const memoryNeedsOf: NonNullable<ReadingOptions['memoryNeedsOf']> = (input, replications) => [
  memoryOf(input),
  { ...memoryOfResults(input, replications), mostBytes: totalmem() / 2 },
];

/** A file that was named on the command line: read, or not there to be read. */
export type FileReading = { readonly file: string } & (
  ScenarioReading | { readonly ok: false; readonly unreadable: string }
);

/**
 * Reads a scenario and the files that it extends from the disk. `path` counts from `folder`.
 *
 * Nothing is thrown for bad input: a caller with several files reports the problems of all of them at once.
 */
export function readScenarioFile(path: string, folder: string, run: RunOverrides = {}): FileReading {
  const file = path.replaceAll('\\', '/');
  const unreadable = whyUnreadable(file, folder, ['scenarios', 'scenarios/published']);
  return {
    file,
    ...(unreadable === undefined
      ? readScenario(file, textReader(folder), {
          run,
          memoryNeedsOf,
          namesIn: (of) => scenariosIn(resolve(folder, of)),
        })
      : { ok: false, unreadable }),
  };
}

/** Reads several scenarios that must all be good; else throws a UsageError with the problems of all of them. */
export function readGoodScenarios(
  paths: readonly string[],
  terminal: Terminal,
  options: CommonOptions & RunOverrides,
): { scenario: Scenario; notes: readonly Problem[] }[] {
  const run = runOverridesOf(options);
  const readings = paths.map((path) => readScenarioFile(path, terminal.folder, run));
  const bad = readings.filter((reading) => !reading.ok);
  if (bad.length > 0)
    throw new UsageError(
      bad.map((reading) => describeBadFile(reading, isColoured(terminal.err, terminal, options.color))).join('\n\n'),
    );
  return readings.flatMap((reading) => (reading.ok ? [reading] : []));
}

/** The options that replace what the file of a scenario says about its run. */
export const runOverridesOf = ({ years, seed, replications }: RunOverrides): RunOverrides => ({
  ...(years !== undefined && { years }),
  ...(seed !== undefined && { seed }),
  ...(replications !== undefined && { replications }),
});

/** Everything that is wrong with a file, in words. */
export const describeBadFile = (reading: FileReading & { ok: false }, colour: boolean): string =>
  'unreadable' in reading ? reading.unreadable : describeProblems(reading.file, reading.problems, { colour }).trimEnd();

/** The text of any file that a scenario names; each is read once, so that one reading sees one state of the disk. */
export function textReader(folder: string): (path: string) => string | undefined {
  const texts = new Map<string, string | undefined>();
  return (path) => {
    if (!texts.has(path)) texts.set(path, readTextIfPresent(resolve(folder, path)));
    return texts.get(path);
  };
}

function readTextIfPresent(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/**
 * Why a file cannot be a scenario or study, in a sentence; absent where it can be read. `shown` counts from `folder`;
 * `usual` are the folders of it in which such files are shipped, where one is looked for that was probably meant.
 */
export function whyUnreadable(
  displayPath: string,
  folder: string,
  shippedFolders: readonly string[],
): string | undefined {
  const path = resolve(folder, displayPath);
  try {
    const entry = statSync(path);
    if (entry.isDirectory())
      return `${displayPath} is a folder. Name a scenario file in it${exampleIn(path, displayPath)}.`;
    if (!entry.isFile() && !entry.isFIFO()) return `${displayPath} is not a file.`;
    if (entry.size > mostBytes)
      return (
        `${displayPath} is too large for a scenario: it has ${Math.ceil(entry.size / 1e6)} MB, and at most ` +
        `${mostBytes / 1e6} MB is allowed.`
      );
    if (entry.isFile()) new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path));
    return undefined;
  } catch (error) {
    if (error instanceof TypeError) return `${displayPath} is not text in UTF-8, as a scenario must be.`;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      return `${displayPath} cannot be read: ${describeFileError(error)}.`;
    const near = nearestFile(displayPath, folder, [dirname(displayPath), ...shippedFolders]);
    return `There is no file ${displayPath}.${didYouMean(near)}`;
  }
}

/**
 * The file in one of these folders whose name is nearest to the one asked for, with or without its ending; the first
 * folder wins a tie.
 */
function nearestFile(displayPath: string, folder: string, folders: readonly string[]): string | undefined {
  const known = folders.flatMap((candidateFolder) =>
    scenariosIn(resolve(folder, candidateFolder)).map((name) => ({ name, path: join(candidateFolder, name) })),
  );
  const asked = basename(displayPath);
  const near = nearestName(
    /\.ya?ml$/.test(asked) ? asked : `${asked}.yaml`,
    known.map(({ name }) => name),
  );
  return known.find(({ name }) => name === near)?.path;
}

/** A file of the folder, as an example of what to name. */
function exampleIn(folder: string, displayPath: string): string {
  const [first] = scenariosIn(folder);
  return first === undefined ? '' : `, such as ${join(displayPath, first)}`;
}

function scenariosIn(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => /\.ya?ml$/.test(name))
      .sort();
  } catch {
    return [];
  }
}
