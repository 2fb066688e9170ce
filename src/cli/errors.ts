/** The exit codes, so that a script can decide what to do next: after 2, trying again does not help. */
export const exitCodes = { good: 0, failed: 1, badUsage: 2, SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

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

/** What a file system error means, in words. */
export function describeFileError(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return fileErrors[code ?? ''] ?? message;
}

const fileErrors: Readonly<Record<string, string>> = {
  EACCES: 'you do not have permission',
  EPERM: 'you do not have permission',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'part of the path is a file, not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'it already exists',
  ENOTEMPTY: 'another program wrote to it in the meantime',
  EBUSY: 'another program is using it',
  ELOOP: 'its symbolic links form a loop',
};
