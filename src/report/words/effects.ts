import type { Estimate } from '../../experiment/index.ts';
import { isSignificant } from '../../experiment/index.ts';
import { listInWords } from './lists.ts';
import { formatRoughly, unitAfter } from './number-words.ts';
import { unitOfDifference } from './measure-words.ts';
import type { Subject } from './subject.ts';

/** What a plan does to a measure, significantly. */
export interface Effect {
  readonly subject: Subject;
  readonly difference: Estimate;
  /** Whether that is better for the service. */
  readonly isBetter: boolean;
}

/** The significant ones of some differences of a plan from a baseline, those for the better first. */
export const tellingEffects = (
  differences: readonly { readonly subject: Subject; readonly difference: Estimate }[],
): Effect[] =>
  differences
    .filter(({ difference }) => difference.replications > 0 && isSignificant(difference))
    .map((each) => ({ ...each, isBetter: each.difference.mean < 0 === (each.subject.better === 'lower') }))
    .sort((a, b) => Number(b.isBetter) - Number(a.isBetter));

/**
 * What a plan does, for better and for worse: `improves unallocated cases (about 260 fewer) but worsens mean capacity
 * of practitioners (about 3 percentage points higher)`. Empty where it does nothing that is significant.
 */
export function effectsInWords(effects: readonly Effect[]): string {
  const better = effects.filter(({ isBetter }) => isBetter);
  const worse = effects.filter(({ isBetter }) => !isBetter);
  const list = (some: readonly Effect[]): string => listInWords(some.map(effectInWords));
  return [
    ...(better.length > 0 ? [`improves ${list(better)}`] : []),
    ...(worse.length > 0 ? [`worsens ${list(worse)}`] : []),
  ].join(', but ');
}

/** Units of what is counted one by one. */
const countedUnits: readonly string[] = ['cases', 'people', 'FTE', 'reviews', 'tasks', 'offences'];

/** `unallocated cases (about 260 fewer)` */
export const effectInWords = ({ subject, difference: { mean } }: Effect): string =>
  `${subject.words} (${sizesInWords(subject, [mean])})`;

/** What some plans do to a measure, all in one direction: `about 260 fewer`, `about 2.1 to 11 percentage points lower`. */
export function sizesInWords({ unit }: Subject, means: readonly number[]): string {
  const sizes = means.map(Math.abs);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)].map((size) =>
    formatRoughly(size, unit).replace(/%$/, ''),
  );
  const size = least === most ? most : `${least} to ${most.replace(/^about /, '')}`;
  const figure = unit === '%' ? unitAfter(size, unitOfDifference(unit)) : size;
  const [below, above] = unit === '%' ? ['lower', 'higher'] : [countedUnits.includes(unit) ? 'fewer' : 'less', 'more'];
  return `${figure} ${means[0] < 0 ? below : above}`;
}
