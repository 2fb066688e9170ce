import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { escapeFormula, recordedFigures } from '../../experiment/index.ts';
import type { RecordedFigures } from '../../experiment/index.ts';
import type { RunOverrides, Scenario } from '../../scenario/index.ts';
import { describeFileError, UsageError } from '../errors.ts';
import type { CommonOptions } from '../options/simulation-options.ts';
import type { Provenance } from '../results/provenance.ts';
import { provenance } from '../results/provenance.ts';
import type { ResultRecord, ScenarioRecord } from '../results/run-record.ts';
import type { Terminal } from '../terminal.ts';
import { readResultRecord } from './result-record.ts';
import { readGoodScenarios, readScenarioFile, runOverridesOf } from './scenario-files.ts';

/** A scenario of a result, with what it gave. */
export interface SideScenario {
  readonly name: string;
  /** Absent where this program is still to simulate it. */
  readonly figures?: RecordedFigures;
  /** As it was run; absent where this program cannot read it. */
  readonly scenario?: Scenario;
}

/** One of two results that are compared: a folder that is there, or a scenario file that is to be simulated. */
export interface ResultSide {
  /** As the user writes it. */
  readonly path: string;
  readonly program: Provenance;
  readonly isByThisProgram: boolean;
  readonly seed: number;
  readonly scenarios: readonly SideScenario[];
}

/** Whether a path names a result folder and not a scenario file. */
const isFolder = (path: string, terminal: Terminal): boolean =>
  statSync(resolve(terminal.folder, path), { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Reads the two results to compare. A scenario file is run as the result folder beside it was, in years, replications
 * and seed, unless an option says otherwise. Throws a UsageError where one of them is no such thing.
 */
export function readResultSides(
  [from, to]: readonly [string, string],
  options: CommonOptions & RunOverrides,
  terminal: Terminal,
): [ResultSide, ResultSide] {
  const folders = [from, to].map((path) => (isFolder(path, terminal) ? readFolder(path, terminal) : undefined));
  const [run] = folders.flatMap((each) => (each === undefined ? [] : [each.run]));
  const sides = [from, to].map(
    (path, index): ResultSide => folders[index]?.side ?? fileSide(path, { ...run, ...options }, terminal),
  );
  return [sides[0], sides[1]];
}

function fileSide(path: string, options: CommonOptions & RunOverrides, terminal: Terminal): ResultSide {
  if (!/\.\w+$/.test(path) && !existsSync(resolve(terminal.folder, path)))
    throw new UsageError(
      `There is no result folder and no scenario file "${path}". To compare two versions of the program, in a clone ` +
        'of the project: npm run changes -- --from v1 --to HEAD FILE.',
    );
  const [{ scenario }] = readGoodScenarios([path], terminal, options);
  const { name, seed } = scenario;
  return { path, program: provenance(), isByThisProgram: true, seed, scenarios: [{ name, scenario }] };
}

function readFolder(path: string, terminal: Terminal): { side: ResultSide; run: RunOverrides } {
  const folder = resolve(terminal.folder, path);
  const refuse = (because: string): never => {
    throw new UsageError(`${path} cannot be compared: ${because}`);
  };
  const record = readResultRecord(folder, refuse);
  if (record.kind !== 'run' && record.kind !== 'comparison')
    return refuse(`it is the result of a ${record.kind}. Name one of procap run or procap compare.`);
  const { seed, years, replications } = record;
  const sets = readFigures(folder, record, refuse);
  const scenarios = (record.scenarios as readonly ScenarioRecord[]).map(({ name, resolved }): SideScenario => {
    const figures = sets.get(escapeFormula(name)) ?? refuse(`replications.csv has no figures of "${name}".`);
    const reading = readScenarioFile(join(path, resolved), terminal.folder);
    return { name, figures, ...(reading.ok && { scenario: reading.scenario }) };
  });
  const program = { version: record.version, ...(record.commit !== undefined && { commit: record.commit }) };
  return {
    side: { path, program, isByThisProgram: isByThisProgram(record), seed, scenarios },
    run: runOverridesOf({ ...(years && { years }), ...(replications && { replications }), seed }),
  };
}

function readFigures(
  folder: string,
  record: ResultRecord,
  refuse: (because: string) => never,
): Map<string, RecordedFigures> {
  try {
    const bytes = readFileSync(join(folder, 'replications.csv'));
    if (createHash('sha256').update(bytes).digest('hex') !== record.files['replications.csv'])
      return refuse('its replications.csv was changed after it was written.');
    return recordedFigures(bytes.toString('utf8'));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return refuse(
      error instanceof RangeError
        ? `replications.csv: ${error.message}`
        : `replications.csv: ${describeFileError(error)}.`,
    );
  }
}

/** Whether a result was written by this very program: the same version and commit, neither of them changed since. */
function isByThisProgram({ version, commit, dirty = false }: ResultRecord): boolean {
  const own = provenance();
  return own.version === version && own.commit === commit && !dirty && own.dirty !== true;
}
