import { exp } from '../../../engine/index.ts';

/**
 * The fraction of contact that an officer keeps up with the cases of each level of recorded risk, from 0 to 1, lowest
 * first, where `kept` of it is kept up in all.
 *
 * Contact is given up where risk is lowest: what a case loses is min(1, x times e to the power of -protection times
 * level), with the x that makes the losses add up to what the officer cannot do. A level that has lost all leaves the
 * rest of the loss to those above it. At protection 0 all lose alike.
 *
 * `work` is the officer's work that cannot wait, by level, in any unit; a level without any has the fraction that a
 * case of it would have. `protection` is 0 or more.
 * Source: assumed form; that the riskiest are seen first: hmip-hfkcw; operating rules, section 5.
 */
export function contactByLevel(work: readonly number[], kept: number, protection: number): number[] {
  const exposure = exposureByLevel(work.length, protection);
  return work.map((_, level) => contactAtLevel(level, work, kept, exposure));
}

/** What a case of each of so many levels loses, over what one of the lowest loses, while none loses all. */
export const exposureByLevel = (levels: number, protection: number): number[] =>
  Array.from({ length: levels }, (_, level) => exp(-protection * level));

/** `contactByLevel` for one of the levels, with the `exposure` that the protection comes to. */
export function contactAtLevel(
  level: number,
  work: readonly number[],
  kept: number,
  exposure: readonly number[],
): number {
  if (kept >= 1 || kept <= 0) return Math.min(1, Math.max(0, kept));
  let all = 0;
  for (let each = 0; each < work.length; each++) all += work[each];
  const areAllExposedAlike = exposure[exposure.length - 1] === 1;
  if (all === 0 || areAllExposedAlike) return kept;
  // The lowest levels lose all, one after another, until what is left to lose is less than a whole of the next.
  let toLose = (1 - kept) * all;
  let factor = Infinity;
  for (let lowest = 0; lowest < work.length; lowest++) {
    let exposed = 0;
    for (let above = lowest; above < work.length; above++) exposed += work[above] * exposure[above];
    if (exposed > 0) factor = toLose / exposed;
    if (factor * exposure[lowest] <= 1) break;
    toLose = Math.max(0, toLose - work[lowest]);
  }
  return Math.max(0, 1 - factor * exposure[level]);
}
