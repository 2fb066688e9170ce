import { createHash } from 'node:crypto';
import { closeSync, fdatasyncSync, openSync, rmSync, truncateSync, writeSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import type { MeasuredValues, SweepJournal } from '../../experiment/index.ts';
import { fileErrorOf, UsageError } from '../errors.ts';
import { readIfPresent, syncFolder } from '../results/durable.ts';
import { beside } from '../results/stale-folders.ts';

/** The journal of a sweep on the disk. */
export interface JournalFile extends SweepJournal {
  /** Whether there was a journal of something else, which was started afresh. */
  readonly wasStale: boolean;
  /** Stops writing; what is done stays for the next time. A journal without a replication is removed. */
  close(): void;
  /** Removes it, once the result is published. */
  remove(): void;
}

/** How every journal begins, so that no other file is mistaken for one. */
const journalPrefix = '{"kind":"procap sweep journal",';

/**
 * Opens the journal of a sweep, a hidden file beside its result folder, so that a sweep that was stopped in any way can
 * be resumed.
 *
 * It has a line of JSON for each replication, and a first line that says what of. A line is on the disk before the next
 * replication is counted, and has a checksum: a kill or a power cut loses what was under way and nothing else, since a
 * line that is incomplete or changed is left out, and its replication run again. `identity` stands for all that decides
 * the figures; the journal of anything else is started afresh. Throws a UsageError where a file of that name is no
 * journal. Whoever opens it holds the lock of the result.
 */
export function openJournal(resultFolder: string, currentFolder: string, identity: string): JournalFile {
  const path = beside(resolve(currentFolder, resultFolder), 'sweep-journal');
  const displayPath = relative(currentFolder, path);
  const bytes = readIfPresent(path);
  const text = bytes.toString('utf8');
  if (!text.startsWith(journalPrefix) && !journalPrefix.startsWith(text))
    throw new UsageError(
      `The journal of the sweep would be ${displayPath}, and that file is something else. Move it, or name ` +
        'another folder with --out.',
    );

  const header = `${journalPrefix}"of":${JSON.stringify(identity)}}\n`;
  const isResumed = text.startsWith(header);
  const measured = isResumed ? readEntries(text.slice(header.length), identity) : new Map<string, MeasuredValues>();
  const append = (line: string) => attempt(displayPath, () => (writeSync(file, line), fdatasyncSync(file)));
  if (isResumed) attempt(displayPath, () => truncateSync(path, bytes.lastIndexOf('\n') + 1));
  const file = attempt(displayPath, () => openSync(path, isResumed ? 'a' : 'w'));
  if (!isResumed) {
    append(header);
    attempt(displayPath, () => syncFolder(dirname(path)));
  }

  let isOpen = true;
  const close = () => {
    if (isOpen) closeSync(file);
    isOpen = false;
  };
  const remove = () => {
    if (isOpen) rmSync(path, { force: true });
    close();
  };
  return {
    wasStale: !isResumed && /\n./.test(text),
    find: (point, replication) => measured.get(`${point} ${replication}`),
    record(point, replication, values) {
      append(`${JSON.stringify(entryOf(point, replication, toHex(values), identity))}\n`);
      measured.set(`${point} ${replication}`, values);
    },
    close: () => (measured.size === 0 ? remove() : close()),
    remove,
  };
}

interface Entry {
  readonly point: number;
  readonly replication: number;
  /** The measures as doubles, 16 hexadecimal digits each, so that they read back to the last bit. */
  readonly measured: string;
  /** Of the other fields and of what the journal is of. */
  readonly check: string;
}

const entryOf = (point: number, replication: number, measured: string, identity: string): Entry => ({
  point,
  replication,
  measured,
  check: createHash('sha256').update(`${identity} ${point} ${replication} ${measured}`).digest('hex').slice(0, 16),
});

/** What a journal remembers, by point and replication; lines that are not whole are left out. */
function readEntries(text: string, identity: string): Map<string, MeasuredValues> {
  const entries = text
    .split('\n')
    .slice(0, -1)
    .flatMap((line): [string, MeasuredValues][] => {
      const entry = parseEntry(line);
      if (
        entry === undefined ||
        entry.check !== entryOf(entry.point, entry.replication, entry.measured, identity).check
      )
        return [];
      return [[`${entry.point} ${entry.replication}`, fromHex(entry.measured)]];
    });
  return new Map(entries);
}

function parseEntry(line: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? (value as Entry) : undefined;
  } catch {
    return undefined;
  }
}

function toHex(values: MeasuredValues): string {
  const bytes = Buffer.alloc(8 * values.length);
  values.forEach((value, index) => bytes.writeDoubleBE(value, 8 * index));
  return bytes.toString('hex');
}

function fromHex(hex: string): MeasuredValues {
  const bytes = Buffer.from(hex, 'hex');
  return Array.from({ length: bytes.length / 8 }, (_, index) => bytes.readDoubleBE(8 * index));
}

function attempt<Value>(displayPath: string, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    throw fileErrorOf(error, `The journal of the sweep, ${displayPath}, could not be written`);
  }
}
