import type { PlanFound } from './seek.ts';

/**
 * The plans with those on the frontier marked: no other is, in the mean, at least as cheap with at least as few
 * unallocated cases, and better in one of the two.
 */
export const frontierOf = (plans: readonly Omit<PlanFound, 'isOnFrontier'>[]): PlanFound[] =>
  plans.map((plan) => ({
    ...plan,
    isOnFrontier: plan.addedCost !== undefined && !plans.some((other) => isBetter(other, plan)),
  }));

type Weighed = Pick<PlanFound, 'addedCost' | 'addedUnallocated'>;

function isBetter(one: Weighed, other: Weighed): boolean {
  if (one.addedCost === undefined || other.addedCost === undefined) return false;
  const cost = one.addedCost.mean - other.addedCost.mean;
  const cases = one.addedUnallocated.mean - other.addedUnallocated.mean;
  return cost <= 0 && cases <= 0 && (cost < 0 || cases < 0);
}
