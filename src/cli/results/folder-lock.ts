import { randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  ftruncateSync,
  readFileSync,
  readlinkSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { hostname } from 'node:os';
import { TryAgain, UsageError } from '../errors.ts';
import { openOwnFile } from './durable.ts';
import { beside } from './stale-folders.ts';

/** Who holds a lock, as its file says. */
interface Holder {
  readonly kind: 'procap lock';
  readonly host: string;
  /** Differs from one start of the machine to the next, and is the same in all its containers. */
  readonly boot?: string | undefined;
  /** Within which process numbers are counted: a container has its own. */
  readonly numbering?: string | undefined;
  readonly process: number;
  /** When the process began, in ticks since the start of the machine; a number is given again, with another start. */
  readonly began?: string | undefined;
  /** ISO time in UTC. */
  readonly since: string;
  readonly run: string;
}

/** How every lock begins, so that no other file is mistaken for one. */
const lockPrefix = '{"kind":"procap lock",';

/**
 * The sole right to write a result: a hidden file beside its folder, held open and locked by the kernel, from before
 * anything is computed until all is done.
 *
 * The kernel knows best who is alive: its lock holds between containers of a machine, each of which may call itself
 * process 1, and ends with its process however that ends. What it cannot see, a run on another machine that shares the
 * folder, is known by what the file says; that one may have ended with its machine, so whoever knows better may take
 * over. A run that is taken over while it is alive notices before it says that it is done.
 */
export class FolderLock {
  /** Of this run and no other; ends the names of its hidden folders. */
  readonly run = randomBytes(6).toString('hex');
  readonly #path: string;
  #file: number | undefined;

  /**
   * Claims the result at `path`. Throws a TryAgain where another run has it, or may have, unless this one is to
   * `takeOver`; a UsageError where a file of that name is no lock; and the error of the disk where it says no.
   */
  constructor(path: string, displayPath: string, takeOver: boolean) {
    this.#path = beside(path, 'lock');
    while (this.#file === undefined) this.#file = this.#claim(displayPath, takeOver);
    const text = JSON.stringify({ kind: 'procap lock', ...thisProcess(), run: this.run });
    writeSync(this.#file, `${text}\n`, 0);
  }

  /** Whether nobody has taken over. */
  get isHeld(): boolean {
    return this.#file !== undefined && isAt(this.#file, this.#path);
  }

  /** Gives the result free. Without effect where that was done. */
  release(): void {
    if (this.#file === undefined) return;
    try {
      if (this.isHeld) rmSync(this.#path, { force: true }); // while it is held, so that no one holds a nameless file
    } finally {
      closeSync(this.#file);
      this.#file = undefined;
    }
  }

  /** The file, emptied and held; absent where it went away meanwhile. */
  #claim(displayPath: string, takeOver: boolean): number | undefined {
    const file = openOwnFile(this.#path);
    if (file === undefined) throw noLockAt(displayPath);
    try {
      const isFree = tryToHold(file);
      if (!isAt(file, this.#path)) throw new Gone(); // who had it has just finished
      const holder = holderIn(file, displayPath);
      const isAlive = isFree === false || (holder !== undefined && mayBeAlive(holder, isFree === true));
      if (isAlive && !takeOver) throw new TryAgain(describeHolder(holder, displayPath, isFree === false));
      if (isAlive) {
        rmSync(this.#path, { force: true }); // by this its run notices
        throw new Gone();
      }
      ftruncateSync(file);
      return file;
    } catch (error) {
      closeSync(file);
      if (error instanceof Gone) return undefined;
      throw error;
    }
  }
}

/** The lock that was opened is no longer the one at its path. */
class Gone extends Error {}

/** Whether this is the file at the path still, and not another or none. A disk that cannot tell took nothing away. */
function isAt(file: number, path: string): boolean {
  const held = fstatSync(file, { bigint: true });
  const there = read(() => statSync(path, { bigint: true, throwIfNoEntry: false }) ?? null);
  return there === undefined || (there !== null && held.ino === there.ino && held.dev === there.dev);
}

/** What the file says; absent where it says nothing, as one does that a power cut left. */
function holderIn(file: number, displayPath: string): Holder | undefined {
  const bytes = Buffer.alloc(4_096);
  const text = bytes
    .toString('utf8', 0, readSync(file, bytes, 0, bytes.length, 0))
    .replaceAll('\0', '')
    .trim();
  if (!text.startsWith(lockPrefix) && !lockPrefix.startsWith(text)) throw noLockAt(displayPath);
  try {
    return JSON.parse(text) as Holder;
  } catch {
    return undefined;
  }
}

const noLockAt = (displayPath: string): UsageError =>
  new UsageError(
    `The lock of ${displayPath} would be ${beside(displayPath, 'lock')}, and that file is something else. Move it, ` +
      'or name another folder with --out.',
  );

/** Whether a holder may be alive whose lock the kernel would give (`isFree`), or knows nothing of. */
function mayBeAlive({ host, boot, numbering, process: number, began }: Holder, isFree: boolean): boolean {
  const here = thisProcess();
  if (boot === undefined || here.boot === undefined) return host !== here.host || (!isFree && isRunning(number, began));
  if (boot !== here.boot) return host !== here.host; // this machine has started again since
  return !isFree && (numbering !== here.numbering || isRunning(number, began));
}

function isRunning(number: number, began: string | undefined): boolean {
  try {
    process.kill(number, 0); // asks only whether it is there
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  const now = startOf(number);
  return began === undefined || now === undefined || now === began;
}

function describeHolder(holder: Holder | undefined, displayPath: string, isCertain: boolean): string {
  const who = holder === undefined ? 'Another procap' : `Another procap (process ${holder.process} on ${holder.host})`;
  const since = holder === undefined ? '' : ` since ${holder.since.slice(0, 16).replace('T', ' ')} UTC`;
  return (
    (isCertain
      ? `${who} is writing ${displayPath}${since}. `
      : `${who} has been writing ${displayPath}${since}, and whether it still runs cannot be seen from here. `) +
    'Wait until it has finished, or name another folder with --out. If you know that it has ended, add --take-over.'
  );
}

function thisProcess(): Omit<Holder, 'kind' | 'run'> {
  return {
    host: hostname(),
    boot: read(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()),
    numbering: read(() => readlinkSync('/proc/self/ns/pid')),
    process: process.pid,
    began: startOf(process.pid),
    since: new Date().toISOString(),
  };
}

/** When a process began: the twenty-second field of its state, after a name that may have spaces. */
const startOf = (number: number): string | undefined =>
  read(() => readFileSync(`/proc/${number}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[19]);

/** What not every system tells, or not always. */
function read<Value>(reading: () => Value): Value | undefined {
  try {
    return reading();
  } catch {
    return undefined;
  }
}

interface NativeLocks {
  tryLock(file: number, offset?: number, length?: number): boolean;
}

/**
 * Holds the kernel's lock on a file until it is closed or the process ends: whether it could be had; absent where
 * neither the system nor the disk has such locks.
 */
function tryToHold(file: number): boolean | undefined {
  try {
    const locks = createRequire(import.meta.url)('fs-native-extensions') as NativeLocks;
    // Windows lets nobody read what is locked, so there it is a byte beyond what the file says.
    return process.platform === 'win32' ? locks.tryLock(file, 1_000_000, 1) : locks.tryLock(file);
  } catch {
    return undefined;
  }
}
