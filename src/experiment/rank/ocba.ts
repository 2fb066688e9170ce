import { normalBelow } from './normal-below.ts';

/** What replications so far say of a plan against the one that seems best, over the replications that both have. */
export interface Rival {
  /** How much worse it is in the mean; 0 for the one that seems best. */
  readonly span: number;
  /** Of a single replication's difference. */
  readonly variance: number;
  /** Replications of the plan itself. */
  readonly replications: number;
}

/**
 * Every plan against the one that seems best, in the order given. Less is better; replication r of every plan has the
 * same luck.
 */
export interface Standings {
  readonly best: number;
  readonly rivals: readonly Rival[];
}

/**
 * Which plan seems best: the one that no other is better than in the mean over the replications that both have.
 *
 * Plans have unequal numbers of replications, and the luck of the later ones may be good or bad; so plans are compared
 * with the same luck and not by their means. Of several that are the same the first.
 */
export function standingsOf(values: readonly (readonly number[])[]): Standings {
  let best = 0;
  let rivals = rivalsOf(values, best);
  for (let turn = 0; turn < values.length; turn++) {
    const better = rivals.reduce((least, { span }, plan) => (span < rivals[least].span ? plan : least), best);
    if (better === best) break;
    best = better;
    rivals = rivalsOf(values, best);
  }
  return { best, rivals };
}

const rivalsOf = (values: readonly (readonly number[])[], best: number): Rival[] =>
  values.map((ours) => {
    const pairs = Math.min(ours.length, values[best].length);
    const differences = Array.from({ length: pairs }, (_, r) => ours[r] - values[best][r]);
    const span = differences.reduce((sum, each) => sum + each, 0) / pairs;
    return {
      span,
      variance: differences.reduce((sum, each) => sum + (each - span) * (each - span), 0) / (pairs - 1),
      replications: ours.length,
    };
  });

/**
 * The shares of a budget that make it likeliest that the plan that seems best is the best: optimal computing budget
 * allocation, for plans with common luck.
 *
 * For plans other than the best, N_i : N_j = (σ_i / δ_i)² : (σ_j / δ_j)², with δ how much worse a plan is and σ the
 * spread of that difference: those that are hard to tell from the best get most. The best gets as many as the plan that
 * gets most, since with common luck a comparison hangs on the smaller of two numbers; for independent plans it would be
 * σ_b √ Σ (N_i / σ_i)². A distance or spread of nothing is taken for a tiny one, so that every plan has a share.
 *
 * Source: Chen, Lin, Yücesan and Chick, "Simulation budget allocation for further enhancing the efficiency of ordinal
 * optimization", Discrete Event Dynamic Systems 10 (2000), 251-270, theorem 1; here with differences in place of
 * independent means.
 */
export function sharesOf({ best, rivals }: Standings): number[] {
  const scale = Math.max(...rivals.map(({ span, variance }) => Math.max(Math.abs(span), Math.sqrt(variance))));
  const tiny = Math.max(1e-6 * scale, 1e-100);
  const weights = rivals.map(({ span, variance }, plan) => {
    const ratio = Math.max(Math.sqrt(variance), tiny) / Math.max(span, tiny);
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
export function allocation(standings: Standings, more: number): number[] {
  const { rivals } = standings;
  const total = rivals.reduce((sum, { replications }) => sum + replications, more);
  const shares = sharesOf(standings);
  const given = rivals.map(() => 0);
  for (let left = more; left > 0; left--) {
    const short = rivals.map(({ replications }, plan) => shares[plan] * total - replications - given[plan]);
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
export function probabilityOfBest({ best, rivals }: Standings): number {
  const wrong = rivals.reduce((sum, { span, variance, replications }, plan) => {
    if (plan === best || variance === 0) return sum;
    return sum + normalBelow(-span * Math.sqrt(Math.min(replications, rivals[best].replications) / variance));
  }, 0);
  return Math.max(0, 1 - wrong);
}
