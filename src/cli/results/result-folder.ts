import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { describeFileError, Failure, fileErrorOf, TryAgain } from '../errors.ts';
import { hashOfFile, makeFolder, syncFolder, syncFoldersWithin } from './durable.ts';
import { FolderLock } from './folder-lock.ts';
import { clearStaleFolders, partialPath, replacedPath } from './stale-folders.ts';
import type { ResultIdentity, ExistingResult } from './existing-result.ts';
import { existingResultAt } from './existing-result.ts';

/** The contents of a file: whole, or in pieces so that a large one is never whole in memory. */
export type FileContents = string | Uint8Array | Iterable<string | Uint8Array>;

/** A file of a result. */
export interface WrittenFile {
  /** SHA-256. */
  readonly hash: string;
  /** In bytes. */
  readonly size: number;
}

/**
 * The folder of one result, which appears whole or not at all.
 *
 * Everything is written to a hidden folder beside it, which is renamed in one step when all is done. Until then an
 * earlier result stays untouched. Whatever ends the process, except a kill, removes the hidden folder; what a kill
 * leaves is removed at the next run. What is published survives a power cut: files are on the disk before the folder
 * has its name, and the name is before an earlier result is removed. One run at a time has the folder.
 */
export class ResultFolder {
  /** As the user would write it. */
  readonly displayPath: string;
  readonly #path: string;
  #partial = '';
  readonly #identity: ResultIdentity;
  readonly #currentFolder: string;
  /** The outermost folder that had to be made, removed again where no result is published. */
  #firstCreated: string | undefined;
  #lock: FolderLock | undefined;
  readonly #written = new Map<string, WrittenFile>();
  readonly #abandonAtExit = () => this.abandon();

  /**
   * Claims the path of a result, before anything is computed: a run of an hour must not end in a folder that cannot be
   * written. `path` counts from `currentFolder`. Throws a UsageError where something there must stay, or nothing can be
   * written, and a TryAgain where another run is writing there, unless this one is to `takeOver`.
   */
  constructor(path: string, identity: ResultIdentity, currentFolder: string, takeOver = false) {
    this.#path = resolve(currentFolder, path);
    this.displayPath = relative(currentFolder, this.#path).startsWith('..')
      ? this.#path
      : relative(currentFolder, this.#path) || '.';
    this.#identity = identity;
    this.#currentFolder = currentFolder;
    this.#existingResult();
    try {
      this.#firstCreated = makeFolder(dirname(this.#path));
      this.#lock = new FolderLock(this.#path, this.displayPath, takeOver);
      clearStaleFolders(this.#path);
      this.#existingResult(); // an earlier result may have been restored
      this.#partial = partialPath(this.#path, this.#lock.run);
      mkdirSync(this.#partial);
    } catch (error) {
      this.abandon();
      throw fileErrorOf(error, `Results cannot be written to ${this.displayPath}`);
    }
    process.on('exit', this.#abandonAtExit);
  }

  /** Hash (SHA-256) of every file written so far, by its path in the folder, in order of path. */
  get hashes(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.entries(this.files).map(([name, { hash }]) => [name, hash]));
  }

  /** Every file written so far with its hash and size, likewise. */
  get files(): Readonly<Record<string, WrittenFile>> {
    return Object.fromEntries([...this.#written].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /**
   * Writes one file to last, by its path with '/' in the folder, and gives its hash. Throws a Failure where it cannot be
   * written.
   */
  async write(name: string, contents: FileContents): Promise<string> {
    const hash = createHash('sha256');
    let size = 0;
    const path = join(this.#partial, name);
    try {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path, 'wx');
      try {
        for (const piece of piecesOf(contents)) {
          const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
          hash.update(bytes);
          size += bytes.length;
          await file.writeFile(bytes);
        }
        await file.sync();
      } finally {
        await file.close();
      }
    } catch (error) {
      this.#assertHeld();
      throw fileErrorOf(error, `${name} could not be written to ${this.displayPath}`);
    }
    const written = { hash: hash.digest('hex'), size };
    this.#written.set(name, written);
    return written.hash;
  }

  /**
   * Moves the finished folder to its path, to last, in place of an earlier result. Where that fails, the earlier one is
   * restored and a Failure is thrown; so too where a file is not what was written, or another run has taken over.
   */
  publish(): void {
    try {
      this.#assertWhole();
      syncFoldersWithin(this.#partial);
      this.#assertHeld();
      if (this.#existingResult() === 'nothing') {
        renameSync(this.#partial, this.#path);
        this.#settle();
      } else this.#replace();
    } catch (error) {
      throw fileErrorOf(error, `The results could not be moved to ${this.displayPath}`);
    }
    process.off('exit', this.#abandonAtExit);
    quietly(() => this.#lock?.release());
    quietly(() => syncFolder(dirname(this.#path))); // nothing hidden comes back after a power cut
  }

  /**
   * Removes all that was written, and the folders that were made for it. Without effect once the result is published.
   */
  abandon(): void {
    process.off('exit', this.#abandonAtExit);
    if (this.#partial !== '') quietly(() => rmSync(this.#partial, { recursive: true, force: true }));
    quietly(() => this.#lock?.release());
    quietly(() => {
      for (
        let folder = dirname(this.#path);
        this.#firstCreated !== undefined && folder.startsWith(this.#firstCreated);
        folder = dirname(folder)
      )
        rmdirSync(folder);
    });
  }

  #replace(): void {
    const replaced = replacedPath(this.#path, this.#lock!.run);
    renameSync(this.#path, replaced);
    try {
      renameSync(this.#partial, this.#path);
    } catch (error) {
      renameSync(replaced, this.#path);
      throw error;
    }
    this.#settle();
    quietly(() => rmSync(replaced, { recursive: true, force: true }));
  }

  /** Makes the name of the published folder last. */
  #settle(): void {
    try {
      syncFolder(dirname(this.#path));
    } catch (error) {
      throw new Failure(
        `The results are in ${this.displayPath}, but the disk does not promise to keep them: ` +
          `${describeFileError(error)}. Copy them to another.`,
      );
    }
  }

  /** Each file is as it was written, and none is gone. */
  #assertWhole(): void {
    for (const [name, { hash }] of this.#written)
      if (quietly(() => hashOfFile(join(this.#partial, name))) !== hash) {
        this.#assertHeld();
        throw new Failure(
          `${name} is not as it was written to ${this.displayPath}: another program removed or changed it, or the ` +
            'disk failed.',
        );
      }
  }

  #assertHeld(): void {
    if (!this.#lock!.isHeld) throw new TryAgain(`Another procap has taken over ${this.displayPath}, with --take-over.`);
  }

  #existingResult(): ExistingResult {
    return existingResultAt(this.#path, this.#identity, this.#currentFolder, this.displayPath);
  }
}

/**
 * Tidies up as well as it can: what cannot be removed now is removed at the next run, and folders that others use stay.
 */
function quietly<Value>(tidy: () => Value): Value | undefined {
  try {
    return tidy();
  } catch {
    return undefined; // nothing depends on it
  }
}

/** Text in pieces is gathered to a size that is worth a call of the disk. */
function* piecesOf(contents: FileContents): Generator<string | Uint8Array> {
  if (typeof contents === 'string' || contents instanceof Uint8Array) {
    yield contents;
    return;
  }
  let gathered = '';
  for (const piece of contents) {
    if (typeof piece === 'string') gathered += piece;
    if (typeof piece === 'string' && gathered.length < 262_144) continue;
    yield gathered;
    gathered = '';
    if (typeof piece !== 'string') yield piece;
  }
  yield gathered;
}
