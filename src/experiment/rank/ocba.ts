import { normalCumulative } from '../statistics/normal.ts';

/** What replications so far say of a plan against the one that seems best, over the replications that both have. */
export interface Alternative {
  /** How much worse it is in the mean; 0 for the one that seems best. */
  readonly meanDifference: number;
  /** Of a single replication's difference. */
  readonly variance: number;
  /** Replications of the plan itself. */
  readonly replications: number;
}

/**
 * Every plan against the one that seems best, in the order given. Less is better; replication r of every plan has the
 * same random numbers.
 */
export interface ComparisonWithBest {
  readonly best: number;
  readonly alternatives: readonly Alternative[];
}

/**
 * Which plan seems best: the one that no other is better than in the mean over the replications that both have.
 *
 * Plans have unequal numbers of replications, and chance may have favoured the later ones or not; so plans are compared
 * with the same random numbers and not by their means. Of several that are the same the first.
 */
export function compareWithBest(values: readonly (readonly number[])[]): ComparisonWithBest {
  let best = 0;
  let alternatives = alternativesTo(values, best);
  for (let turn = 0; turn < values.length; turn++) {
    const better = alternatives.reduce(
      (least, { meanDifference }, plan) => (meanDifference < alternatives[least].meanDifference ? plan : least),
      best,
    );
    if (better === best) break;
    best = better;
    alternatives = alternativesTo(values, best);
  }
  return { best, alternatives };
}

const alternativesTo = (values: readonly (readonly number[])[], best: number): Alternative[] =>
  values.map((ours) => {
    const pairs = Math.min(ours.length, values[best].length);
    const differences = Array.from({ length: pairs }, (_, r) => ours[r] - values[best][r]);
    const meanDifference = differences.reduce((sum, each) => sum + each, 0) / pairs;
    return {
      meanDifference,
      variance:
        differences.reduce((sum, each) => sum + (each - meanDifference) * (each - meanDifference), 0) / (pairs - 1),
      replications: ours.length,
    };
  });

/**
 * The shares of a budget that make it likeliest that the plan that seems best is the best: optimal computing budget
 * allocation, for plans with common random numbers.
 *
 * For plans other than the best, N_i : N_j = (σ_i / δ_i)² : (σ_j / δ_j)², with δ how much worse a plan is and σ the
 * spread of that difference: those that are hard to distinguish from the best get most. The best gets as many as the
 * plan that gets most, since with common random numbers a comparison depends on the smaller of two numbers; for
 * independent plans it would be σ_b √ Σ (N_i / σ_i)². A distance or spread of nothing is taken for a tiny one, so that
 * every plan has a share.
 *
 * Source: Chen, Lin, Yücesan and Chick, "Simulation budget allocation for further enhancing the efficiency of ordinal
 * optimization", Discrete Event Dynamic Systems 10 (2000), 251-270, theorem 1; here with differences in place of
 * independent means.
 */
export function budgetShares({ best, alternatives }: ComparisonWithBest): number[] {
  const scale = Math.max(
    ...alternatives.map(({ meanDifference, variance }) => Math.max(Math.abs(meanDifference), Math.sqrt(variance))),
  );
  const tiny = Math.max(1e-6 * scale, 1e-100);
  const weights = alternatives.map(({ meanDifference, variance }, plan) => {
    const ratio = Math.max(Math.sqrt(variance), tiny) / Math.max(meanDifference, tiny);
    return plan === best ? 0 : ratio * ratio;
  });
  weights[best] = Math.max(...weights);
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / all);
}

/**
 * How many more replications each plan gets when so many are handed out, one after another to the plan that is then
 * furthest below its share.
 */
export function allocateReplications(comparison: ComparisonWithBest, more: number): number[] {
  const { alternatives } = comparison;
  const total = alternatives.reduce((sum, { replications }) => sum + replications, more);
  const shares = budgetShares(comparison);
  const given = alternatives.map(() => 0);
  for (let left = more; left > 0; left--) {
    const short = alternatives.map(({ replications }, plan) => shares[plan] * total - replications - given[plan]);
    given[short.indexOf(Math.max(...short))]++;
  }
  return given;
}

/**
 * The approximate probability that the plan that seems best is the best, from below by Bonferroni: 1 - Σ Φ(-δ_i √n_i /
 * σ_i), over the n_i replications that a plan has in common with it. A plan that was the same in every replication
 * takes nothing off.
 *
 * Source: as for `sharesOf`.
 */
export function probabilityOfBest({ best, alternatives }: ComparisonWithBest): number {
  const wrong = alternatives.reduce((sum, { meanDifference, variance, replications }, plan) => {
    if (plan === best || variance === 0) return sum;
    return (
      sum +
      normalCumulative(-meanDifference * Math.sqrt(Math.min(replications, alternatives[best].replications) / variance))
    );
  }, 0);
  return Math.max(0, 1 - wrong);
}
