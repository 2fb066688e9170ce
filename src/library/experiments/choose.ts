import { choiceRequirement, choose as chooseOf, fewestReplicationsToMeet, hasPay } from '../../experiment/index.ts';
import { assertComparable } from '../compare.ts';
import type { Interval } from '../run.ts';
import { assertWhole, withRunner } from '../running.ts';
import type { RunOptions } from '../running.ts';
import { completeScenario } from '../scenario.ts';
import type { Scenario } from '../scenario.ts';
import type { PlanVerdict, ProbabilityShown } from './seek.ts';
import { assertShare, criteriaOf, scopesOf, wholeRun } from './thresholds.ts';
import type { Months } from './thresholds.ts';

/** What a plan must keep to, and how surely. */
export interface ChooseOptions extends RunOptions {
  /** All are to be kept to: `unallocated.all<=60`. */
  readonly thresholds: readonly string[];
  /** The months in which they hold. Default: every month of the run. */
  readonly months?: Months;
  /** With which all thresholds hold in a replication; above 0, below 1. Default: 0.8. */
  readonly probability?: number;
  /** With which everything that is said of any plan holds at once. Default: 0.95. */
  readonly confidence?: number;
  /** Replications in all, at most: 10 to 100,000. Default: 600. */
  readonly budget?: number;
}

/** One plan of a choice. */
export interface ChoicePlan {
  readonly scenario: string;
  readonly verdict: PlanVerdict;
  readonly probability: ProbabilityShown;
  /** Cost of staff over the run, in pounds. */
  readonly cost: Interval;
  /** The same less that of the baseline, paired by replication. */
  readonly addedCost: Interval;
}

/** What came of a choice. */
export interface ChooseResult {
  /** Whether a plan was chosen, none holds, or the replications that were allowed cannot tell. */
  readonly verdict: 'chosen' | 'none holds' | 'cannot tell';
  /** The name of the cheapest plan that was shown to hold; with `cannot tell` the cheapest so far. */
  readonly chosen?: string;
  /** Plans that may be cheaper and may hold. */
  readonly open: readonly string[];
  /** In the order given, the baseline first. */
  readonly plans: readonly ChoicePlan[];
  /** Replications in all. */
  readonly used: number;
}

/**
 * The cheapest of several plans that keeps to all thresholds with a probability. The baseline may be chosen too.
 *
 * @throws RangeError for options that are not allowed, for scenarios that cannot be compared, and for one without pay.
 */
export async function choose(
  baseline: Scenario,
  plans: readonly Scenario[],
  options: ChooseOptions,
): Promise<ChooseResult> {
  const scenarios = [baseline, ...plans];
  assertComparable(scenarios, 2);
  const { probability = 0.8, confidence = 0.95, budget = 600 } = options;
  const criteria = criteriaOf(options.thresholds, options.months ?? wholeRun(baseline), scenarios);
  assertShare('probability', probability);
  assertShare('confidence', confidence);
  const complete = scenarios.map(completeScenario);
  const unpaid = complete.find((scenario) => !hasPay(scenario));
  if (unpaid !== undefined)
    throw new RangeError(`"${unpaid.name}" gives no pay, so it has no cost. Set pay.of_grade for every grade.`);
  const fewest = fewestReplicationsToMeet(choiceRequirement({ probability, confidence, scenarios: complete }));
  assertWhole('budget', budget, Math.max(10, fewest * scenarios.length), 100_000);
  const names = scenarios.map(({ name }) => name);
  const found = await withRunner(options, { scenarios, most: budget }, (running) =>
    chooseOf({
      ...running,
      scenarios: complete,
      criteria,
      probability,
      confidence,
      budget,
      watched: [],
      seed: baseline.seed,
      scopes: scopesOf(criteria.map(({ measure }) => measure)),
    }),
  );
  return {
    verdict: found.verdict,
    ...(found.chosen !== undefined && { chosen: names[found.chosen] }),
    open: found.open.map((plan) => names[plan]),
    plans: found.plans.map(({ plan, standing, lastAnalysis, cost, addedCost }) => {
      const { hits: met, replications, lo, hi } = lastAnalysis;
      return {
        scenario: names[plan],
        verdict: standing,
        probability: { met, replications, lo, hi },
        cost: cost.total,
        addedCost: addedCost.total,
      };
    }),
    used: found.used,
  };
}
