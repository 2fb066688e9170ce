import type { Composition } from './compose.ts';
import type { Problem } from '../problems/problem.ts';
import type { ScenarioFile } from '../reading/scenario-file.ts';

/**
 * The memory that a run needs, and the setting (`chapter.name`, or `run.years`) that makes it large, with the reason in
 * a sentence.
 */
export interface MemoryNeed {
  readonly bytes: number;
  readonly because: string;
  readonly setting: string;
  /** Bytes that may be needed. Default: those that one replication may need. */
  readonly mostBytes?: number;
}

/** The problem of a run that would not fit into memory, where its largest cause was last set. */
export function memoryProblem(
  size: MemoryNeed,
  mostBytesOfReplication: number,
  { atStart, dated }: Composition,
  files: readonly ScenarioFile[],
): Problem | undefined {
  const mostBytes = size.mostBytes ?? mostBytesOfReplication;
  if (size.bytes <= mostBytes) return undefined;
  const inForce = dated.findLast((each) => each.setting === size.setting) ?? atStart.get(size.setting);
  const words = {
    message: `The run needs too much memory. ${size.because}`,
    found: `about ${formatBytes(size.bytes)}`,
    allowed: `at most ${formatBytes(mostBytes)}`,
    suggestion: `Give ${size.setting} a lower value.`,
  };
  if (inForce !== undefined)
    return inForce.file.reader.file.problem(inForce.entry.valuePiece.span, size.setting, words);
  const key = size.setting.replace(/^run\./, '') as keyof ScenarioFile['run'];
  const file = files.findLast((each) => each.run[key] !== undefined) ?? files.at(-1)!;
  return file.reader.file.problem(file.run[key]?.span ?? [0, 0], size.setting, words);
}

const formatBytes = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
