import { nearestName } from '../problems/nearest-name.ts';
import { normalisePath, resolvePath, shippedPath, shippedPrefix } from './path.ts';
import type { Problem } from '../problems/problem.ts';
import { UnreadableFile } from '../problems/unreadable-file.ts';
import { readScenarioFile } from '../reading/scenario-file.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';
import type { Definitions } from '../scenario.ts';
import { missingFile } from '../yaml/open-yaml.ts';

/**
 * A file and all that it extends, the baseline first; `complete` where the chain reaches a baseline and every file
 * could be read.
 */
export interface FileChain {
  readonly files: readonly ScenarioFile[];
  readonly isComplete: boolean;
  readonly problems: readonly Problem[];
}

export function readFileChain(
  path: string,
  textOf: (path: string) => string | undefined,
  definitions: Definitions,
  namesIn: (folder: string) => readonly string[] = () => [],
): FileChain {
  const files: ScenarioFile[] = [];
  const problems: Problem[] = [];
  const visited = [normalisePath(path)];
  const text = textOf(path);
  if (text === undefined)
    return {
      files,
      isComplete: false,
      problems: [missingFile(path)],
    };

  let current = { path, text };
  for (;;) {
    const { file, problems: fileProblems } = readScenarioFile(current.path, current.text, definitions);
    problems.push(...fileProblems);
    if (file === undefined) return { files, isComplete: false, problems };
    files.unshift(file);
    if (file.extends === undefined) return { files, isComplete: file.isBaseline, problems };

    const parent = resolvePath(current.path, file.extends.path);
    const refuse = (message: string, suggestion: string): FileChain => {
      problems.push(file.reader.file.problem(file.extends!.piece.span, 'extends', { message, suggestion }));
      return { files, isComplete: false, problems };
    };
    if (visited.includes(parent)) {
      const cycle = [...visited.slice(visited.indexOf(parent)), parent].join(' -> ');
      return refuse(`The files extend each other in a circle: ${cycle}.`, 'Let one of them extend a baseline.');
    }
    const parentText = textOrFault(parent, textOf);
    if (parentText instanceof UnreadableFile)
      return refuse(parentText.message, 'Extend a scenario file that can be read.');
    if (parentText === undefined) {
      const [folder, name] = [parent.slice(0, parent.lastIndexOf('/') + 1), parent.slice(parent.lastIndexOf('/') + 1)];
      const near = nearestName(name, namesIn(folder === '' ? '.' : folder));
      const shipped = shippedPath(`${shippedPrefix}${name}`);
      return refuse(
        `There is no file ${parent}.`,
        near !== undefined
          ? `Did you mean ${folder}${near}?`
          : textOf(shipped) !== undefined
            ? `The path is relative to the folder of ${current.path}. For the one that comes with procap, write "extends: ${shippedPrefix}${name.replace(/\.ya?ml$/, '')}".`
            : `The path is relative to the folder of ${current.path}.`,
      );
    }
    visited.push(parent);
    current = { path: parent, text: parentText };
  }
}

function textOrFault(path: string, textOf: (path: string) => string | undefined): string | UnreadableFile | undefined {
  try {
    return textOf(path);
  } catch (error) {
    if (error instanceof UnreadableFile) return error;
    throw error;
  }
}
