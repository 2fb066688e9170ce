import { csvFormatValue } from 'd3-dsv';
import { plainDecimal } from '../csv/plain-decimal.ts';
import type { RankResult } from './rank.ts';

/**
 * `rank.csv`: every plan, the best first, with its measure, its difference from the selected plan, and when which plan
 * showed that it is not the best.
 */
export function rankCsv({ ranked, selected }: RankResult, names: readonly string[]): string {
  const name = (plan: number | undefined): string =>
    plan === undefined ? '' : csvFormatValue(/^[=+\-@\t\r]/.test(names[plan]) ? `'${names[plan]}` : names[plan]);
  const number = (value: number | undefined): string => (value === undefined ? '' : plainDecimal(value));
  const rows = ranked.map(({ plan, estimate, difference, eliminated }, index) => [
    String(index + 1),
    name(plan),
    plan === selected ? '1' : '0',
    number(estimate.mean),
    number(estimate.lo95),
    number(estimate.hi95),
    String(estimate.replications),
    number(difference?.mean),
    number(difference?.lo95),
    number(difference?.hi95),
    number(eliminated?.replications),
    name(eliminated?.by),
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
  return `${[columns, ...rows].map((row) => row.join(',')).join('\n')}\n`;
}
