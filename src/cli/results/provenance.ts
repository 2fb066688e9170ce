import { existsSync, readFileSync } from 'node:fs';
import { arch, availableParallelism, cpus, platform, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Which program made a result: its version and, where it was built in a checkout, the commit. */
export interface Provenance {
  readonly version: string;
  readonly commit?: string;
  /** Whether the program differs from that commit; absent where the build had no git to say so. */
  readonly dirty?: boolean;
}

/** The folder of the package, from `src/cli/results` and from `dist/cli/results` alike. */
export const packageFolder = fileURLToPath(new URL('../../../', import.meta.url));

export const version = (): string =>
  (JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8')) as { readonly version: string }).version;

/**
 * The version of this program, and the commit that it was built of, as the build recorded it: whatever git or
 * repository surrounds the program when it runs.
 */
export function provenance(): Provenance {
  const record = join(packageFolder, 'dist', 'build.json');
  return {
    version: version(),
    ...(existsSync(record) && (JSON.parse(readFileSync(record, 'utf8')) as Omit<Provenance, 'version'>)),
  };
}

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
