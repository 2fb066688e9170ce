import type { Precision, PrecisionInterval, PrecisionReached } from '../../experiment/index.ts';
import { readMeasure } from '../../experiment/index.ts';
import { unitOf } from '../words/measure-words.ts';
import { formatFigure, formatPercentage, isMoney, roundToDigits, unitAfter } from '../words/number-words.ts';

/**
 * What came of a precision that was asked for, in sentences: what it took or how far it came, and what stopping early
 * does to intervals.
 */
export function precisionInWords({
  asked,
  mostReplications,
  reached,
  tightFrom = 0,
  replications,
  intervals,
}: PrecisionReached): string[] {
  const wide = intervals.filter(({ tight }) => !tight);
  const shortfall =
    wide.length === 0
      ? 'It was reached too late to be confirmed.'
      : `Still too wide: ${wide.map((each) => intervalInWords(each, asked)).join('; ')}.`;
  const outcome = reached
    ? `Precision reached: from ${tightFrom} replications on, half the width of every requested 95% interval is at ` +
      `most ${goalInWords(asked, intervals)}. ${replications} replications were run to confirm it.`
    : `Precision not reached with ${replications} ` +
      `replications${replications === mostReplications ? ', the most allowed' : ''}: half the width of every ` +
      `requested 95% interval was to be at most ${goalInWords(asked, intervals)}. ${shortfall}`;
  return [outcome, caution];
}

const caution =
  'Stopping as soon as an interval is narrow favours runs that happen to vary little, so these intervals contain the ' +
  'true mean slightly less often than 95 times in 100. The replications run to confirm it reduce this effect.';

/** `5% of the mean`, `50` in the unit of the metrics, which are all of one. */
function goalInWords(asked: Precision, intervals: readonly PrecisionInterval[]): string {
  if (asked.kind === 'absolute') return absoluteGoal(asked.halfWidth, unitOfMeasureText(intervals[0].measure));
  const baseline = intervals.find((each) => each.baseline !== undefined)?.baseline;
  const ofDifferences =
    baseline === undefined
      ? ''
      : ` (for a paired difference, ${formatPercentage(asked.share, 10)} of the level of ‘${baseline}’, since a ` +
        'difference may be zero)';
  return `${formatPercentage(asked.share, 10)} of the mean${ofDifferences}`;
}

/** `unallocated.all@end of ‘one unit’ 21 ±13.8%` */
function intervalInWords(
  { scenario, baseline, measure, mean, halfWidth, allowed }: PrecisionInterval,
  asked: Precision,
): string {
  const of = `${measure} of ‘${scenario}’${baseline === undefined ? '' : ` less ‘${baseline}’`}`;
  if (mean === undefined) return `${of} has no value`;
  const unit = unitOfMeasureText(measure);
  if (halfWidth === undefined || allowed === undefined)
    return `${of} ${formatFigure(mean, unit)}, from one replication`;
  if (asked.kind === 'absolute') return `${of} ${formatFigure(mean, unit)} ±${roundToDigits(halfWidth, 3)}`;
  return (
    `${of} ${formatFigure(mean, unit)} ` +
    (allowed > 0
      ? `±${roundToDigits((100 * asked.share * halfWidth) / allowed, 3)}%`
      : 'about zero, so that a percentage has no meaning')
  );
}

const absoluteGoal = (halfWidth: number, unit: string): string =>
  unitAfter(`${isMoney(unit) ? '£' : ''}${halfWidth}`, unit.replace('%', 'percentage points'));

function unitOfMeasureText(measure: string): string {
  const reading = readMeasure(measure);
  return reading.ok ? unitOf(reading.measure) : '';
}
