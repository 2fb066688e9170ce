import {
  contradictionOfPlans,
  fewestReplicationsToMeet,
  leverNames,
  readLever,
  requirementOf,
  seek as seekPlan,
} from '../../experiment/index.ts';
import type { Lever } from '../../experiment/index.ts';
import { isIsoDate } from '../../model/index.ts';
import { nearestName } from '../../scenario/index.ts';
import type { Interval } from '../run.ts';
import { assertWhole, withRunner } from '../running.ts';
import type { RunOptions } from '../running.ts';
import { completeScenario } from '../scenario.ts';
import type { Scenario } from '../scenario.ts';
import { assertShare, criteriaOf, scopesOf } from './thresholds.ts';
import type { Months } from './thresholds.ts';

/** How much is enough: of what, and by which thresholds. */
export interface SeekOptions extends RunOptions {
  /**
   * One or two, each from the least effort to the most with a step: `places=500..2000:100` (PQiP places a year),
   * `retention=0..4:0.5` (percentage points off the leaving rates), `ceiling=1.2..2:0.1`, or a setting by its name.
   */
  readonly levers: readonly string[];
  /** All are to be met: `unallocated.all<=20`. */
  readonly thresholds: readonly string[];
  /** The first day of the plans, as an ISO date. Default: the first day of the run. */
  readonly from?: string;
  /** The months in which thresholds hold. Default: the end of the run. */
  readonly months?: Months;
  /** With which all thresholds are met in a replication; above 0, below 1. Default: 0.9. */
  readonly probability?: number;
  /** With which everything that is said of any plan holds at once. Default: 0.95. */
  readonly confidence?: number;
  /** Replications in all, at most: 10 to 100,000. Default: 400, or 1,000 with two levers. */
  readonly budget?: number;
}

/** What was shown of a plan: that it meets the thresholds with the probability asked for, that it does not, or neither. */
export type PlanVerdict = 'meets' | 'does not meet' | 'undecided';

/** How probable it is that a plan meets all thresholds. */
export interface ProbabilityShown {
  /** Replications in which it did, and how many were analysed. */
  readonly met: number;
  readonly replications: number;
  /** The exact interval of the probability, 0 to 1; those of all plans hold at once, on the side that decides. */
  readonly lo: number;
  readonly hi: number;
}

/** One plan of a search. */
export interface SoughtPlan {
  /** The level of each lever by its name; empty for the scenario as it is. */
  readonly levels: Readonly<Record<string, number>>;
  readonly verdict: PlanVerdict;
  readonly probability: ProbabilityShown;
  /** Cost of staff over the run above that of the scenario as it is, in pounds, paired; absent without pay. */
  readonly addedCost?: Interval;
  /** Unallocated cases at the end. */
  readonly unallocated: Interval;
}

/** What a search found. */
export interface SeekResult {
  /** Every plan that was looked at, the scenario as it is first. */
  readonly plans: readonly SoughtPlan[];
  /**
   * The least effort that was shown to meet: with two levers one for each level of the first for which there is one.
   * Empty where no plan was shown to meet.
   */
  readonly enough: readonly SoughtPlan[];
  /** The cheapest of the plans that were shown to meet; absent without pay, or where there is none. */
  readonly cheapest?: SoughtPlan;
  /** Replications in all. */
  readonly used: number;
}

/**
 * How much is enough: the least effort on one or two levers that meets thresholds with a probability.
 *
 * @throws RangeError for levers, thresholds and numbers that are not allowed.
 */
export async function seek(scenario: Scenario, options: SeekOptions): Promise<SeekResult> {
  const { probability = 0.9, confidence = 0.95, budget = options.levers.length > 1 ? 1_000 : 400 } = options;
  const levers = leversOf(scenario, options);
  const criteria = criteriaOf(options.thresholds, options.months, [scenario]);
  assertShare('probability', probability);
  assertShare('confidence', confidence);
  assertWhole('budget', budget, 10, 100_000);
  const needed = Math.ceil(fewestReplicationsToMeet(requirementOf({ probability, confidence, levers })) / 0.9);
  if (budget < needed)
    throw new RangeError(
      `"budget" ${budget} is too small to show a probability of ${probability} with a confidence of ${confidence}. ` +
        `Give at least ${needed}, or ask for less certainty.`,
    );
  const scopes = scopesOf(criteria.map(({ measure }) => measure));
  const { seed } = scenario;
  const found = await withRunner(options, { scenarios: [scenario], most: budget }, (running) =>
    seekPlan({
      ...running,
      scenario: completeScenario(scenario),
      levers,
      criteria,
      probability,
      confidence,
      budget,
      seed,
      scopes,
    }),
  );
  const plans = found.plans.map(({ levels, standing, lastAnalysis, addedCost, unallocated }): SoughtPlan => {
    const { hits: met, replications, lo, hi } = lastAnalysis;
    return {
      levels: Object.fromEntries(levels.map((level, index) => [levers[index].name, level])),
      verdict: standing,
      probability: { met, replications, lo, hi },
      ...(addedCost && { addedCost }),
      unallocated,
    };
  });
  const inner = levers[levers.length - 1];
  const enough = found.rows.flatMap(({ level, smallest }) => {
    if (smallest === undefined) return [];
    const levels = [...(level === undefined ? [] : [level]), inner.levels[smallest]];
    return plans.filter((_, index) => isSame(found.plans[index].levels, levels));
  });
  const cheapest = found.cheapest && plans[found.plans.indexOf(found.cheapest)];
  return { plans, enough, ...(cheapest && { cheapest }), used: found.used };
}

function leversOf(scenario: Scenario, { levers: texts, from }: SeekOptions): readonly Lever[] {
  if (texts.length < 1 || texts.length > 2)
    throw new RangeError(`Give one lever or two, such as "places=500..2000:100"; found ${texts.length}.`);
  if (from !== undefined && !isIsoDate(from))
    throw new RangeError(`"from" must be a day such as 2027-04-01; found "${from}".`);
  const complete = completeScenario(scenario);
  const levers = texts.map((text) => {
    const reading = readLever(complete, text, from);
    if (reading.ok) return reading.lever;
    const near = reading.name === undefined ? undefined : nearestName(reading.name, leverNames(complete));
    throw new RangeError(`${reading.problem}${near === undefined ? '' : ` Did you mean "${near}"?`}`);
  });
  if (levers.length === 2 && levers[0].setting === levers[1].setting)
    throw new RangeError(`Both levers change ${levers[0].setting}. Give two different ones.`);
  const contradiction = contradictionOfPlans(complete, levers);
  if (contradiction !== undefined) throw new RangeError(contradiction);
  return levers;
}

const isSame = (one: readonly number[], other: readonly number[]): boolean =>
  one.length === other.length && one.every((level, index) => level === other[index]);
