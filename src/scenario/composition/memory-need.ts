import { tooManyInOneUnit } from '../../model/index.ts';
import type { ServiceInput } from '../../model/index.ts';
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
  composition: Composition,
  files: readonly ScenarioFile[],
): Problem | undefined {
  const mostBytes = size.mostBytes ?? mostBytesOfReplication;
  if (size.bytes <= mostBytes) return undefined;
  return problemOfSetting(size.setting, composition, files, {
    message: `The run needs too much memory. ${size.because}`,
    found: `about ${formatBytes(size.bytes)}`,
    allowed: `at most ${formatBytes(mostBytes)}`,
    suggestion: `Give ${size.setting} a lower value.`,
  });
}

/** The problem of a delivery unit with more people than it has random numbers for, where its share was last set. */
export function unitSizeProblem(
  input: ServiceInput,
  composition: Composition,
  files: readonly ScenarioFile[],
): Problem | undefined {
  const tooMany = tooManyInOneUnit(input);
  if (tooMany === undefined) return undefined;
  const { people, expected, most } = tooMany;
  const setting = 'organisation.share_of_service';
  return problemOfSetting(setting, composition, files, {
    message: `The largest delivery unit would have too many ${people} at once.`,
    found: `about ${Math.round(expected).toLocaleString('en-GB')}`,
    allowed: `at most ${most.toLocaleString('en-GB')}`,
    suggestion: `Give ${setting} a lower value, or more organisation.delivery_units.`,
  });
}

/** A problem that stands where a setting, or a key of the run, was last set. */
function problemOfSetting(
  setting: string,
  { atStart, dated }: Composition,
  files: readonly ScenarioFile[],
  words: Parameters<ScenarioFile['reader']['file']['problem']>[2],
): Problem {
  const inForce = dated.findLast((each) => each.setting === setting) ?? atStart.get(setting);
  if (inForce !== undefined) return inForce.file.reader.file.problem(inForce.entry.valuePiece.span, setting, words);
  const key = setting.replace(/^run\./, '') as keyof ScenarioFile['run'];
  const file = files.findLast((each) => each.run[key] !== undefined) ?? files.at(-1)!;
  return file.reader.file.problem(file.run[key]?.span ?? [0, 0], setting, words);
}

const formatBytes = (bytes: number): string =>
  bytes >= 1e9 ? `${(bytes / 1e9).toFixed(1)} GB` : `${Math.ceil(bytes / 1e6)} MB`;
