import type { PrecisionRequest, RunReplications, Scopes } from '../../experiment/index.ts';
import { RunAborted, runExperiment, runToPrecision } from '../../experiment/index.ts';
import type { ReplicationResult } from '../../model/index.ts';
import type { ReportInput } from '../../report/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import type { Signal } from '../errors.ts';
import { Interrupted, UsageError } from '../errors.ts';
import { listenForSignals } from './interruption.ts';
import type { ProgressDisplay } from './progress.ts';
import { progressDisplay } from './progress.ts';
import { provenance } from '../results/provenance.ts';
import { ResultFolder } from '../results/result-folder.ts';
import { writeResultFiles } from '../results/result-files.ts';
import type { RunRecord } from '../results/run-record.ts';
import { runRecord } from '../results/run-record.ts';
import type { Terminal } from '../terminal.ts';

/** A question as a command puts it: which scenarios to simulate, how often, and where the answer goes. */
export interface SimulationRequest {
  readonly kind: 'run' | 'comparison';
  /**
   * The baseline first. All have the same start, years and seed, and the same replications where no precision is asked
   * for.
   */
  readonly scenarios: readonly Scenario[];
  /** In place of a number of replications. */
  readonly precision?: PrecisionRequest;
  readonly scopes: Scopes;
  readonly workers: number;
  /** Folder of the result, counted from the terminal's. */
  readonly folder: string;
  /** The command that gives the same results again, without what cannot change them. */
  readonly command: string;
  readonly checkBalance: boolean;
  readonly quiet: boolean;
  /** What runs the replications in place of threads. */
  readonly runReplications?: RunReplications;
}

/** The answer: what was written where, and what the tables are made from. */
export interface SimulationResult {
  /** As the user would write it. */
  readonly folder: string;
  readonly record: RunRecord;
  readonly report: ReportInput;
}

/**
 * Simulates the scenarios of a study and writes its result folder, whole or not at all.
 *
 * The place is claimed before anything is computed. Rejects with a UsageError where results may not be written there or
 * the run is too short to give any, with Interrupted where a signal asked to stop, and with a Failure where a
 * replication or the disk failed; nothing is left behind then.
 */
export async function conductSimulation(request: SimulationRequest, terminal: Terminal): Promise<SimulationResult> {
  const interruption = listenForSignals(terminal); // before anything is made that would have to be taken away
  try {
    const names = request.scenarios.map((scenario) => scenario.name);
    return await conductIn(
      new ResultFolder(request.folder, { kind: request.kind, names }, terminal.folder),
      request,
      terminal,
      interruption.signal,
    );
  } finally {
    interruption.release();
  }
}

async function conductIn(
  folder: ResultFolder,
  request: SimulationRequest,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<SimulationResult> {
  const display = progressDisplay(terminal, request.quiet, request.workers);
  try {
    return await simulateAndWrite(request, folder, display, signal);
  } catch (error) {
    folder.abandon();
    throw signal.aborted ? interruptedError(error, signal.reason as Signal, folder) : error;
  } finally {
    display.end();
  }
}

async function simulateAndWrite(
  request: SimulationRequest,
  folder: ResultFolder,
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<SimulationResult> {
  const started = Date.now();
  const simulated = await simulate(request, display, signal);
  const { sets, precision } = simulated;
  const simulatedSeconds = (Date.now() - started) / 1_000;

  const program = provenance();
  const { version, commit } = program;
  const report: ReportInput = {
    sets,
    version,
    ...(commit !== undefined && { commit }),
    command: request.command,
    ...(precision !== undefined && { precision }),
  };
  const scenarios = sets.map(({ scenario }) => scenario);
  await writeResultFiles(folder, report, scenarios, display, signal);
  const record = runRecord(
    { ...request, scenarios },
    { program, ...simulated, started, simulatedSeconds, files: folder.hashes },
  );
  await folder.write('run.json', `${JSON.stringify(record, undefined, 2)}\n`);
  signal.throwIfAborted();
  folder.publish();
  return { folder: folder.displayPath, record, report };
}

/** The results of a study, and what came of the precision that it asked for. */
interface SimulatedScenarios extends Pick<ReportInput, 'precision'> {
  /** Each scenario as it was run: with the number of replications that it took. */
  readonly sets: readonly { readonly scenario: Scenario; readonly results: readonly ReplicationResult[] }[];
}

async function simulate(
  simulationRequest: SimulationRequest,
  display: ProgressDisplay,
  signal: AbortSignal,
): Promise<SimulatedScenarios> {
  const { scenarios, workers, scopes, checkBalance, precision: request } = simulationRequest;
  const [{ replications, seed }] = scenarios;
  const concurrency = request === undefined ? Math.min(workers, replications * scenarios.length) : workers;
  const pool =
    simulationRequest.runReplications === undefined
      ? (await import('./threads.ts')).threadPool({
          workers: concurrency,
          names: scenarios.map(({ name }) => name),
          signal,
        })
      : undefined;
  const experiment = {
    scenarios,
    seed,
    scopes,
    checkBalance,
    runReplications: (simulationRequest.runReplications ?? pool?.runReplications)!,
    onProgress: display.show,
    signal,
  };
  try {
    if (request !== undefined) {
      const { results, precision } = await runToPrecision({ ...experiment, request, concurrency });
      return {
        sets: setsOf(
          scenarios.map((scenario) => ({ ...scenario, replications: precision.replications })),
          results,
        ),
        precision,
      };
    }
    display.show({ done: 0, total: replications * scenarios.length, share: 0 });
    return { sets: setsOf(scenarios, await runExperiment({ ...experiment, replications })) };
  } finally {
    await pool?.close();
  }
}

function setsOf(
  scenarios: readonly Scenario[],
  results: readonly (readonly ReplicationResult[])[],
): SimulatedScenarios['sets'] {
  if (results[0][0].dates.length === 0)
    throw new UsageError(
      'The run does not reach the end of a month, so that there is nothing to report. Simulate more --years.',
    );
  return scenarios.map((scenario, index) => ({ scenario, results: results[index] }));
}

function interruptedError(error: unknown, signal: Signal, { displayPath }: ResultFolder): Interrupted {
  const done = error instanceof RunAborted ? ` after ${error.done} of ${error.total} replications` : '';
  return new Interrupted(signal, `Stopped${done}. Nothing was written to ${displayPath}.`);
}
