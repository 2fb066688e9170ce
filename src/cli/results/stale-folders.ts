import { lstatSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** A folder beside a result that is being written, until it is whole. */
export const partialPath = (path: string): string => join(dirname(path), `.${basename(path)}.partial-${process.pid}`);

/** A folder beside a result, to which an earlier one is moved while the new one replaces it. */
export const replacedPath = (path: string): string => join(dirname(path), `.${basename(path)}.replaced-${process.pid}`);

/**
 * Removes what a process that was killed left beside a result: unfinished work is deleted, and an earlier result that
 * had just been moved aside is moved back. What belongs to a process that still runs is not touched.
 */
export function clearStaleFolders(path: string): void {
  const pattern = new RegExp(`^\\.${basename(path).replace(/[^\w-]/g, '\\$&')}\\.(partial|replaced)-(\\d+)$`);
  for (const name of namesIn(dirname(path))) {
    const [, kind, pid] = pattern.exec(name) ?? [];
    if (kind === undefined || isRunning(Number(pid))) continue;
    const staleFolder = join(dirname(path), name);
    const isOnlyCopy = kind === 'replaced' && lstatSync(path, { throwIfNoEntry: false }) === undefined;
    if (isOnlyCopy) renameSync(staleFolder, path);
    else rmSync(staleFolder, { recursive: true, force: true });
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return []; // no such folder: nothing was left in it
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0); // asks only whether it is there
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
