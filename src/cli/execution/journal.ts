import { relative, resolve } from 'node:path';
import { modelInput } from '../../experiment/index.ts';
import type { Journal, ReplicationTask, RunTasks } from '../../experiment/index.ts';
import type { ServiceInput } from '../../model/index.ts';
import { fileErrorOf, UsageError } from '../errors.ts';
import { beside } from '../results/stale-folders.ts';
import { JournalFile, NoJournal } from './journal-file.ts';
import { hashOf } from './journal-lines.ts';

/** The journal of a question, until its result is published. */
export interface QuestionJournal extends Journal {
  /** The time that earlier runs took. */
  readonly secondsBefore: number;
  /** Replications that are kept now. */
  readonly kept: number;
  /** Stops writing; what is kept stays for the next time. A journal without a replication is removed. */
  close(): void;
  /** Removes it, once the result is published. */
  remove(): void;
}

/**
 * Opens the journal of a question, a hidden file beside its result folder, so that the same command resumes after any
 * interruption and ends with the same bytes. `onResumed` hears once, when something need not be run, how many
 * replications are kept.
 *
 * A replication is kept under a hash of all that decides it, so that one of another seed, scenario or measure is not
 * taken for it. Throws a UsageError where a file of that name is no journal, and the error of the disk in words. Whoever
 * opens it holds the lock of the result.
 */
export function openJournal(
  resultFolder: string,
  currentFolder: string,
  onResumed: (count: number) => void = () => {},
): QuestionJournal {
  const path = beside(resolve(currentFolder, resultFolder), 'replications');
  const file = openFile(path, relative(currentFolder, path));
  const keptBefore = file.count;
  let hasResumed = false;
  return {
    secondsBefore: file.secondsBefore,
    get kept() {
      return file.count;
    },
    async complete(tasks, kept, run, onDone) {
      const keys = keysOf(tasks, kept);
      const found = tasks.map((task) => file.find(keys.get(task)!));
      if (!hasResumed && found.some(({ length }) => length > 0)) {
        hasResumed = true;
        onResumed(keptBefore);
      }
      return completeWith(tasks, found, run, onDone, (task, result) => file.record(keys.get(task)!, result));
    },
    close: () => (file.count === 0 ? file.remove() : file.close()),
    remove: () => file.remove(),
  };
}

function openFile(path: string, displayPath: string): JournalFile {
  try {
    return new JournalFile(path);
  } catch (error) {
    if (error instanceof NoJournal)
      throw new UsageError(
        `Finished replications would be kept in ${displayPath}, and that file is something else. Move it, or name ` +
          'another folder with --out.',
      );
    throw fileErrorOf(error, `Finished replications cannot be kept in ${displayPath}`);
  }
}

/** All results: those that are found, each in a list of one, and of the other tasks those that `run` gives. */
async function completeWith<Task, Result>(
  tasks: readonly Task[],
  found: readonly (readonly unknown[])[],
  run: RunTasks<Task, Result>,
  onDone: (task: Task) => void,
  record: (task: Task, result: Result) => void,
): Promise<readonly Result[]> {
  const rest = tasks.filter((_, index) => found[index].length === 0);
  tasks.forEach((task, index) => found[index].length > 0 && onDone(task));
  const fresh =
    rest.length === 0
      ? []
      : await run(rest, (task, result) => {
          if (result !== undefined) record(task, result);
          onDone(task);
        });
  const next = fresh.values();
  return found.map((each) => (each.length > 0 ? (each[0] as Result) : next.next().value!));
}

/** What each task is kept under: a hash of all that decides its result, and of nothing else. */
export function keysOf<Task extends object>(tasks: readonly Task[], kept: object): ReadonlyMap<Task, string> {
  const ofKept = JSON.stringify(kept);
  return new Map(tasks.map((task) => [task, hashOf(`${ofKept} ${textOf(task)}`)]));
}

/** The position of a scenario among others decides nothing; its input is large, and many tasks share it. */
function textOf(task: object): string {
  const { scenario: _, input, checkBalance = false, ...rest } = task as Partial<ReplicationTask>;
  return JSON.stringify({ ...rest, checkBalance, ...(input && { input: hashOfInput(input) }) });
}

const inputHashes = new WeakMap<ServiceInput, string>();

function hashOfInput(input: ServiceInput): string {
  const known = inputHashes.get(input);
  if (known !== undefined) return known;
  const hash = hashOf(JSON.stringify(modelInput(input)));
  inputHashes.set(input, hash);
  return hash;
}
