import type { Problem } from '../problems/problem.ts';
import { parseYaml } from './parse-yaml.ts';
import { Reader } from './reader.ts';
import { SourceFile } from './source-file.ts';

/** A file ready to be read, with the problems of its text so far; or the problems that prevent that. */
export type OpenedFile =
  | { readonly reader: Reader; readonly problems?: undefined }
  | { readonly reader?: undefined; readonly problems: readonly Problem[] };

/**
 * Opens the text of a YAML file; no text means no file. `ifEmpty` says what to write where there is nothing in it;
 * without it an empty file is left to whoever reads it.
 */
export function openYaml(path: string, text: string | undefined, ifEmpty?: string): OpenedFile {
  if (text === undefined) return { problems: [missingFile(path)] };
  const file = new SourceFile(path, text);
  const { document, problems } = parseYaml(file);
  if (document === undefined) return { problems };
  if (document.contents === null && ifEmpty !== undefined)
    return { problems: [file.problem([0, 0], '', { message: 'There is nothing in the file.', suggestion: ifEmpty })] };
  const reader = new Reader(file, document);
  reader.problems.push(...problems);
  return { reader };
}

/** The problem of a file that is not there. */
export const missingFile = (path: string): Problem =>
  new SourceFile(path, '').problem([0, 0], '', { message: `There is no file ${path}.` });
