import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * What survives a power cut. A system writes to the disk when it likes: the contents of a file last once the file is
 * synced, and its name once its folder is.
 */

/** Makes what stands in a folder last: the names in it, not the contents of its files. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return; // which keeps names in order by itself, and opens no folder
  let folder: number | undefined;
  try {
    folder = openSync(path, 'r');
    fsyncSync(folder);
  } catch (error) {
    if (!cannotSync.has((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    if (folder !== undefined) closeSync(folder);
  }
}

/** How disks and shares answer that cannot sync a folder, and folders that may be written and not read. */
const cannotSync = new Set(['EINVAL', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EACCES', 'EPERM']);

/**
 * Opens one of procap's own hidden files to read and to add to, made where there is none. Absent where the path has
 * something that procap does not make: a link, which may lead to anybody's file, a pipe, which may wait for ever, or a
 * folder. Throws the error of the disk.
 */
export function openOwnFile(path: string): number | undefined {
  const { O_RDWR, O_APPEND, O_CREAT, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = constants as Partial<typeof constants>;
  try {
    const file = openSync(path, O_RDWR! | O_APPEND! | O_CREAT! | O_NOFOLLOW | O_NONBLOCK, 0o666);
    if (fstatSync(file).isFile()) return file;
    closeSync(file);
    return undefined;
  } catch (error) {
    if (isNoFile.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** How systems answer that a path has a link that is not to be followed, a folder or a socket. */
const isNoFile = new Set(['ELOOP', 'EMLINK', 'EFTYPE', 'EISDIR', 'ENXIO']);

/** Makes every name in and below a folder last, those within first. */
export function syncFoldersWithin(path: string): void {
  for (const entry of readdirSync(path, { withFileTypes: true }))
    if (entry.isDirectory()) syncFoldersWithin(join(path, entry.name));
  syncFolder(path);
}

/**
 * Makes a folder and those above it that are missing, to last. Gives the outermost that it made, if any.
 *
 * Each is made by itself, since Node says of several on a read-only disk that there is no such folder.
 */
export function makeFolder(path: string): string | undefined {
  const missing: string[] = [];
  for (let folder = path; !existsSync(folder); folder = dirname(folder)) missing.unshift(folder);
  const made = missing.filter((folder) => {
    try {
      mkdirSync(folder);
      return true;
    } catch (error) {
      if (isFolder(folder)) return false; // somebody else was quicker
      throw error;
    }
  });
  for (const folder of made) syncFolder(dirname(folder));
  return made[0];
}

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;

/** Writes a file to last, whole or not at all, and in place of one that is there. */
export const replaceFile = (path: string, contents: string | Uint8Array): void =>
  replaceFiles(dirname(path), { [basename(path)]: contents });

/**
 * Writes files of a folder to last, in place of those that are there: all of them are on the disk before the first takes
 * its name, so that no new one stands beside an old one because something failed.
 */
export function replaceFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  const partOf = (name: string): string => join(folder, `${name}.part`);
  const names = Object.keys(files);
  try {
    for (const name of names) writeFileSync(partOf(name), files[name], { flush: true });
    for (const name of names) renameSync(partOf(name), join(folder, name));
    syncFolder(folder);
  } catch (error) {
    for (const name of names) rmSync(partOf(name), { force: true });
    throw error;
  }
}

/** The bytes of a file; none where there is none. */
export function readIfPresent(path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}

/** SHA-256 of a file, read in pieces, so that a large one is never whole in memory. */
export function hashOfFile(path: string): string {
  const hash = createHash('sha256');
  const piece = Buffer.allocUnsafe(1_048_576);
  const file = openSync(path, 'r');
  try {
    for (let length = readSync(file, piece); length > 0; length = readSync(file, piece))
      hash.update(piece.subarray(0, length));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
