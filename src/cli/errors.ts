import type { ReplicationTask } from '../experiment/index.ts';

/**
 * The exit codes, so that a script can decide what to do next: after 2, trying again does not help; after 75, which
 * mail systems gave this meaning, it does in a while.
 */
export const exitCodes = {
  good: 0,
  failed: 1,
  badUsage: 2,
  tryAgain: 75,
  SIGHUP: 129,
  SIGINT: 130,
  SIGTERM: 143,
} as const;

export type Signal = 'SIGHUP' | 'SIGINT' | 'SIGTERM';

/**
 * The command was asked for something that it cannot do, or was given bad scenarios; the message says what to do
 * instead.
 */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The user, or the system, asked the command to stop. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  readonly signal: Signal;

  constructor(signal: Signal, message: string) {
    super(message);
    this.signal = signal;
  }
}

/** Something went wrong that the user can understand and act on: a full disk, too little memory. */
export class Failure extends Error {
  override readonly name = 'Failure';
}

/** A replication failed. */
export class ReplicationFailure extends Failure {
  readonly task: ReplicationTask;

  constructor(task: ReplicationTask, message: string, options?: ErrorOptions) {
    super(message, options);
    this.task = task;
  }
}

/** Something is in use that will be free again: a folder that another run writes to, the files that may be open. */
export class TryAgain extends Error {
  override readonly name = 'TryAgain';
}

/**
 * The error to report where a file cannot be written, so that its exit code says whether trying again helps. One that
 * is none of the file system is given back as it is.
 */
export function fileErrorOf(error: unknown, what: string): unknown {
  if (!(error instanceof Error && 'syscall' in error)) return error;
  const message = `${what}: ${describeFileError(error)}.`;
  const { code = '' } = error as NodeJS.ErrnoException;
  if (code in passingErrors) return new TryAgain(message);
  return code in lastingErrors ? new UsageError(message) : new Failure(message);
}

/** What a file system error means, in words. */
export function describeFileError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return fileErrors[code ?? ''] ?? message;
}

/** What will not change by itself: another place must be named. */
const lastingErrors: Readonly<Record<string, string>> = {
  EACCES: 'you do not have permission',
  EPERM: 'you do not have permission',
  EROFS: 'the disk is read-only',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'it already exists',
  ELOOP: 'its symbolic links form a loop',
};

/** What passes when others have finished. */
const passingErrors: Readonly<Record<string, string>> = {
  ENOTEMPTY: 'another program wrote to it in the meantime',
  EBUSY: 'another program is using it',
  EMFILE: 'this program may not have so many files open. Allow more with "ulimit -n 1024"',
  ENFILE: 'all programs together have too many files open',
};

const fileErrors: Readonly<Record<string, string>> = {
  ...lastingErrors,
  ...passingErrors,
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  EIO: 'the disk failed',
};
