import type { Scenario } from '../../scenario/index.ts';
import type { Scopes, TaskRunner } from '../run.ts';
import { levelOf } from '../level.ts';
import type { Estimate } from '../statistics/sample.ts';
import { estimateMean } from '../statistics/sample.ts';
import type { BisectionResult } from './bisection.ts';
import { bisect } from './bisection.ts';
import type { Criterion } from '../breach/criterion.ts';
import { frontierOf } from './frontier.ts';
import type { Lever } from './lever.ts';
import type { SeekRequirement, InterimAnalysis, PlanVerdict } from './interim-analyses.ts';
import { fewestReplicationsToMeet } from './interim-analyses.ts';
import type { PlanAnalysis, CandidatePlan } from './candidate-plans.ts';
import { CandidatePlans } from './candidate-plans.ts';
import { estimateParts } from '../costs/estimate-costs.ts';
import type { PartEstimates } from '../costs/estimate-costs.ts';
import { Trials } from '../trials.ts';
import type { TrialOutcome } from './trial-outcome.ts';
import { trialOutcome } from './trial-outcome.ts';

/** A question of how much is enough. */
export interface SeekRequest extends TaskRunner {
  readonly scenario: Scenario;
  /** One or two. */
  readonly levers: readonly Lever[];
  /** At least one; all are to be met. */
  readonly criteria: readonly Criterion[];
  readonly probability: number;
  readonly confidence: number;
  /** Replications of all plans together, at most. */
  readonly budget: number;
  readonly seed: number;
  readonly scopes: Scopes;
}

/** What is known of one plan: the scenario as it is, or with each lever at a level. */
export interface PlanResult {
  /** Empty for the scenario as it is. */
  readonly levels: readonly number[];
  readonly standing: PlanVerdict;
  /** Its last interim analysis. */
  readonly lastAnalysis: InterimAnalysis;
  /**
   * Cost of staff over the run above that of the scenario as it is, in pounds, over replications with the same random
   * numbers; absent without pay.
   */
  readonly addedCost?: Estimate;
  /** The same by part: pay of each grade, and what else the model counts. Absent without pay. */
  readonly addedParts?: PartEstimates;
  /** Unallocated cases at the end, over all replications of the plan. */
  readonly unallocated: Estimate;
  /** The same less those of the scenario as it is, over replications with the same random numbers. */
  readonly addedUnallocated: Estimate;
  /**
   * No other plan that was analysed is both cheaper and leaves fewer cases unallocated, in the mean of the
   * differences.
   */
  readonly isOnFrontier: boolean;
}

/** One level of the first lever with what was found of the second; with one lever, the only row. */
export interface SeekRow extends BisectionResult {
  /** Absent with one lever. */
  readonly level?: number;
}

/** What a search found. */
export interface SeekResult {
  readonly requirement: SeekRequirement;
  readonly rows: readonly SeekRow[];
  /** Every plan that was analysed, the scenario as it is first, then in order of the levels. */
  readonly plans: readonly PlanResult[];
  readonly interimAnalyses: readonly PlanAnalysis[];
  /** The cheapest of the plans that were shown to meet; absent without pay, or where none was. */
  readonly cheapest?: PlanResult;
  readonly used: number;
  readonly budget: number;
}

/** The least replications of each plan on the frontier, as long as the budget has them. */
const fewestReplicationsOfPlan = 10;

/** The share of the budget that the scenario as it is may take, for comparison; and the most replications of it. */
const shareOfBase = 0.1;
const mostReplicationsOfBase = 40;

/**
 * How far a plan is analysed before others have had their turn, in times the replications that can show that it meets.
 */
const patience = 4;

/** What is asked, with all the plans that it is asked of: every pair of levels, and the scenario as it is. */
export const requirementOf = ({
  probability,
  confidence,
  levers,
}: Pick<SeekRequest, 'probability' | 'confidence' | 'levers'>): SeekRequirement => ({
  probability,
  confidence,
  plans: 1 + levers.reduce((plans, { levels }) => plans * levels.length, 1),
});

/**
 * The least effort that meets the thresholds with the probability asked for.
 *
 * Each level is analysed with more and more replications until they show that it meets or that it does not; levels are
 * halved (`bisect`). With two levers that is done for each level of the first, from the least effort on, and no further
 * up the second than what was enough before; each row may spend an equal part of what is then left. What cannot be
 * decided soon is left, and gone on with in a second pass if the budget has something over. Every plan meets the same
 * random numbers.
 *
 * The same seed gives the same search, however many replications run at once. Rejects with `RunAborted` where `signal`
 * asked to stop, and with a RangeError where a criterion is of a scope or month that the run does not have.
 */
export async function seek(request: SeekRequest): Promise<SeekResult> {
  const { levers, criteria, budget } = request;
  const requirement = requirementOf(request);
  const trials = new Trials({
    ...request,
    reduction: { kept: { criteria }, reduce: (result, { input }) => trialOutcome(result, input, criteria) },
  });
  const plans = new CandidatePlans(request, requirement, trials);
  const ofBase = await plans.analyse(
    [],
    Math.max(1, Math.min(mostReplicationsOfBase, Math.floor(budget * shareOfBase))),
  );

  let rows: readonly SeekRow[] = [];
  for (const most of [patience * fewestReplicationsToMeet(requirement), Infinity])
    rows = await rowsOf(levers, trials, (levels, leaving) => plans.decide(levels, most, leaving));
  for (const { input } of plans.all) {
    const has = trials.outcomesOf(input).length;
    if (has < fewestReplicationsOfPlan && fewestReplicationsOfPlan - has <= trials.remaining)
      await trials.runUpTo(fewestReplicationsOfPlan, input);
  }
  const found = frontierOf(
    sortByLevels(levers, plans.all).map(({ levels, input, lastAnalysis }) => {
      const outcomes = trials.outcomesOf(input);
      const added = (of: (outcome: TrialOutcome) => number) =>
        outcomes.slice(0, ofBase.length).map((outcome, index) => of(outcome) - of(ofBase[index]));
      const costs = added(({ costs: each }) => each?.total ?? NaN);
      const known = (all: readonly TrialOutcome[]) => all.flatMap(({ costs: each }) => each ?? []);
      return {
        levels,
        standing: lastAnalysis!.standing,
        lastAnalysis: lastAnalysis!,
        ...(!costs.some(Number.isNaN) && { addedCost: estimateMean(costs) }),
        ...(!costs.some(Number.isNaN) && { addedParts: estimateParts(known(outcomes), known(ofBase)) }),
        unallocated: levelOf('unallocated.all', estimateMean(outcomes.map(({ unallocated }) => unallocated))),
        addedUnallocated: estimateMean(added(({ unallocated }) => unallocated)),
      };
    }),
  );
  const cheapest = found
    .filter(({ standing, levels, addedCost }) => standing === 'meets' && levels.length > 0 && addedCost !== undefined)
    .reduce<PlanResult | undefined>(
      (best, plan) => (best === undefined || plan.addedCost!.mean < best.addedCost!.mean ? plan : best),
      undefined,
    );
  return {
    requirement,
    rows,
    plans: found,
    interimAnalyses: plans.interimAnalyses,
    ...(cheapest && { cheapest }),
    used: trials.used,
    budget,
  };
}

/**
 * Each row by halving; of two levers, a row for each level of the first, no further up the second than what was enough
 * in the row before.
 */
async function rowsOf(
  levers: readonly Lever[],
  trials: Trials<TrialOutcome>,
  decide: (levels: readonly number[], leaving: number) => Promise<InterimAnalysis | undefined>,
): Promise<SeekRow[]> {
  const [outer, inner] = levers.length === 1 ? [undefined, levers[0]] : levers;
  const rows: SeekRow[] = [];
  let enough = inner.levels.length;
  for (const [index, level] of (outer?.levels ?? [undefined]).entries()) {
    const leaving =
      outer === undefined ? 0 : trials.remaining - Math.floor(trials.remaining / (outer.levels.length - index));
    const found = await bisect(enough, (at) =>
      decide([...(level === undefined ? [] : [level]), inner.levels[at]], leaving),
    );
    rows.push({ ...(level !== undefined && { level }), ...found });
    if (found.smallest !== undefined) enough = found.smallest + 1;
  }
  return rows;
}

/** The scenario as it is first, then plans in order of the levels. */
function sortByLevels(levers: readonly Lever[], plans: readonly CandidatePlan[]): CandidatePlan[] {
  const position = ({ levels }: CandidatePlan): number =>
    levels.reduce((sum, level, index) => sum * 10_000 + levers[index].levels.indexOf(level) + 1, 0);
  return [...plans].sort((a, b) => position(a) - position(b));
}
