import type { PlanResult } from './seek.ts';

/**
 * The plans with those on the frontier marked: no other is, in the mean, at least as cheap with at least as few
 * unallocated cases, and better in one of the two.
 */
export const frontierOf = (plans: readonly Omit<PlanResult, 'isOnFrontier'>[]): PlanResult[] =>
  plans.map((plan) => ({
    ...plan,
    isOnFrontier: plan.addedCost !== undefined && !plans.some((other) => dominates(other, plan)),
  }));

type CostAndCases = Pick<PlanResult, 'addedCost' | 'addedUnallocated'>;

function dominates(one: CostAndCases, other: CostAndCases): boolean {
  if (one.addedCost === undefined || other.addedCost === undefined) return false;
  const cost = one.addedCost.mean - other.addedCost.mean;
  const cases = one.addedUnallocated.mean - other.addedUnallocated.mean;
  return cost <= 0 && cases <= 0 && (cost < 0 || cases < 0);
}
