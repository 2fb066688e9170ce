import { endOfRun, parameterDefinitions } from '../model/index.ts';
import type { ServiceInput } from '../model/index.ts';
import { assumptionsOf, changeLogOf } from './assumptions/assumptions-log.ts';
import { compose, modelInputOf } from './composition/compose.ts';
import { contradictingValues } from './composition/contradictions.ts';
import {
  changesAfterEnd,
  changesBeforeStart,
  defaultsInForce,
  repeatedChanges,
  unknownSources,
} from './composition/consistency-checks.ts';
import { readFileChain } from './composition/file-chain.ts';
import { readImpacts } from './assumptions/impact.ts';
import { resolveRun } from './composition/resolve-run.ts';
import type { RunOverrides } from './composition/resolve-run.ts';
import type { Problem, ScenarioReading } from './problems/problem.ts';
import { unknownRegions, unknownThresholdAreas, withoutFormerRegions } from './composition/region-checks.ts';
import { settleChain } from './own-figures/settle-chain.ts';
import type { Definitions, Scenario } from './scenario.ts';
import { countsOfTheWholeService } from './composition/whole-service-counts.ts';
import { readSourceRegister } from './composition/source-register.ts';
import { memoryProblem, unitSizeProblem } from './composition/memory-need.ts';
import type { MemoryNeed } from './composition/memory-need.ts';

export interface ReadingOptions {
  /** The parameters that a baseline must give. Default: those of the model. */
  readonly definitions?: Definitions;
  /**
   * Ids of all sources that may be cited. Default: those of `evidence/sources.yaml` beside the baseline; unchecked
   * without it.
   */
  readonly sourceIds?: readonly string[];
  /** What is asked for in place of what the files say of the run. */
  readonly run?: RunOverrides;
  /**
   * Memory that so many replications need, of whatever kind, each with the setting that makes it large. Default:
   * unchecked.
   */
  readonly memoryNeedsOf?: (input: ServiceInput, replications: number) => readonly MemoryNeed[];
  /** Names of the files in a folder, for near misses. Default: none are known. */
  readonly namesIn?: (folder: string) => readonly string[];
  /** Bytes that a replication may need. Default: 2e9. */
  readonly mostBytes?: number;
}

/**
 * Reads a scenario: the file, the files it extends, and their composition, checked in every part.
 *
 * Nothing is read but what `textOf` gives, the text of a file by its path, so that this works from a disk as from a
 * page. Bad input never throws: all problems come back at once, each with its position. `textOf` may throw an
 * `UnreadableFile`: of a file that another extends it becomes a problem of that line. Notes are true of a good
 * scenario and worth knowing.
 */
export function readScenario(
  path: string,
  textOf: (path: string) => string | undefined,
  options: ReadingOptions = {},
): ScenarioReading {
  const definitions = options.definitions ?? parameterDefinitions;
  const asRead = readFileChain(path, textOf, definitions, options.namesIn);
  const problems: Problem[] = [...asRead.problems];
  const settled =
    asRead.isComplete && problems.length === 0
      ? settleChain(asRead, definitions)
      : { files: asRead.files, problems: [], account: undefined, series: undefined };
  problems.push(...settled.problems);
  const run = resolveRun(settled.files, options.run ?? {});
  const { files, notes: regionNotes } = withoutFormerRegions(settled.files, definitions, run.start);
  const chain = { ...asRead, files };

  const register = options.sourceIds ? { ids: options.sourceIds, problems: [] } : readSourceRegister(chain, textOf);
  problems.push(...register.problems);
  if (register.ids !== undefined) problems.push(...unknownSources(chain.files, register.ids));

  problems.push(...run.problems, ...repeatedChanges(chain.files));
  if (!chain.isComplete) return failure(path, problems);

  const { impacts, problems: impactProblems } = readImpacts(chain, textOf);
  problems.push(...impactProblems);
  const composition = compose(chain.files, definitions, run.start);
  problems.push(...composition.problems);
  const thresholdFile = chain.files.findLast((file) => file.thresholds !== undefined);
  problems.push(
    ...unknownRegions(composition, definitions),
    ...unknownThresholdAreas(thresholdFile, composition, definitions),
  );
  if (problems.length > 0) return failure(path, problems);

  const { start, years, seed, replications, steadyState } = run as Required<typeof run>;
  const contradictions = contradictingValues(composition, chain.files, endOfRun(start, years));
  if (contradictions.length > 0) return failure(path, contradictions);
  const input: ServiceInput = { start, years, ...modelInputOf(composition, definitions) };
  const tooLarge = definitions === parameterDefinitions ? unitSizeProblem(input, composition, chain.files) : undefined;
  if (tooLarge !== undefined) return failure(path, [tooLarge]);
  const sizes = options.memoryNeedsOf?.(input, replications) ?? [];
  const oversized = sizes.flatMap(
    (size) => memoryProblem(size, options.mostBytes ?? 2e9, composition, chain.files) ?? [],
  );
  if (oversized.length > 0) return failure(path, oversized);

  const leaf = chain.files.at(-1)!;
  const scenario: Scenario = {
    name: leaf.name!,
    ...(leaf.question !== undefined && { question: leaf.question }),
    ...(leaf.description !== undefined && { description: leaf.description }),
    ...input,
    seed,
    replications,
    ...(steadyState && { steadyState }),
    thresholds: thresholdFile?.thresholds?.map((each) => each.threshold) ?? [],
    files: [...new Set(chain.files.map((file) => file.reader.file.path))],
    assumptions: assumptionsOf(composition, definitions, impacts),
    changeLog: changeLogOf(composition),
    ...(settled.account && { area: settled.account }),
    ...(settled.series && { series: settled.series }),
  };
  return {
    ok: true,
    scenario,
    notes: [
      ...defaultsInForce(composition, definitions),
      ...changesBeforeStart(composition, run, leaf),
      ...changesAfterEnd(composition, start, years, leaf),
      ...regionNotes,
      ...countsOfTheWholeService(composition, chain.files, definitions, start),
    ],
  };
}

/** Problems of the file itself first, then of those it extends; each from top to bottom. */
function failure(path: string, problems: readonly Problem[]): ScenarioReading {
  const files = [path, ...problems.map((problem) => problem.file)];
  const sorted = [...problems].sort(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
  return { ok: false, problems: sorted };
}
