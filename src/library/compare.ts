import { eachDifference, estimateOfKnown, verdictOf } from '../experiment/index.ts';
import { observationsOf, simulateAll, summariesOf } from './run.ts';
import type { MeasuredInterval, Run, SimulationOptions } from './run.ts';
import type { Scenario } from './scenario.ts';
import { TableBuilder } from './tables.ts';
import type { DifferenceTable, ObservationTable, Selection, SummaryTable } from './tables.ts';

/**
 * What a difference says: higher or lower only where the whole 95% interval lies on that side of nothing; identical where
 * every replication is exactly the same.
 */
export type Verdict = 'higher' | 'lower' | 'cannot tell these apart' | 'identical';

/** A plan less the baseline in one measure, paired by replication. */
export interface PairedDifference extends MeasuredInterval {
  /** The name of the plan. */
  readonly scenario: string;
  readonly verdict: Verdict;
}

/** A baseline and plans that met the same random numbers. */
export class Comparison {
  readonly baseline: Run;
  /** In the order in which they were given. */
  readonly plans: readonly Run[];

  /** @internal */
  constructor([baseline, ...plans]: readonly Run[]) {
    this.baseline = baseline;
    this.plans = plans;
  }

  /**
   * Each plan less the baseline in one measure. Replication i of a plan is set against replication i of the baseline, so
   * that most of the chance cancels.
   *
   * @throws RangeError where there is no such metric, month or area.
   */
  difference(measure: string): readonly PairedDifference[] {
    const before = this.baseline.estimate(measure).values;
    return this.plans.map((plan) => {
      const values = plan.estimate(measure).values.map((value, index) => value - before[index]);
      const estimate = estimateOfKnown([...values]);
      return { scenario: plan.scenario.name, ...estimate, verdict: verdictOf(estimate), values };
    });
  }

  /** Every figure of every plan less the baseline's, paired by replication. */
  differences(selection: Selection = {}): DifferenceTable {
    const table = new TableBuilder(['mean', 'lo95', 'hi95', 'replications']);
    for (const { scenario, results } of this.plans)
      for (const difference of eachDifference(this.baseline.results, results, selection)) {
        const { mean, lo95 = NaN, hi95 = NaN, replications } = difference;
        table.add(scenario.name, difference, [mean, lo95, hi95, replications]);
      }
    return table.table(['replications']) as DifferenceTable;
  }

  /** Every figure of every replication, of the baseline and of all plans. */
  observations(selection: Selection = {}): ObservationTable {
    return observationsOf([this.baseline, ...this.plans], selection);
  }

  /** Every figure with its mean, interval and spread, of the baseline and of all plans. */
  summaries(selection: Selection = {}): SummaryTable {
    return summariesOf([this.baseline, ...this.plans], selection);
  }
}

/**
 * Simulates a baseline and plans on common random numbers, so that differences are effects of the plans and not of
 * chance.
 *
 * @throws RangeError for options that are not allowed, and for scenarios that do not start on the same day, last as long
 * and have the same seed. Rejects with the reason of `signal` where that asked to stop.
 */
export async function compare(
  baseline: Scenario,
  plans: readonly Scenario[],
  options: SimulationOptions = {},
): Promise<Comparison> {
  const scenarios = [baseline, ...plans];
  assertComparable(scenarios, 2);
  return new Comparison(await simulateAll(scenarios, options));
}

/** Scenarios that are set side by side start, last and are seeded alike, and have names of their own. */
export function assertComparable(scenarios: readonly Scenario[], least: number): void {
  if (scenarios.length < least) throw new RangeError(`Give at least ${least} scenarios; found ${scenarios.length}.`);
  const [first, ...others] = scenarios;
  for (const other of others)
    for (const key of ['start', 'years', 'seed'] as const)
      if (other[key] !== first[key])
        throw new RangeError(
          `"${other.name}" has ${key} ${other[key]} and "${first.name}" has ${first[key]}. Read both with the same.`,
        );
  const names = scenarios.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new RangeError(`Two scenarios are named "${twice}". Give each a name of its own.`);
}
