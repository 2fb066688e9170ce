/** The folder of a file, with the slash at its end; empty for a file that stands where we are. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** How the path of a scenario that comes with procap begins: `procap:baseline`, from whatever folder it is named. */
export const shippedPrefix = 'procap:';

/**
 * The path of a shipped scenario in full: `procap:baseline` is `procap:scenarios/baseline.yaml`. Others stay as they
 * are.
 */
export function shippedPath(path: string): string {
  if (!path.startsWith(shippedPrefix)) return path;
  const name = normalisePath(path.slice(shippedPrefix.length).replace(/^\/+|^scenarios\//, ''));
  return `${shippedPrefix}scenarios/${/\.(ya?ml|csv)$/.test(name) ? name : `${name}.yaml`}`;
}

/** A path as seen from the folder of a file, without detours: `scenarios/a.yaml` and `../b.yaml` give `b.yaml`. */
export function resolvePath(file: string, path: string): string {
  if (path.startsWith(shippedPrefix)) return shippedPath(path);
  return normalisePath(/^([A-Za-z]:)?\//.test(path) ? path : folderOf(file).replaceAll('\\', '/') + path);
}

/** The shortest way to write a path. */
export function normalisePath(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    const last = parts.at(-1);
    if (part === '.' || (part === '' && parts.length > 0)) continue;
    if (part === '..' && last !== undefined && last !== '..' && last !== '') parts.pop();
    else if (part !== '..' || last !== '') parts.push(part);
  }
  return parts.join('/');
}
