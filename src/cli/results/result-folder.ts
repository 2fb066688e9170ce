import { createHash } from 'node:crypto';
import { mkdirSync, renameSync, rmdirSync, rmSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { describeFileError, Failure, UsageError } from '../errors.ts';
import { clearStaleFolders, partialPath, replacedPath } from './stale-folders.ts';
import type { ResultIdentity, ExistingResult } from './existing-result.ts';
import { existingResultAt } from './existing-result.ts';

/** The contents of a file: whole, or in pieces of text so that a large one is never whole in memory. */
export type FileContents = string | Uint8Array | Iterable<string>;

/**
 * The folder of one result, which appears whole or not at all.
 *
 * Everything is written to a hidden folder beside it, which is renamed in one step when all is done. Until then an
 * earlier result stays untouched. Whatever ends the process, except a kill, removes the hidden folder; what a kill
 * leaves is removed at the next run.
 */
export class ResultFolder {
  /** As the user would write it. */
  readonly displayPath: string;
  readonly #path: string;
  readonly #partial: string;
  readonly #identity: ResultIdentity;
  readonly #currentFolder: string;
  /** The outermost folder that had to be made, removed again where no result is published. */
  readonly #firstCreated: string | undefined;
  readonly #hashes = new Map<string, string>();
  readonly #abandonAtExit = () => this.abandon();

  /**
   * Claims the path of a result, before anything is computed: a run of an hour must not end in a folder that cannot be
   * written. `path` counts from `currentFolder`. Throws a UsageError where something there must stay, or nothing can be
   * written.
   */
  constructor(path: string, identity: ResultIdentity, currentFolder: string) {
    this.#path = resolve(currentFolder, path);
    this.displayPath = relative(currentFolder, this.#path).startsWith('..')
      ? this.#path
      : relative(currentFolder, this.#path) || '.';
    this.#partial = partialPath(this.#path);
    this.#identity = identity;
    this.#currentFolder = currentFolder;
    this.#existingResult();
    try {
      clearStaleFolders(this.#path);
      this.#existingResult(); // an earlier result may have been restored
      this.#firstCreated = mkdirSync(dirname(this.#path), { recursive: true });
      mkdirSync(this.#partial);
    } catch (error) {
      this.abandon();
      throw isFileError(error)
        ? new UsageError(`Results cannot be written to ${this.displayPath}: ${describeFileError(error)}.`)
        : error;
    }
    process.on('exit', this.#abandonAtExit);
  }

  /** Hash (SHA-256) of every file written so far, by its path in the folder, in order of path. */
  get hashes(): Readonly<Record<string, string>> {
    return Object.fromEntries([...this.#hashes].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** Writes one file, by its path with '/' in the folder. Throws a Failure where it cannot be written. */
  async write(name: string, contents: FileContents): Promise<void> {
    const hash = createHash('sha256');
    const path = join(this.#partial, name);
    try {
      await mkdir(dirname(path), { recursive: true });
      const file = await open(path, 'wx');
      try {
        for (const piece of piecesOf(contents)) {
          hash.update(piece);
          await file.writeFile(piece);
        }
      } finally {
        await file.close();
      }
    } catch (error) {
      throw isFileError(error)
        ? new Failure(`${name} could not be written to ${this.displayPath}: ${describeFileError(error)}.`)
        : error;
    }
    this.#hashes.set(name, hash.digest('hex'));
  }

  /**
   * Moves the finished folder to its path, in place of an earlier result. Where that fails, the earlier one is restored
   * and a Failure is thrown.
   */
  publish(): void {
    try {
      if (this.#existingResult() === 'nothing') renameSync(this.#partial, this.#path);
      else this.#replace();
    } catch (error) {
      throw isFileError(error)
        ? new Failure(`The results could not be moved to ${this.displayPath}: ${describeFileError(error)}.`)
        : error;
    }
    process.off('exit', this.#abandonAtExit);
  }

  /**
   * Removes all that was written, and the folders that were made for it. Without effect once the result is published.
   */
  abandon(): void {
    process.off('exit', this.#abandonAtExit);
    quietly(() => rmSync(this.#partial, { recursive: true, force: true }));
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
    const replaced = replacedPath(this.#path);
    renameSync(this.#path, replaced);
    try {
      renameSync(this.#partial, this.#path);
    } catch (error) {
      renameSync(replaced, this.#path);
      throw error;
    }
    quietly(() => rmSync(replaced, { recursive: true, force: true }));
  }

  #existingResult(): ExistingResult {
    return existingResultAt(this.#path, this.#identity, this.#currentFolder, this.displayPath);
  }
}

/**
 * Tidies up as well as it can: what cannot be removed now is removed at the next run, and folders that others use stay.
 */
function quietly(tidy: () => void): void {
  try {
    tidy();
  } catch {
    // Nothing depends on it.
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
    gathered += piece;
    if (gathered.length < 262_144) continue;
    yield gathered;
    gathered = '';
  }
  yield gathered;
}

const isFileError = (error: unknown): boolean => error instanceof Error && 'syscall' in error;
