import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { wholeService } from '../../model/index.ts';
import type { ReportInput } from '../../report/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { describeFileError, UsageError } from '../errors.ts';
import { hashOfFile } from '../results/durable.ts';
import type { ResultRecord, ScenarioRecord } from '../results/run-record.ts';
import type { Terminal } from '../terminal.ts';
import { sourceTitles } from './published-studies.ts';
import { recordedReplications } from './recorded-replications.ts';
import { readResultRecord } from './result-record.ts';
import { readScenarioFile } from './scenario-files.ts';

/** A run or comparison that is finished, read back as it was when its report was made. */
export interface FinishedResult {
  readonly record: ResultRecord;
  readonly report: ReportInput;
}

const figuresFile = 'replications.parquet';

/**
 * Reads the result folder of a run or comparison, whichever version wrote it, with the figures of the whole service and
 * of the areas that have thresholds. Throws a UsageError where the folder is no such result, or was changed since.
 */
export async function readFinishedResult(path: string, terminal: Terminal): Promise<FinishedResult> {
  const refuse = (because: string): never => {
    throw new UsageError(`${path} cannot be read as a result: ${because}`);
  };
  const folder = resolve(terminal.folder, path);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true)
    return refuse('there is no such folder. Name one that procap run or procap compare wrote.');
  const record = readResultRecord(folder, refuse);
  if (record.kind !== 'run' && record.kind !== 'comparison')
    return refuse(`it is the result of a ${record.kind}. Name one of procap run or procap compare.`);
  const scenarios = (record.scenarios as readonly ScenarioRecord[]).map((each) => {
    assertUnchanged(folder, each.resolved, record, refuse);
    return readResolved(join(path, each.resolved), each, record, terminal, refuse);
  });
  assertUnchanged(folder, figuresFile, record, refuse);
  const scopes = new Set<string>([wholeService, ...scenarios.flatMap(({ thresholds }) => thresholds.map(areaOf))]);
  const results = await recordedReplications(join(folder, figuresFile), (area) => scopes.has(area)).catch(
    (error: unknown) => refuse(`${figuresFile} is damaged: ${(error as Error).message}`),
  );
  return {
    record,
    report: {
      sets: scenarios.map((scenario) => ({
        scenario,
        results: results.get(scenario.name) ?? refuse(`${figuresFile} has no figures of "${scenario.name}".`),
      })),
      version: record.version,
      ...(record.commit !== undefined && { commit: record.commit }),
      command: record.command,
      ...(record.precision !== undefined && { precision: record.precision }),
      sourceTitles: sourceTitles(terminal),
    },
  };
}

const areaOf = ({ scope = wholeService }: Scenario['thresholds'][number]): string => scope;

/** A scenario as it was run, with what only the record knows: which files it came from and what each changed. */
function readResolved(
  path: string,
  { files, changeLog }: ScenarioRecord,
  { version, commit }: ResultRecord,
  { folder }: Terminal,
  refuse: (because: string) => never,
): Scenario {
  const reading = readScenarioFile(path, folder);
  if (reading.ok) return { ...reading.scenario, files, changeLog };
  return refuse(
    `this version of procap cannot read ${path}. Use the one that wrote it, procap ${version}` +
      `${commit === undefined ? '' : `, commit ${commit.slice(0, 7)}`}.`,
  );
}

function assertUnchanged(
  folder: string,
  name: string,
  { files }: ResultRecord,
  refuse: (because: string) => never,
): void {
  if (files[name] === undefined) return refuse(`it has no ${name}. Run it again with this version of procap.`);
  try {
    if (hashOfFile(join(folder, name)) !== files[name]) return refuse(`${name} was changed after it was written.`);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    return refuse(`${name}: ${describeFileError(error)}.`);
  }
}
