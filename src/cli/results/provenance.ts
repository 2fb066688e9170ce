import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Which program made a result: its version and, where it is run from a git checkout, the commit. */
export interface Provenance {
  readonly version: string;
  readonly commit?: string;
  /** Whether the program differs from that commit. */
  readonly dirty?: boolean;
}

/** The folder of the package, from `src/cli/results` and from `dist/cli/results` alike. */
export const packageFolder = fileURLToPath(new URL('../../../', import.meta.url));

export const version = (): string =>
  (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { readonly version: string }).version;

/**
 * The version and commit of this program. A package that was installed has no commit, nor has one on a machine without
 * git.
 */
export function provenance(): Provenance {
  if (!existsSync(join(packageFolder, '.git'))) return { version: version() };
  try {
    const commit = git('rev-parse', 'HEAD');
    return {
      version: version(),
      commit,
      dirty: git('status', '--porcelain', '--', 'src', 'package.json', 'package-lock.json') !== '',
    };
  } catch {
    return { version: version() };
  }
}

const git = (...words: string[]): string =>
  execFileSync('git', ['-C', packageFolder, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();

/** What a result was computed on. Memory in whole gigabytes. */
export interface Machine {
  readonly node: string;
  readonly platform: string;
  readonly arch: string;
  readonly processor: string;
  readonly cores: number;
  readonly memoryGb: number;
}

export const machine = (): Machine => ({
  node: process.version,
  platform: platform(),
  arch: arch(),
  processor: cpus()[0]?.model ?? 'unknown',
  cores: availableParallelism(),
  memoryGb: Math.round(totalmem() / 1e9),
});
