import type { ServiceInput } from '../../model/index.ts';
import type { Measure } from '../measure.ts';
import { measureText, valueOfMeasure } from '../measure.ts';
import type { Progress, ReplicationTask, RunReplications, Scopes } from '../run.ts';
import { RunAborted } from '../run.ts';
import type { Estimate } from '../sample.ts';
import { estimateMean } from '../sample.ts';
import type { Elimination, KimNelson } from './kim-nelson.ts';
import { eliminatedAt, hSquared, mostReplications, variancesOfDifferences } from './kim-nelson.ts';
import { allocation, probabilityOfBest, standingsOf } from './ocba.ts';

/** A question of which plan is best. */
export interface RankingRequest {
  /** At least two. */
  readonly scenarios: readonly ServiceInput[];
  readonly measure: Measure;
  readonly best: 'least' | 'most';
  /** Replications of every plan before the first comparison; at least 2. */
  readonly first: number;
  readonly seed: number;
  readonly scopes: Scopes;
  readonly runReplications: RunReplications;
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: { readonly aborted: boolean };
}

/** What was found of one plan. */
export interface Ranked {
  /** Its place in the order given. */
  readonly plan: number;
  readonly estimate: Estimate;
  /** It less the selected plan, over replications with the same luck that both have; absent for the selected one. */
  readonly difference?: Estimate;
  /** When it was found not to be the best; absent for the selected one, and under a budget. */
  readonly eliminated?: Elimination;
}

/** A selection. */
export interface Ranking {
  readonly method: 'Kim and Nelson' | 'OCBA';
  /** The plan that was selected. */
  readonly selected: number;
  /** All plans: the selected one, then the others in order of their difference from it. */
  readonly ranked: readonly Ranked[];
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
const round = 8;

/**
 * The best of several plans with a guarantee: plans are compared after every replication and dropped when they cannot
 * be the best (see `eliminatedAt`).
 *
 * Ends when one plan is left; or, without the guarantee, when a further round would take more than `most` replications
 * in all: then the best mean of those left is selected. Plans that give exactly the same in every replication are one
 * plan: the first of them is selected.
 */
export async function selectBest(request: RankingRequest & KimNelson & { readonly most: number }): Promise<Ranking> {
  const { scenarios, first, difference, most } = request;
  const runs = new Runs(request);
  const h2 = hSquared(scenarios.length, request);
  let inside = scenarios.map((_, plan) => plan);
  await runs.add(
    inside.map(() => first),
    most,
  );
  const variances = variancesOfDifferences(runs.values, first);
  const sureAfter = Math.max(first, mostReplications(variances, h2, difference));
  const sums = runs.values.map((values) => values.slice(0, first).reduce((sum, each) => sum + each, 0));
  const eliminated: Elimination[] = [];
  let r = first;
  for (;;) {
    const out = eliminatedAt(r, inside, sums, variances, h2, difference);
    eliminated.push(...out);
    inside = inside.filter((plan) => !out.some((each) => each.plan === plan));
    if (inside.length === 1 || r >= sureAfter) break;
    if (runs.values[inside[0]].length === r) {
      const size = Math.min(round, sureAfter - r);
      if (runs.used + size * inside.length > most) break;
      await runs.add(
        scenarios.map((_, plan) => (inside.includes(plan) ? size : 0)),
        most,
      );
    }
    for (const plan of inside) sums[plan] += runs.values[plan][r];
    r++;
  }
  const selected = inside.reduce((best, plan) => (sums[plan] < sums[best] ? plan : best));
  const isDecided = inside.length === 1 || r >= sureAfter;
  return {
    method: 'Kim and Nelson',
    selected,
    ranked: rankedOf(runs, selected, request, eliminated),
    used: runs.used,
    isDecided,
    sureAfter,
    ...(!isDecided && { probabilityOfBest: probabilityOfBest(standingsOf(inside.map((plan) => runs.values[plan]))) }),
  };
}

/**
 * The best of several plans under a budget: after the first replications of each, the others are handed out round by
 * round where they make the selection surest (see `sharesOf`).
 */
export async function selectUnderBudget(request: RankingRequest & { readonly budget: number }): Promise<Ranking> {
  const { scenarios, first, budget } = request;
  const runs = new Runs(request);
  await runs.add(
    scenarios.map(() => first),
    budget,
  );
  while (runs.used < budget)
    await runs.add(allocation(standingsOf(runs.values), Math.min(round, budget - runs.used)), budget);
  const standings = standingsOf(runs.values);
  return {
    method: 'OCBA',
    selected: standings.best,
    ranked: rankedOf(runs, standings.best, request, []),
    used: runs.used,
    probabilityOfBest: probabilityOfBest(standings),
  };
}

/**
 * The measure of every plan in each of its replications, as they are run; turned round where most is best, so that less
 * is always better.
 */
class Runs {
  readonly values: number[][];
  readonly #request: RankingRequest;
  #used = 0;

  constructor(request: RankingRequest) {
    this.#request = request;
    this.values = request.scenarios.map(() => []);
  }

  get used(): number {
    return this.#used;
  }

  /** So many more replications of each plan. `total` is what there may be in all, for the display. */
  async add(more: readonly number[], total: number): Promise<void> {
    const { scenarios, measure, best, seed, scopes, runReplications, onProgress, signal } = this.#request;
    const tasks = scenarios.flatMap(({ start, years, parameters, changes }, scenario) =>
      Array.from({ length: more[scenario] }, (_, index): ReplicationTask => ({
        scenario,
        input: { start, years, parameters, changes },
        seed,
        replication: this.values[scenario].length + index + 1,
        scopes,
      })),
    );
    let done = this.#used;
    const results = await runReplications(tasks, () => {
      done += 1;
      onProgress?.({ done, total, share: done / total });
    }).catch((error: unknown) => {
      throw signal?.aborted ? new RunAborted(done, total) : error;
    });
    tasks.forEach(({ scenario, replication }, place) => {
      const value = valueOfMeasure(results[place], measure);
      if (Number.isNaN(value))
        throw new RangeError(
          `The measure ${measureText(measure)} has no meaning in replication ${replication} of plan ${scenario + 1}, so that plans cannot be ranked by it.`,
        );
      this.values[scenario].push(best === 'least' ? value : -value);
    });
    this.#used += tasks.length;
  }
}

/** Plans in order of their difference from the selected one, the best first. */
function rankedOf(
  { values }: Runs,
  selected: number,
  { best }: RankingRequest,
  eliminated: readonly Elimination[],
): Ranked[] {
  const sign = best === 'least' ? 1 : -1;
  const ranked = values.map((own, plan) => {
    const pairs = Math.min(own.length, values[selected].length);
    const out = eliminated.find((each) => each.plan === plan);
    const difference = estimateMean(Array.from({ length: pairs }, (_, r) => sign * (own[r] - values[selected][r])));
    return {
      plan,
      estimate: estimateMean(own.map((value) => sign * value)),
      ...(plan !== selected && { difference }),
      ...(out && { eliminated: out }),
    };
  });
  const worse = ({ difference }: Ranked): number => (difference === undefined ? -Infinity : sign * difference.mean);
  return ranked.sort((a, b) => worse(a) - worse(b));
}
