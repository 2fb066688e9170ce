import type { Estimate } from '../statistics/sample.ts';

/** What a plan costs and how many cases it leaves unallocated, both compared with the scenario as it is. */
interface CostAndCases {
  /** Absent without pay. */
  readonly addedCost?: Estimate;
  readonly addedUnallocated: Estimate;
}

/**
 * The plans with those on the frontier marked: no other is, in the mean, at least as cheap with at least as few
 * unallocated cases, and better in one of the two.
 */
export const frontierOf = <Plan extends CostAndCases>(
  plans: readonly Plan[],
): (Plan & { readonly isOnFrontier: boolean })[] =>
  plans.map((plan) => ({
    ...plan,
    isOnFrontier: plan.addedCost !== undefined && !plans.some((other) => dominates(other, plan)),
  }));

function dominates(one: CostAndCases, other: CostAndCases): boolean {
  if (one.addedCost === undefined || other.addedCost === undefined) return false;
  const cost = one.addedCost.mean - other.addedCost.mean;
  const cases = one.addedUnallocated.mean - other.addedUnallocated.mean;
  return cost <= 0 && cases <= 0 && (cost < 0 || cases < 0);
}
