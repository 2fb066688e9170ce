import type { Estimate } from '../statistics/sample.ts';
import { estimateMean } from '../statistics/sample.ts';
import type { RunCosts } from './costs.ts';

/** The mean of each part of a cost, with its interval, in pounds. */
export type PartEstimates = readonly { readonly part: string; readonly estimate: Estimate }[];

/** A cost with its parts: the mean over replications, or over paired differences. */
export interface CostEstimate {
  readonly total: Estimate;
  readonly parts: PartEstimates;
}

/** What a scenario costs over a run. At least one replication is needed. */
export const estimateCosts = (costs: readonly RunCosts[]): CostEstimate => ({
  total: estimateMean(costs.map(({ total }) => total)),
  parts: estimateParts(costs),
});

/** What it costs more than a baseline, over replications with the same random numbers that both have. */
export function estimateAddedCosts(costs: readonly RunCosts[], baseline: readonly RunCosts[]): CostEstimate {
  const pairs = Math.min(costs.length, baseline.length);
  return {
    total: estimateMean(costs.slice(0, pairs).map(({ total }, index) => total - baseline[index].total)),
    parts: estimateParts(costs, baseline),
  };
}

/** Each part of some costs, or, with those of a baseline, what it is more; a part that one side has not is 0 there. */
export function estimateParts(costs: readonly RunCosts[], baseline?: readonly RunCosts[]): PartEstimates {
  const names = [...new Set([...costs, ...(baseline ?? [])].flatMap(({ parts }) => Object.keys(parts)))];
  const pairs = Math.min(costs.length, baseline?.length ?? Infinity);
  return names.map((part) => ({
    part,
    estimate: estimateMean(
      costs
        .slice(0, pairs)
        .map(
          ({ parts }, index) => (parts[part] ?? 0) - (baseline === undefined ? 0 : (baseline[index].parts[part] ?? 0)),
        ),
    ),
  }));
}
