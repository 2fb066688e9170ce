/** The folder of a file, with the slash at its end; empty for a file that stands where we are. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** A path as seen from the folder of a file, without detours: `scenarios/a.yaml` and `../b.yaml` give `b.yaml`. */
export function resolvePath(file: string, path: string): string {
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
