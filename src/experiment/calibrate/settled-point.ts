import type { Calibration } from '../../scenario/index.ts';
import { decidingImplausibility } from './implausibility.ts';
import { findLocalMinimum } from './local-minimum.ts';
import type { ParameterPoint } from './parameter-point.ts';
import type { SurvivingRange } from './surviving-ranges.ts';
import { undeterminedShare } from './surviving-ranges.ts';
import type { Wave } from './waves.ts';
import { emulatedImplausibility } from './waves.ts';

/**
 * The levels to go on with: what the figures tell where they lead, and everything else as it was.
 *
 * Numbers that are not determined by themselves may be determined together, as two that make up for each other: while
 * the figures rule out the levels with all of these as they were, the one that helps most is set free, and then the
 * next. Where no level is left at all, every number is free, to come as near as can be. What speaks against a level is
 * as elsewhere, but that distance counts from where a number was: the area is the national one where its series say
 * nothing else.
 */
export function settledPoint(
  calibration: Calibration,
  wave: Omit<Wave, 'left'>,
  ranges: readonly SurvivingRange[],
  start: ParameterPoint,
): ParameterPoint {
  const { parameters, cutoff } = calibration;
  const judged = (point: ParameterPoint) => ({
    point,
    implausibility: emulatedImplausibility(point, wave, calibration),
  });
  const residualsAt = (point: ParameterPoint): number[] => [
    ...judged(point).implausibility.each.filter((signed) => !Number.isNaN(signed)),
    ...parameters.map(({ low, high, before }, at) => (2 * (point[at] - before)) / (high - low)),
  ];
  const lowest = (free: ReadonlySet<number>): ParameterPoint => {
    if (free.size === 0) return parameters.map(({ before }) => before);
    const places = [...free];
    const whole = (part: ParameterPoint): number[] =>
      parameters.map(({ before }, at) => (free.has(at) ? part[places.indexOf(at)] : before));
    const moved = findLocalMinimum(
      places.map((at) => parameters[at]),
      places.map((at) => start[at]),
      (part) => residualsAt(whole(part)),
    );
    return whole(moved);
  };
  const isLeft = (point: ParameterPoint): boolean =>
    decidingImplausibility(judged(point).implausibility, calibration) <= cutoff;

  const determined = ranges.flatMap(({ share }, at) => (share >= undeterminedShare ? [] : [at]));
  let free = new Set(determined);
  let point = lowest(free);
  while (!isLeft(point) && free.size < parameters.length) {
    const more = parameters
      .flatMap((_, at) => (free.has(at) ? [] : [new Set([...free, at].sort((a, b) => a - b))]))
      .map((each) => ({ each, at: lowest(each) }))
      .map(({ each, at }) => ({
        each,
        at,
        sum: residualsAt(at).reduce((sum, residual) => sum + residual * residual, 0),
      }))
      .reduce((a, b) => (b.sum < a.sum ? b : a));
    free = more.each;
    point = more.at;
  }
  return point;
}
