import type { ServiceInput } from '../../model/index.ts';
import type { RunCosts } from '../costs/costs.ts';
import { costsOf } from '../costs/costs.ts';
import type { CostEstimate } from '../costs/estimate-costs.ts';
import { estimateAddedCosts, estimateCosts } from '../costs/estimate-costs.ts';
import { levelOf } from '../level.ts';
import type { Measure } from '../measure.ts';
import { measureText, valueOfMeasure } from '../measure.ts';
import type { ReplicationTask, Scopes, TaskRunner } from '../run.ts';
import { modelInput, runTasks } from '../run.ts';
import type { Estimate } from '../statistics/sample.ts';
import { estimateMean } from '../statistics/sample.ts';
import type { Elimination, KimNelsonOptions } from './kim-nelson.ts';
import { eliminatePlans, hSquared, replicationsToBeSure, variancesOfDifferences } from './kim-nelson.ts';
import { allocateReplications, probabilityOfBest, compareWithBest } from './ocba.ts';

/** A question of which plan is best. */
export interface RankRequest extends TaskRunner {
  /** At least two. */
  readonly scenarios: readonly ServiceInput[];
  readonly measure: Measure;
  readonly best: 'least' | 'most';
  /** Replications of every plan before the first comparison; at least 2. */
  readonly first: number;
  readonly seed: number;
  readonly scopes: Scopes;
}

/** What was found of one plan. */
export interface RankedPlan {
  /** Its index in the order given. */
  readonly plan: number;
  readonly estimate: Estimate;
  /**
   * It less the selected plan, over replications with the same random numbers that both have; absent for the selected
   * one.
   */
  readonly difference?: Estimate;
  /** What it costs over the run, in pounds, and how much more than the selected plan; absent without pay. */
  readonly cost?: CostEstimate;
  readonly addedCost?: CostEstimate;
  /** When it was found not to be the best; absent for the selected one, and under a budget. */
  readonly eliminated?: Elimination;
}

/** A selection. */
export interface RankResult {
  readonly method: 'Kim and Nelson' | 'OCBA';
  /** The plan that was selected. */
  readonly selected: number;
  /** All plans: the selected one, then the others in order of their difference from it. */
  readonly ranked: readonly RankedPlan[];
  /** Replications in all. */
  readonly used: number;
  /**
   * For Kim and Nelson: whether all others were dropped, so that the guarantee holds; not where the limit of
   * replications came first.
   */
  readonly isDecided?: boolean;
  /** For Kim and Nelson: replications of each plan after which it was sure to end, known after the first ones. */
  readonly sureAfter?: number;
  /** Without a guarantee: the approximate probability that the selected plan is the best of those left. */
  readonly probabilityOfBest?: number;
}

/**
 * Replications of each plan in a round: a fixed number, so that the selection does not depend on how many run at once.
 */
const replicationsPerRound = 8;

/**
 * The best of several plans with a guarantee: plans are compared after every replication and dropped when they cannot
 * be the best (see `eliminatedAt`).
 *
 * Ends when one plan is left; or, without the guarantee, when a further round would take more than `most` replications
 * in all: then the best mean of those left is selected. Plans that give exactly the same in every replication are one
 * plan: the first of them is selected.
 */
export async function selectBest(
  request: RankRequest & KimNelsonOptions & { readonly most: number },
): Promise<RankResult> {
  const { scenarios, first, difference, most } = request;
  const runs = new PlanRuns(request);
  const h2 = hSquared(scenarios.length, request);
  let remaining = scenarios.map((_, plan) => plan);
  await runs.add(
    remaining.map(() => first),
    most,
  );
  const variances = variancesOfDifferences(runs.values, first);
  const sureAfter = Math.max(first, replicationsToBeSure(variances, h2, difference));
  const sums = runs.values.map((values) => values.slice(0, first).reduce((sum, each) => sum + each, 0));
  const eliminated: Elimination[] = [];
  let r = first;
  for (;;) {
    const dropped = eliminatePlans(r, remaining, sums, variances, h2, difference);
    eliminated.push(...dropped);
    remaining = remaining.filter((plan) => !dropped.some((each) => each.plan === plan));
    if (remaining.length === 1 || r >= sureAfter) break;
    if (runs.values[remaining[0]].length === r) {
      const size = Math.min(replicationsPerRound, sureAfter - r);
      if (runs.used + size * remaining.length > most) break;
      await runs.add(
        scenarios.map((_, plan) => (remaining.includes(plan) ? size : 0)),
        most,
      );
    }
    for (const plan of remaining) sums[plan] += runs.values[plan][r];
    r++;
  }
  const selected = remaining.reduce((best, plan) => (sums[plan] < sums[best] ? plan : best));
  const isDecided = remaining.length === 1 || r >= sureAfter;
  return {
    method: 'Kim and Nelson',
    selected,
    ranked: rankPlansFrom(runs, selected, request, eliminated),
    used: runs.used,
    isDecided,
    sureAfter,
    ...(!isDecided && {
      probabilityOfBest: probabilityOfBest(compareWithBest(remaining.map((plan) => runs.values[plan]))),
    }),
  };
}

/**
 * The best of several plans under a budget: after the first replications of each, the others are handed out round by
 * round where they make the selection surest (see `sharesOf`).
 */
export async function selectUnderBudget(request: RankRequest & { readonly budget: number }): Promise<RankResult> {
  const { scenarios, first, budget } = request;
  const runs = new PlanRuns(request);
  await runs.add(
    scenarios.map(() => first),
    budget,
  );
  while (runs.used < budget)
    await runs.add(
      allocateReplications(compareWithBest(runs.values), Math.min(replicationsPerRound, budget - runs.used)),
      budget,
    );
  const comparison = compareWithBest(runs.values);
  return {
    method: 'OCBA',
    selected: comparison.best,
    ranked: rankPlansFrom(runs, comparison.best, request, []),
    used: runs.used,
    probabilityOfBest: probabilityOfBest(comparison),
  };
}

/**
 * The measure of every plan in each of its replications, as they are run; turned round where most is best, so that less
 * is always better.
 */
class PlanRuns {
  readonly values: number[][];
  readonly costs: (RunCosts | undefined)[][];
  readonly #request: RankRequest;
  #used = 0;

  constructor(request: RankRequest) {
    this.#request = request;
    this.values = request.scenarios.map(() => []);
    this.costs = request.scenarios.map(() => []);
  }

  get used(): number {
    return this.#used;
  }

  /** So many more replications of each plan. `total` is what there may be in all, for the display. */
  async add(more: readonly number[], total: number): Promise<void> {
    const { scenarios, measure, best, seed, scopes } = this.#request;
    const tasks = scenarios.flatMap((input, scenario) =>
      Array.from({ length: more[scenario] }, (_, index): ReplicationTask => ({
        scenario,
        input: modelInput(input),
        seed,
        replication: this.values[scenario].length + index + 1,
        scopes,
      })),
    );
    const outcomes = await runTasks(
      tasks,
      this.#request,
      { before: this.#used, total },
      {
        kept: { measure, costs: true },
        reduce: (result, { input }) => ({ value: valueOfMeasure(result, measure), costs: costsOf(result, input) }),
      },
    );
    tasks.forEach(({ scenario, replication }, index) => {
      const { value, costs } = outcomes[index];
      if (Number.isNaN(value))
        throw new RangeError(
          `The measure ${measureText(measure)} has no value in replication ${replication} of plan ${scenario + 1}, ` +
            'so plans cannot be ranked by it.',
        );
      this.values[scenario].push(best === 'least' ? value : -value);
      this.costs[scenario].push(costs);
    });
    this.#used += tasks.length;
  }
}

/** Plans in order of their difference from the selected one, the best first. */
function rankPlansFrom(
  { values, costs }: PlanRuns,
  selected: number,
  { best, measure }: RankRequest,
  eliminated: readonly Elimination[],
): RankedPlan[] {
  const sign = best === 'least' ? 1 : -1;
  const knownCosts = costs.map((own) => (own.includes(undefined) ? [] : own.flatMap((each) => each ?? [])));
  const ranked = values.map((own, plan) => {
    const pairs = Math.min(own.length, values[selected].length);
    const elimination = eliminated.find((each) => each.plan === plan);
    const difference = estimateMean(Array.from({ length: pairs }, (_, r) => sign * (own[r] - values[selected][r])));
    return {
      plan,
      estimate: levelOf(measure.metric, estimateMean(own.map((value) => sign * value))),
      ...(plan !== selected && { difference }),
      ...(knownCosts[plan].length > 0 && { cost: estimateCosts(knownCosts[plan]) }),
      ...(plan !== selected &&
        Math.min(knownCosts[plan].length, knownCosts[selected].length) > 0 && {
          addedCost: estimateAddedCosts(knownCosts[plan], knownCosts[selected]),
        }),
      ...(elimination && { eliminated: elimination }),
    };
  });
  const distanceFromSelected = ({ difference }: RankedPlan): number =>
    difference === undefined ? -Infinity : sign * difference.mean;
  return ranked.sort((a, b) => distanceFromSelected(a) - distanceFromSelected(b));
}
