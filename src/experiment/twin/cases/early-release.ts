import type { Epoch } from '../../../model/index.ts';
import { epochAt } from '../timeline.ts';

/** A part of all prisoners who are eligible for early release under the same schemes. */
export interface EligibleBand {
  /** Of all prisoners. */
  readonly share: number;
  /** At each reading, so many days before the expected release a prisoner of this band goes. */
  readonly daysEarly: Float64Array;
}

/**
 * Prisoners by the schemes they are eligible for. Eligibility is one draw a person for good, so whoever is eligible for
 * a scheme of a third is so for one of a half.
 */
export function eligibleBands(epochs: readonly Epoch[], days: number, readings: number): EligibleBand[] {
  const limits = [
    ...new Set([
      0,
      ...epochs.map(({ p: { demand } }) => (demand.early_release_days > 0 ? demand.early_release_share : 0)),
      1,
    ]),
  ].sort((a, b) => a - b);
  return limits.slice(1).map((limit, index) => ({
    share: limit - limits[index],
    daysEarly: Float64Array.from({ length: readings }, (_, at) => {
      const { early_release_days, early_release_share } = epochAt(epochs, at * days - 0.5).p.demand;
      return early_release_share >= limit ? early_release_days : 0;
    }),
  }));
}

/**
 * For the sentences of one cell, by how many days releases are ahead of what was expected, at each reading: whoever has
 * gone early does not come back when a scheme ends, and the others then wait for their day.
 */
export function daysAhead({ daysEarly }: EligibleBand, days: number, cell: number): Float64Array {
  const ahead = new Float64Array(daysEarly.length);
  let furthest = 0;
  for (let at = Math.max(0, cell); at < daysEarly.length; at++) {
    furthest = Math.max(furthest, at * days + daysEarly[at]);
    ahead[at] = furthest - at * days;
  }
  return ahead;
}
