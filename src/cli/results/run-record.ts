import type { PrecisionReached, Scopes } from '../../experiment/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { ResultIdentity, ResultKind } from './existing-result.ts';
import type { Machine, Provenance } from './provenance.ts';
import { machine } from './provenance.ts';
import { scenarioPath } from './result-files.ts';

/** What run.json says: how a result came about, on what, and how to check that its files are unchanged. */
export interface ResultRecord extends Provenance, Partial<RunSettings>, Partial<RunCost> {
  /** By this a later run knows that the folder is its own to replace. */
  readonly madeBy: 'procap';
  readonly kind: ResultKind;
  readonly command: string;
  readonly seed: number;
  /** Of a run or comparison in full, of another question by name. */
  readonly scenarios: readonly (ScenarioRecord | { readonly name: string })[];
  /** Threads that were used. */
  readonly workers: number;
  readonly machine: Machine;
  /** ISO time in UTC. */
  readonly startedAt: string;
  /** From the start of the work to the writing of this record. */
  readonly seconds: number;
  /** Of a plan that was worked on in shards: which, and on what. */
  readonly plan?: PlanRecord;
  /**
   * Of a sweep: version and hash of the program, and hash of the study, which decide its figures; of a memo: the hash of
   * run.json of the result that it tells of.
   */
  readonly figuresOf?: string;
  /** What hangs on the weakest assumptions, a sentence each, as the report says it. */
  readonly weakest?: readonly string[];
  /** SHA-256 of every other file but that of the crate, by its path in the folder. */
  readonly files: Readonly<Record<string, string>>;
  /** SHA-256 of ro-crate-metadata.json, which states the time and so differs from run to run. */
  readonly crate?: string;
}

/** How the replications of a plan came about. */
export interface PlanRecord {
  /** Of plan.json. */
  readonly sha256: string;
  readonly shards: number;
  /** Starts of work that finished a replication; a shard that was stopped has several. */
  readonly starts: number;
  /** Each machine that worked, once. */
  readonly machines: readonly Machine[];
}

/** How the scenarios of a run or comparison were run, all alike. */
export interface RunSettings {
  /** ISO date. */
  readonly start: string;
  readonly years: number;
  readonly replications: number;
  /** Where a precision was asked for in place of a number of replications: what was asked and what was reached. */
  readonly precision?: PrecisionReached;
  readonly seed: number;
  readonly scope: Scopes;
  /** At most one for each replication. */
  readonly workers: number;
}

/** What a run or comparison took. */
export interface RunCost {
  /** The time in which replications ran. */
  readonly simulatedSeconds: number;
  /** Executed in all replications, run-in included. */
  readonly events: number;
  readonly eventsPerSecond: number;
}

/** A scenario as it was run. Its assumptions, with their sources, are in the file that is named. */
export interface ScenarioRecord extends Omit<Scenario, 'assumptions' | 'years' | 'start' | 'seed' | 'replications'> {
  /** The file in the folder with the composed scenario, and its SHA-256. */
  readonly resolved: string;
  readonly sha256: string;
}

interface ResultFacts {
  readonly program: Provenance;
  /** The time of day, and a clock that nobody sets, by which durations are measured; in milliseconds. */
  readonly started: { readonly at: Date; readonly clock: number };
  readonly files: Readonly<Record<string, string>>;
  readonly plan?: PlanRecord;
}

/** The record of a result whose other files are written. Only here and in the crate made of it does the clock appear. */
export function resultRecord(
  { kind, names, command, seed, workers }: ResultIdentity & Pick<ResultRecord, 'command' | 'seed' | 'workers'>,
  answer: {
    readonly scenarios?: readonly Scenario[];
    readonly settings?: RunSettings;
    readonly cost?: RunCost;
    readonly figuresOf?: string;
    readonly weakest?: readonly string[];
  },
  { program, started, files, plan }: ResultFacts,
): ResultRecord {
  const { workers: threads = workers, ...settings } = answer.settings ?? {};
  return {
    madeBy: 'procap',
    kind,
    ...program,
    command,
    ...settings,
    seed, // keeps its position among the settings where these have one
    scenarios: answer.scenarios?.map((scenario) => scenarioRecord(scenario, files)) ?? names.map((name) => ({ name })),
    workers: threads,
    machine: machine(),
    startedAt: started.at.toISOString(),
    seconds: Math.round(performance.now() - started.clock) / 1_000,
    ...answer.cost,
    ...(plan !== undefined && { plan }),
    ...(answer.figuresOf !== undefined && { figuresOf: answer.figuresOf }),
    ...(answer.weakest !== undefined && { weakest: answer.weakest }),
    files,
  };
}

function scenarioRecord(scenario: Scenario, files: Readonly<Record<string, string>>): ScenarioRecord {
  const { name, question, description, steadyState, thresholds, changeLog, parameters, changes, area } = scenario;
  const resolved = scenarioPath(scenario);
  return {
    name,
    ...(question !== undefined && { question }),
    ...(description !== undefined && { description }),
    files: scenario.files,
    resolved,
    sha256: files[resolved],
    ...(steadyState !== undefined && { steadyState }),
    thresholds,
    changeLog,
    parameters,
    changes,
    ...(area !== undefined && { area }),
  };
}
