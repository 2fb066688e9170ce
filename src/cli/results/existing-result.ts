import { lstatSync, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { describeFileError, UsageError } from '../errors.ts';
import { hashOfFile } from './durable.ts';
import { crateFile, optionsOf } from './result-path.ts';

/** The kinds of question that procap answers with a folder of files. */
export const resultKinds = [
  'run',
  'comparison',
  'sweep',
  'scenario discovery',
  'sensitivity analysis',
  'explanation',
  'list of changes',
  'search',
  'ranking',
  'choice',
  'calibration',
  'verification',
  'twin',
  'reproduction',
  'memo',
] as const;
export type ResultKind = (typeof resultKinds)[number];

/** What a result is of. Only a result of the same thing may replace an earlier one. */
export interface ResultIdentity {
  readonly kind: ResultKind;
  /** Names of the scenarios, the baseline first; or of whatever else the question is about. */
  readonly names: readonly string[];
  /** The command that gives it again; one with other options gives another result. */
  readonly command?: string;
}

/** What is at a path at present, where it is something that a new result may replace. */
export type ExistingResult = 'nothing' | 'empty folder' | 'earlier result';

/** Files that a file manager leaves in any folder, which no one misses. */
const fileManagerFiles = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini']);

/**
 * What exists where a result is to go. Throws a UsageError for everything that must not be replaced: a file, a symbolic
 * link, the current folder, a folder with anything in it that procap did not write or that was changed since, and
 * the result of another question.
 */
export function existingResultAt(
  path: string,
  identity: ResultIdentity,
  currentFolder: string,
  displayPath: string,
): ExistingResult {
  const refuse = (because: string): never => {
    throw new UsageError(`Results cannot be written to ${displayPath}: ${because}`);
  };
  const entry = entryAt(path, refuse);
  if (entry === undefined) return 'nothing';
  if (entry.isSymbolicLink()) return refuse('it is a symbolic link. Name the folder itself.');
  if (!entry.isDirectory()) return refuse('it is a file. Name a folder, or a path that does not exist yet.');
  if (isWithin(currentFolder, realpathSync(path)))
    return refuse('it is the current folder, and would be replaced. Name a folder inside it, such as --out results.');

  const files = filesIn(path, refuse);
  if (files.length === 0) return 'empty folder';
  const isPlain = (name: string): boolean => files.some((file) => file.path === name && file.isPlain);
  const earlier =
    (isPlain('run.json') ? readRecord(path) : undefined) ??
    refuse('it is a folder with other files in it. Name an empty folder, or a path that does not exist yet.');
  if (earlier.kind !== identity.kind || earlier.names.join('\n') !== identity.names.join('\n')) {
    return refuse(
      `it holds the ${earlier.kind} of ${quoted(earlier.names)}, and this is the ${identity.kind} of ` +
        `${quoted(identity.names)}. Name another folder with --out.`,
    );
  }
  if (optionsOf(earlier.command ?? '') !== optionsOf(identity.command ?? ''))
    return refuse(
      `it holds the result of other options, ${named(optionsOf(earlier.command ?? ''))}, and these are ` +
        `${named(optionsOf(identity.command ?? ''))}. Name another folder with --out.`,
    );
  const foreignFile = files.find(
    ({ path: file, isPlain: isOurs }) => !isOurs || (file !== 'run.json' && !earlier.files.has(file)),
  )?.path;
  if (foreignFile !== undefined)
    return refuse(
      `it holds ${foreignFile}, which procap did not write and would delete. Move that file, or name another ` +
        'folder with --out.',
    );
  const changed = files
    .map(({ path: file }) => file)
    .find((file) => isHash(earlier.files.get(file)) && hashIn(join(path, file), refuse) !== earlier.files.get(file));
  if (changed !== undefined)
    return refuse(
      `it holds ${changed}, which was changed after procap wrote it, and the change would be lost. Move that ` +
        'folder, or name another one with --out.',
    );
  return 'earlier result';
}

const named = (options: string): string => (options === '' ? 'none' : options);

export const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

const isWithin = (inner: string, outer: string): boolean => {
  const path = relative(outer, inner);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path); // absolute: on another drive
};

function entryAt(path: string, refuse: (because: string) => never) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch (error) {
    return refuse(`${describeFileError(error)}.`);
  }
}

/**
 * Every file below a folder, by its path with '/' from there, and whether it is a plain one, as all of procap's are; a
 * link or a pipe of the same name is not. An empty subfolder counts as a file of its own.
 */
function filesIn(folder: string, refuse: (because: string) => never): { path: string; isPlain: boolean }[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true, recursive: true });
    const paths = entries.map((entry) => ({
      entry,
      path: relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
    }));
    return paths
      .filter(
        ({ entry, path }) =>
          !fileManagerFiles.has(entry.name) &&
          !(entry.isDirectory() && paths.some((other) => other.path.startsWith(`${path}/`))),
      )
      .map(({ entry, path: file }) => ({ path: file, isPlain: entry.isFile() }));
  } catch (error) {
    return refuse(`${describeFileError(error)}.`);
  }
}

/** A record that lists a file without its hash says nothing about its contents. */
const isHash = (text: unknown): boolean => typeof text === 'string' && /^[0-9a-f]{64}$/.test(text);

function hashIn(path: string, refuse: (because: string) => never): string {
  try {
    return hashOfFile(path);
  } catch (error) {
    return refuse(`${describeFileError(error)}.`);
  }
}

/** The parts of run.json that tell one result from another. */
interface RunRecord {
  readonly madeBy: string;
  readonly kind: ResultIdentity['kind'];
  readonly command?: string;
  readonly scenarios: readonly { readonly name: string }[];
  readonly files: Readonly<Record<string, unknown>>;
  readonly crate?: string;
}

/** What run.json says of the result that it belongs to; absent where there is none, or none of ours. */
function readRecord(folder: string): (ResultIdentity & { readonly files: ReadonlyMap<string, unknown> }) | undefined {
  try {
    const record = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunRecord;
    if (record.madeBy !== 'procap') return undefined;
    return {
      kind: record.kind,
      ...(record.command !== undefined && { command: record.command }),
      names: record.scenarios.map((each) => each.name),
      files: new Map(Object.entries({ ...record.files, ...(record.crate && { [crateFile]: record.crate }) })),
    };
  } catch {
    return undefined;
  }
}
