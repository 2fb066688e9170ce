/** A share of trials with its 95% interval. */
export interface ProportionEstimate {
  /** 0 to 1. */
  readonly share: number;
  readonly lo95: number;
  readonly hi95: number;
  readonly trials: number;
}

/** What two and a half percent of a normal distribution lie above. */
const normalQuantile975 = 1.959963984540054;

/**
 * A share of independent trials with its 95% interval by Wilson's score method.
 *
 * It never leaves 0 to 1, and says something where none or all of few trials were hits: none of 20 leaves up to 16%
 * possible. At least one trial is needed.
 * Source: Wilson, "Probable inference, the law of succession, and statistical inference", Journal of the American
 * Statistical Association 22 (1927), 209-212; recommended for small samples by Brown, Cai and DasGupta, Statistical
 * Science 16 (2001), 101-133.
 */
export function estimateProportion(hits: number, trials: number): ProportionEstimate {
  if (!(trials >= 1 && hits >= 0 && hits <= trials))
    throw new RangeError(`A share needs at least one trial and no more hits than trials; found ${hits} of ${trials}.`);
  const share = hits / trials;
  const middle =
    (hits + (normalQuantile975 * normalQuantile975) / 2) / (trials + normalQuantile975 * normalQuantile975);
  const halfWidth =
    (normalQuantile975 / (trials + normalQuantile975 * normalQuantile975)) *
    Math.sqrt(hits * (1 - share) + (normalQuantile975 * normalQuantile975) / 4);
  return {
    share,
    lo95: hits === 0 ? 0 : middle - halfWidth, // exactly, where rounding would leave a trace
    hi95: hits === trials ? 1 : middle + halfWidth,
    trials,
  };
}

/** How often trials in pairs were hits: in both, in the first only, in the second only, in neither. */
export interface PairedTrials {
  readonly both: number;
  readonly firstOnly: number;
  readonly secondOnly: number;
  readonly neither: number;
}

/** The share of the first less that of the second, over pairs. */
export interface PairedProportionDifference {
  /** -1 to 1. */
  readonly difference: number;
  readonly lo95: number;
  readonly hi95: number;
  readonly pairs: number;
}

/**
 * The difference of two shares over the same pairs, with its 95% interval by Newcombe's square-and-add method: the
 * Wilson intervals of the two, joined with the correlation that the pairs show. At least one pair is needed.
 *
 * Source: Newcombe, "Improved confidence intervals for the difference between binomial proportions based on paired
 * data", Statistics in Medicine 17 (1998), 2635-2650, method 10.
 */
export function pairedProportionDifference({
  both,
  firstOnly,
  secondOnly,
  neither,
}: PairedTrials): PairedProportionDifference {
  const pairs = both + firstOnly + secondOnly + neither;
  const first = estimateProportion(both + firstOnly, pairs);
  const second = estimateProportion(both + secondOnly, pairs);
  const correlation = correlationOf({ both, firstOnly, secondOnly, neither });
  const combineHalfWidths = (a: number, b: number): number =>
    Math.sqrt(Math.max(0, a * a - 2 * correlation * a * b + b * b));
  const difference = (firstOnly - secondOnly) / pairs;
  return {
    difference,
    lo95: Math.max(-1, difference - combineHalfWidths(first.share - first.lo95, second.hi95 - second.share)),
    hi95: Math.min(1, difference + combineHalfWidths(first.hi95 - first.share, second.share - second.lo95)),
    pairs,
  };
}

/**
 * The correlation within pairs, with Newcombe's correction for continuity where it is positive; 0 where a margin is
 * empty.
 */
function correlationOf({ both, firstOnly, secondOnly, neither }: PairedTrials): number {
  const margins = (both + firstOnly) * (secondOnly + neither) * (both + secondOnly) * (firstOnly + neither);
  if (margins === 0) return 0;
  const product = both * neither - firstOnly * secondOnly;
  const corrected = product > 0 ? Math.max(product - (both + firstOnly + secondOnly + neither) / 2, 0) : product;
  return corrected / Math.sqrt(margins);
}
