import { eachSummary, modelInput, runExperiment, selectFigures, valueOf, valueOfMeasure } from '../experiment/index.ts';
import { estimateOfKnown, levelOf } from '../experiment/index.ts';
import type { Area, ReplicationResult, Scopes } from '../model/index.ts';
import { assertWhole, measureOf, withRunner } from './running.ts';
import type { RunOptions } from './running.ts';
import { completeScenario, notesOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import { TableBuilder } from './tables.ts';
import type { ObservationTable, Selection, SummaryTable } from './tables.ts';

/** What is simulated, and how. */
export interface SimulationOptions extends RunOptions {
  /** Whole, 1 to 100,000. Default: as many as the scenario, or the baseline, asks for. */
  readonly replications?: number;
  /** Report the service and its regions, or its delivery units (`pdu`) too. Default: `region`. */
  readonly scope?: 'region' | 'pdu';
  /** Check at each month end that cases, staff, points and reviews add up; it takes longer. Default: false. */
  readonly checkBalance?: boolean;
}

/** A mean over replications with its interval, in the unit of the metric. */
export interface Interval {
  readonly mean: number;
  /** The 95% interval of the mean. Absent with one replication, which says nothing about its own error. */
  readonly lo95?: number;
  readonly hi95?: number;
  /** How many replications had a value. */
  readonly replications: number;
}

/** An interval with the values that it is of. */
export interface MeasuredInterval extends Interval {
  /** One for each replication, in order; NaN where the measure has no meaning in it. */
  readonly values: Float64Array;
}

/** The replications of one scenario. */
export class Run {
  readonly scenario: Scenario;
  /** Month ends, in order, as ISO dates. */
  readonly dates: readonly string[];
  /** What figures are of: `service`, then regions and, where asked for, delivery units. */
  readonly scopes: readonly Area[];
  /** How many there are. */
  readonly replications: number;
  readonly #results: readonly ReplicationResult[];

  /** @internal */
  constructor(scenario: Scenario, results: readonly ReplicationResult[]) {
    this.scenario = scenario;
    this.dates = results[0].dates;
    this.scopes = results[0].areas;
    this.replications = results.length;
    this.#results = results;
  }

  /** What is true of the scenario and worth knowing, in sentences; empty where nothing is. */
  get notes(): string {
    return notesOf(this.scenario);
  }

  /**
   * One number for each replication, with its mean and interval. Measures are written as for the command:
   * `unallocated.all@end`, `@mean`, `@total`, `@2027-06`, and `/region:London` after it.
   *
   * @throws RangeError where there is no such metric, month or area.
   */
  estimate(measure: string): MeasuredInterval {
    const read = measureOf(measure);
    const values = this.#results.map((result) => valueOfMeasure(result, read));
    return { ...levelOf(read.metric, estimateOfKnown(values)), values: Float64Array.from(values) };
  }

  /** Every figure of every replication: months, areas and metrics as selected. */
  observations(selection: Selection = {}): ObservationTable {
    return observationsOf([this], selection);
  }

  /** Every figure with its mean, interval and spread over the replications. */
  summaries(selection: Selection = {}): SummaryTable {
    return summariesOf([this], selection);
  }

  /** @internal */
  get results(): readonly ReplicationResult[] {
    return this.#results;
  }
}

/**
 * Simulates a scenario: its replications, each the whole course of the service with random numbers of its own.
 *
 * The same scenario and seed give the same figures to the last bit, in Node and in a page, with any number of workers.
 *
 * @throws RangeError for options that are not allowed. Rejects with the reason of `signal` where that asked to stop.
 */
export async function simulate(scenario: Scenario, options: SimulationOptions = {}): Promise<Run> {
  const [run] = await simulateAll([scenario], options);
  return run;
}

/** Simulates scenarios with the same random numbers, replication by replication. */
export async function simulateAll(scenarios: readonly Scenario[], options: SimulationOptions): Promise<readonly Run[]> {
  const [{ seed }] = scenarios;
  const { replications = scenarios[0].replications, checkBalance = false, scope: scopes = 'region' } = options;
  assertWhole('replications', replications, 1, 100_000);
  assertScopes(scopes);
  const inputs = scenarios.map((scenario) => modelInput(completeScenario(scenario)));
  const results = await withRunner(options, { scenarios, most: replications * scenarios.length }, (running) =>
    runExperiment({ ...running, scenarios: inputs, replications, seed, scopes, checkBalance }),
  );
  if (results[0][0].dates.length === 0)
    throw new RangeError(
      'The run does not reach the end of a month, so there is nothing to report. Simulate more years.',
    );
  return scenarios.map((scenario, index) => new Run(scenario, results[index]));
}

/** The observations of several runs in one table. */
export function observationsOf(runs: readonly Run[], selection: Selection): ObservationTable {
  const table = new TableBuilder(['replication', 'value']);
  for (const { scenario, results } of runs)
    for (const result of results)
      for (const figure of selectFigures([result], selection)) {
        const value = valueOf(result, figure.at);
        if (!Number.isNaN(value)) table.add(scenario.name, figure, [result.replication, value]);
      }
  return table.table(['replication']) as ObservationTable;
}

const summaryColumns = ['mean', 'lo95', 'hi95', 'p10', 'p50', 'p90', 'replications'] as const;

/** The summaries of several runs in one table. */
export function summariesOf(runs: readonly Run[], selection: Selection): SummaryTable {
  const table = new TableBuilder(summaryColumns);
  for (const { scenario, results } of runs)
    for (const summary of eachSummary(results, selection))
      table.add(
        scenario.name,
        summary,
        summaryColumns.map((column) => summary[column] ?? NaN),
      );
  return table.table(['replications']) as SummaryTable;
}

function assertScopes(scopes: string): asserts scopes is Scopes {
  if (scopes !== 'region' && scopes !== 'pdu')
    throw new RangeError(`"scope" must be "region" or "pdu"; found ${JSON.stringify(scopes)}.`);
}
