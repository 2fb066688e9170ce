import type { Calibration, CalibrationBudget } from '../../scenario/index.ts';
import { sobolPoints } from '../designs/sobol-sequence.ts';
import { pointAt } from './parameter-point.ts';
import type { RemainingPoints, Wave } from './waves.ts';
import { ruleOut } from './waves.ts';

/** Points that are left from which ranges can be read. */
const enough = 300;
/** Points, the least implausible, around which more are drawn where fewer are left. */
const around = 60;
/** By how much of its width the box around them is widened to each side. */
const margin = 0.15;
const mostRounds = 3;

/** Points that are left; where they were drawn from a part of the box, how large it is. */
export interface FocusedPoints extends RemainingPoints {
  readonly ofBox?: number;
}

/**
 * More points where few are left: drawn anew around these and the least implausible, and ruled out by the same waves. A
 * dozen numbers of which each is left a third of its range leave two in a million of the box, which no fixed number of
 * points finds.
 *
 * Only for an area: the points of the service are those of its set-up.
 */
export function refocus(
  found: FocusedPoints,
  waves: readonly Omit<Wave, 'left'>[],
  calibration: Calibration,
  { candidates }: CalibrationBudget,
  shift: readonly number[],
  round = 1,
): FocusedPoints {
  if (calibration.area === undefined || found.remaining.length >= enough || round > mostRounds) return found;
  const near = found.inOrder().slice(0, Math.max(around, found.remaining.length));
  if (near.length === 0) return found;
  const { parameters } = calibration;
  const box = parameters.map((parameter, at) => {
    const levels = near.map((point) => point[at]);
    const [least, most] = [Math.min(...levels), Math.max(...levels)];
    const wider = margin * (most - least);
    return { ...parameter, low: Math.max(parameter.low, least - wider), high: Math.min(parameter.high, most + wider) };
  });
  const volume = box.reduce(
    (product, { low, high }, at) => (product * (high - low)) / (parameters[at].high - parameters[at].low),
    1,
  );
  const drawn = sobolPoints(parameters.length, candidates, { shift }).map((shares) => pointAt(box, shares));
  const again = { ...ruleOut(drawn, waves, calibration), ofBox: volume };
  return again.remaining.length > found.remaining.length
    ? refocus(again, waves, calibration, { candidates } as CalibrationBudget, shift, round + 1)
    : refocus(
        { ...found, inOrder: again.inOrder },
        waves,
        calibration,
        { candidates } as CalibrationBudget,
        shift,
        round + 1,
      );
}
