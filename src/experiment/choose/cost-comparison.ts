import type { RunCosts } from '../costs/costs.ts';
import { mostInterimAnalyses } from '../seek/interim-analyses.ts';
import { sampleStandardDeviation, mean } from 'simple-statistics';
import { studentTQuantile } from '../statistics/student-t.ts';

/** What is shown of the cost of one plan beside that of another. */
export type CostStanding = 'less' | 'more' | 'the same' | 'cannot tell';

/**
 * How the cost of one plan stands to that of another, over replications with the same random numbers that both have.
 *
 * It is less or more where a t-interval of the mean difference leaves zero out; the error is shared among all pairs of
 * plans and all interim analyses (Bonferroni), so that everything that is said of costs holds at once with the
 * confidence given. It is the same where it does not differ in any replication.
 */
export function compareCosts(
  one: readonly RunCosts[],
  other: readonly RunCosts[],
  { confidence, plans }: { readonly confidence: number; readonly plans: number },
): CostStanding {
  const pairs = Math.min(one.length, other.length);
  const differences = Array.from({ length: pairs }, (_, index) => one[index].total - other[index].total);
  if (pairs > 0 && differences.every((difference) => difference === 0)) return 'the same';
  if (pairs < 2) return 'cannot tell';
  const error = (1 - confidence) / (((plans * (plans - 1)) / 2) * mostInterimAnalyses);
  const halfWidth =
    (studentTQuantile(1 - error / 2, pairs - 1) * sampleStandardDeviation(differences)) / Math.sqrt(pairs);
  const centre = mean(differences);
  if (centre + halfWidth < 0) return 'less';
  return centre - halfWidth > 0 ? 'more' : 'cannot tell';
}
