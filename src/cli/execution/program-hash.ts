import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The floors that decide the figures of a replication. */
const floors = ['engine', 'model', 'scenario', 'experiment'];

/**
 * A hash of the program's own files: two programs of one version that may simulate differently have different ones.
 *
 * What was simulated before a change of the program must not be mixed with what is simulated after it.
 */
export function programHash(): string {
  const hash = createHash('sha256');
  for (const floor of floors) {
    const folder = new URL(`../../${floor}/`, import.meta.url);
    const files = readdirSync(fileURLToPath(folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /(?<!\.d)\.(ts|js)$/.test(name))
      .map((name) => name.replaceAll('\\', '/'));
    for (const name of files.sort()) hash.update(`${floor}/${name}\n`).update(readFileSync(new URL(name, folder)));
  }
  return hash.digest('hex');
}
