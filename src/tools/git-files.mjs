import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * The folder in which git keeps a checkout, whose root this is: not that of a repository around it, nor what the
 * environment names. Absent where the folder is no root of a checkout.
 */
export function gitFolderOf(root) {
  const entry = join(root, '.git');
  if (!existsSync(entry)) return undefined;
  if (statSync(entry).isDirectory()) return entry;
  const [, folder] = /^gitdir: (.+)$/m.exec(readFileSync(entry, 'utf8')) ?? []; // a work tree of another checkout
  return folder === undefined ? undefined : resolve(root, folder);
}

/** The commit that is checked out, read from git's files, so that none need be installed; absent before the first. */
export function commitOf(gitFolder) {
  const common = textOf(join(gitFolder, 'commondir'));
  const shared = common === undefined ? gitFolder : resolve(gitFolder, common);
  let found = textOf(join(gitFolder, 'HEAD'));
  while (found?.startsWith('ref: ')) {
    const name = found.slice('ref: '.length);
    found = textOf(join(gitFolder, name)) ?? textOf(join(shared, name)) ?? packedCommit(shared, name);
  }
  return found;
}

function packedCommit(folder, name) {
  const lines = textOf(join(folder, 'packed-refs'))?.split('\n') ?? [];
  return lines.find((line) => line.endsWith(` ${name}`))?.split(' ')[0];
}

const textOf = (path) => (existsSync(path) ? readFileSync(path, 'utf8').trim() : undefined);
