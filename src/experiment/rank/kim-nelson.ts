import { power } from '../../engine/index.ts';

/** How a selection is made. */
export interface KimNelsonOptions {
  /**
   * The probability with which the best is to be selected where it is better than all others by the difference or more.
   */
  readonly confidence: number;
  /** The indifference zone: the least difference that is worth finding, in the unit of the measure. */
  readonly difference: number;
  /** Replications of every plan before the first comparison; at least 2. */
  readonly first: number;
}

/** A plan that was found not to be the best, and which plan showed it. */
export interface Elimination {
  readonly plan: number;
  readonly by: number;
  /** Replications of each of the two at that time. */
  readonly replications: number;
}

/** h squared of the procedure, for k plans: the larger, the longer it looks before it drops a plan. */
export function hSquared(plans: number, { confidence, first }: Pick<KimNelsonOptions, 'confidence' | 'first'>): number {
  const eta = (power((2 * (1 - confidence)) / (plans - 1), -2 / (first - 1)) - 1) / 2;
  return 2 * eta * (first - 1);
}

/** The sample variances of the differences of each two plans over the first replications: [plan][other]. */
export function variancesOfDifferences(values: readonly (readonly number[])[], first: number): number[][] {
  return values.map((ours) =>
    values.map((theirs) => {
      const differences = Array.from({ length: first }, (_, r) => ours[r] - theirs[r]);
      const mean = differences.reduce((sum, each) => sum + each, 0) / first;
      return differences.reduce((sum, each) => sum + (each - mean) * (each - mean), 0) / (first - 1);
    }),
  );
}

/**
 * The replications of every plan after which the procedure is sure to have ended: h² S² / difference², for the two
 * plans that differ most unsteadily, and one more.
 */
export const replicationsToBeSure = (
  variances: readonly (readonly number[])[],
  h2: number,
  difference: number,
): number => Math.floor((h2 * Math.max(...variances.flat())) / (difference * difference)) + 1;

/**
 * One step of the fully sequential procedure of Kim and Nelson: the plans that are dropped after r replications of each
 * plan that is still in.
 *
 * A plan is dropped where the mean of another is lower by more than max(0, difference / (2 r) (h² S² / difference² -
 * r)), with S² the variance of their difference over the first replications. Plans need not be independent: common
 * random numbers makes S² small and the procedure short. Where the best is better than all others by the difference or
 * more, and values are normal, it is the one that is left with the confidence asked for.
 *
 * Source: Kim and Nelson, "A fully sequential procedure for indifference-zone selection in simulation", ACM TOMACS 11
 * (2001), 251-273, with c = 1.
 */
export function eliminatePlans(
  r: number,
  remaining: readonly number[],
  sums: readonly number[],
  variances: readonly (readonly number[])[],
  h2: number,
  difference: number,
): Elimination[] {
  return remaining.flatMap((plan) => {
    const by = remaining.find(
      (other) =>
        other !== plan &&
        sums[plan] / r > sums[other] / r + eliminationMargin(r, variances[plan][other], h2, difference),
    );
    return by === undefined ? [] : [{ plan, by, replications: r }];
  });
}

/** How much lower another mean must be after r replications. */
export const eliminationMargin = (r: number, variance: number, h2: number, difference: number): number =>
  Math.max(0, (difference / (2 * r)) * ((h2 * variance) / (difference * difference) - r));
