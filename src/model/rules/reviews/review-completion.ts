import { exp, ln, power } from '../../../engine/index.ts';

/*
 * Numbers of this rule are read off the model itself in its steady state, and belong to no scenario: they only make the
 * run-in shorter.
 */

/**
 * How steeply the chance to be done rises with the level of risk, in noises: less than the noise alone would have it
 * (1.7), since the work of weeks differs.
 */
const steepness = 1.2;
/** How sharply time that is just enough turns into all work done: with just enough an eighth is missed. */
const sharpness = 5;
/**
 * The threshold lies within so many spreads of the levels, and is halved in upon so often: the share is found to some
 * thousandths.
 */
const reach = 5;
const halvings = 12;
/** Less noise than this, in levels, orders the work as no noise would; and more as chance would. */
const minimumNoise = 0.02;
const maximumNoise = 1000;

/** The assessments and reviews of an officer's cases at one level of risk. */
export interface WorkAtLevel {
  /** Effort of all of them, in any unit. */
  readonly effort: number;
  /** How many fall due for a case from start to end: 1 or more. */
  readonly dues: number;
}

/**
 * The chance of an assessment or review to be done, for each level of risk, with an officer whose load has long been
 * the same: what looks riskier than some threshold is done, the rest is missed, and the threshold is where the time is
 * used up.
 *
 * `share` is the officer's time for this work over its effort. A case looks as risky as its level, give or take `noise`
 * levels; at Infinity the level decides nothing. An initial assessment that was missed is still to be made when the
 * next review falls due, and takes `initial` times the effort of a review: so missing half saves less than half.
 * Source: assumed; see the numbers above.
 */
export function completionChances(
  levels: readonly WorkAtLevel[],
  share: number,
  noise: number,
  initial: number,
): number[] {
  let all = 0;
  for (const { effort } of levels) all += effort;
  const time = (share === Infinity ? 1 : share / power(1 + power(share, sharpness), 1 / sharpness)) * all;
  const spread = Math.min(maximumNoise, Math.max(minimumNoise, noise));
  const chance = (threshold: number, level: number): number =>
    1 / (1 + exp((steepness * (threshold - level)) / spread));
  let low = -reach * spread;
  let high = levels.length - 1 + reach * spread;
  for (let step = 0; step < halvings; step++) {
    const threshold = (low + high) / 2;
    let taken = 0;
    for (let level = 0; level < levels.length; level++) {
      const { effort, dues } = levels[level];
      if (effort > 0) taken += effort * shareOfEffort(chance(threshold, level), dues, initial);
    }
    if (taken > time) low = threshold;
    else high = threshold;
  }
  return levels.map((_, level) => chance(high, level));
}

/**
 * The part of the effort of a case that is spent where what falls due is done with a chance: the initial assessment
 * until it is made, reviews after it.
 */
function shareOfEffort(chance: number, dues: number, initial: number): number {
  if (chance === 0) return 0; // as it tends to, and 0 / 0 would not
  const ofInitial = initialAssessmentChance(chance);
  const isAssessed = 1 - exp(dues * ln(1 - ofInitial));
  const reviews = dues - isAssessed / ofInitial;
  return (initial * isAssessed + reviews * chance) / (initial + dues - 1);
}

/**
 * The chance of an initial assessment to be made, by that of a review of the same case: it takes longer, so fewer are
 * finished in time. To the power 1.25.
 */
export const initialAssessmentChance = (chance: number): number => chance * Math.sqrt(Math.sqrt(chance));
