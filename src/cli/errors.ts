/** What the command ends with, so that a script can tell what to do next: 2 is not mended by trying again. */
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
  EACCES: 'you have no permission',
  EPERM: 'you have no permission',
  EROFS: 'the disk can only be read',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of the path is a file and not a folder',
  EISDIR: 'it is a folder',
  EEXIST: 'it exists already',
  ENOTEMPTY: 'somebody else wrote to it meanwhile',
  EBUSY: 'another program is using it',
  ELOOP: 'its symbolic links lead in a circle',
};
