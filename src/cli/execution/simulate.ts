import type { PrecisionReached, PrecisionRequest, Scopes } from '../../experiment/index.ts';
import { runExperiment, runToPrecision } from '../../experiment/index.ts';
import type { ReportInput } from '../../report/index.ts';
import type { Scenario } from '../../scenario/index.ts';
import { assertMonths } from '../input/measurability.ts';
import type { ResultData } from '../results/result-data.ts';
import { simulationFiles } from '../results/result-files.ts';
import type { SimulatedScenario } from '../results/result-files.ts';
import type { RunCost, RunSettings } from '../results/run-record.ts';
import type { Answer, Written } from '../results/write-answer.ts';
import type { Terminal } from '../terminal.ts';
import { conduct } from './conduct.ts';
import type { ConductRequest, ExperimentContext } from './conduct.ts';

/** A run or comparison as a command puts it: which scenarios to simulate, and how often. */
export interface SimulationRequest extends ConductRequest {
  readonly kind: 'run' | 'comparison';
  /** In place of a number of replications. */
  readonly precision?: PrecisionRequest;
  readonly scopes: Scopes;
  readonly checkBalance: boolean;
}

/**
 * Simulates the scenarios of a run or comparison and writes the result folder. The scenarios have the same start, years
 * and seed, and the same replications where no precision is asked for; the baseline is the first.
 *
 * Rejects as `conduct` does, and with a UsageError where the run is too short to give any figure.
 */
export const conductSimulation = (request: SimulationRequest, terminal: Terminal): Promise<Written<ResultData>> =>
  conduct(request, terminal, (context) => simulate(request, context));

async function simulate(request: SimulationRequest, context: ExperimentContext): Promise<Answer<ResultData>> {
  const started = performance.now();
  const { sets, precision } = await runScenarios(request, context);
  const simulatedSeconds = context.secondsBefore + Math.round(performance.now() - started) / 1_000;

  const { command } = request;
  const { version, commit } = context.origin;
  const { sourceTitles } = context;
  const report: ReportInput = {
    sets,
    version,
    ...(commit !== undefined && { commit }),
    command,
    ...(precision !== undefined && { precision }),
    sourceTitles,
  };
  const { reportCharts, reportPage, resultTablesAsText, resultWorkbook } = await import('../../report/index.ts');
  const { spreadsheetFiles } = await import('../results/spreadsheet/index.ts');
  const { resultData } = await import('../results/result-data.ts');
  const settings = settingsOf(request, sets, precision);
  const charts = reportCharts(report);
  return {
    data: () => resultData(request.kind, report, settings),
    text: () => resultTablesAsText(report).trimEnd(),
    scenarios: sets.map(({ scenario }) => scenario),
    files: { ...simulationFiles(sets), ...(await spreadsheetFiles(resultWorkbook(report))) },
    charts,
    page: (drawings, viewer) => reportPage(report, drawings, viewer, charts),
    settings,
    cost: costOf(sets, simulatedSeconds),
  };
}

/** The results of all scenarios, and what came of the precision that was asked for. */
interface Simulated {
  /** Each scenario as it was run: with the number of replications that it took. */
  readonly sets: readonly SimulatedScenario[];
  readonly precision?: PrecisionReached;
}

async function runScenarios(
  { scenarios, workers, scopes, checkBalance, seed, precision: request }: SimulationRequest,
  { runner, show }: ExperimentContext,
): Promise<Simulated> {
  const experiment = { scenarios, seed, scopes, checkBalance, ...runner };
  if (request !== undefined) {
    const { results, precision } = await runToPrecision({ ...experiment, request, concurrency: workers });
    const { replications } = precision;
    return {
      sets: setsOf(
        scenarios.map((scenario) => ({ ...scenario, replications })),
        results,
      ),
      precision,
    };
  }
  const [{ replications }] = scenarios;
  show({ done: 0, total: replications * scenarios.length, share: 0 });
  return { sets: setsOf(scenarios, await runExperiment({ ...experiment, replications })) };
}

function setsOf(scenarios: readonly Scenario[], results: readonly SimulatedScenario['results'][]): Simulated['sets'] {
  assertMonths(results[0]);
  return scenarios.map((scenario, index) => ({ scenario, results: results[index] }));
}

function settingsOf(
  { seed, scopes, workers }: SimulationRequest,
  sets: Simulated['sets'],
  precision: PrecisionReached | undefined,
): RunSettings {
  const [{ start, years, replications }] = sets.map(({ scenario }) => scenario);
  return {
    start,
    years,
    replications,
    ...(precision !== undefined && { precision }),
    seed,
    scope: scopes,
    workers: Math.min(workers, replications * sets.length),
  };
}

function costOf(sets: Simulated['sets'], simulatedSeconds: number): RunCost {
  const events = sets.flatMap(({ results }) => results).reduce((sum, result) => sum + result.events, 0);
  return { simulatedSeconds, events, eventsPerSecond: Math.round(events / Math.max(simulatedSeconds, 0.001)) };
}
