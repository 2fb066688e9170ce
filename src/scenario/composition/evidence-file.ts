import { folderOf, resolvePath } from './path.ts';

/**
 * A file of the folder `evidence`, by its name: the one beside the baseline, or in the folder above it. Absent where
 * there is none.
 */
export function findEvidence(
  baseline: string,
  name: string,
  textOf: (path: string) => string | undefined,
): { readonly path: string; readonly text: string } | undefined {
  const folder = folderOf(baseline);
  for (const path of [`${folder}evidence/${name}`, resolvePath(baseline, `../evidence/${name}`)]) {
    const text = textOf(path);
    if (text !== undefined) return { path, text };
    if (folder === '') return undefined; // there is no folder above that the path names
  }
  return undefined;
}
