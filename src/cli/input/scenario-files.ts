import { readdirSync, statSync } from 'node:fs';
import { totalmem } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { memoryOf, memoryOfResults } from '../../model/index.ts';
import {
  describeProblems,
  isSheetPath,
  nearestName,
  readingAtCells,
  readScenario,
  shippedPrefix,
  UnreadableFile,
  whyOtherFormat,
} from '../../scenario/index.ts';
import type { Problem, ScenarioReading, ReadingOptions, RunOverrides, Scenario } from '../../scenario/index.ts';
import { describeFileError, UsageError } from '../errors.ts';
import type { CommonOptions } from '../options/simulation-options.ts';
import type { Terminal } from '../terminal.ts';
import { didYouMean } from '../words.ts';
import { isColoured } from '../terminal.ts';
import { sheetIsNoStudy, whyOtherKind, whyResultFolder } from './kind-of-file.ts';
import type { WantedKind } from './kind-of-file.ts';
import { readInputText } from './read-file.ts';
import { meantPath, pathOnDisk, scenarioTexts } from './sheet/scenario-texts.ts';

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
  const file = meantPath(path, folder);
  const unreadable = whyUnreadable(file, folder, 'scenario');
  if (unreadable !== undefined) return { file, ok: false, unreadable };
  const { textOf, sheets } = scenarioTexts(folder);
  try {
    const reading = readScenario(file, textOf, {
      run,
      memoryNeedsOf,
      namesIn: (of) => scenariosIn(pathOnDisk(of, folder)),
    });
    return { file, ...readingAtCells(reading, sheets) };
  } catch (error) {
    if (error instanceof UsageError || error instanceof UnreadableFile)
      return { file, ok: false, unreadable: error.message };
    throw error;
  }
}

/** Reads several scenarios that must all be good; else throws a UsageError with the problems of all of them. */
export function readGoodScenarios(
  paths: readonly string[],
  terminal: Terminal,
  options: CommonOptions & RunOverrides & { quiet?: boolean },
): { scenario: Scenario; notes: readonly Problem[] }[] {
  const run = runOverridesOf(options);
  noteShippedFiles(paths, terminal, options);
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
export const textReader = (folder: string): ((path: string) => string | undefined) => scenarioTexts(folder).textOf;

/** Says which files are those that come with procap, where the folder has none of that path. */
export function noteShippedFiles(paths: readonly string[], terminal: Terminal, { quiet }: { quiet?: boolean }): void {
  if (quiet === true) return;
  for (const path of paths)
    if (!path.startsWith(shippedPrefix) && meantPath(path, terminal.folder).startsWith(shippedPrefix))
      terminal.err.write(`${path} is not in this folder; the file of that name that comes with procap is used.\n`);
}

/** Folders in which such files are shipped, where one is looked for that was probably meant. */
const shippedFolders: Readonly<Record<WantedKind, readonly string[]>> = {
  scenario: ['scenarios', 'scenarios/published'],
  study: ['scenarios/studies'],
};

/**
 * Why a file cannot be a scenario or study, in a sentence; absent where it can be read. `displayPath` counts from
 * `folder`.
 */
export function whyUnreadable(displayPath: string, folder: string, wanted: WantedKind): string | undefined {
  const path = pathOnDisk(displayPath, folder);
  try {
    const entry = statSync(path);
    if (entry.isDirectory()) {
      const result = whyResultFolder(path, displayPath);
      return `${displayPath} ${result ?? `is a folder. Name a scenario file in it${exampleIn(path, displayPath)}.`}`;
    }
    const other = whyOtherFormat(path);
    if (other !== undefined) return `${displayPath} ${other}`;
    // A pipe can be read once only, and a spreadsheet is no text.
    if (isSheetPath(path)) return wanted === 'study' ? `${displayPath} ${sheetIsNoStudy}` : undefined;
    if (entry.isFIFO()) return undefined;
    const why = whyOtherKind(readInputText(path, displayPath) ?? '', displayPath, wanted);
    return why && `${displayPath} ${why}`;
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message;
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT')
      return `${displayPath} cannot be read: ${describeFileError(error)}.`;
    const near = nearestFile(displayPath, folder, [dirname(displayPath), ...shippedFolders[wanted]]);
    return `There is no file ${displayPath}.${didYouMean(near)}`;
  }
}

/**
 * The file in one of these folders whose name is nearest to the one asked for, with or without its ending; the first
 * folder wins a tie.
 */
function nearestFile(displayPath: string, folder: string, folders: readonly string[]): string | undefined {
  const known = folders.flatMap((candidateFolder) =>
    scenariosIn(pathOnDisk(candidateFolder, folder)).map((name) => ({ name, path: join(candidateFolder, name) })),
  );
  const asked = basename(displayPath);
  const near = nearestName(
    /\.(ya?ml|xlsx|ods)$/.test(asked) ? asked : `${asked}.yaml`,
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
      .filter((name) => /\.(ya?ml|xlsx|ods)$/.test(name))
      .sort();
  } catch {
    return [];
  }
}
