import { csvText } from '../csv/cells.ts';
import type { Cell } from '../csv/cells.ts';
import type { Estimate } from '../statistics/sample.ts';
import type { Lever } from './lever.ts';
import type { SeekResult } from './seek.ts';

/**
 * `search.csv`: every interim analysis in the order of the search, with the exact interval that it was judged by. The
 * scenario as it is has no levels.
 */
export function searchCsv({ interimAnalyses }: SeekResult, levers: readonly Lever[]): string {
  const rows = interimAnalyses.map((look, index) => [
    index + 1,
    ...levelsOf(look.levels, levers),
    look.replications,
    look.hits,
    look.hits / look.replications,
    look.lo,
    look.hi,
    look.standing,
  ]);
  return csvText(
    ['look', ...levers.map(({ name }) => name), 'replications', 'met', 'share', 'lo', 'hi', 'verdict'],
    rows,
  );
}

/**
 * `frontier.csv`: every plan that was analysed, with its cost above the scenario as it is and its unallocated cases.
 */
export function frontierCsv({ plans, cheapest }: SeekResult, levers: readonly Lever[]): string {
  const columns = [
    ...levers.map(({ name }) => name),
    'verdict',
    'replications',
    'share',
    'added_cost',
    'added_cost_lo95',
    'added_cost_hi95',
    'unallocated',
    'unallocated_lo95',
    'unallocated_hi95',
    'added_unallocated',
    'added_unallocated_lo95',
    'added_unallocated_hi95',
    'on_frontier',
    'cheapest',
  ];
  const rows = plans.map((plan) => [
    ...levelsOf(plan.levels, levers),
    plan.standing,
    plan.unallocated.replications,
    plan.lastAnalysis.hits / plan.lastAnalysis.replications,
    ...cells(plan.addedCost),
    ...cells(plan.unallocated),
    ...cells(plan.addedUnallocated),
    plan.isOnFrontier ? 1 : 0,
    plan === cheapest ? 1 : 0,
  ]);
  return csvText(columns, rows);
}

const levelsOf = (levels: readonly number[], levers: readonly Lever[]): Cell[] =>
  levers.map((_, index) => levels[index]);

const cells = (estimate: Estimate | undefined): Cell[] => [estimate?.mean, estimate?.lo95, estimate?.hi95];
