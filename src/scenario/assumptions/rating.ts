import type { Assumption, Impact, ImpactBand, Quality, Rag } from '../scenario.ts';

/** How good the evidence is. */
export const ragOfQuality: Readonly<Record<Quality, Rag>> = {
  published: 'green',
  secondary: 'amber',
  derived: 'amber',
  calibrated: 'amber',
  inferred: 'red',
  assumed: 'red',
};

/** How far wrong the results would be if the value were. */
export const ragOfImpact: Readonly<Record<ImpactBand, Rag>> = { low: 'green', medium: 'amber', high: 'red' };

/**
 * How worrying an assumption is: weak evidence is a worry as far as something hangs on it, and what hangs on it is one
 * as far as the evidence is weak. What is not known of the impact is taken to be the worst.
 *
 * The two scales are those with which assumptions logs of government rate an assumption.
 */
const ratings: Readonly<Record<Rag, Readonly<Record<ImpactBand | 'not known', Rag>>>> = {
  //         what hangs on it: little  some             much           who knows
  green: { low: 'green', medium: 'green', high: 'green', 'not known': 'green' },
  amber: { low: 'green', medium: 'amber', high: 'amber', 'not known': 'amber' },
  red: { low: 'green', medium: 'amber', high: 'red', 'not known': 'red' },
};

/** The rating of an assumption by its quality and, where that is known, its impact. */
export const ratingOf = (quality: Quality, impact: Impact | undefined): Rag =>
  ratings[ragOfQuality[quality]][impact?.band ?? 'not known'];

const ragOrder: readonly Rag[] = ['red', 'amber', 'green'];

/**
 * The assumptions log with what is most worrying first: by rating, then by what hangs on it, the unknown before the
 * known. Equals stay as they are.
 */
export const sortByRating = (assumptions: readonly Assumption[]): Assumption[] =>
  [...assumptions].sort(
    (a, b) => ragOrder.indexOf(a.rag) - ragOrder.indexOf(b.rag) || impactSizeOf(b) - impactSizeOf(a),
  );

/** Of what is not known, more than of anything that is. */
const impactSizeOf = ({ impact }: Assumption): number => impact?.size ?? Number.MAX_VALUE;
