/**
 * Distributions by inverse transform: each takes one uniform number, 0 < u < 1, and rises with it. So common random
 * numbers stay common when a mean changes, and antithetic ones stay opposed. Times come out in the unit of their mean.
 */

import { exp, ln } from '../elementary.ts';

/** A time without memory, such as the gap between two random arrivals. The mean is 0 or more. */
export function exponentialFrom(u: number, mean: number): number {
  if (!(mean >= 0 && mean < Infinity))
    throw new RangeError(`The mean of an exponential must be 0 or more; found ${mean}.`);
  return -mean * ln(1 - u);
}

/**
 * The point of the standard normal distribution below which a share u lies: 1.96 for u = 0.975. RangeError unless 0 < u
 * < 1.
 *
 * Source: M. J. Wichura (1988), "Algorithm AS 241: the percentage points of the normal distribution", Applied
 * Statistics 37(3), 477-484 (routine PPND16, good to about 16 figures).
 */
export function normalQuantile(u: number): number {
  if (!(u > 0 && u < 1)) throw new RangeError(`A quantile needs a share between 0 and 1; found ${u}.`);
  const q = u - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    const numerator =
      ((((((2.5090809287301226727e3 * r + 3.3430575583588128105e4) * r + 6.7265770927008700853e4) * r +
        4.5921953931549871457e4) *
        r +
        1.3731693765509461125e4) *
        r +
        1.9715909503065514427e3) *
        r +
        1.3314166789178437745e2) *
        r +
      3.387132872796366608;
    const denominator =
      ((((((5.226495278852854561e3 * r + 2.8729085735721942674e4) * r + 3.930789580009271061e4) * r +
        2.1213794301586595867e4) *
        r +
        5.3941960214247511077e3) *
        r +
        6.871870074920579083e2) *
        r +
        4.2313330701600911252e1) *
        r +
      1;
    return (q * numerator) / denominator;
  }
  const distance = Math.sqrt(-ln(q < 0 ? u : 1 - u));
  const size = distance <= 5 ? normalTail(distance - 1.6) : normalFarTail(distance - 5);
  return q < 0 ? -size : size;
}

function normalTail(r: number): number {
  const numerator =
    ((((((7.7454501427834140764e-4 * r + 2.27238449892691845833e-2) * r + 2.4178072517745061177e-1) * r +
      1.27045825245236838258) *
      r +
      3.64784832476320460504) *
      r +
      5.7694972214606914055) *
      r +
      4.6303378461565452959) *
      r +
    1.42343711074968357734;
  const denominator =
    ((((((1.05075007164441684324e-9 * r + 5.475938084995344946e-4) * r + 1.51986665636164571966e-2) * r +
      1.4810397642748007459e-1) *
      r +
      6.8976733498510000455e-1) *
      r +
      1.6763848301838038494) *
      r +
      2.05319162663775882187) *
      r +
    1;
  return numerator / denominator;
}

function normalFarTail(r: number): number {
  const numerator =
    ((((((2.01033439929228813265e-7 * r + 2.71155556874348757815e-5) * r + 1.2426609473880784386e-3) * r +
      2.6532189526576123093e-2) *
      r +
      2.9656057182850489123e-1) *
      r +
      1.7848265399172913358) *
      r +
      5.4637849111641143699) *
      r +
    6.6579046435011037772;
  const denominator =
    ((((((2.04426310338993978564e-15 * r + 1.4215117583164458887e-7) * r + 1.8463183175100546818e-5) * r +
      7.868691311456132591e-4) *
      r +
      1.48753612908506148525e-2) *
      r +
      1.3692988092273580531e-1) *
      r +
      5.9983220655588793769e-1) *
      r +
    1;
  return numerator / denominator;
}

/**
 * A skewed quantity that is never negative, such as a length of supervision. Mean and coefficient of variation
 * (standard deviation over mean) are those of the quantity itself, not of its logarithm. With a variation of 0, or a
 * mean of 0, it is the mean.
 */
export class Lognormal {
  readonly #mean: number;
  readonly #sizeBiasedMean: number;
  /** Of the logarithm: the standard deviation, and half the variance, by which the mean lies above the median. */
  readonly #logDeviation: number;
  readonly #halfLogVariance: number;

  /** RangeError where the mean or the coefficient of variation is negative. */
  constructor(mean: number, variation: number) {
    if (!(mean >= 0 && mean < Infinity && variation >= 0 && variation < Infinity)) {
      throw new RangeError(
        `The mean and the coefficient of variation of a lognormal must be 0 or more; found ${mean} and ${variation}.`,
      );
    }
    const variance = ln(1 + variation * variation);
    this.#mean = mean;
    this.#sizeBiasedMean = mean * (1 + variation * variation);
    this.#logDeviation = Math.sqrt(variance);
    this.#halfLogVariance = variance / 2;
  }

  /** The value below which a share u lies. */
  at(u: number): number {
    return this.#mean * this.#relativeToMean(u);
  }

  /**
   * The value below which a share u lies for someone who looks in at random, and is the likelier to meet a thing the
   * longer it lasts: the length of a sentence now being served, where `at` gives the length of one now passed. Its mean
   * is mean x (1 + variation^2).
   */
  sizeBiasedAt(u: number): number {
    return this.#sizeBiasedMean * this.#relativeToMean(u);
  }

  #relativeToMean(u: number): number {
    return this.#logDeviation === 0 ? 1 : exp(this.#logDeviation * normalQuantile(u) - this.#halfLogVariance);
  }
}

/** The value of a `Lognormal` below which a share u lies, where it is wanted once. */
export function lognormalFrom(u: number, mean: number, variation: number): number {
  return new Lognormal(mean, variation).at(u);
}

/**
 * A count of random arrivals with the given mean: the smallest count whose cumulative probability reaches u. A mean of
 * 0 gives 0.
 *
 * Adds up probabilities from nine standard deviations below the mean (less than 1 in 10^17 lies lower), so that the
 * work grows with the square root of the mean.
 */
export function poissonFrom(u: number, mean: number): number {
  if (!(mean >= 0 && mean <= 1e9))
    throw new RangeError(`The mean of a Poisson count must be from 0 to 1,000,000,000; found ${mean}.`);
  let count = Math.max(0, Math.floor(mean - 9 * Math.sqrt(mean)));
  let probability = count === 0 ? exp(-mean) : poissonProbability(count, mean);
  let cumulative = probability;
  while (cumulative < u) {
    count++;
    probability *= mean / count;
    const next = cumulative + probability;
    if (next === cumulative && count > mean) break; // u is closer to 1 than the sum of all probabilities
    cumulative = next;
  }
  return count;
}

/** The probability of a count above 0, by Stirling's series for its factorial. */
function poissonProbability(count: number, mean: number): number {
  const stirling = (1 / 12 - (1 / 360 - 1 / (1260 * count * count)) / (count * count)) / count;
  return exp(count * ln(mean / count) + (count - mean) - stirling) / Math.sqrt(6.283185307179586 * count);
}

/** A mix of several kinds, by their shares, which need not add up to 1: only their proportions matter. */
export class Categorical {
  readonly shares: readonly number[];
  readonly #total: number;

  /** RangeError if a share is negative or all are 0. */
  constructor(shares: readonly number[]) {
    this.shares = shares;
    for (const share of shares)
      if (!(share >= 0)) throw new RangeError(`Shares must be 0 or more; found ${share} in ${shares.join(', ')}.`);
    this.#total = shares.reduce((sum, share) => sum + share, 0);
    if (!(this.#total > 0 && this.#total < Infinity))
      throw new RangeError(`At least one share must be above 0; found ${shares.join(', ') || 'none'}.`);
  }

  /** Which kind it is: its index in the list, from 0. A share of 0 is never chosen. */
  at(u: number): number {
    const { shares } = this;
    let rest = u * this.#total;
    let chosen = -1;
    for (let i = 0; i < shares.length; i++) {
      const share = shares[i];
      if (share === 0) continue;
      chosen = i;
      rest -= share;
      if (rest < 0) break;
    }
    return chosen;
  }
}

/** Which of several kinds, by their shares: the choice of a `Mix` that is wanted once. */
export function chooseFrom(u: number, shares: readonly number[]): number {
  return new Categorical(shares).at(u);
}
