import type { Precision, PrecisionInterval, PrecisionReached } from '../../experiment/index.ts';
import { readMeasure } from '../../experiment/index.ts';
import { unitOf } from '../words/measure-words.ts';
import { formatFigure, formatPercentage, roundToDigits } from '../words/number-words.ts';

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
  const outcome = reached
    ? `Precision: half of every 95% interval asked for is at most ${goalInWords(asked, intervals)}, from ${tightFrom} replications on; ${replications} were run, to see that it stays so.`
    : `The precision asked for was not reached with ${replications} replications${replications === mostReplications ? ', the most allowed' : ''}: half of every 95% interval asked for was to be at most ${goalInWords(asked, intervals)}. ${wide.length === 0 ? 'It was reached too late to see whether it stays so.' : `Still too wide: ${wide.map((each) => intervalInWords(each, asked)).join('; ')}.`}`;
  return [outcome, caution];
}

const caution =
  'Stopping as soon as an interval is narrow favours runs whose spread happens to look small, so such intervals hold the true mean a little less often than 95 times in 100; looking ahead lessens that.';

/** `5% of the mean`, `50` in the unit of the metrics, which are all of one. */
function goalInWords(asked: Precision, intervals: readonly PrecisionInterval[]): string {
  if (asked.kind === 'absolute')
    return `${asked.halfWidth} ${unitOfMeasureText(intervals[0].measure).replace('%', 'percentage points')}`;
  const baseline = intervals.find((each) => each.baseline !== undefined)?.baseline;
  const ofDifferences =
    baseline === undefined
      ? ''
      : ` (of a paired difference ${formatPercentage(asked.share, 10)} of the level of ‘${baseline}’, since a difference may be zero)`;
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
  if (halfWidth === undefined || allowed === undefined) return `${of} ${formatFigure(mean, unit)}, of one replication`;
  if (asked.kind === 'absolute') return `${of} ${formatFigure(mean, unit)} ±${roundToDigits(halfWidth, 3)}`;
  return `${of} ${formatFigure(mean, unit)} ${allowed > 0 ? `±${roundToDigits((100 * asked.share * halfWidth) / allowed, 3)}%` : 'about zero, of which nothing is a share'}`;
}

function unitOfMeasureText(measure: string): string {
  const reading = readMeasure(measure);
  return reading.ok ? unitOf(reading.measure) : '';
}
