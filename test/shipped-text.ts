import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { resolve } from 'node:path';

const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * The text of a file of the project by its path in it, as reading a scenario asks for it; absent where there is none.
 */
export function shippedText(path: string): string | undefined {
  const file = resolve(root, path);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
