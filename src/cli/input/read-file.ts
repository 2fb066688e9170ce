import { AsyncLocalStorage } from 'node:async_hooks';
import { closeSync, fstatSync, openSync, readSync, constants } from 'node:fs';
import type { Stats } from 'node:fs';
import { UnreadableFile } from '../../scenario/index.ts';
import { describeFileError } from '../errors.ts';

/** Far above any scenario or spreadsheet; keeps a file named by mistake from being read as one. In bytes. */
export const mostBytes = 10_000_000;

/** A file that was read: where it is, what the user calls it, and what it held. */
export type HearOfRead = (onDisk: string, path: string, bytes: Uint8Array) => void;

const hearing = new AsyncLocalStorage<HearOfRead>();

/** Does work, and tells `hear` of every input file that it reads, so that copies of all of them can be kept. */
export const hearingOfReads = <Value>(hear: HearOfRead, work: () => Value): Value => hearing.run(hear, work);

/**
 * The bytes of a file that is named or extended, whatever it is to be; absent where there is none. `path` is what the
 * user calls it.
 *
 * Throws an UnreadableFile for what is no file, is too large or may not be read. A pipe is read where the shell made it,
 * as `procap check <(...)` does; one that stands in a folder could be waited for without end.
 */
export function readInputFile(onDisk: string, path: string): Uint8Array | undefined {
  try {
    const isShells = onDisk.startsWith('/dev/');
    const file = openSync(onDisk, isShells ? constants.O_RDONLY : constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const why = whyNotRead(fstatSync(file), isShells);
      if (why !== undefined) throw new UnreadableFile(path, why);
      const bytes = readAtMost(file, path);
      hearing.getStore()?.(onDisk, path, bytes);
      return bytes;
    } finally {
      closeSync(file);
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new UnreadableFile(path, `cannot be read: ${describeFileError(error)}.`);
  }
}

/** The same as text, which must be in UTF-8. */
export function readInputText(onDisk: string, path: string): string | undefined {
  const bytes = readInputFile(onDisk, path);
  try {
    return bytes && new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UnreadableFile(path, 'is not text in UTF-8, as a scenario must be.');
  }
}

function whyNotRead(entry: Stats, isShells: boolean): string | undefined {
  if (entry.isDirectory()) return 'is a folder.';
  if (!entry.isFile() && !(entry.isFIFO() && isShells)) return 'is not a file.';
  return entry.size > mostBytes ? tooLarge(entry.size) : undefined;
}

/** The whole of an open file, which may grow, or be a pipe, while it is read. */
function readAtMost(file: number, path: string): Uint8Array {
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const part = Buffer.allocUnsafe(65_536);
    const count = readSync(file, part);
    if (count === 0) return Buffer.concat(parts);
    parts.push(part.subarray(0, count));
    length += count;
    if (length > mostBytes) throw new UnreadableFile(path, tooLarge(length));
  }
}

/** That a file is too large, in a sentence without its name. */
const tooLarge = (bytes: number): string =>
  `is too large for a scenario: it has ${Math.ceil(bytes / 1e6)} MB, and at most ${mostBytes / 1e6} MB is allowed.`;
