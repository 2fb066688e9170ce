import type { Estimate, PartEstimates } from '../../experiment/index.ts';
import { verdictOf } from '../../experiment/index.ts';
import { formatMoney, formatMoneyInterval, formatSignedMoney } from '../words/money-words.ts';

/** A sum with its interval: `£9.1m (95% interval £9.0m to £9.2m)`. */
export const costInWords = ({ mean, lo95, hi95 }: Estimate): string =>
  `${formatMoney(mean)}${lo95 === undefined ? '' : ` (95% interval ${formatMoneyInterval(lo95, hi95!)})`}`;

/**
 * `£1.2m more than ‘baseline’ (95% interval £1.1m to £1.3m)`; that of a difference which is no more than chance says
 * so.
 */
export function addedCostInWords(difference: Estimate, baseline: string, form?: 'no interval'): string {
  const verdict = verdictOf(difference);
  if (verdict === 'identical') return `exactly as much as ${baseline}`;
  const { mean, lo95, hi95 } = difference;
  const interval =
    lo95 === undefined || form === 'no interval' ? '' : ` (95% interval ${formatMoneyInterval(lo95, hi95!)})`;
  if (lo95 !== undefined && verdict === 'cannot tell these apart')
    return `neither significantly more nor less than ${baseline}${interval}`;
  return `${formatMoney(Math.abs(mean))} ${mean < 0 ? 'less' : 'more'} than ${baseline}${interval}`;
}

/**
 * The parts of an added cost, the largest first, those of nothing left out: `trainees +£1.2m, agency officers −£0.3m`.
 */
export function partsInWords(parts: PartEstimates): string {
  const told = parts
    .filter(({ estimate: { mean } }) => mean !== 0)
    .sort((a, b) => Math.abs(b.estimate.mean) - Math.abs(a.estimate.mean));
  return told.length === 0
    ? 'none differs'
    : told.map(({ part, estimate }) => `${partInWords(part)} ${formatSignedMoney(estimate.mean)}`).join(', ');
}

/** A part as tables and sentences name it. */
export const partInWords = (part: string): string => part.charAt(0).toLowerCase() + part.slice(1);
