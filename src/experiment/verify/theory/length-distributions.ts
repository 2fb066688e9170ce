import { exp, exponentialFrom, ln, lognormalFrom } from '../../../engine/index.ts';
import { normalCumulative } from '../../statistics/normal.ts';
import { logMoments } from '../../statistics/lognormal.ts';

/** How long something lasts: a distribution that can be drawn from, and what theory needs to know of it. */
export interface LengthDistribution {
  readonly mean: number;
  /** Coefficient of variation: standard deviation over mean. */
  readonly variation: number;
  /** From a uniform number, a length. */
  readonly draw: (u: number) => number;
  /** The share that lasts longer than x. */
  readonly shareOver: (x: number) => number;
  /**
   * The mean of what is over after x: of the length or x, whichever is the less. It is the integral of `shareOver` from
   * 0 to x, and nothing before 0.
   */
  readonly limitedMean: (x: number) => number;
}

export const lengthDistributionNames = ['exponential', 'fixed', 'uniform', 'lognormal'] as const;
export type LengthDistributionName = (typeof lengthDistributionNames)[number];

const widestUniform = 1 / Math.sqrt(3);

/** The coefficient of variation that a distribution has where none is asked for. */
export const defaultVariation: Readonly<Record<LengthDistributionName, number>> = {
  exponential: 1,
  fixed: 0,
  uniform: widestUniform,
  lognormal: 1,
};

/** Why a distribution cannot have a coefficient of variation, as a sentence; absent where it can. */
export function problemOfVariation(name: LengthDistributionName, variation: number): string | undefined {
  if (name === 'exponential' && variation !== 1)
    return (
      `An exponential time has a coefficient of variation of 1; found --cv ${variation}. For another, use ` +
      '--service lognormal.'
    );
  if (name === 'fixed' && variation !== 0)
    return (
      `A fixed time has a coefficient of variation of 0; found --cv ${variation}. For another, use --service ` +
      'lognormal.'
    );
  // A figure in four decimals, such as 0.5774, stands for the widest.
  if (name === 'uniform' && variation > widestUniform + 1e-4)
    return `A uniform time has a coefficient of variation of at most 1/sqrt(3) = 0.577; found --cv ${variation}.`;
  return undefined;
}

/** A distribution by its name, mean and coefficient of variation. */
export function lengthDistribution(name: LengthDistributionName, mean: number, variation: number): LengthDistribution {
  switch (name) {
    case 'exponential':
      return {
        mean,
        variation: 1,
        draw: (u) => exponentialFrom(u, mean),
        shareOver: (x) => exp(-Math.max(0, x) / mean),
        limitedMean: (x) => (x > 0 ? mean * (1 - exp(-x / mean)) : 0),
      };
    case 'fixed':
      return fixed(mean);
    case 'uniform':
      return variation === 0 ? fixed(mean) : uniform(mean, Math.min(variation, widestUniform));
    case 'lognormal':
      return variation === 0 ? fixed(mean) : lognormal(mean, variation);
  }
}

const fixed = (mean: number): LengthDistribution => ({
  mean,
  variation: 0,
  draw: () => mean,
  shareOver: (x) => (x < mean ? 1 : 0),
  limitedMean: (x) => Math.min(Math.max(0, x), mean),
});

function uniform(mean: number, variation: number): LengthDistribution {
  const half = mean * variation * Math.sqrt(3);
  const [least, most] = [mean - half, mean + half];
  const shareOver = (x: number): number => Math.min(1, Math.max(0, (most - x) / (most - least)));
  return {
    mean,
    variation,
    draw: (u) => least + u * (most - least),
    shareOver,
    limitedMean: (x) => (x <= least ? Math.max(0, x) : mean - (Math.max(0, most - x) * shareOver(x)) / 2),
  };
}

function lognormal(mean: number, variation: number): LengthDistribution {
  const { centre, spread } = logMoments(mean, variation);
  const standardise = (x: number): number => (ln(x) - centre) / spread;
  return {
    mean,
    variation,
    draw: (u) => lognormalFrom(u, mean, variation),
    shareOver: (x) => (x > 0 ? normalCumulative(-standardise(x)) : 1),
    limitedMean: (x) =>
      x <= 0
        ? 0
        : x === Infinity
          ? mean
          : mean * normalCumulative(standardise(x) - spread) + x * normalCumulative(-standardise(x)),
  };
}

/**
 * The time after which next to nothing is left of a length: what lasts longer adds less than one part in a million to
 * the mean.
 */
export function timeUntilNegligible({ mean, limitedMean }: LengthDistribution): number {
  let time = mean;
  while (mean - limitedMean(time) > 1e-6 * mean) time *= 1.25;
  return time;
}
