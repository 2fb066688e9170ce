import type { RunCosts } from '../../experiment/index.ts';
import { costsOf, estimateAddedCosts, estimateCosts } from '../../experiment/index.ts';
import type { DataTable } from '../data-table.ts';
import type { ReportInput, ScenarioResults } from '../input.ts';
import type { NamedCost } from './cost-table.ts';
import { costsTable } from './cost-table.ts';

/** What each scenario of a run or comparison costs; none where a scenario gives no pay. */
export function costsOfReport({ sets }: ReportInput): NamedCost[] {
  const all = sets.map(runCosts);
  if (all.some((costs) => costs.length === 0)) return [];
  return sets.map(({ scenario: { name } }, index) => ({
    name,
    cost: estimateCosts(all[index]),
    ...(index > 0 && { addedCost: estimateAddedCosts(all[index], all[0]) }),
  }));
}

/** Of every replication, in their order; none where one has no cost, or where the scenario is not known in full. */
function runCosts({ scenario: { parameters, changes = [] }, results }: ScenarioResults): RunCosts[] {
  if (parameters === undefined) return [];
  const costs = [...results]
    .sort((a, b) => a.replication - b.replication)
    .map((result) => costsOf(result, { parameters, changes }));
  return costs.includes(undefined) ? [] : costs.flatMap((each) => each ?? []);
}

/** What scenarios cost, in all and by part; undefined without pay. */
export function reportCostsTable(input: ReportInput): DataTable | undefined {
  const costs = costsOfReport(input);
  return costs.length === 0 ? undefined : costsTable(costs, input.sets[0].scenario.years);
}
