import type { Scenario } from '../../scenario/index.ts';
import type { Criterion } from '../breach/criterion.ts';
import { criterionInWords } from '../breach/criterion.ts';
import type { RunCosts } from '../costs/costs.ts';
import type { CostEstimate } from '../costs/estimate-costs.ts';
import { estimateAddedCosts, estimateCosts } from '../costs/estimate-costs.ts';
import type { Measure } from '../measure.ts';
import type { Scopes, TaskRunner } from '../run.ts';
import type { InterimAnalysis, PlanVerdict, SeekRequirement } from '../seek/interim-analyses.ts';
import { analyseHits, interimSampleSizes } from '../seek/interim-analyses.ts';
import type { Estimate } from '../statistics/sample.ts';
import { estimateOfKnown } from '../statistics/sample.ts';
import { Trials } from '../trials.ts';
import type { ChoiceOutcome } from './choice-outcome.ts';
import { areIdentical, choiceOutcome } from './choice-outcome.ts';
import type { CostStanding } from './cost-comparison.ts';
import { compareCosts } from './cost-comparison.ts';
import type { ThresholdCourse } from './failures.ts';
import { coursesOf } from './failures.ts';

/** A question of which plan to choose: the cheapest that keeps to all thresholds. */
export interface ChooseRequest extends TaskRunner {
  /** At least two, the baseline first; it may be chosen too. */
  readonly scenarios: readonly Scenario[];
  /** At least one; all are to be kept to. */
  readonly criteria: readonly Criterion[];
  /** With which all thresholds are to be kept to in a replication; between 0 and 1, both exclusive. */
  readonly probability: number;
  /** With which everything that is said of any plan holds at once; between 0 and 1, both exclusive. */
  readonly confidence: number;
  /** Replications of all plans together, at most. */
  readonly budget: number;
  /** What a plan may do besides, better or worse. */
  readonly watched: readonly Measure[];
  readonly seed: number;
  readonly scopes: Scopes;
}

/** What was found of one plan. */
export interface ChoicePlan {
  /** Its index in the order given; 0 is the baseline. */
  readonly plan: number;
  /** Whether it was shown to keep to all thresholds with the probability asked for. */
  readonly standing: PlanVerdict;
  /** Its last interim analysis. */
  readonly lastAnalysis: InterimAnalysis;
  /** Replications in all; those of costs, courses and effects. They may go on after the last analysis. */
  readonly replications: number;
  /** In how many of all it keeps to all thresholds. */
  readonly holding: number;
  /** Over the whole run, in pounds. */
  readonly cost: CostEstimate;
  /** The same less that of the baseline, paired. */
  readonly addedCost: CostEstimate;
  /** How its cost stands to that of the chosen plan; absent for that one, or where none is chosen. */
  readonly besideChosen?: CostStanding;
  readonly courses: readonly ThresholdCourse[];
  /** Each watched measure less that of the baseline, paired; of no replications where it has no value. */
  readonly effects: readonly Estimate[];
  /** Whether it gave exactly the same as the baseline in every replication. */
  readonly isBaselineAgain: boolean;
}

/**
 * What came of a choice: a plan was chosen, and no other is cheaper and holds; or none holds; or the replications that
 * were allowed could not tell.
 */
export interface ChooseResult {
  readonly verdict: 'chosen' | 'none holds' | 'cannot tell';
  /** The cheapest of the plans that were shown to hold; where the verdict is `cannot tell`, the cheapest so far. */
  readonly chosen?: number;
  /** Plans that hold and cost exactly the same as the chosen one. */
  readonly ties: readonly number[];
  /** Plans that may be cheaper and may hold. */
  readonly open: readonly number[];
  readonly requirement: SeekRequirement;
  readonly plans: readonly ChoicePlan[];
  readonly used: number;
  readonly budget: number;
}

/** The least replications of each plan, as long as the budget has them. */
const fewestReplications = 10;

/** What is asked of each plan; half of the error that is allowed is for thresholds, half for costs. */
export const choiceRequirement = ({
  probability,
  confidence,
  scenarios,
}: Pick<ChooseRequest, 'probability' | 'confidence' | 'scenarios'>): SeekRequirement => ({
  probability,
  confidence: (1 + confidence) / 2,
  plans: scenarios.length,
});

/**
 * The cheapest of several plans that keeps to all thresholds with the probability asked for.
 *
 * Every plan is analysed after more and more replications, until it is shown to hold or not to hold (an exact binomial
 * test), or to cost more than one that holds (a paired t-test); the error of all is shared out (Bonferroni), so that
 * everything that is said holds at once with the confidence asked for. It ends when one plan is left, or when the next
 * analysis would take more replications than are allowed. All plans meet the same random numbers, and the same seed
 * gives the same choice, however many replications run at once.
 *
 * Rejects with `RunAborted` where `signal` asked to stop, and with a RangeError where a threshold is of a scope or
 * month that the run does not have or was never measurable, or where a scenario gives no pay.
 */
export async function choose(request: ChooseRequest): Promise<ChooseResult> {
  const { scenarios, criteria, watched, budget } = request;
  const requirement = choiceRequirement(request);
  const trials = new Trials<ChoiceOutcome>({
    ...request,
    reduction: {
      kept: { criteria, watched },
      reduce: (result, { input }) => choiceOutcome(result, input, criteria, watched),
    },
  });
  const outcomesOf = (plan: number): readonly ChoiceOutcome[] => trials.outcomesOf(scenarios[plan]);
  const costsOf = (plan: number): RunCosts[] => outcomesOf(plan).map(({ costs }) => costs!);
  const analyses: InterimAnalysis[] = [];
  const standing = (plan: number): PlanVerdict => analyses[plan]?.standing ?? 'undecided';
  const beaten = new Set<number>();
  let contenders = scenarios.map((_, plan) => plan);

  for (const size of interimSampleSizes(requirement)) {
    const wanted = contenders.map((plan) => [scenarios[plan], size] as const);
    if (trials.missing(wanted) > trials.remaining) break;
    await trials.runAll(wanted);
    if (analyses.length === 0) assertMeasured(request, outcomesOf);
    for (const plan of contenders) {
      const hits = outcomesOf(plan).filter(({ meets }) => meets).length;
      const analysis = analyseHits(hits, size, requirement);
      analyses[plan] = standing(plan) === 'undecided' ? analysis : { ...analysis, standing: standing(plan) };
    }
    const holding = contenders.filter((plan) => standing(plan) === 'meets');
    for (const plan of contenders)
      if (holding.some((other) => compareCosts(costsOf(plan), costsOf(other), requirement) === 'more'))
        beaten.add(plan);
    contenders = contenders.filter((plan) => standing(plan) !== 'does not meet' && !beaten.has(plan));
    if (isSettled(contenders, standing, (a, b) => compareCosts(costsOf(a), costsOf(b), requirement))) break;
  }
  await topUp(scenarios, trials, outcomesOf);

  const holding = contenders.filter((plan) => standing(plan) === 'meets');
  const chosen = cheapest(holding, costsOf);
  const beside = (plan: number): CostStanding => compareCosts(costsOf(plan), costsOf(chosen!), requirement);
  const ties = holding.filter((plan) => plan !== chosen && beside(plan) === 'the same');
  const open = contenders.filter((plan) => plan !== chosen && !ties.includes(plan));
  return {
    verdict: open.length > 0 ? 'cannot tell' : chosen === undefined ? 'none holds' : 'chosen',
    ...(chosen !== undefined && { chosen }),
    ties,
    open,
    requirement,
    plans: scenarios.map((_, plan): ChoicePlan => {
      const outcomes = outcomesOf(plan);
      const ofBaseline = outcomesOf(0).slice(0, outcomes.length);
      return {
        plan,
        standing: standing(plan),
        lastAnalysis: analyses[plan] ?? analyseHits(0, 0, requirement),
        replications: outcomes.length,
        holding: outcomes.filter(({ meets }) => meets).length,
        cost: estimateCosts(costsOf(plan)),
        addedCost: estimateAddedCosts(costsOf(plan), costsOf(0)),
        ...(chosen !== undefined && plan !== chosen && { besideChosen: beside(plan) }),
        courses: coursesOf(outcomes, criteria, 1 - request.probability),
        effects: watched.map((_, measure) =>
          estimateOfKnown(ofBaseline.map((of, index) => outcomes[index].watched[measure] - of.watched[measure])),
        ),
        isBaselineAgain: plan > 0 && areIdentical(ofBaseline, outcomes),
      };
    }),
    used: trials.used,
    budget,
  };
}

/** Whether no contender is undecided, and all that hold cost the same. */
const isSettled = (
  contenders: readonly number[],
  standing: (plan: number) => PlanVerdict,
  compare: (one: number, other: number) => CostStanding,
): boolean => contenders.every((plan) => standing(plan) === 'meets' && compare(plan, contenders[0]) === 'the same');

/** The one with the least mean cost; of several the first. */
const cheapest = (plans: readonly number[], costsOf: (plan: number) => readonly RunCosts[]): number | undefined =>
  plans.reduce<number | undefined>(
    (best, plan) =>
      best === undefined || estimateAddedCosts(costsOf(plan), costsOf(best)).total.mean < 0 ? plan : best,
    undefined,
  );

/** Enough of every plan to say where it fails, and of the baseline to compare all with, as far as the budget goes. */
async function topUp(
  scenarios: readonly Scenario[],
  trials: Trials<ChoiceOutcome>,
  outcomesOf: (plan: number) => readonly ChoiceOutcome[],
): Promise<void> {
  const most = Math.max(...scenarios.map((_, plan) => outcomesOf(plan).length));
  for (const wanted of [
    scenarios.map((scenario) => [scenario, Math.min(fewestReplications, Math.max(most, fewestReplications))] as const),
    [[scenarios[0], most] as const],
  ])
    if (trials.missing(wanted) <= trials.remaining) await trials.runAll(wanted);
}

/** A threshold that no replication of a plan gives a value for cannot be judged, nor a plan without pay. */
function assertMeasured(
  { scenarios, criteria }: ChooseRequest,
  outcomesOf: (plan: number) => readonly ChoiceOutcome[],
) {
  for (const [plan, { name }] of scenarios.entries()) {
    const outcomes = outcomesOf(plan);
    if (outcomes.some(({ costs }) => costs === undefined))
      throw new RangeError(
        `"${name}" gives no pay, so it has no cost, and the cheapest plan cannot be found. Set pay.of_grade for ` +
          'every grade.',
      );
    for (const [index, criterion] of criteria.entries())
      if (outcomes.every(({ values }) => values[index].every(Number.isNaN)))
        throw new RangeError(
          `The threshold "${criterionInWords(criterion)}" was never measurable in "${name}": the metric has no value ` +
            'then in any replication. A rate over twelve months has none before the twelfth month.',
        );
  }
}
