import { measureText, selectBest, selectUnderBudget } from '../../experiment/index.ts';
import { assertComparable } from '../compare.ts';
import type { Interval } from '../run.ts';
import { assertWhole, withRunner } from '../running.ts';
import type { RunOptions } from '../running.ts';
import { completeScenario } from '../scenario.ts';
import type { Scenario } from '../scenario.ts';
import { assertShare, measuresOf, scopesOf } from './thresholds.ts';

/** By what plans are ranked, and how surely. */
export interface RankOptions extends RunOptions {
  /** Default: `unallocated.all@mean`. */
  readonly measure?: string;
  /** Whether the lowest or the highest value is best. Default: `least`. */
  readonly best?: 'least' | 'most';
  /**
   * The smallest difference worth finding, in the unit of the metric: selects with a guarantee (Kim and Nelson). Without
   * it the budget is spent where it improves the selection most (OCBA), and is needed.
   */
  readonly difference?: number;
  /** The confidence of that guarantee; above 0, below 1. Default: 0.95. */
  readonly confidence?: number;
  /** Replications in all, at most: 4 to 100,000. Default with `difference`: 2,000. */
  readonly budget?: number;
  /** Replications of each plan before the first comparison: 3 to 1,000. Default: 10. */
  readonly first?: number;
}

/** One plan of a ranking. */
export interface RankedPlan {
  readonly scenario: string;
  readonly estimate: Interval;
  /** It less the best plan, paired by replication; absent for the best. */
  readonly difference?: Interval;
}

/** What a ranking found. */
export interface RankResult {
  /** The name of the plan that was selected. */
  readonly best: string;
  /** The measure in full. */
  readonly measure: string;
  /** The selected plan first, then the others by their difference from it. */
  readonly ranked: readonly RankedPlan[];
  /** Whether the guarantee holds: not under a budget alone, nor where the budget ended first. */
  readonly isGuaranteed: boolean;
  /** Without the guarantee: the approximate probability that the selected plan is the best. */
  readonly probabilityOfBest?: number;
  /** Replications in all. */
  readonly used: number;
}

/**
 * Which of several plans is best by one measure, with a guarantee or within a budget of replications.
 *
 * @throws RangeError for options that are not allowed, and for scenarios that cannot be compared.
 */
export async function rank(scenarios: readonly Scenario[], options: RankOptions): Promise<RankResult> {
  assertComparable(scenarios, 2);
  const { measure: text = 'unallocated.all@mean', best = 'least', difference, confidence = 0.95, first = 10 } = options;
  const [measure] = measuresOf([text], scenarios);
  if (difference === undefined && options.budget === undefined)
    throw new RangeError('Give "difference", the smallest difference worth finding, or "budget", or both.');
  if (difference !== undefined && !(difference > 0 && difference < Infinity))
    throw new RangeError(`"difference" must be above 0; found ${difference}.`);
  const { budget = 2_000 } = options;
  assertShare('confidence', confidence);
  assertWhole('first', first, 3, 1_000);
  assertWhole('budget', budget, Math.max(4, first * scenarios.length), 100_000);
  const asked = {
    scenarios: scenarios.map(completeScenario),
    measure,
    best,
    first,
    seed: scenarios[0].seed,
    scopes: scopesOf([measure]),
  };
  const names = scenarios.map(({ name }) => name);
  const found = await withRunner(options, { scenarios, most: budget }, (running) =>
    difference === undefined
      ? selectUnderBudget({ ...asked, ...running, budget })
      : selectBest({ ...asked, ...running, difference, confidence, most: budget }),
  );
  const { probabilityOfBest, isDecided = false, used } = found;
  return {
    best: names[found.selected],
    measure: measureText(measure),
    ranked: found.ranked.map((plan) => ({
      scenario: names[plan.plan],
      estimate: plan.estimate,
      ...(plan.difference && { difference: plan.difference }),
    })),
    isGuaranteed: isDecided,
    ...(probabilityOfBest !== undefined && { probabilityOfBest }),
    used,
  };
}
