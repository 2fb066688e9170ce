import { lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { syncFolder } from './durable.ts';

/** A folder beside a result that is being written, until it is whole; `run` tells the runs of one result apart. */
export const partialPath = (path: string, run: string): string => beside(path, `partial-${run}`);

/** A folder beside a result, to which an earlier one is moved while the new one replaces it. */
export const replacedPath = (path: string, run: string): string => beside(path, `replaced-${run}`);

/** A hidden name beside a result. */
export const beside = (path: string, ending: string): string => join(dirname(path), `.${basename(path)}.${ending}`);

/**
 * Removes what a run that was killed left beside a result: unfinished work is deleted, and an earlier result that had
 * just been moved aside is moved back. Only who holds the lock of the result may do so: then nobody else writes there.
 */
export function clearStaleFolders(path: string): void {
  const name = basename(path).replace(/[^\w-]/g, '\\$&');
  const pattern = new RegExp(`^\\.${name}\\.(partial|replaced)-[0-9a-f]+$`); // a number was all in version 0.1
  for (const entry of namesIn(dirname(path))) {
    const [, kind] = pattern.exec(entry) ?? [];
    if (kind === undefined) continue;
    const staleFolder = join(dirname(path), entry);
    const isOnlyCopy = kind === 'replaced' && lstatSync(path, { throwIfNoEntry: false }) === undefined;
    if (isOnlyCopy) {
      renameSync(staleFolder, path);
      syncFolder(dirname(path));
    } else rmSync(staleFolder, { recursive: true, force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // no such folder: nothing was left in it
  }
}
