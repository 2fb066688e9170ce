import type { Problem } from '../problems/problem.ts';
import { parseYaml } from './parse-yaml.ts';
import { Reader } from './reader.ts';
import { SourceFile } from './source-file.ts';

/** A file ready to be read, with the problems of its text so far; or the problems that prevent that. */
export type OpenedFile =
  | { readonly reader: Reader; readonly problems?: undefined }
  | { readonly reader?: undefined; readonly problems: readonly Problem[] };

/** What a kind of file that users write begins with. */
export interface FileKind {
  /** What to write where there is nothing in the file. */
  readonly ifEmpty: string;
  /** A file that has none of these keys was named by mistake, and nothing in it is shown: it may be secret. */
  readonly keys: readonly string[];
}

/**
 * Opens the text of a YAML file; no text means no file. Without a `kind` an empty file is left to whoever reads it.
 */
export function openYaml(path: string, text: string | undefined, kind?: FileKind): OpenedFile {
  if (text === undefined) return { problems: [missingFile(path)] };
  const file = new SourceFile(path, text, kind === undefined || hasAnyKey(text, kind.keys));
  const { document, problems } = parseYaml(file);
  if (document === undefined) return { problems };
  if (document.contents === null && kind !== undefined) {
    const words = { message: 'There is nothing in the file.', suggestion: kind.ifEmpty };
    return { problems: [file.problem([0, 0], '', words)] };
  }
  const reader = new Reader(file, document);
  reader.problems.push(...problems);
  return { reader };
}

/** Whether one of the keys stands where a key may stand at the beginning of a line. */
const hasAnyKey = (text: string, keys: readonly string[]): boolean =>
  new RegExp(`^[\\uFEFF \\t#{"'-]*(${keys.join('|')})["']?\\s*:`, 'm').test(text.slice(0, 100_000));

/** The problem of a file that is not there. */
export const missingFile = (path: string): Problem =>
  new SourceFile(path, '').problem([0, 0], '', { message: `There is no file ${path}.` });
