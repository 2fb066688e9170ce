import { ln } from '../../engine/index.ts';
import { probabilityOfAtLeast, probabilityOfAtMost, clopperPearsonInterval } from '../statistics/binomial.ts';

/**
 * What has been shown of a plan: that it meets the thresholds with the probability asked for, that it does not, or
 * neither as yet.
 */
export type PlanVerdict = 'meets' | 'does not meet' | 'undecided';

/** What is asked of a plan, and how surely it is to be known. */
export interface SeekRequirement {
  /** The probability with which all thresholds are to be met; between 0 and 1, both exclusive. */
  readonly probability: number;
  /** The confidence with which everything that is said of any plan holds at once; between 0 and 1, both exclusive. */
  readonly confidence: number;
  /** How many plans there are to be said something of. */
  readonly plans: number;
}

/** One interim analysis of a plan: in how many replications so far all thresholds were met, and what that shows. */
export interface InterimAnalysis {
  readonly hits: number;
  readonly replications: number;
  /**
   * Exact interval of the probability; the intervals of all interim analyses of all plans hold at once with the
   * confidence asked for, on the side that decides.
   */
  readonly lo: number;
  readonly hi: number;
  readonly standing: PlanVerdict;
}

/** Interim analyses of one plan, at most. */
export const mostInterimAnalyses = 8;

/**
 * The error that one interim analysis may make: the error of the whole over all plans and all analyses of each
 * (Bonferroni), so that it does not matter which plans the search comes to, in what order, or when it stops.
 *
 * Each analysis may err on one side only: a plan that meets cannot be wrongly shown to meet.
 */
export const errorPerAnalysis = ({ confidence, plans }: SeekRequirement): number =>
  (1 - confidence) / (plans * mostInterimAnalyses);

/** Replications without a miss that it takes to show that a plan meets. */
export const fewestReplicationsToMeet = (requirement: SeekRequirement): number =>
  Math.ceil(ln(errorPerAnalysis(requirement)) / ln(requirement.probability));

/**
 * After how many replications a plan is analysed: first when none met would show that it does not meet, then with a
 * quarter and a half of those, and then with those, that could show that it does, and with twice, four, eight and
 * sixteen times as many.
 */
export function interimSampleSizes(requirement: SeekRequirement): readonly number[] {
  const toMeet = fewestReplicationsToMeet(requirement);
  const toFail = Math.ceil(ln(errorPerAnalysis(requirement)) / ln(1 - requirement.probability));
  const sizes = [
    toFail,
    Math.ceil(toMeet / 4),
    Math.ceil(toMeet / 2),
    toMeet,
    2 * toMeet,
    4 * toMeet,
    8 * toMeet,
    16 * toMeet,
  ];
  return [...new Set(sizes)].filter((size) => size >= Math.min(toFail, toMeet)).sort((a, b) => a - b);
}

/** What so many hits show. */
export function analyseHits(hits: number, replications: number, requirement: SeekRequirement): InterimAnalysis {
  const error = errorPerAnalysis(requirement);
  const [lo, hi] = clopperPearsonInterval(hits, replications, error);
  const meets = probabilityOfAtLeast(hits, replications, requirement.probability) <= error;
  const fails = probabilityOfAtMost(hits, replications, requirement.probability) <= error;
  return { hits, replications, lo, hi, standing: meets ? 'meets' : fails ? 'does not meet' : 'undecided' };
}
