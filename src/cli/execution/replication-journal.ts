import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { modelInput } from '../../experiment/index.ts';
import type { ReplicationTask, RunReplications } from '../../experiment/index.ts';
import type { ReplicationResult, ServiceInput } from '../../model/index.ts';
import { fileErrorOf, UsageError } from '../errors.ts';
import { readIfPresent, syncFolder } from '../results/durable.ts';
import { beside } from '../results/stale-folders.ts';
import { version } from '../results/provenance.ts';
import { programHash } from './program-hash.ts';

/** The finished replications of a question on the disk, until its result is published. */
export interface ReplicationJournal {
  /** The time that they took. */
  readonly secondsBefore: number;
  /** Replications that are kept now. */
  readonly kept: number;
  /** Runs what is not kept, and keeps each as it ends. `onResumed` hears once how many need not be run. */
  readonly keep: (runReplications: RunReplications, onResumed: (count: number) => void) => RunReplications;
  /** Stops writing; what is kept stays for the next time. A journal without a replication is removed. */
  close(): void;
  /** Removes it, once the result is published. */
  remove(): void;
}

/** How every journal begins, so that no other file is mistaken for one. */
const prefix = '{"kind":"procap replications",';

/** No journal grows beyond this; what is finished later is run again. It is read whole into memory. */
const mostBytes = 2 ** 30;

/** Between two syncs: a power cut loses so much work, a kill nothing, since the system has what was written. */
const syncInterval = 1_000;

/**
 * Opens the journal of a question, a hidden file beside its result folder, so that the same command resumes after any
 * interruption and ends with the same bytes.
 *
 * It has a line of JSON for each replication, under a hash of all that decides it, so that a replication of another
 * seed or scenario is not taken for it; and a first line that says of which program. A line has a checksum: one that
 * is torn or changed is left out, and its replication run again. Where the disk takes no more, the run goes on without.
 * Throws a UsageError where a file of that name is no journal. Whoever opens it holds the lock of the result.
 */
export function openReplicationJournal(resultFolder: string, currentFolder: string): ReplicationJournal {
  const path = beside(resolve(currentFolder, resultFolder), 'replications');
  const displayPath = relative(currentFolder, path);
  const began = performance.now();
  const header = `${prefix}"of":${JSON.stringify(`${version()} ${programHash()}`)}}\n`;
  const bytes = readIfPresent(path);
  const start = bytes.toString('utf8', 0, header.length);
  if (!start.startsWith(prefix) && !prefix.startsWith(start))
    throw new UsageError(
      `Finished replications would be kept in ${displayPath}, and that file is something else. Move it, or name ` +
        'another folder with --out.',
    );
  const isOfThisProgram = start === header;
  const entries = isOfThisProgram ? readEntries(bytes.subarray(header.length)) : [];
  const results = new Map(entries.map((entry) => [entry.key, resultOf(entry)]));
  let hasResumed = false;
  const secondsBefore = entries.reduce((most, { seconds }) => Math.max(most, seconds), 0);

  let file: number | undefined;
  let size = isOfThisProgram ? bytes.lastIndexOf('\n') + 1 : 0;
  let synced = began;
  try {
    if (isOfThisProgram) truncateSync(path, size);
    file = openSync(path, isOfThisProgram ? 'a' : 'w');
    if (!isOfThisProgram) size += writeSync(file, header);
    syncFolder(dirname(path));
  } catch (error) {
    throw fileErrorOf(error, `Finished replications cannot be kept in ${displayPath}`);
  }
  const close = () => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  const record = (key: string, result: ReplicationResult) => {
    if (file === undefined || size > mostBytes) return;
    const line = Buffer.from(lineOf(key, result, secondsBefore + (performance.now() - began) / 1_000));
    try {
      for (let written = 0; written < line.length;) written += writeSync(file, line, written);
      if (performance.now() - synced > syncInterval) {
        fdatasyncSync(file);
        synced = performance.now();
      }
      size += line.length;
      results.set(key, result);
    } catch {
      close(); // the line is torn, and left out the next time
    }
  };
  const isOpen = () => file !== undefined;
  const remove = () => {
    close();
    rmSync(path, { force: true });
  };
  return {
    secondsBefore,
    get kept() {
      return results.size;
    },
    keep: (runReplications, onResumed) => async (tasks, onDone) => {
      const done = tasks.map((task) => results.get(keyOf(task)));
      const rest = tasks.filter((_, index) => done[index] === undefined);
      if (rest.length < tasks.length && !hasResumed) onResumed(tasks.length - rest.length);
      hasResumed ||= rest.length < tasks.length;
      tasks.forEach((task, index) => done[index] !== undefined && onDone(task, done[index]));
      if (rest.length === 0) return done as ReplicationResult[];
      const fresh = (
        await runReplications(rest, (task, result) => {
          if (result !== undefined && isOpen()) record(keyOf(task), result);
          onDone(task, result);
        })
      ).values();
      return done.map((result) => result ?? fresh.next().value!);
    },
    close: () => (results.size === 0 ? remove() : close()),
    remove,
  };
}

interface Entry {
  readonly key: string;
  /** From the start of the work, over all times that it was resumed. */
  readonly seconds: number;
  readonly result: Omit<ReplicationResult, 'values'>;
  /** The doubles of the result in base 64, so that they read back to the last bit. */
  readonly values: string;
  /** Of the other fields. */
  readonly check: string;
}

function lineOf(key: string, { values, ...result }: ReplicationResult, seconds: number): string {
  const text = Buffer.from(values.buffer, values.byteOffset, values.byteLength).toString('base64');
  const entry = { key, seconds: Math.round(1_000 * seconds) / 1_000, result, values: text };
  return `${JSON.stringify({ ...entry, check: checkOf(entry) })}\n`;
}

const checkOf = ({ key, seconds, result, values }: Omit<Entry, 'check'>): string =>
  hashOf(JSON.stringify([key, seconds, result, values])).slice(0, 16);

function resultOf({ result, values }: Entry): ReplicationResult {
  const bytes = Buffer.from(values, 'base64');
  return { ...result, values: new Float64Array(new Uint8Array(bytes).buffer) };
}

/** The entries that are whole. */
function readEntries(bytes: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let from = 0, to = bytes.indexOf('\n'); to >= 0; from = to + 1, to = bytes.indexOf('\n', from))
    try {
      const entry = JSON.parse(bytes.toString('utf8', from, to)) as Entry;
      if (checkOf(entry) === entry.check) entries.push(entry);
    } catch {
      // torn or changed: its replication is run again
    }
  return entries;
}

/** All that decides a replication, and nothing else. */
function keyOf({ input, seed, replication, scopes, checkBalance = false }: ReplicationTask): string {
  const ofInput = inputHashes.get(input) ?? hashOf(JSON.stringify(modelInput(input)));
  inputHashes.set(input, ofInput);
  return hashOf(JSON.stringify([ofInput, seed, replication, scopes, checkBalance]));
}

const inputHashes = new WeakMap<ServiceInput, string>();

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
