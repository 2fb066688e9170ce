import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { shippedPrefix } from '../../../scenario/index.ts';
import { UsageError } from '../../errors.ts';
import type { HearOfRead } from '../../input/read-file.ts';
import { packageFolder } from '../../results/provenance.ts';

/** The files that a job reads. */
export interface CopiedInputs {
  /** Of the user, by their paths among the copies, where each stands to the others as it does on this machine. */
  readonly copies: ReadonlyMap<string, Uint8Array>;
  /** The folder among the copies from which the paths of the job start. */
  readonly startsFrom: string;
  /** Those that come with procap, by their paths in the package. */
  readonly shipped: ReadonlyMap<string, Uint8Array>;
}

/** Gathers the files that a job reads whose paths start from `currentFolder`. */
export class InputGatherer {
  readonly #currentFolder: string;
  readonly #files = new Map<string, { readonly path: string; readonly bytes: Uint8Array }>();

  constructor(currentFolder: string) {
    this.#currentFolder = currentFolder;
  }

  readonly hear: HearOfRead = (onDisk, path, bytes) => {
    const before = this.#files.get(onDisk);
    if (before !== undefined && Buffer.compare(before.bytes, bytes) !== 0)
      throw new UsageError(`${path} was changed while it was read. Plan again.`);
    this.#files.set(onDisk, { path, bytes });
  };

  /** Throws a UsageError for a file that is named by an absolute path, which another machine does not have. */
  get inputs(): CopiedInputs {
    const own = new Map<string, Uint8Array>();
    const shipped = new Map<string, Uint8Array>();
    for (const [onDisk, { path, bytes }] of this.#files)
      if (path.startsWith(shippedPrefix) || resolve(this.#currentFolder, path) !== onDisk)
        shipped.set(slashed(relative(packageFolder, onDisk)), bytes);
      else if (isAbsolute(path))
        throw new UsageError(
          `${path} cannot be planned by its absolute path, since other machines read a copy. Name it from the current ` +
            `folder, such as ${slashed(relative(this.#currentFolder, onDisk))}.`,
        );
      else own.set(onDisk, bytes);
    const top = commonFolder([this.#currentFolder, ...[...own.keys()].map((path) => dirname(path))]);
    return {
      copies: new Map([...own].map(([onDisk, bytes]) => [slashed(relative(top, onDisk)), bytes])),
      startsFrom: slashed(relative(top, this.#currentFolder)),
      shipped,
    };
  }
}

/** The innermost folder that has all of these in it. */
function commonFolder(folders: readonly string[]): string {
  let top = folders[0];
  while (folders.some((folder) => folder !== top && !folder.startsWith(join(top, sep)))) top = dirname(top);
  return top;
}

const slashed = (path: string): string => path.split(sep).join('/');
