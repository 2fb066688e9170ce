import { readFileSync } from 'node:fs';

/**
 * The script that makes the charts of a report page answer to pointing; empty in a checkout that has not been built,
 * where charts stay drawings.
 */
export function viewerScript(): string {
  const fromSource = import.meta.url.endsWith('.ts');
  const file = new URL(fromSource ? '../../../dist/cli/render/viewer.js' : './viewer.js', import.meta.url);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (fromSource && (error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}
