import { RandomStreams } from '../../engine/index.ts';
import type { SweepStudy, SweepFactor } from '../../scenario/index.ts';
import { fullFactorial } from '../designs/full-factorial.ts';
import { latinHypercube } from '../designs/latin-hypercube.ts';
import { sobolPoints } from '../designs/sobol-sequence.ts';

/** Digits of a level that count: more would be no finer, and a level is to be typed into a scenario. */
const significantDigits = 6;

/**
 * The points of a study: at each a level for every factor, in the order of the factors.
 *
 * The same study and seed give the same points. Sobol' points are shifted digit by digit, by chance, so that the first
 * is no corner.
 */
export function sweepPoints({ design, factors, points, seed }: SweepStudy): number[][] {
  if (design === 'full factorial')
    return fullFactorial(factors.map(({ values }) => values!.length)).map((point) =>
      point.map((index, at) => factors[at].values![index]),
    );
  const stream = new RandomStreams(seed, 0).stream('design');
  const shift = factors.map((_, at) => stream.uniform(at, 0));
  const shares =
    design === 'sobol'
      ? sobolPoints(factors.length, points, { shift })
      : latinHypercube(factors.length, points, stream);
  return shares.map((point) => factors.map((factor, at) => levelAtShare(factor, point[at])));
}

/**
 * The level of a factor that lies so far along it, from 0 to below 1; values of a list, and whole numbers, have equal
 * parts of the way.
 */
function levelAtShare({ factor, low, high, values }: SweepFactor, share: number): number {
  if (values !== undefined) return values[Math.floor(share * values.length)];
  if (factor.whole) return low + Math.floor(share * (high - low + 1));
  return Math.min(high, Math.max(low, Number((low + (high - low) * share).toPrecision(significantDigits))));
}
