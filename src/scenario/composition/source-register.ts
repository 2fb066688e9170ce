import type { FileChain } from './file-chain.ts';
import { findEvidence } from './evidence-file.ts';
import type { Problem } from '../problems/problem.ts';
import { openYaml } from '../yaml/open-yaml.ts';

/** The ids of the sources that may be cited; absent where there is no register. */
export interface SourceRegister {
  readonly ids?: readonly string[];
  readonly problems: readonly Problem[];
}

/** Reads the register of sources, `evidence/sources.yaml` beside the baseline or in the folder above it. */
export function readSourceRegister(
  { files, isComplete }: FileChain,
  textOf: (path: string) => string | undefined,
): SourceRegister {
  if (!isComplete) return { problems: [] };
  const found = findEvidence(files[0].reader.file.path, 'sources.yaml', textOf);
  if (found === undefined) return { problems: [] };
  const { reader, problems } = openYaml(found.path, found.text);
  if (reader === undefined) return { problems };
  if (reader.problems.length > 0) return { problems: reader.problems };
  const sources = reader.map(reader.top(), 'The register of sources');
  return sources === undefined
    ? { problems: reader.problems }
    : { ids: [...sources.keys()], problems: reader.problems };
}
