import { csvText } from '../csv/cells.ts';
import type { RankResult } from './rank.ts';

/**
 * `rank.csv`: every plan, the best first, with its measure, its difference from the selected plan, and when which plan
 * showed that it is not the best.
 */
export function rankCsv({ ranked, selected }: RankResult, names: readonly string[]): string {
  const rows = ranked.map(({ plan, estimate, difference, cost, addedCost, eliminated }, index) => [
    index + 1,
    names[plan],
    plan === selected ? 1 : 0,
    estimate.mean,
    estimate.lo95,
    estimate.hi95,
    estimate.replications,
    difference?.mean,
    difference?.lo95,
    difference?.hi95,
    eliminated?.replications,
    eliminated && names[eliminated.by],
    cost?.total.mean,
    addedCost?.total.mean,
    addedCost?.total.lo95,
    addedCost?.total.hi95,
  ]);
  const columns = [
    'rank',
    'scenario',
    'selected',
    'mean',
    'lo95',
    'hi95',
    'replications',
    'difference',
    'difference_lo95',
    'difference_hi95',
    'eliminated_after',
    'eliminated_by',
    'cost',
    'added_cost',
    'added_cost_lo95',
    'added_cost_hi95',
  ];
  return csvText(columns, rows);
}
