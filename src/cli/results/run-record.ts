import type { PrecisionReached, Scopes } from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Machine, Provenance } from './provenance.ts';
import { machine } from './provenance.ts';
import { scenarioPath } from './result-files.ts';
import type { SimulationRequest } from '../execution/conduct-simulation.ts';

/** What run.json says: how a result came about, on what, and how to tell whether its files are still the same. */
export interface RunRecord extends Provenance {
  /** By this a later run knows that the folder is its own to replace. */
  readonly madeBy: 'procap';
  readonly kind: 'run' | 'comparison';
  readonly command: string;
  readonly start: string;
  readonly years: number;
  readonly replications: number;
  /** Where a precision was asked for in place of a number of replications: what was asked and what was reached. */
  readonly precision?: PrecisionReached;
  readonly seed: number;
  readonly scope: Scopes;
  readonly scenarios: readonly ScenarioRecord[];
  readonly workers: number;
  readonly machine: Machine;
  /** ISO time in UTC. */
  readonly startedAt: string;
  /** From the start of the simulation to the writing of this record. */
  readonly seconds: number;
  /** Of these, the time in which replications ran. */
  readonly simulatedSeconds: number;
  /** Executed in all replications, run-in included. */
  readonly events: number;
  readonly eventsPerSecond: number;
  /** SHA-256 of every other file, by its path in the folder. */
  readonly files: Readonly<Record<string, string>>;
}

/** A scenario as it was run. Its assumptions, with their sources, stand in the file that is named. */
export interface ScenarioRecord extends Omit<Scenario, 'assumptions' | 'years' | 'start' | 'seed' | 'replications'> {
  /** The file in the folder with the composed scenario, and its SHA-256. */
  readonly resolved: string;
  readonly sha256: string;
}

interface RunFacts {
  readonly program: Provenance;
  readonly precision?: PrecisionReached;
  readonly sets: readonly { readonly results: readonly ReplicationResult[] }[];
  /** Milliseconds since 1970. */
  readonly started: number;
  readonly simulatedSeconds: number;
  readonly files: Readonly<Record<string, string>>;
}

/** The record of a study whose other files are written. Only here do the clock and the machine appear. */
export function runRecord(
  request: SimulationRequest,
  { program, sets, precision, started, simulatedSeconds, files }: RunFacts,
): RunRecord {
  const [{ start, years, replications, seed }] = request.scenarios;
  const events = sets.reduce(
    (sum, { results }) => sum + results.reduce((ofSet, result) => ofSet + result.events, 0),
    0,
  );
  return {
    madeBy: 'procap',
    kind: request.kind,
    ...program,
    command: request.command,
    start,
    years,
    replications,
    ...(precision !== undefined && { precision }),
    seed,
    scope: request.scopes,
    scenarios: request.scenarios.map((scenario) => scenarioRecord(scenario, files)),
    workers: Math.min(request.workers, replications * request.scenarios.length),
    machine: machine(),
    startedAt: new Date(started).toISOString(),
    seconds: (Date.now() - started) / 1_000,
    simulatedSeconds,
    events,
    eventsPerSecond: Math.round(events / Math.max(simulatedSeconds, 0.001)),
    files,
  };
}

function scenarioRecord(scenario: Scenario, files: Readonly<Record<string, string>>): ScenarioRecord {
  const {
    name,
    question,
    description,
    files: composedOf,
    steadyState,
    thresholds,
    changeLog,
    parameters,
    changes,
  } = scenario;
  const resolved = scenarioPath(scenario);
  return {
    name,
    ...(question !== undefined && { question }),
    ...(description !== undefined && { description }),
    files: composedOf,
    resolved,
    sha256: files[resolved],
    ...(steadyState !== undefined && { steadyState }),
    thresholds,
    changeLog,
    parameters,
    changes,
  };
}
