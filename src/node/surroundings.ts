import { existsSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, resolve } from 'node:path';
import { memoryNeedsOf, pathOnDisk, scenarioTexts, threadPool, UsageError, whyUnreadable } from '../cli/index.ts';
import { runHere } from '../library/index.ts';
import type { Runner, RunnerRequest, Surroundings, Texts } from '../library/index.ts';
import { nearestName, readingAtCells, shippedPath, shippedPrefix, UnreadableFile } from '../scenario/index.ts';

/** The disk and the threads of Node. */
export const inNode: Surroundings = {
  memoryNeedsOf,
  texts: (folder = process.cwd()): Texts => {
    const { textOf, sheets } = scenarioTexts(folder);
    return {
      textOf: (path) => withoutUsageError(path, textOf),
      namesIn: (of) => namesOfScenarios(pathOnDisk(of, folder)),
      whyUnreadable: (path) => {
        const why = whyUnreadable(path, folder, 'scenario');
        return why?.endsWith(`no file ${path}.`) === true ? `${why}${shippedNear(path)}` : why;
      },
      inTermsOfFiles: (reading) => readingAtCells(reading, sheets),
    };
  },
  /** One that is not in the folder and begins with `scenarios/` is shipped. */
  pathOf: (path, folder = process.cwd()) => {
    const plain = shippedPath(path.replaceAll('\\', '/'));
    if (!plain.startsWith('scenarios/') || existsSync(resolve(folder, plain))) return plain;
    const shipped = `${shippedPrefix}${plain}`;
    return existsSync(pathOnDisk(shipped, folder)) ? shipped : plain;
  },
  startRunner,
};

/** One thread for each core, unless a number is asked for; with 0 the thread that calls does the work. */
function startRunner({ workers = availableParallelism(), most, names, signal }: RunnerRequest): Runner {
  if (workers === 0) return { runReplications: runHere(signal), close: () => Promise.resolve() };
  const atOnce = Math.min(workers, most);
  const pool = threadPool({ workers: atOnce, names, signal: signal ?? new AbortController().signal });
  const runReplications: Runner['runReplications'] = (tasks, onDone, groups) =>
    pool.runReplications(tasks, onDone, groups).catch((error: unknown) => {
      throw inWordsOfLibrary(error);
    });
  return { runReplications, workers: atOnce, close: pool.close };
}

/** An error of the threads speaks of options of the command; those of the library have the same names. */
function inWordsOfLibrary(error: unknown): unknown {
  if (error instanceof Error) error.message = error.message.replaceAll(/--(?=[a-z])/g, '');
  return error;
}

/** A bad spreadsheet is a file that cannot be read. */
function withoutUsageError(path: string, textOf: Texts['textOf']): string | undefined {
  try {
    return textOf(path);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UnreadableFile(path, error.message.replace(`${path} `, ''));
  }
}

/** The shipped scenario that was probably meant by one that is not there, as a question. */
function shippedNear(path: string): string {
  const folder = path.replace(/^procap:/, '').replace(/[^/]*$/, '');
  if (!folder.startsWith('scenarios/')) return '';
  const known = namesOfScenarios(dirname(pathOnDisk(`${shippedPrefix}${folder}any.yaml`, '')));
  const near = nearestName(path.slice(path.lastIndexOf('/') + 1), known);
  return near === undefined ? '' : ` Did you mean ${folder}${near}?`;
}

function namesOfScenarios(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /\.(ya?ml|xlsx|ods)$/.test(name));
  } catch {
    return [];
  }
}
