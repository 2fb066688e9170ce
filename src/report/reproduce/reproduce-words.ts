import type { Comparison } from '../../experiment/index.ts';
import type { Counting } from '../../model/index.ts';
import { uncapitalise } from '../words/letter-case.ts';
import { metricNamed } from '../words/metric.ts';
import { formatFigure, formatCompact } from '../words/number-words.ts';

/**
 * What a study reads off a run, in words: `unallocated.all / caseload.all` is `Unallocated cases as a share of people
 * on probation`.
 */
export function expressionInWords(text: string): string {
  const words = text.split(' ');
  const joints: Readonly<Record<string, string>> = { '+': 'and', '-': 'less', '/': 'as a share of' };
  return words
    .map(
      (word, index) => joints[word] ?? (index === 0 ? metricNamed(word).label : uncapitalise(metricNamed(word).label)),
    )
    .join(' ');
}

/** The time that one point of a course is of: `at month end`, `mean of each month`; of what happens, so many months. */
export function countingPeriodInWords(text: string, months: number): string {
  const counting: Counting = metricNamed(text.split(' ')[0]).counting;
  if (counting === 'last twelve months') return 'over the 12 months to each month end';
  if (months > 1) return `over the ${months} months to each month end`;
  if (counting === 'mean of the month') return 'mean of each month';
  return counting === 'during the month' ? 'in each month' : 'at month end';
}

/** Whether two ends were published and not one number. */
export const isRange = ({ published }: Comparison): boolean =>
  published !== undefined && published.low < published.high;

/**
 * What a series shows, as a title: `Officers in post: 3 of 11 published figures are within the simulated range`.
 *
 * An input is no finding, and is said to be an input. Of a published range it is said that the two ranges overlap,
 * and on which side of it the simulated mean lies where it is not between its ends.
 */
export function seriesHeadline(series: string, compared: readonly Comparison[]): string {
  const scored = compared.filter(({ finding }) => finding === 'inside' || finding === 'outside');
  const judged = scored.filter(({ role }) => role !== 'input');
  if (judged.length === 1) return `${series}: ${verdictOn(judged[0])}`;
  if (judged.length > 1) return `${series}: ${tallyInWords(judged)}`;
  if (!compared.some(({ role }) => role === 'input')) return `${series}: published and simulated`;
  const off = scored.filter(({ finding }) => finding === 'outside');
  if (off.length === 0) return `${series}: an input as published, not a test`;
  const published =
    scored.length === 1
      ? 'the published figure is'
      : `${off.length} of ${scored.length} published figures ${off.length === 1 ? 'is' : 'are'}`;
  return `${series}: an input, not a test; ${published} outside the simulated range`;
}

/**
 * `3 of 11 published figures are within the simulated range`; a published range that is met overlaps with it. A figure
 * that several scenarios are compared with is one figure.
 */
export function tallyInWords(judged: readonly Comparison[]): string {
  const inside = judged.filter(({ finding }) => finding === 'inside');
  const one = inside.length === 1;
  const verb = inside.some(isRange)
    ? one
      ? 'is within or overlaps with'
      : 'are within or overlap with'
    : one
      ? 'is within'
      : 'are within';
  if (new Set(judged.map(({ figure: of }) => of)).size < judged.length)
    return (
      `the published figure ${inside.some(isRange) ? 'is within or overlaps with' : 'is within'} the simulated range ` +
      `in ${inside.length} of ${judged.length} comparisons`
    );
  return `${inside.length} of ${judged.length} published figures ${verb} the simulated range`;
}

function verdictOn(compared: Comparison): string {
  const {
    finding,
    percent,
    unit,
    published,
    spread: { mean },
  } = compared;
  const side = percent !== undefined && percent > 0 ? 'above' : 'below';
  if (finding === 'outside')
    return (
      `the simulation misses the published ${isRange(compared) ? 'range' : 'figure'}` +
      (percent === undefined ? '' : ` by ${formatFigure(Math.abs(percent), '%')}%, ${side} it`)
    );
  if (!isRange(compared)) return 'the published figure is within the simulated range';
  const { low, high } = published!;
  const isBetween = mean >= low && mean <= high;
  const position = isBetween ? 'is within it' : `is ${mean > high ? 'above' : 'below'} it`;
  return (
    `the published range, ${formatFigure(low, unit)} to ${formatCompact(high, unit)}, and the simulated range ` +
    `overlap; the simulated mean, ${formatCompact(mean, unit)}, ${position}`
  );
}
