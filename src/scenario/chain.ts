import { nearest } from './nearest.ts';
import { pathFrom, withoutDetours } from './path.ts';
import type { Problem } from './problem.ts';
import { readScenarioFile } from './scenario-file.ts';
import type { ScenarioFile } from './scenario-file.ts';
import type { Definitions } from './scenario.ts';
import { SourceFile } from './source-file.ts';

/**
 * A file and all that it extends, the baseline first; `complete` where the chain reaches a baseline and every file
 * could be read.
 */
export interface Chain {
  readonly files: readonly ScenarioFile[];
  readonly complete: boolean;
  readonly problems: readonly Problem[];
}

export function readChain(
  path: string,
  textOf: (path: string) => string | undefined,
  definitions: Definitions,
  namesIn: (folder: string) => readonly string[] = () => [],
): Chain {
  const files: ScenarioFile[] = [];
  const problems: Problem[] = [];
  const visited = [withoutDetours(path)];
  const text = textOf(path);
  if (text === undefined)
    return {
      files,
      complete: false,
      problems: [new SourceFile(path, '').problem([0, 0], '', { message: `There is no file ${path}.` })],
    };

  let current = { path, text };
  for (;;) {
    const { file, problems: found } = readScenarioFile(current.path, current.text, definitions);
    problems.push(...found);
    if (file === undefined) return { files, complete: false, problems };
    files.unshift(file);
    if (file.extends === undefined) return { files, complete: file.isBaseline, problems };

    const parent = pathFrom(current.path, file.extends.path);
    const refuse = (message: string, suggestion: string): Chain => {
      problems.push(file.reader.file.problem(file.extends!.piece.place, 'extends', { message, suggestion }));
      return { files, complete: false, problems };
    };
    if (visited.includes(parent)) {
      const circle = [...visited.slice(visited.indexOf(parent)), parent].join(' -> ');
      return refuse(`The files extend each other in a circle: ${circle}.`, 'Let one of them extend a baseline.');
    }
    const parentText = textOf(parent);
    if (parentText === undefined) {
      const [folder, name] = [parent.slice(0, parent.lastIndexOf('/') + 1), parent.slice(parent.lastIndexOf('/') + 1)];
      const near = nearest(name, namesIn(folder === '' ? '.' : folder));
      return refuse(
        `There is no file ${parent}.`,
        near === undefined ? `The path is taken from the folder of ${current.path}.` : `Did you mean ${folder}${near}?`,
      );
    }
    visited.push(parent);
    current = { path: parent, text: parentText };
  }
}
