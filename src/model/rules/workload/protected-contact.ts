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
  if (protection === 0 || kept >= 1 || kept <= 0) return work.map(() => Math.min(1, Math.max(0, kept)));
  let all = 0;
  for (const ofLevel of work) all += ofLevel;
  if (all === 0) return work.map(() => kept);
  const exposure = work.map((_, level) => exp(-protection * level));
  // The lowest levels lose all, one after another, until what is left to lose is less than a whole of the next.
  let toLose = (1 - kept) * all;
  let factor = Infinity;
  for (let level = 0; level < work.length; level++) {
    let exposed = 0;
    for (let above = level; above < work.length; above++) exposed += work[above] * exposure[above];
    if (exposed > 0) factor = toLose / exposed;
    if (factor * exposure[level] <= 1) break;
    toLose = Math.max(0, toLose - work[level]);
  }
  return exposure.map((ofLevel) => Math.max(0, 1 - factor * ofLevel));
}
