import { csvText } from '../csv/cells.ts';
import type { RankResult } from './rank.ts';

/**
 * `rank.csv`: every plan, the best first, with its measure, its difference from the selected plan, and when which plan
 * showed that it is not the best.
 */
export function rankCsv({ ranked, selected }: RankResult, names: readonly string[]): string {
  const rows = ranked.map(({ plan, estimate, difference, eliminated }, index) => [
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
  ];
  return csvText(columns, rows);
}
