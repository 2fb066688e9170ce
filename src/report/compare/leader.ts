import type { Estimate } from '../../experiment/index.ts';
import { estimateMean, valueOf, verdictOf } from '../../experiment/index.ts';
import type { Area, MetricName, ReplicationResult } from '../../model/index.ts';
import { metricIndex, wholeService } from '../../model/index.ts';

/**
 * Months over which a plan must be ahead to be called the best: a year, so that no season and no single month decides.
 */
const leadingMonths = 12;

/**
 * The plan that may be called the best of several: the one that is ahead of each of the others. Absent where there is
 * none.
 *
 * `against` gives paired differences, the one plan less the other; it is ahead where there are some, and the 95%
 * interval of every one lies on the better side of nothing. They should be those in the last month and
 * `overLastYear`: an order that turns with the month is no order.
 */
export const leaderOf = <Plan>(
  plans: readonly Plan[],
  better: 'lower' | 'higher',
  against: (plan: Plan, other: Plan) => readonly Estimate[],
): Plan | undefined =>
  plans.find((plan) =>
    plans.every((other) => {
      if (other === plan) return true;
      const differences = against(plan, other);
      return differences.length > 0 && differences.every((each) => verdictOf(each) === better);
    }),
  );

/**
 * The mean of the last twelve months of a plan less that of another that ends in the same month, over replications with
 * the same random numbers. Months without a value in one of the two are left out; none at all gives no estimate.
 */
export function lastYearDifference(
  plan: readonly ReplicationResult[],
  other: readonly ReplicationResult[],
  valueAt: (result: ReplicationResult, date: string) => number,
): Estimate[] {
  const months = plan[0].dates.slice(-leadingMonths);
  const means = plan.flatMap((planResult) => {
    const otherResult = other.find(({ replication }) => replication === planResult.replication);
    if (otherResult === undefined) return [];
    const differences = months
      .map((date) => valueAt(planResult, date) - valueAt(otherResult, date))
      .filter((each) => !Number.isNaN(each));
    return differences.length === 0 ? [] : [differences.reduce((sum, each) => sum + each, 0) / differences.length];
  });
  return means.length === 0 ? [] : [estimateMean(means)];
}

/** A metric in a month, given by the ISO date of its end; of the whole service, or of another area. */
export const valueAtMonth = (
  result: ReplicationResult,
  metric: MetricName,
  date: string,
  area: Area = wholeService,
): number =>
  valueOf(result, {
    date: result.dates.indexOf(date),
    scope: result.areas.indexOf(area),
    metric: metricIndex[metric],
  });

/** Some of so many plans in words: `‘Retention’`, `both plans`, `all 3 plans`, `2 of 3 plans`. */
export function plansInWords(names: readonly string[], of: number): string {
  if (names.length === 1) return `‘${names[0]}’`;
  if (names.length < of) return `${names.length} of ${of} plans`;
  return of === 2 ? 'both plans' : `all ${of} plans`;
}
